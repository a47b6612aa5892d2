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
}

fn main() {}
