#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::unreadable_literal, reason = "a float that is not rounded")]

use std::io;

use error_catalog::envelope::{ErrorObject, GoogleStatus, JsonApi, Problem};
use error_catalog::{AnyEnvelope, ApiError, Context, Envelope, Errors, Exposure, Raise, Raised};
use serde::Serialize;

#[derive(Debug, ApiError)]
#[api(serialize, envelope = E)]
enum CommandError<E: Envelope + std::fmt::Debug> {
    #[api(status = 404, message = "There is no \"<name>\"", meta(name, zeta = "z", alpha = 0.30000000000000004))]
    #[api(pointer = "/name", hint = "list them", docs = "https://docs.example.com/<code>")]
    NotFound { name: String },
    #[api(status = 503, retry_after = 5)]
    Down(#[api(from)] io::Error),
    #[api(status = 500, fallback)]
    Internal,
    #[allow(dead_code, reason = "it has the type of the shape")]
    #[api(status = 400)]
    Never(std::marker::PhantomData<E>),
}

fn same_as_the_body<E: Envelope + std::fmt::Debug + Send + Sync + 'static>() {
    let errors = || {
        let name = "naïve\n\\".to_owned();
        let down = CommandError::Down(io::Error::other("CANARY_SOURCE"));
        [CommandError::<E>::NotFound { name }, down, CommandError::Internal]
    };
    for error in errors() {
        assert_eq!(serde_json::to_string(&error).ok(), Some(error.to_json()));
    }
    let list = Errors::from_iter(errors());
    assert_eq!(serde_json::to_string(&list).ok(), Some(list.to_json()));
}

#[test]
fn an_error_serializes_as_its_body() {
    same_as_the_body::<error_catalog::envelope::ErrorList>();
    same_as_the_body::<ErrorObject>();
    same_as_the_body::<error_catalog::envelope::Flat>();
    same_as_the_body::<Problem>();
    same_as_the_body::<GoogleStatus>();
    same_as_the_body::<JsonApi>();
}

/// What a command of Tauri returns: the runtime serializes the error into a value.
#[test]
fn a_command_fails() {
    fn command() -> Result<(), Raised<CommandError<ErrorObject>>> {
        let failed: Result<(), io::Error> = Err(io::Error::other("CANARY_SOURCE"));
        Ok(failed.note("CANARY_NOTE").raise(CommandError::<ErrorObject>::NotFound { name: "lamp".to_owned() })?)
    }
    let told = serde_json::to_value(command().unwrap_err()).unwrap();
    let text = told.to_string();
    assert_eq!(told["error"]["code"], "not_found");
    assert_eq!(told["error"]["meta"]["name"], "lamp");
    assert!(!text.contains("CANARY"), "{text}");

    let context = Context::new().exposure(Exposure::Development).request_id("req_1");
    let told = context.scope(|| serde_json::to_value(command().unwrap_err()).unwrap());
    assert_eq!(told["error"]["requestId"], "req_1");
    assert!(told.to_string().contains("CANARY_NOTE"));
}

#[test]
fn the_context_chooses_the_shape() {
    let error = CommandError::<ErrorObject>::Internal;
    let serialized = |context: Context| context.scope(|| serde_json::to_string(&error).unwrap());
    assert!(serialized(Context::new().envelope::<Problem>()).contains(r#""detail":"Internal""#));
    // A page is no JSON.
    let mut context = Context::new();
    context.envelope = Some(AnyEnvelope::text("text/html", |_, page| page.raw("<h1>\"sorry\"</h1>")));
    assert_eq!(serialized(context), r#""<h1>\"sorry\"</h1>""#);
}

/// Anything that takes a `Serialize` takes the error, as a field too.
#[test]
fn an_error_is_a_part_of_a_message() {
    #[derive(Serialize)]
    struct Message<'e> {
        job: u32,
        failure: &'e CommandError<Problem>,
    }
    let message = Message { job: 7, failure: &CommandError::Internal };
    let text = serde_json::to_string(&message).unwrap();
    assert_eq!(
        text,
        r#"{"job":7,"failure":{"title":"Internal Server Error","status":500,"detail":"Internal","code":"internal"}}"#
    );
}
