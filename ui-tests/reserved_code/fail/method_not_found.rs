use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, code_style = "numeric")]
enum RpcError {
    #[api(code = -32601)]
    MethodNotFound,
}

fn main() {}
