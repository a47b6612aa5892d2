//! Marks of rendered responses for frameworks that keep only the headers of a response.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use crate::answer::Rendered;
use crate::frameworks::request_id;

/// The name of the header that carries a mark from an error to the layer, which removes it.
pub(super) const HEADER: &str = "x-error-catalog-rendered";

/// The marks of one request. Each is a random text that only the layer of the request knows, so that no other server or
/// handler can make one.
#[derive(Default)]
pub(super) struct Marks(Mutex<Vec<(String, Rendered)>>);

impl Marks {
    /// A mark that stands for the rendered error.
    pub(super) fn mark(&self, rendered: Rendered) -> String {
        let mark = format!("{:032x}", request_id::random());
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((mark.clone(), rendered));
        mark
    }

    /// What the first known mark stands for.
    pub(super) fn find<'m>(&self, marks: impl IntoIterator<Item = &'m [u8]>) -> Option<Rendered> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        marks.into_iter().find_map(|mark| {
            let (_, rendered) = known.iter().find(|(known, _)| known.as_bytes() == mark)?;
            Some(rendered.clone())
        })
    }
}

/// Omits the marks, which are secrets of the layer.
impl fmt::Debug for Marks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Marks").finish_non_exhaustive()
    }
}
