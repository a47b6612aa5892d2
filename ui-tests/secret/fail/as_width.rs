use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, message = "bad pin <name:pin$>")]
    BadPin {
        name: String,
        #[api(secret)]
        pin: usize,
    },
}

fn main() {}
