use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(
        status = 402,
        message = "<price:>8>|<price:<8>|<price:^8>|<price:*^9.1>|<price:+08.2>|<price:e>|<price: >8>",
        long = "<price:.digits$>|<price:width$>|<price:>width$.digits$>"
    )]
    Price { price: f64, width: usize, digits: usize },
    #[api(status = 409, message = "<count:x>|<count:#X>|<count:#010b>|<count:o>", long = "<key:?>|<key:>6>|<key:.2>")]
    Count { count: u32, key: &'static str },
    #[api(status = 409, message = "<0:>1$>|<0:#?>")]
    Version(u32, usize),
}

fn main() {
    let (price, width, digits) = (2.5, 9, 2);
    let error = UserError::Price { price, width, digits };
    assert_eq!(
        error.message().to_string(),
        format!("{price:>8}|{price:<8}|{price:^8}|{price:*^9.1}|{price:+08.2}|{price:e}|{price: >8}")
    );
    assert_eq!(error.text().to_string(), format!("{price:.digits$}|{price:width$}|{price:>width$.digits$}"));
    let (count, key) = (42, "key");
    let error = UserError::Count { count, key };
    assert_eq!(error.message().to_string(), format!("{count:x}|{count:#X}|{count:#010b}|{count:o}"));
    assert_eq!(error.text().to_string(), format!("{key:?}|{key:>6}|{key:.2}"));
    assert_eq!(UserError::Version(7, 3).message().to_string(), "  7|7");
}
