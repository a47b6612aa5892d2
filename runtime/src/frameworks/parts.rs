//! What a protocol says of an error that has a place of its own for the text.

use serde_json::{Map, Value};

use crate::answer::envelope::Flat;
use crate::answer::{AnyEnvelope, Report, tell};
use crate::json::RawJson;

/// The text of an error, and the other members that [`Flat`] sends.
///
/// The error is answered by it, so that the enabled features log and count it.
pub(super) fn answered(report: &Report<'_>) -> (String, Map<String, Value>) {
    tell(report, None, None);
    let mut body = String::new();
    AnyEnvelope::of::<Flat>().write(report, &mut body);
    // The shape writes an object with a text, always.
    let Ok(Value::Object(mut members)) = serde_json::to_value(RawJson(&body)) else {
        return (String::new(), Map::new());
    };
    match members.remove("message") {
        Some(Value::String(text)) => (text, members),
        _ => (String::new(), members),
    }
}
