use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401, message = "bad token <n>", args(n = self.token.clone()), headers(x_token = &self.token))]
struct BadToken {
    #[api(secret)]
    token: String,
}

#[derive(Debug, ApiError)]
#[api(status = 401, meta(length = self.0.len()))]
struct BadKey(#[api(secret)] String);

fn main() {}
