//! What a client of the Model Context Protocol reads, over a pipe.

use std::fmt;
use std::io;

use error_catalog::{ApiError, Context, Errors, Exposure, Raise, Raised};
use rmcp::model::{CallToolRequestParams, CallToolResponse, ErrorData, ServerCapabilities, ServerConfig};
use rmcp::service::{RequestContext, RoleClient, RunningService, ServiceError};
use rmcp::{RoleServer, ServerHandler, ServiceExt};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
enum NoteError {
    #[api(status = 404, code = "note_not_found", message = "not found", long = "There is no note <name>")]
    #[api(hint = "list the notes first", meta(name))]
    NotFound { name: String },
    #[api(status = 422, message = "The title is empty", pointer = "/title")]
    Untitled,
    #[api(status = 409, meta(by))]
    Locked { by: Option<String> },
    #[api(status = 503, message = "The notes are unavailable", retry_after = 30)]
    Unavailable(#[api(from)] io::Error),
    #[api(status = 500, message = "Something went wrong", fallback)]
    Internal,
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum BuildError {
    #[api(code = -32050, status = 409, message = "A build is running")]
    Busy,
    #[api(code = 9_007_199_254_740_991, status = 409, message = "The disk is full")]
    Full,
    #[api(transparent)]
    Note(#[api(from)] Box<NoteError>),
}

#[derive(Debug, ApiError)]
enum GenericError<T: fmt::Display> {
    #[api(status = 400, message = "<0> is wrong")]
    Wrong(T),
}

/// Its only tool fails as its name says.
struct Server;

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let canary = || io::Error::other("CANARY_SOURCE");
        match &*request.name {
            "not_found" => Err(NoteError::NotFound { name: "todo".to_owned() })?,
            "unavailable" => Err(NoteError::from(canary()))?,
            "locked" => Err(NoteError::Locked { by: None })?,
            "busy" => Err(BuildError::Busy)?,
            "full" => Err(BuildError::Full)?,
            "inside" => Err(BuildError::from(Box::new(NoteError::Untitled)))?,
            "boxed" => Err(Box::new(NoteError::Untitled))?,
            "generic" => Err(GenericError::Wrong(7))?,
            "raised" => Ok(raised()?),
            "unknown" => Err(Raised::<NoteError>::from(fmt::Error))?,
            "several" => Err(Errors::from_iter([NoteError::Untitled, NoteError::Locked { by: None }]))?,
            "in_a_request" => Context::new().request_id("req_1").scope(|| Err(ErrorData::from(BuildError::Busy)))?,
            "in_development" => {
                let context = Context::new().exposure(Exposure::Development);
                context.scope(|| Err(ErrorData::from(NoteError::from(canary()))))?
            }
            name => panic!("{name}"),
        }
    }
}

fn raised() -> Result<CallToolResponse, Raised<NoteError>> {
    let failed: Result<CallToolResponse, io::Error> = Err(io::Error::other("CANARY_SOURCE"));
    Ok(failed.note("CANARY_NOTE").raise(NoteError::Locked { by: Some("Ada".to_owned()) })?)
}

async fn answer(client: &RunningService<RoleClient, ()>, tool: &'static str) -> (i32, String, Value) {
    match client.call_tool(CallToolRequestParams::new(tool)).await {
        Err(ServiceError::McpError(error)) => (error.code.0, error.message.into_owned(), error.data.unwrap()),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_client_reads_errors() {
    let (here, there) = tokio::io::duplex(4096);
    let server = tokio::spawn(async move { Server.serve(there).await.unwrap().waiting().await });
    let client = ().serve(here).await.unwrap();

    let no_note = json!({
        "code": "note_not_found", "status": 404, "hint": "list the notes first", "meta": {"name": "todo"},
    });
    let untitled = json!({"code": "untitled", "status": 422, "pointer": "/title"});
    let list = json!([
        {"code": "untitled", "message": "The title is empty", "pointer": "/title"},
        {"code": "locked", "message": "Locked"},
    ]);
    for (tool, code, message, data) in [
        ("not_found", -32002, "There is no note todo", no_note),
        ("unavailable", -32603, "The notes are unavailable", json!({"code": "unavailable", "status": 503})),
        ("locked", -32602, "Locked", json!({"code": "locked", "status": 409})),
        ("busy", -32050, "A build is running", json!({"code": -32050, "status": 409})),
        ("full", -32603, "The disk is full", json!({"code": 9_007_199_254_740_991_i64, "status": 409})),
        ("inside", -32602, "The title is empty", untitled.clone()),
        ("boxed", -32602, "The title is empty", untitled),
        ("generic", -32602, "7 is wrong", json!({"code": "wrong", "status": 400})),
        ("raised", -32602, "Locked", json!({"code": "locked", "status": 409, "meta": {"by": "Ada"}})),
        ("unknown", -32603, "Something went wrong", json!({"code": "internal", "status": 500})),
        (
            "several",
            -32602,
            "The title is empty",
            json!({
                "code": "untitled", "status": 400, "pointer": "/title", "errors": list,
            }),
        ),
        ("in_a_request", -32050, "A build is running", json!({"code": -32050, "status": 409, "requestId": "req_1"})),
        (
            "in_development",
            -32603,
            "The notes are unavailable",
            json!({
                "code": "unavailable", "status": 503, "details": ["CANARY_SOURCE"],
            }),
        ),
    ] {
        assert_eq!(answer(&client, tool).await, (code, message.to_owned(), data), "{tool}");
    }
    client.cancel().await.unwrap();
    server.await.unwrap().unwrap();
}
