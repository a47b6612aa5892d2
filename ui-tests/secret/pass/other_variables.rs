use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 401, meta(n = names.iter().map(|token| token.len()).sum::<usize>()))]
    A { names: Vec<String>, #[api(secret)] token: String },
    #[api(status = 401, meta(n = { let token = 3; token + 1 }))]
    B { #[api(secret)] token: String },
    #[api(status = 401, meta(n = match id { Some(token) => token + 1, None => 0 }))]
    C { id: Option<u8>, #[api(secret)] token: String },
    #[api(status = 401, meta(n = name.replace("{token}", "")))]
    D { name: String, #[api(secret)] token: String },
}

fn main() {}
