//! What the layers of a service add to the context of a request.

use http::{HeaderName, HeaderValue};

/// What the layers around a request add to its context.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edge {
    /// The headers of the request that a layer read to choose the shape.
    vary: Vec<HeaderName>,
}

impl Edge {
    /// Adds headers of the request that decide the shape of the response.
    pub(crate) fn vary_by(&mut self, names: impl IntoIterator<Item = HeaderName>) {
        for name in names {
            if !self.vary.contains(&name) {
                self.vary.push(name);
            }
        }
    }

    /// The value of `Vary`.
    pub(crate) fn vary(&self) -> Option<HeaderValue> {
        let names: Vec<&str> = self.vary.iter().map(HeaderName::as_str).collect();
        (!names.is_empty()).then(|| HeaderValue::from_str(&names.join(", ")).ok()).flatten()
    }
}

/// Contexts with layers are equal if they are of the same request.
impl PartialEq for Edge {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Edge {}
