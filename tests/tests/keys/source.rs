//! `source` and `from`, a field named `source`, and both beside thiserror. `rendering/sources.rs` has the kinds of sources.

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;

use error_catalog::ApiError;

fn parse_error() -> ParseIntError {
    "x".parse::<u8>().err().unwrap_or_else(|| unreachable!("`x` is no number"))
}

fn source(error: &impl Error) -> Option<String> {
    error.source().map(ToString::to_string)
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum Own {
    Tuple(#[api(from)] fmt::Error),
    Named {
        #[api(from)]
        parse: ParseIntError,
    },
    #[api(message = "<0>")]
    Attribute(u8, #[api(source)] fmt::Error),
    #[api(message = "<id>")]
    ByName {
        source: fmt::Error,
        id: u8,
    },
    Stated {
        #[api(source)]
        source: fmt::Error,
    },
    #[api(message = "<sources>")]
    NoSource {
        sources: u8,
    },
}

const FORMAT: &str = "an error occurred when formatting an argument";
const PARSE: &str = "invalid digit found in string";

#[test]
fn from_is_generated_and_implies_source() {
    fn fails() -> Result<u8, Own> {
        Ok("x".parse::<u8>()?)
    }
    assert_eq!(source(&Own::from(fmt::Error)).as_deref(), Some(FORMAT));
    assert_eq!(fails().map_err(|error| source(&error)), Err(Some(PARSE.to_owned())));
    assert!(matches!(fails(), Err(Own::Named { parse }) if parse == parse_error()));
}

#[test]
fn source_by_attribute_and_by_name() {
    assert_eq!(source(&Own::Tuple(fmt::Error)).as_deref(), Some(FORMAT));
    assert_eq!(source(&Own::Attribute(1, fmt::Error)).as_deref(), Some(FORMAT));
    assert_eq!(source(&Own::ByName { source: fmt::Error, id: 1 }).as_deref(), Some(FORMAT));
    assert_eq!(source(&Own::Stated { source: fmt::Error }).as_deref(), Some(FORMAT));
    assert_eq!(source(&Own::NoSource { sources: 1 }), None);
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 500)]
enum Beside {
    #[error("from")]
    From(#[from] fmt::Error),
    #[error("source")]
    Source(#[source] ParseIntError),
    #[error("by name")]
    ByName { source: ParseIntError },
    #[error("both")]
    Both(
        #[api(source)]
        #[source]
        ParseIntError,
    ),
    #[error(transparent)]
    #[api(transparent)]
    Inner(#[from] Own),
}

#[test]
fn thiserror_is_not_repeated() {
    assert_eq!(source(&Beside::from(fmt::Error)).as_deref(), Some(FORMAT));
    assert_eq!(source(&Beside::Source(parse_error())).as_deref(), Some(PARSE));
    assert_eq!(source(&Beside::ByName { source: parse_error() }).as_deref(), Some(PARSE));
    assert_eq!(source(&Beside::Both(parse_error())).as_deref(), Some(PARSE));
    assert_eq!(source(&Beside::from(Own::Tuple(fmt::Error))).as_deref(), Some(FORMAT));
    assert_eq!(Beside::from(Own::Tuple(fmt::Error)).code(), "tuple");
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
struct Struct(#[api(from)] fmt::Error);

#[derive(Debug, ApiError)]
#[api(status = 500)]
struct NamedStruct {
    source: Box<dyn Error + Send + Sync>,
}

#[test]
fn on_a_struct() {
    assert_eq!(source(&Struct::from(fmt::Error)).as_deref(), Some(FORMAT));
    assert_eq!(source(&NamedStruct { source: "text".into() }).as_deref(), Some("text"));
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum Shown {
    #[api(message = "failed: <0>", allow(source_in_message))]
    Allowed(#[api(from)] fmt::Error),
}

#[test]
fn shown_when_allowed() {
    assert_eq!(Shown::from(fmt::Error).to_string(), format!("failed: {FORMAT}"));
}
