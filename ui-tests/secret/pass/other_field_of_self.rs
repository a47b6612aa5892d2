use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 401, message = "bad token of <name>", args(name = self.user.to_uppercase()))]
struct BadToken {
    user: String,
    #[api(secret)]
    token: String,
}

/// Without a secret and a source, `self` shows what the type has.
#[derive(Debug, ApiError)]
enum LimitError {
    #[api(status = 429, message = "at most <limit>", args(limit = self.limit()))]
    TooMany { half: u32 },
}

impl LimitError {
    fn limit(&self) -> u32 {
        let Self::TooMany { half } = self;
        half * 2
    }
}

fn main() {
    let error = BadToken { user: "ada".into(), token: "hunter2".into() };
    assert_eq!(error.to_string(), "bad token of ADA");
    assert_eq!(error.token, "hunter2");
    assert_eq!(LimitError::TooMany { half: 2 }.to_string(), "at most 4");
}
