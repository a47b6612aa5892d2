//! Errors as statuses of gRPC.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::io;
use std::time::Duration;

use error_catalog::envelope::GoogleStatus;
use error_catalog::{ApiError, Context, Errors, Exposure, GrpcCode, Raise, Raised};
use serde_json::{Map, Value, json};
use tonic::{Code, Status};
use tonic_types::{ErrorDetail, StatusExt};

#[derive(Debug, ApiError)]
#[api(domain = "users.example.com", docs = "https://docs.example.com/errors#<code>")]
enum UserError {
    #[api(status = 404, code = "user_not_found", message = "not found", long = "No user was found with id <user_id>")]
    NotFound { user_id: u64 },
    #[api(status = 409, message = "<email> is taken", pointer = "/emails/0", meta(email, tries = 3, ok = true, list))]
    Taken { email: String, list: Vec<u8> },
    #[api(status = 409, grpc = ABORTED, message = "Changed meanwhile", hint = "read the user again, <name>")]
    Changed { name: &'static str },
    #[api(status = 429, message = "Slow down", retry_after = wait)]
    Throttled { wait: Duration },
}

#[derive(Debug, ApiError)]
enum FieldError {
    #[api(status = 422, message = "<field> is empty", allow(pointer_value))]
    Empty {
        #[api(pointer)]
        field: &'static str,
    },
    #[api(status = 400, message = "At most <most>", parameter = "limit")]
    TooMany { most: u8 },
    #[api(status = 422, message = "Validation failed")]
    Invalid,
    #[api(status = 503, message = "Down", hint = "use another region")]
    Down,
}

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    User(#[api(from)] UserError),
    #[api(transparent)]
    Fields(#[api(from)] Errors<FieldError>),
    #[api(status = 500, message = "Something went wrong", fallback)]
    Internal(Box<dyn Error + Send + Sync>),
}

fn taken() -> UserError {
    UserError::Taken { email: "ada@example.com".to_owned(), list: vec![1, 2] }
}

/// The details, in the form in which `GoogleStatus` writes them.
fn details(status: &Status) -> Value {
    let details = status.check_error_details_vec().unwrap().into_iter().map(|detail| {
        let (name, mut value) = match detail {
            ErrorDetail::ErrorInfo(info) => {
                let mut value = json!({"reason": info.reason, "domain": info.domain});
                if info.domain.is_empty() {
                    value.as_object_mut().unwrap().remove("domain");
                }
                if !info.metadata.is_empty() {
                    value["metadata"] = json!(info.metadata);
                }
                ("ErrorInfo", value)
            }
            ErrorDetail::RetryInfo(retry) => {
                let delay = retry.retry_delay.unwrap();
                let text = match delay.subsec_nanos() {
                    0 => format!("{}s", delay.as_secs()),
                    nanos => format!("{}.{nanos:09}s", delay.as_secs()),
                };
                ("RetryInfo", json!({"retryDelay": text}))
            }
            ErrorDetail::BadRequest(request) => {
                let violation = |violation: &tonic_types::FieldViolation| {
                    json!({
                        "field": violation.field,
                        "description": violation.description,
                        "reason": violation.reason,
                    })
                };
                let violations: Vec<_> = request.field_violations.iter().map(violation).collect();
                ("BadRequest", json!({"fieldViolations": violations}))
            }
            ErrorDetail::Help(help) => {
                let link = |link: &tonic_types::HelpLink| {
                    let mut value = json!({"description": link.description});
                    if !link.url.is_empty() {
                        value["url"] = json!(link.url);
                    }
                    value
                };
                let links: Vec<_> = help.links.iter().map(link).collect();
                ("Help", json!({"links": links}))
            }
            ErrorDetail::RequestInfo(request) => ("RequestInfo", json!({"requestId": request.request_id})),
            ErrorDetail::DebugInfo(debug) => ("DebugInfo", json!({"stackEntries": debug.stack_entries})),
            other => panic!("{other:?}"),
        };
        let mut object = Map::new();
        object.insert("@type".to_owned(), format!("type.googleapis.com/google.rpc.{name}").into());
        object.append(value.as_object_mut().unwrap());
        Value::Object(object)
    });
    details.collect()
}

#[test]
fn an_error_has_its_code_text_and_details() {
    let status = Context::new().request_id("req_1").scope(|| Status::from(taken()));
    assert_eq!((status.code(), status.message()), (Code::AlreadyExists, "ada@example.com is taken"));
    assert_eq!(
        details(&status),
        json!([
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "TAKEN",
                "domain": "users.example.com",
                "metadata": {"email": "ada@example.com", "tries": "3", "ok": "true", "list": "[1,2]"},
            },
            {
                "@type": "type.googleapis.com/google.rpc.BadRequest",
                "fieldViolations": [
                    {"field": "emails[0]", "description": "ada@example.com is taken", "reason": "TAKEN"},
                ],
            },
            {
                "@type": "type.googleapis.com/google.rpc.Help",
                "links": [{"description": "ada@example.com is taken", "url": "https://docs.example.com/errors#taken"}],
            },
            {"@type": "type.googleapis.com/google.rpc.RequestInfo", "requestId": "req_1"},
        ])
    );
    let throttled = Status::from(UserError::Throttled { wait: Duration::from_millis(2_500) });
    assert_eq!(throttled.code(), Code::ResourceExhausted);
    assert_eq!(throttled.get_details_retry_info().unwrap().retry_delay, Some(Duration::from_millis(2_500)));
    // A duration of protobuf is at most 10,000 years long.
    let throttled = Status::from(UserError::Throttled { wait: Duration::MAX });
    assert_eq!(
        throttled.get_details_retry_info().unwrap().retry_delay.map(|delay| delay.as_secs()),
        Some(315_576_000_000)
    );
}

/// Protobuf and JSON say the same, in the same order.
#[test]
fn the_details_are_those_of_google_status() {
    fn compare<E: ApiError>(error: E)
    where
        Status: From<E>,
    {
        let json: Value = serde_json::from_str(&error.to_json_in(&Context::new().envelope::<GoogleStatus>())).unwrap();
        let status = Status::from(error);
        assert_eq!(json["error"]["message"], status.message());
        assert_eq!(json["error"]["status"], GrpcCode::ALL_NAMES[status.code() as usize]);
        assert_eq!(json["error"]["details"], details(&status));
    }
    compare(UserError::NotFound { user_id: 7 });
    compare(taken());
    compare(UserError::Changed { name: "<Ada> \"Ä\"" });
    compare(UserError::Throttled { wait: Duration::from_secs(30) });
    compare(FieldError::Down);
    compare(AppError::from(taken()));
    compare(AppError::from(Errors::from_iter([FieldError::Down, FieldError::TooMany { most: 9 }])));
    compare(AppError::Internal("CANARY".into()));
    compare(AppError::Fields(Errors::new()));
}

trait Names {
    const ALL_NAMES: [&'static str; 17];
}

impl Names for GrpcCode {
    const ALL_NAMES: [&'static str; 17] = [
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED",
    ];
}

#[derive(Debug, ApiError)]
#[api(status = 502, status_from(answered), message = "The other service failed")]
struct Upstream {
    answered: u16,
}

#[test]
fn the_code_is_stated_or_follows_the_status() {
    assert_eq!(Status::from(UserError::Changed { name: "Ada" }).code(), Code::Aborted);
    assert_eq!(Status::from(UserError::NotFound { user_id: 7 }).code(), Code::NotFound);
    assert_eq!(Status::from(FieldError::Invalid).code(), Code::InvalidArgument);
    for (answered, code) in [
        (400, Code::InvalidArgument),
        (401, Code::Unauthenticated),
        (403, Code::PermissionDenied),
        (404, Code::NotFound),
        (405, Code::Unimplemented),
        (408, Code::DeadlineExceeded),
        (409, Code::AlreadyExists),
        (410, Code::NotFound),
        (412, Code::FailedPrecondition),
        (413, Code::InvalidArgument),
        (414, Code::InvalidArgument),
        (415, Code::InvalidArgument),
        (416, Code::OutOfRange),
        (418, Code::FailedPrecondition),
        (422, Code::InvalidArgument),
        (429, Code::ResourceExhausted),
        (499, Code::Cancelled),
        (500, Code::Internal),
        (501, Code::Unimplemented),
        (502, Code::Unavailable),
        (503, Code::Unavailable),
        (504, Code::DeadlineExceeded),
        (507, Code::Internal),
        // No error, so that the declared status holds.
        (200, Code::Unavailable),
    ] {
        assert_eq!(Status::from(Upstream { answered }).code(), code, "{answered}");
    }
}

#[test]
fn several_errors_are_one_status() {
    let list = || vec![FieldError::Empty { field: "user.name" }, FieldError::TooMany { most: 9 }];
    let status = Status::from(Errors::from_iter(list()).under(FieldError::Invalid));
    assert_eq!((status.code(), status.message()), (Code::InvalidArgument, "Validation failed"));
    assert_eq!(status.get_details_error_info().unwrap().reason, "INVALID");
    let violations = status.get_details_bad_request().unwrap().field_violations;
    let violations: Vec<_> = violations.iter().map(|it| (&*it.field, &*it.description, &*it.reason)).collect();
    assert_eq!(violations, [("user.name", "user.name is empty", "EMPTY"), ("limit", "At most 9", "TOO_MANY")]);

    let mut errors = Errors::from_iter(list());
    errors.push(FieldError::Down);
    let status = Status::from(errors);
    assert_eq!((status.code(), status.message()), (Code::Unavailable, "Down"));
    // A list in a variant, and an empty one, which the fallback answers.
    assert_eq!(Status::from(AppError::from(Errors::from_iter(list()))).code(), Code::InvalidArgument);
    let empty = Status::from(AppError::Fields(Errors::new()));
    assert_eq!((empty.code(), empty.message()), (Code::Internal, "Something went wrong"));
}

/// Every text in the status, as bytes.
fn sent(status: &Status) -> String {
    let mut headers = http::HeaderMap::new();
    status.add_header(&mut headers).unwrap();
    format!("{headers:?} {} {}", status.message(), String::from_utf8_lossy(status.details()))
}

#[test]
fn what_is_private_stays_so() {
    fn unknown() -> Result<(), Raised<AppError>> {
        Err(io::Error::other("CANARY_SOURCE")).note("CANARY_NOTE")?
    }
    fn known() -> Result<(), Raised<AppError>> {
        Ok(Err(io::Error::other("CANARY_SOURCE")).raise(UserError::NotFound { user_id: 7 })?)
    }
    fn method() -> Result<(), Status> {
        Ok(unknown()?)
    }
    let status = method().unwrap_err();
    assert_eq!((status.code(), status.message()), (Code::Internal, "Something went wrong"));
    assert_eq!(status.get_details_error_info().unwrap().reason, "INTERNAL");
    let found = Status::from(known().unwrap_err());
    assert_eq!((found.code(), found.message()), (Code::NotFound, "No user was found with id 7"));
    let plain = Status::from(AppError::Internal("CANARY".into()));
    for status in [&status, &found, &plain] {
        assert!(status.get_details_debug_info().is_none());
        for private in ["CANARY", "grpc.rs"] {
            assert!(!sent(status).contains(private), "{}", sent(status));
        }
    }

    let development = Context::new().exposure(Exposure::Development);
    let status = development.scope(|| Status::from(unknown().unwrap_err()));
    let debug = status.get_details_debug_info().unwrap().stack_entries;
    assert_eq!(&debug[..2], ["CANARY_SOURCE", "note: CANARY_NOTE"]);
    assert!(debug[2].starts_with("at ") && debug[2].contains("grpc.rs"), "{debug:?}");
    let plain = development.scope(|| Status::from(AppError::Internal("CANARY".into())));
    assert_eq!(plain.get_details_debug_info().unwrap().stack_entries, ["CANARY"]);
}

#[test]
fn generic_and_boxed_errors_convert() {
    #[derive(Debug, ApiError)]
    #[api(status = 404, message = "There is no <key>")]
    struct Missing<'a, T: Display + Debug> {
        key: &'a T,
    }

    assert_eq!(Status::from(Missing { key: &7 }).message(), "There is no 7");
    assert_eq!(Status::from(Box::new(Missing { key: &"x" })).message(), "There is no x");
    assert_eq!(Status::from(Raised::<AppError>::from(taken())).code(), Code::AlreadyExists);
    let unknown: [Box<dyn ApiError>; 2] = [Box::new(taken()), Box::new(FieldError::Down)];
    assert_eq!(unknown.map(|error| Status::from(error).code()), [Code::AlreadyExists, Code::Unavailable]);
    let shared: Box<dyn ApiError + Send + Sync> = Box::new(FieldError::Down);
    assert_eq!(Status::from(shared).message(), "Down");
}
