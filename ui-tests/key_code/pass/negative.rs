use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, code_style = "numeric", retired(-6))]
enum RpcError {
    #[api(code = -5)]
    Negative,
    #[api(code = -9_007_199_254_740_991)]
    Least,
    #[api(code = 0)]
    Zero,
}

fn main() {
    assert_eq!(RpcError::Negative.code(), "-5");
    assert_eq!(RpcError::Least.code().as_number(), Some(-9_007_199_254_740_991));
    assert_eq!(RpcError::Zero.code().as_number(), Some(0));
    assert_eq!(RpcError::section().retired(), ["-6"]);
}
