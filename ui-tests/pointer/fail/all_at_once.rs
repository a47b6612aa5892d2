use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422)]
    Three {
        #[api(pointer)]
        path: String,
        #[api(pointer)]
        other: String,
        #[api(pointer)]
        third: String,
    },
    #[api(status = 422)]
    Two(#[api(pointer)] String, #[api(pointer)] String),
    #[api(status = 422, parameter = "limit", pointer = "/limit")]
    Both(#[api(parameter)] String),
    #[api(status = 422, pointer = "#/email")]
    Fragment,
    #[api(status = 422, pointer = "/a~b")]
    Escape,
    #[api(status = 422, parameter = "/limit")]
    Parameter,
}

fn main() {}
