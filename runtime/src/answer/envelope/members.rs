//! The members of an error that several shapes write alike.

use super::Report;
use super::pointer::{JsonPointer, UriText};
use crate::answer::error::{ApiError, occurrence};
use crate::entry::Fault;
use crate::json::JsonObject;
use crate::occurrence::Filled;

/// The form in which a shape writes a pointer.
#[derive(Clone, Copy)]
pub(super) enum PointerForm {
    /// A JSON Pointer; one that is made from a member path begins with the prefix.
    JsonPointer { path_prefix: &'static str },
    /// A JSON Pointer as a URI fragment: [RFC 6901, section 6](https://www.rfc-editor.org/rfc/rfc6901#section-6).
    Fragment,
}

impl PointerForm {
    /// A JSON Pointer, also from a member path.
    pub(super) const PLAIN: Self = Self::JsonPointer { path_prefix: "" };
}

/// Writes `pointer` or `parameter`.
pub(super) fn write_fault(error: &Filled<'_>, form: PointerForm, object: &mut JsonObject<'_>) {
    match (error.fault(), form) {
        (Some(Fault::Pointer(pointer)), PointerForm::JsonPointer { path_prefix }) => {
            object.whole_text("\"pointer\":", JsonPointer { pointer, path_prefix });
        }
        (Some(Fault::Pointer(pointer)), PointerForm::Fragment) => {
            let pointer = JsonPointer { pointer, path_prefix: "" };
            object.whole_text("\"pointer\":", format_args!("#{}", UriText(pointer)));
        }
        (Some(Fault::Parameter(name)), _) => object.whole_text("\"parameter\":", name),
        (None, _) => {}
    }
}

/// Writes `hint`.
pub(super) fn write_hint(error: &Filled<'_>, object: &mut JsonObject<'_>) {
    if let Some(hint) = error.hint() {
        error.write_member(r#""hint":""#, hint, object);
    }
}

/// Writes `meta` as an object.
pub(super) fn write_meta(error: &Filled<'_>, object: &mut JsonObject<'_>) {
    if error.entry().0.meta.is_some() {
        object.object_unless_empty(r#""meta":{"#, |meta| error.write_meta(meta));
    }
}

/// Writes the members of `meta` into an object with members of its own. Those whose key is taken are nested under
/// `meta`.
pub(super) fn write_meta_beside(error: &Filled<'_>, is_taken: fn(&str) -> bool, object: &mut JsonObject<'_>) {
    let mut collides = false;
    let is_free = &mut |key: &str| {
        let is_taken = is_taken(key);
        collides |= is_taken;
        !is_taken
    };
    error.write_meta_if(object, is_free);
    if collides {
        object.object_unless_empty(r#""meta":{"#, |meta| error.write_meta_if(meta, &mut |key| is_taken(key)));
    }
}

/// Writes the members of an error that has one text: `code`, `message`, `pointer` or `parameter`, `hint` and `meta`.
fn write_item(error: &Filled<'_>, object: &mut JsonObject<'_>) {
    error.write_code("\"code\":", object);
    error.write_member(r#""message":""#, error.text(), object);
    if error.entry().0.has_more() {
        write_fault(error, PointerForm::PLAIN, object);
        write_hint(error, object);
        write_meta(error, object);
    }
}

/// Writes the lead as [`write_item`] does, then `errors`, `requestId` and `details`.
pub(super) fn write_lead(report: &Report<'_>, object: &mut JsonObject<'_>) {
    write_item(Filled::unfilled(occurrence(report.lead())).fill(), object);
    write_errors(report, object, write_item);
    if let Some(id) = report.request_id() {
        object.text("requestId", id);
    }
    write_details(report, report.lead(), object);
}

/// Writes `errors` if there are several errors, or one under another.
pub(super) fn write_errors(
    report: &Report<'_>,
    object: &mut JsonObject<'_>,
    write_item: fn(&Filled<'_>, &mut JsonObject<'_>),
) {
    if report.is_several() {
        object.array("errors", |list| {
            for error in report.errors() {
                list.object(|item| write_item(Filled::unfilled(occurrence(error)).fill(), item));
            }
        });
    }
}

/// Writes `details`, in development.
pub(super) fn write_details(report: &Report<'_>, error: &dyn ApiError, object: &mut JsonObject<'_>) {
    if let Some(details) = report.details(error) {
        object.serialize("details", &details);
    }
}
