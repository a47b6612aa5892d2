#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]
#![allow(clippy::unreadable_literal, reason = "a float that is not rounded")]

use std::collections::BTreeMap;
use std::error::Error;
use std::io;
use std::num::NonZero;
use std::sync::Arc;
use std::time::Duration;

use error_catalog::envelope::{ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem};
use error_catalog::received::Decode;
use error_catalog::{AnyEnvelope, ApiError, Context, Envelope, Errors, Received};
use serde::{Deserialize, Serialize};

type BoxError = Box<dyn Error + Send + Sync>;

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
enum Unit {
    Metres,
    Feet,
}

#[derive(Debug, PartialEq, ApiError)]
#[api(decode, serialize, meta_case = "camelCase", allow(pointer_value))]
enum MeasureError {
    #[api(status = 404, message = "There is no lamp <lamp_id>", meta(lamp_id, since = unit))]
    NotFound { lamp_id: u64, unit: Unit },
    #[api(status = 422, message = "<0> is too long")]
    TooLong(#[api(meta = "length")] f64, #[api(meta = "note")] Option<String>),
    #[api(status = 400)]
    Wrong {
        #[api(pointer)]
        place: String,
    },
    #[api(status = 400, pointer = "<place>", long = "<place> is missing")]
    Missing { place: String },
    #[api(status = 400)]
    BadQuery {
        #[api(parameter)]
        name: Option<String>,
    },
    #[api(status = 503, retry_after = delay)]
    Busy { delay: Duration },
    #[api(status = 429, retry_after = delay)]
    TooMany { delay: Option<NonZero<u16>> },
    #[api(status = 502, meta(provider, fixed = 1))]
    Reported {
        provider: String,
        #[api(meta = "*")]
        more: BTreeMap<String, u32>,
    },
    #[api(status = 410)]
    Gone,
}

fn errors() -> Vec<MeasureError> {
    vec![
        MeasureError::NotFound { lamp_id: 7, unit: Unit::Feet },
        MeasureError::TooLong(0.30000000000000004, None),
        MeasureError::TooLong(2.0, Some("3".to_owned())),
        MeasureError::Wrong { place: "/user/e~1mail".to_owned() },
        MeasureError::Missing { place: "/items/0/sku".to_owned() },
        MeasureError::BadQuery { name: Some("limit".to_owned()) },
        MeasureError::BadQuery { name: None },
        MeasureError::Busy { delay: Duration::from_secs(30) },
        MeasureError::TooMany { delay: NonZero::new(7) },
        MeasureError::TooMany { delay: None },
        MeasureError::Reported { provider: "mail".to_owned(), more: BTreeMap::new() },
        MeasureError::Reported { provider: "mail".to_owned(), more: BTreeMap::from([("line".to_owned(), 7)]) },
        MeasureError::Gone,
    ]
}

fn in_shape<E: Envelope>() {
    let mut context = Context::new().request_id("req_1");
    context.envelope = Some(AnyEnvelope::of::<E>());
    for error in errors() {
        let received = Received::from(error.to_response_in(&context));
        assert_eq!(received.clone().decode(), Ok(error), "{received:?} in {}", std::any::type_name::<E>());
    }
}

#[test]
fn a_response_is_the_error_again() {
    in_shape::<ErrorList>();
    in_shape::<ErrorObject>();
    in_shape::<Flat>();
    in_shape::<Problem>();
    in_shape::<GoogleStatus>();
}

#[test]
fn a_response_is_the_error_again_in_json_api() {
    // This shape sends a number as it is, but the text of a header nowhere else.
    in_shape::<JsonApi>();
}

/// A queue carries the body alone, without the headers that say when to retry.
#[test]
fn a_body_is_the_error_again() {
    for error in errors().into_iter().filter(|error| error.retry().after_seconds().is_none()) {
        let message = serde_json::to_vec(&error).unwrap();
        assert_eq!(Received::parse(&message).decode(), Ok(error));
    }
    let message = serde_json::to_vec(&MeasureError::Busy { delay: Duration::from_secs(30) }).unwrap();
    assert_eq!(Received::parse(&message).decode::<MeasureError>().unwrap_err().code().unwrap(), "busy");
}

#[derive(Debug, ApiError)]
#[api(decode)]
enum SourceError {
    #[api(status = 500, meta(id))]
    Boxed { id: u8, source: BoxError },
    #[api(status = 501)]
    Local(#[api(source)] Box<dyn Error>),
    #[api(status = 502)]
    Shared(#[api(source)] Arc<dyn Error + Send + Sync>),
    #[api(status = 503)]
    Maybe(#[api(source)] Option<BoxError>),
    #[api(status = 505)]
    Any(#[api(source)] anyhow_error::AnyError),
    #[api(status = 504)]
    Io(#[api(from)] io::Error),
    #[api(status = 507)]
    BoxOfOne(#[api(source)] Box<io::Error>),
}

/// An error that takes any other, as those of applications do.
mod anyhow_error {
    use std::error::Error;
    use std::fmt;

    #[derive(Debug)]
    pub(super) struct AnyError(pub(super) Box<dyn Error + Send + Sync>);

    impl fmt::Display for AnyError {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.fmt(formatter)
        }
    }

    impl Error for AnyError {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&*self.0)
        }
    }

    impl From<Box<dyn Error + Send + Sync>> for AnyError {
        fn from(error: Box<dyn Error + Send + Sync>) -> Self {
            Self(error)
        }
    }
}

#[test]
fn a_boxed_source_is_the_response() {
    let refused = || io::Error::other("CANARY_SOURCE");
    let sent = |error: SourceError| Received::from(error.to_response());
    let source = |error: &SourceError| {
        let mut source = error.source().unwrap();
        while let Some(next) = source.source() {
            source = next;
        }
        // An `Arc` is a link of its own.
        let shared = source.downcast_ref::<Arc<dyn Error + Send + Sync>>();
        let received = shared.map_or(source.downcast_ref(), |shared| shared.downcast_ref::<Received>());
        received.unwrap_or_else(|| panic!("{error:?}")).clone()
    };

    let received = sent(SourceError::Boxed { id: 7, source: refused().into() });
    let error: SourceError = received.clone().decode().unwrap();
    assert!(matches!(&error, SourceError::Boxed { id: 7, .. }));
    assert_eq!(source(&error), received);

    for error in [
        SourceError::Local(refused().into()),
        SourceError::Shared(Arc::new(refused())),
        SourceError::Maybe(Some(refused().into())),
        SourceError::Any(anyhow_error::AnyError(refused().into())),
    ] {
        let received = sent(error);
        assert_eq!(source(&received.clone().decode().unwrap()), received);
    }
    for error in [SourceError::Io(refused()), SourceError::BoxOfOne(Box::new(refused()))] {
        let received = sent(error);
        assert_eq!(received.clone().decode::<SourceError>().unwrap_err(), received);
    }
}

#[derive(Debug, PartialEq, ApiError)]
#[api(status = 422, decode)]
enum FieldError {
    #[api(pointer = "/name")]
    NameEmpty,
    #[api(pointer = "/email")]
    EmailInvalid,
}

#[derive(Debug, PartialEq, ApiError)]
#[api(decode, allow(duplicate_code, conflicting_status))]
enum AppError {
    #[api(transparent)]
    Measure(Box<MeasureError>),
    #[api(transparent)]
    Fields(Errors<FieldError>),
    #[api(status = 409, code = "conflict", meta(by))]
    Conflict { by: u32 },
    #[api(status = 412, code = "conflict")]
    Precondition,
    #[api(status = 412, code = "conflict", meta(version))]
    Version { version: String },
}

#[test]
fn an_error_is_found_in_the_types_inside() {
    for error in [
        AppError::Measure(Box::new(MeasureError::Gone)),
        AppError::Fields(Errors::from(FieldError::EmailInvalid)),
        AppError::Conflict { by: 7 },
        AppError::Precondition,
    ] {
        assert_eq!(Received::from(error.to_response()).decode(), Ok(error));
    }
    // Of variants with one code and status, the first that can be read is taken.
    let version = AppError::Version { version: "2".to_owned() };
    assert_eq!(Received::from(version.to_response()).decode(), Ok(AppError::Precondition));
}

#[derive(Debug, PartialEq, ApiError)]
#[api(decode, status = 400, message = "<value>", meta(value))]
struct Rejected<T> {
    value: T,
}

#[test]
fn a_generic_struct_is_decoded() {
    let error = Rejected { value: Listed(vec![1, 2]) };
    let received = Received::from(error.to_response());
    assert_eq!(received.clone().decode(), Ok(error));
    assert!(received.decode::<Rejected<u8>>().is_err());
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Listed(Vec<u8>);

impl std::fmt::Display for Listed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}", self.0)
    }
}

#[test]
fn anything_else_is_still_there() {
    fn refused<E: Decode>(body: &str) {
        let received = Received::parse(body);
        assert_eq!(received.clone().decode::<E>().err(), Some(received), "{body}");
    }
    // Unknown members are no obstacle.
    let known = r#"{"status":404,"code":"not_found","meta":{"lampId":7,"since":"Feet","more":1},"else":{}}"#;
    let expected = MeasureError::NotFound { lamp_id: 7, unit: Unit::Feet };
    assert_eq!(Received::parse(known).decode(), Ok(expected));

    for body in [
        "",
        "<html>",
        r#"{"status":404}"#,
        // an unknown code
        r#"{"status":404,"code":"found"}"#,
        // a wrong type, and a member that is not there
        r#"{"status":404,"code":"not_found","meta":{"lampId":"x","since":"Feet"}}"#,
        r#"{"status":404,"code":"not_found","meta":{"lampId":7,"since":"Inches"}}"#,
        r#"{"status":404,"code":"not_found","meta":{"lampId":7}}"#,
        r#"{"status":503,"code":"busy"}"#,
        // cut off
        r#"{"status":410,"code":"gone","message":"Go"#,
    ] {
        refused::<MeasureError>(body);
    }
    let several = Errors::from_iter([MeasureError::Gone, MeasureError::Gone]);
    refused::<MeasureError>(&several.to_json());
    let under = Errors::from_iter([FieldError::NameEmpty]).under(FieldError::EmailInvalid);
    let mut context = Context::new();
    context.envelope = Some(AnyEnvelope::of::<Flat>());
    refused::<FieldError>(&under.to_json_in(&context));
    refused::<AppError>(&under.to_json_in(&context));
}
