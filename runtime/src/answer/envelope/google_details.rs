//! What the details of `google.rpc` say of a report, whether they are written as JSON or as protobuf.

use super::Report;
use crate::answer::error::{ApiError, occurrence};
use crate::occurrence::{EachMember, Filled};

/// The service that the error belongs to.
pub(super) fn domain(lead: &dyn ApiError) -> Option<&'static str> {
    lead.__innermost().__section().domain()
}

/// The errors that say where the request is wrong.
pub(super) fn faults<'a>(report: &Report<'a>) -> impl Iterator<Item = &'a dyn ApiError> {
    let is_fault = |error: &&dyn ApiError| Filled::of(occurrence(*error)).fault().is_some();
    report.under().into_iter().chain(report.errors()).filter(is_fault)
}

/// Whether there is a hint, or a link that it describes.
pub(super) fn has_help(lead: &Filled<'_>, docs: Option<&str>) -> bool {
    docs.is_some() || lead.entry().0.extra(|extra| extra.hint).is_some()
}

/// Hands out the values in the texts and the hint, then the rest of `meta`. If both have the same name, the value of
/// `meta` wins, because it was declared for clients.
pub(super) fn each_metadatum(lead: &Filled<'_>, each: &mut EachMember<'_>) {
    lead.each_placeholder(&mut |key, value| {
        let mut declared = false;
        lead.each_meta(&mut |name, value| {
            if name == key && !declared {
                declared = true;
                each(key, value);
            }
        });
        if !declared {
            each(key, value);
        }
    });
    lead.each_meta(&mut |key, value| {
        if !lead.shows(key) {
            each(key, value);
        }
    });
}
