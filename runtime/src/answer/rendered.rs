//! The mark of a rendered response.

/// Marks a response whose body is already rendered, so that layers keep it.
///
/// It is an extension of the response. Rendered errors have it. Add it to a response with a status of 400 or more that
/// must be sent unchanged although it is not an error of the catalog, such as a response forwarded by a proxy:
///
/// ```
/// use error_catalog::Rendered;
///
/// let mut response = http::Response::new("as the other server sent it");
/// response.extensions_mut().insert(Rendered);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rendered;
