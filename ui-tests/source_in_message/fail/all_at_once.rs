use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 500, message = "failed: <source>", long = "failed: <source:?>", hint = "look into <source>")]
    Storage { source: std::io::Error },
    #[api(status = 502, message = "upstream failed: <0>")]
    Upstream(#[api(from)] std::fmt::Error),
}

fn main() {}
