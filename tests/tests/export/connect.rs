//! What documents say of a catalog whose shape is `Connect`, and of codes of gRPC.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(dead_code, reason = "the errors are only declared")]

use error_catalog::envelope::Connect;
use error_catalog::export::{self, Format};
use error_catalog::{ApiError, Catalog, Received};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
#[api(envelope = Connect, domain = "users.example.com")]
enum UserError {
    #[api(status = 404, code = "user_not_found", message = "No such user", long = "There is no user <id>", meta(id))]
    NotFound { id: u64 },
    #[api(status = 409, grpc = ABORTED, message = "Moving", retry_after = 30)]
    Moving,
}

static API: Catalog = error_catalog::catalog!("Users API", [UserError]);

/// The details are no JSON, and documents say so of what is in them alone.
#[test]
fn what_the_details_have_is_unclear() {
    let document: Value = serde_json::from_str(&export::json(&API)).expect("it is JSON");
    let entries = &document["sections"][0]["entries"];
    assert_eq!((&entries[0]["unclear"], &entries[0]["sent"]), (&json!(["meta.id"]), &json!(["long_message"])));
    assert_eq!(entries[1]["unclear"], Value::Null);
    let sample = Received::parse(entries[0]["sample"]["body"].to_string());
    assert!(sample.is(API.get("user_not_found").next().expect("it is declared")), "{sample}");
}

#[test]
fn documents_show_the_codes_of_other_protocols() {
    let markdown = Format::Markdown.export(&API);
    let html = Format::Html.export(&API);
    for (grpc, json_rpc) in [("NOT_FOUND", "-32002"), ("ABORTED", "-32602")] {
        let facts = format!("- **gRPC**: `{grpc}`\n- **JSON-RPC**: `{json_rpc}`\n");
        assert_eq!(markdown.matches(&facts).count(), 1, "{markdown}");
        let row = format!("<dt>gRPC, JSON-RPC</dt><dd><code>{grpc}</code>, <code>{json_rpc}</code></dd>");
        assert_eq!(html.matches(&row).count(), 1, "{html}");
    }
    // OpenAPI is about HTTP, and an import of the JSON states what is in it: both have what is stated alone.
    let openapi = Format::OpenApi.export(&API);
    assert!(!openapi.contains("`NOT_FOUND`") && openapi.contains("Code in gRPC: `ABORTED`."), "{openapi}");
    let json: Value = serde_json::from_str(&export::json(&API)).expect("it is JSON");
    let codes = json["sections"][0]["entries"].as_array().expect("it is a list").iter().map(|entry| &entry["grpc"]);
    assert_eq!(codes.collect::<Vec<_>>(), [&Value::Null, &json!("ABORTED")]);
}
