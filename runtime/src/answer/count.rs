//! Counts every rendered error.
//!
//! With the feature `metrics`, each response that is rendered increments [`ERRORS`], a counter of the `metrics` crate, with
//! the labels `code` and `status`. The code is that of the entry; of several errors, that of the one that leads. Both are
//! from the catalog, so clients cannot make up new values. Install any exporter of the `metrics` crate to publish it.

use http::StatusCode;

use crate::entry::Entry;

/// The name of the counter.
pub const ERRORS: &str = "error_catalog_errors_total";

pub(crate) fn count(entry: &'static Entry, status: StatusCode) {
    ::metrics::counter!(ERRORS, "code" => entry.code().as_str(), "status" => status.as_str().to_owned()).increment(1);
}
