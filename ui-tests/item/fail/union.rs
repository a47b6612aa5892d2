use error_catalog::ApiError;

#[derive(ApiError)]
#[api(status = 404)]
union UserError {
    id: u32,
    number: f32,
}

fn main() {}
