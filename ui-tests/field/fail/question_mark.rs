use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, long = "<length>", args(length = name?.len()), meta(name = name?))]
    NotFound { name: Option<String> },
}

fn main() {}
