use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(prefix = "billing.", code_style = "kebab-case")]
enum BillingError {
    #[api(status = 402)]
    CardDeclined,
}

fn main() {
    assert_eq!(BillingError::CardDeclined.code().to_string(), "billing.card-declined");
}
