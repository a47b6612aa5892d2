use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, message = "bad token <shown>", args(shown = self.get()), meta(all = UserError::get(self)))]
    BadToken {
        #[api(secret)]
        token: String,
    },
}

impl UserError {
    fn get(&self) -> String {
        let Self::BadToken { token } = self;
        token.clone()
    }
}

fn main() {}
