use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 422, pointer = "/<token>")]
    Invalid {
        #[api(secret)]
        token: String,
    },
}

fn main() {}
