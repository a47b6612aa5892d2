use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 400, code_style = "numeric")]
enum RpcError {
    #[api(code = -32768)]
    First,
}

fn main() {}
