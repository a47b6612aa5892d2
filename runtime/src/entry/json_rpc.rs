//! Codes of JSON-RPC.

/// The code of an error in JSON-RPC: its own number, or what the protocol has for its status
/// ([JSON-RPC 2.0, section 5.1](https://www.jsonrpc.org/specification#error_object), and -32002 of the Model Context
/// Protocol).
pub(crate) fn json_rpc_code(own: Option<i64>, status: u16) -> i32 {
    const RESOURCE_NOT_FOUND: i32 = -32002;
    const INVALID_PARAMS: i32 = -32602;
    const INTERNAL_ERROR: i32 = -32603;
    match own {
        Some(number) => i32::try_from(number).unwrap_or(INTERNAL_ERROR),
        None if status >= 500 => INTERNAL_ERROR,
        None if status == 404 => RESOURCE_NOT_FOUND,
        None => INVALID_PARAMS,
    }
}
