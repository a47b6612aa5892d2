use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, code_style = "numeric")]
enum RpcError {
    #[api(code = -32700)]
    Parse,
    #[api(code = -32100)]
    Last,
    #[api(code = -32602, allow(reserved_code))]
    Params,
}

fn main() {}
