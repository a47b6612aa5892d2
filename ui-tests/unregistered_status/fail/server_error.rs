use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 520)]
    OriginUnknown,
}

fn main() {}
