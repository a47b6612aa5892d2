use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, code_style = "numeric")]
enum RpcError {
    #[api(code = -32602, allow(reserved_code))]
    Params,
    #[api(code = -32099)]
    First,
    #[api(code = -32769)]
    Beyond,
}

fn main() {
    assert_eq!(RpcError::Params.code().as_number(), Some(-32602));
    assert_eq!(RpcError::First.code().as_number(), Some(-32099));
    assert_eq!(RpcError::Beyond.to_json(), r#"{"errors":[{"message":"Beyond","long_message":"Beyond","code":-32769}]}"#);
}
