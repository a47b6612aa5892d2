//! What the layers of a service add to the context of a request.

use std::fmt;
use std::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe, catch_unwind};
use std::sync::Arc;

use http::{HeaderName, HeaderValue, Method};

use super::envelope::Report;
use super::links::DocsLink;

/// What the layers around a request add to its context.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edge {
    /// The headers of the request that a layer read to choose the shape.
    vary: Vec<HeaderName>,
    request: Option<RequestLine>,
    hooks: Vec<Hook>,
    docs: Option<DocsLink>,
}

/// The method and path of a request.
#[derive(Clone, Debug)]
pub(crate) struct RequestLine {
    pub(crate) method: Method,
    pub(crate) path: String,
}

/// Called for each response that is rendered.
#[derive(Clone)]
pub(crate) struct Hook(Arc<dyn Fn(&Report<'_>) + Send + Sync>);

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

    /// Sets the request, unless an outer layer did: routers hand on only a part of the path.
    pub(crate) fn set_request(&mut self, method: &Method, path: &str) {
        self.request.get_or_insert_with(|| RequestLine { method: method.clone(), path: path.to_owned() });
    }

    pub(crate) fn request(&self) -> Option<&RequestLine> {
        self.request.as_ref()
    }

    /// Sets the link of entries that have none.
    pub(crate) fn set_docs(&mut self, docs: DocsLink) {
        self.docs = Some(docs);
    }

    pub(crate) fn docs(&self) -> Option<&DocsLink> {
        self.docs.as_ref()
    }

    pub(crate) fn add_hook(&mut self, hook: Hook) {
        self.hooks.push(hook);
    }

    /// Calls the hooks of all layers. What a hook renders itself does not call them again.
    pub(crate) fn call_hooks(&self, report: &Report<'_>) {
        if self.hooks.is_empty() {
            return;
        }
        report.context().without_edge().scope(|| {
            for Hook(hook) in &self.hooks {
                // Rendering cannot fail, whatever is called beside it.
                let _ = catch_unwind(AssertUnwindSafe(|| hook(report)));
            }
        });
    }
}

impl Hook {
    pub(crate) fn new(hook: impl Fn(&Report<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(hook))
    }
}

// The panic of a hook is caught where it is called.
impl UnwindSafe for Hook {}
impl RefUnwindSafe for Hook {}

impl fmt::Debug for Hook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Hook")
    }
}

/// Contexts with layers are equal if they are of the same request.
impl PartialEq for Edge {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Edge {}
