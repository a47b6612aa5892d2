//! The mark of a response that is rendered.

/// Marks a response whose body is rendered already, so that layers keep it.
///
/// It is an extension of the response. Rendered errors have it. Add it to a response with a status of 400 or more that must
/// be sent unchanged although it is not an error of the catalog, such as one that a proxy forwards:
///
/// ```
/// use error_catalog::Rendered;
///
/// let mut response = http::Response::new("as the other server sent it");
/// response.extensions_mut().insert(Rendered);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendered;
