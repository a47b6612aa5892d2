use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 409, message = "100% full", long = "<used>% of 100% used, 5%")]
    Full { used: u8 },
}

fn main() {
    let error = UserError::Full { used: 100 };
    assert_eq!(error.message().to_string(), "100% full");
    assert_eq!(error.text().to_string(), "100% of 100% used, 5%");
}
