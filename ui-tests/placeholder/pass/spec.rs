use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 402, message = "<price:.2> for <key:?>", long = "[<price:>8.1>|<price:<6>|<count:#06x>|<count:+>]")]
    TooExpensive { price: f64, key: String, count: u8 },
}

fn main() {
    let error = UserError::TooExpensive { price: 2.5, key: "k".into(), count: 10 };
    assert_eq!(error.message().to_string(), r#"2.50 for "k""#);
    assert_eq!(error.text().to_string(), "[     2.5|2.5   |0x000a|+10]");
}
