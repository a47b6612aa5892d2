//! An error as a value that serializes: its body.

use serde::ser::{Serialize, Serializer};

use super::context::Context;
use super::envelope::{AnyEnvelope, Report};
use super::error::ApiError;
use super::errors::Errors;
use super::raised::Raised;
use crate::json::RawJson;

/// Serializes an error as its body, in the ambient context.
///
/// # Errors
///
/// That of the serializer.
pub fn serialize<E: ApiError, S: Serializer>(error: &E, serializer: S) -> Result<S::Ok, S::Error> {
    serialize_body::<E, S>(&Report::of(error, &Context::current()), serializer)
}

fn serialize_body<E: ApiError, S: Serializer>(report: &Report<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let shape = AnyEnvelope::of::<E::Envelope>();
    let body = shape.sent_body(report);
    // A shape that is not JSON, which the context can choose, is a text.
    if shape.in_context_of(report).is_json() {
        RawJson(&body).serialize(serializer)
    } else {
        body.serialize(serializer)
    }
}

/// The body that lists the errors, for errors that serialize as theirs: `#[api(serialize)]`.
impl<E: ApiError + Serialize> Serialize for Errors<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self, serializer)
    }
}

/// The body, for errors that serialize as theirs: `#[api(serialize)]`.
impl<E: ApiError + Serialize + 'static> Serialize for Raised<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_body::<E, S>(&self.report(&Context::current()), serializer)
    }
}
