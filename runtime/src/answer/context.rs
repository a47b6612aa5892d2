//! What a request adds to every error that is rendered while the request is served.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;

#[cfg(feature = "__service")]
use super::edge::Edge;
use super::envelope::{AnyEnvelope, Envelope};

thread_local! {
    static CURRENT: RefCell<Context> = const { RefCell::new(Context::DEFAULT) };
}

/// What a request adds to every error: its id, and how much may be shown.
///
/// A context is ambient while [`scope`](Self::scope) or [`scope_async`](Self::scope_async) runs. An inner scope replaces
/// the whole outer context; the two are not merged.
///
/// ```
/// use error_catalog::{ApiError, Context};
///
/// #[derive(Debug, ApiError)]
/// enum PingError {
///     #[api(status = 500, message = "down")]
///     Down,
/// }
///
/// let context = Context::new().request_id("req_1");
/// let body = context.scope(|| PingError::Down.to_json());
/// assert_eq!(
///     body,
///     r#"{"errors":[{"message":"down","long_message":"down","code":"down"}],"trace_id":"req_1"}"#,
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Context {
    /// The id of the request, which is sent in the body and as `X-Request-Id`.
    pub request_id: Option<Arc<str>>,
    /// How much may be shown.
    pub exposure: Exposure,
    /// The shape of everything that is rendered, if it is not to be that of the error's type.
    pub envelope: Option<AnyEnvelope>,
    /// What the layers around the request add.
    #[cfg(feature = "__service")]
    edge: Option<Arc<Edge>>,
    /// The level of events about statuses below 500, if it is not the default level.
    #[cfg(feature = "tracing")]
    pub(crate) client_errors: Option<::tracing::Level>,
}

/// How much of an error may be shown to the client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Exposure {
    /// Only what the catalog declares.
    #[default]
    Production,
    /// Also the `Display` of the error's sources, as `details`.
    Development,
}

impl Context {
    const DEFAULT: Self = Self {
        request_id: None,
        exposure: Exposure::Production,
        envelope: None,
        #[cfg(feature = "__service")]
        edge: None,
        #[cfg(feature = "tracing")]
        client_errors: None,
    };

    /// A context without a request id, with [`Exposure::Production`].
    pub fn new() -> Self {
        Self::DEFAULT
    }

    /// Sets the id of the request.
    #[must_use]
    pub fn request_id(mut self, id: impl Into<Arc<str>>) -> Self {
        self.request_id = Some(id.into());
        self
    }

    /// Sets how much may be shown.
    #[must_use]
    pub fn exposure(mut self, exposure: Exposure) -> Self {
        self.exposure = exposure;
        self
    }

    /// Sets the shape of everything that is rendered in this context, whatever shape the types of the errors have.
    ///
    /// The field [`envelope`](Self::envelope) also takes a shape that is known only at run time, or is not JSON.
    ///
    /// ```
    /// use error_catalog::{ApiError, Context, envelope::Flat};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum PingError {
    ///     #[api(status = 500, message = "down")]
    ///     Down,
    /// }
    ///
    /// let second_version = Context::new().envelope::<Flat>();
    /// assert_eq!(PingError::Down.to_json_in(&second_version), r#"{"status":500,"code":"down","message":"down"}"#);
    /// ```
    #[must_use]
    pub fn envelope<E: Envelope>(mut self) -> Self {
        self.envelope = Some(AnyEnvelope::of::<E>());
        self
    }

    /// What the layers around the request add.
    #[cfg(feature = "__service")]
    pub(crate) fn edge(&self) -> Option<&Edge> {
        self.edge.as_deref()
    }

    /// A context without what the layers add.
    #[cfg(feature = "__service")]
    pub(crate) fn without_edge(&self) -> Self {
        Self { edge: None, ..self.clone() }
    }

    /// What the layers around the request add, to add more.
    #[cfg(feature = "__service")]
    pub(crate) fn edge_mut(&mut self) -> &mut Edge {
        Arc::make_mut(self.edge.get_or_insert_default())
    }

    /// The context of the innermost scope on this thread, else the default.
    pub fn current() -> Self {
        let current = CURRENT.try_with(|current| current.try_borrow().ok().map(|it| it.clone()));
        // A thread that is ending no longer has a context.
        current.ok().flatten().unwrap_or_default()
    }

    /// Runs the closure with this context.
    pub fn scope<R>(&self, run: impl FnOnce() -> R) -> R {
        let mut context = self.clone();
        swap(&mut context);
        let _outer = RestoreContext(context);
        run()
    }

    /// Runs the future with this context, on any executor.
    ///
    /// The context is ambient only while the future is polled, so futures that take turns on one thread do not see each
    /// other's contexts. It is dropped in the context too, wherever that happens, such as when a client went away. Tasks that
    /// the future spawns do not inherit the context.
    ///
    /// ```
    /// # use std::{future::Future, pin::pin, task};
    /// # fn block_on<F: Future>(future: F) -> F::Output {
    /// #     let mut future = pin!(future);
    /// #     loop {
    /// #         let mut context = task::Context::from_waker(task::Waker::noop());
    /// #         if let task::Poll::Ready(output) = future.as_mut().poll(&mut context) {
    /// #             return output;
    /// #         }
    /// #     }
    /// # }
    /// use error_catalog::Context;
    ///
    /// let context = Context::new().request_id("req_1");
    /// let seen = block_on(context.scope_async(async { Context::current().request_id }));
    /// assert_eq!(seen.as_deref(), Some("req_1"));
    /// assert_eq!(Context::current().request_id, None);
    /// ```
    pub fn scope_async<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        let held = Held { enter: EnterOnDrop::new(self.clone()), future, leave: LeaveOnDrop };
        async move {
            // Bindings are dropped in reverse order.
            let Held { enter, future, leave: _leave } = held;
            let mut future = pin!(future);
            let enter = enter;
            poll_fn(|task| enter.scope(|| future.as_mut().poll(task))).await
        }
    }
}

/// A future that nobody has polled yet. Its fields are dropped in this order.
struct Held<F> {
    enter: EnterOnDrop,
    future: F,
    leave: LeaveOnDrop,
}

/// Opens its context when it is dropped, so that what is dropped next is dropped in the context, until a [`LeaveOnDrop`]
/// is dropped.
#[derive(Debug)]
pub(crate) struct EnterOnDrop(Context);

/// Closes the context that [`EnterOnDrop`] opened.
#[derive(Debug)]
pub(crate) struct LeaveOnDrop;

thread_local! {
    /// The contexts outside those that are open because something is dropped in them.
    static OUTSIDE: RefCell<Vec<Context>> = const { RefCell::new(Vec::new()) };
}

impl EnterOnDrop {
    pub(crate) fn new(context: Context) -> Self {
        Self(context)
    }

    /// Runs the closure with the context.
    pub(crate) fn scope<R>(&self, run: impl FnOnce() -> R) -> R {
        self.0.scope(run)
    }
}

impl Drop for EnterOnDrop {
    fn drop(&mut self) {
        let mut context = std::mem::take(&mut self.0);
        swap(&mut context);
        // This fails only on a thread that is ending, which has no context either.
        let _ = OUTSIDE.try_with(|all| all.borrow_mut().push(context));
    }
}

impl Drop for LeaveOnDrop {
    fn drop(&mut self) {
        if let Ok(Some(mut outside)) = OUTSIDE.try_with(|all| all.borrow_mut().pop()) {
            swap(&mut outside);
        }
    }
}

/// Makes the context ambient, and the one that was ambient this context.
///
/// Nothing happens on a thread that is ending.
fn swap(context: &mut Context) {
    let _ = CURRENT.try_with(|current| {
        if let Ok(mut current) = current.try_borrow_mut() {
            std::mem::swap(&mut *current, context);
        }
    });
}

/// Restores the outer context, even when the scope unwinds.
struct RestoreContext(Context);

impl Drop for RestoreContext {
    fn drop(&mut self) {
        swap(&mut self.0);
    }
}
