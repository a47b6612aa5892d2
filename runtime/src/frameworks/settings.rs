//! The settings of a layer, which are the same in all frameworks.

use std::fmt;
use std::sync::Arc;

use http::Extensions;

use crate::answer::{AnyEnvelope, Context, DocsLink, Exposure, Hook, Report};
use crate::frameworks::head::RequestHead;
use crate::frameworks::request_id;
use crate::frameworks::service::caught;
use crate::frameworks::unread::Limits;

/// The settings of a layer, for all requests.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    pub(crate) exposure: Option<Exposure>,
    pub(crate) envelope: Option<AnyEnvelope>,
    pub(crate) envelope_by: Option<EnvelopeBy>,
    pub(crate) on_error: Option<Hook>,
    pub(crate) docs: Option<DocsLink>,
    pub(crate) keep: Vec<Keep>,
    pub(crate) unread: Limits,
    #[cfg(feature = "tracing")]
    pub(crate) client_errors: Option<::tracing::Level>,
}

/// Copies an extension of one type from a replaced response to the new one.
#[derive(Clone, Copy)]
pub(crate) struct Keep {
    pub(crate) http: fn(&Extensions, &mut Extensions),
    #[cfg(feature = "actix-web")]
    pub(crate) actix: fn(&::actix_web::dev::Extensions, &mut ::actix_web::dev::Extensions),
}

impl Keep {
    pub(crate) fn of<T: Clone + Send + Sync + 'static>() -> Self {
        Self {
            http: |old, new| {
                old.get::<T>().cloned().map(|kept| new.insert(kept));
            },
            #[cfg(feature = "actix-web")]
            actix: |old, new| {
                old.get::<T>().cloned().map(|kept| new.insert(kept));
            },
        }
    }
}

/// Chooses the shape for a request.
pub(crate) type EnvelopeBy = Arc<dyn Fn(&RequestHead<'_>) -> Option<AnyEnvelope> + Send + Sync>;

impl Settings {
    /// The context of a request: that of an outer layer, or a new one, with the settings of this layer.
    ///
    /// `ids` are the values of its `X-Request-Id` headers. If there are several, none is used.
    pub(crate) fn open<'i>(
        &self,
        outer: Option<Context>,
        ids: impl IntoIterator<Item = &'i [u8]>,
        head: RequestHead<'_>,
    ) -> Context {
        let mut context = outer.unwrap_or_else(|| {
            let mut ids = ids.into_iter();
            let first = ids.next().filter(|_| ids.next().is_none());
            let sent = first.and_then(|id| std::str::from_utf8(id).ok()).and_then(request_id::accept);
            match sent {
                Some(id) => Context::new().request_id(id),
                None => Context::new().request_id(request_id::generate()),
            }
        });
        if let Some(exposure) = self.exposure {
            context = context.exposure(exposure);
        }
        #[cfg(feature = "tracing")]
        if let Some(level) = self.client_errors {
            context = context.client_errors(level);
        }
        if let Some(envelope) = self.envelope {
            context.envelope = Some(envelope);
        }
        context.edge_mut().set_request(head.method(), head.path());
        if let Some(docs) = &self.docs {
            context.edge_mut().set_docs(docs.clone());
        }
        if let Some(hook) = &self.on_error {
            context.edge_mut().add_hook(hook.clone());
        }
        if let Some(choose) = &self.envelope_by {
            // A choice that panics is none.
            if let Ok(Some(envelope)) = caught(|| choose(&head)) {
                context.envelope = Some(envelope);
            }
            context.edge_mut().vary_by(head.asked());
        }
        context
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Settings");
        shown.field("exposure", &self.exposure).field("envelope", &self.envelope);
        #[cfg(feature = "tracing")]
        shown.field("client_errors", &self.client_errors);
        shown.finish_non_exhaustive()
    }
}

/// The methods of a layer that has `settings: Arc<Settings>`. `$path` is how users name the layer, `$new` how they make it,
/// and `$own` what an example needs to do so.
macro_rules! context_methods {
    ($path:literal, $new:literal, $own:literal) => {
        fn set(mut self, set: impl FnOnce(&mut $crate::frameworks::settings::Settings)) -> Self {
            set(::std::sync::Arc::make_mut(&mut self.settings));
            self
        }

        /// Sets how much of an error clients see. The default is the setting of an outer layer, else
        /// [`Exposure::Production`](crate::Exposure::Production).
        ///
        /// ```
        #[doc = concat!("use ", $path, " as Layer;")]
        /// use error_catalog::Exposure;
        #[doc = $own]
        ///
        /// let exposure = if cfg!(debug_assertions) { Exposure::Development } else { Exposure::Production };
        #[doc = concat!("let layer = ", $new, ".exposure(exposure);")]
        /// ```
        #[must_use]
        pub fn exposure(self, exposure: $crate::Exposure) -> Self {
            self.set(|settings| settings.exposure = Some(exposure))
        }

        /// Sets the level of events about statuses below 500. The default is `WARN`.
        #[cfg(feature = "tracing")]
        #[must_use]
        pub fn client_errors(self, level: ::tracing::Level) -> Self {
            self.set(|settings| settings.client_errors = Some(level))
        }

        /// Links entries that declare no `docs`, in the header `Link` and in the body, to a page that is known only when the
        /// program runs. `<code>` stands for the code.
        ///
        /// ```
        #[doc = concat!("use ", $path, " as Layer;")]
        #[doc = $own]
        ///
        /// let host = std::env::var("DOCS_HOST").unwrap_or_else(|_| "docs.example.com".to_owned());
        #[doc = concat!("let layer = ", $new, ".docs(format!(\"https://{host}/errors#<code>\"));")]
        /// ```
        ///
        /// # Panics
        ///
        /// If it is no absolute `http` or `https` URL.
        #[must_use]
        #[allow(clippy::panic, reason = "a layer with a wrong link is a mistake of the program, as a wrong route is")]
        pub fn docs(self, link: impl AsRef<str>) -> Self {
            let link = link.as_ref();
            let docs = $crate::frameworks::settings::docs(link);
            let docs = docs.unwrap_or_else(|problem| panic!("`docs` cannot be `{link}`: {problem}"));
            self.set(|settings| settings.docs = Some(docs))
        }

        /// Calls the function once for each response that is rendered inside, such as to count errors. What it renders
        /// itself does not call it again.
        ///
        /// ```
        #[doc = concat!("use ", $path, " as Layer;")]
        /// use std::sync::atomic::{AtomicUsize, Ordering};
        #[doc = $own]
        ///
        /// static TIMEOUTS: AtomicUsize = AtomicUsize::new(0);
        ///
        #[doc = concat!("let layer = ", $new, ".on_error(|report| {")]
        ///     if report.lead().code() == "timed_out" {
        ///         TIMEOUTS.fetch_add(1, Ordering::Relaxed);
        ///     }
        /// });
        /// ```
        #[must_use]
        pub fn on_error(self, hook: impl Fn(&$crate::Report<'_>) + Send + Sync + 'static) -> Self {
            self.set(|settings| settings.on_error = Some($crate::frameworks::settings::hook(hook)))
        }
    };
}

/// The methods of a layer that answers failures by a function.
macro_rules! settings_methods {
    ($path:literal) => {
        $crate::frameworks::settings::context_methods!(
            $path,
            "Layer::new(own)",
            "# #[derive(Debug, error_catalog::ApiError)]\n# #[api(status = 500)]\n# struct ServiceError;\n\
             # fn own(_: &error_catalog::Failure<'_>) -> ServiceError {\n#     ServiceError\n# }"
        );

        /// Sets the shape of everything that is rendered inside, whatever the types of the errors say. The innermost layer
        /// that says something wins.
        ///
        /// So one enum serves several services, versions and routes. Handlers that render by hand get the shape too, with
        /// [`to_response`](method@crate::ApiError::to_response), because it is part of the [`Context`](crate::Context).
        ///
        /// ```
        #[doc = concat!("use ", $path, " as Layer;")]
        /// use error_catalog::envelope::Flat;
        /// # use error_catalog::Failure;
        /// # #[derive(Debug, error_catalog::ApiError)]
        /// # #[api(status = 500)]
        /// # struct ServiceError;
        /// # fn own(_: &Failure<'_>) -> ServiceError {
        /// #     ServiceError
        /// # }
        ///
        /// let second_version = Layer::new(own).envelope::<Flat>();
        /// ```
        #[must_use]
        pub fn envelope<E: $crate::Envelope>(self) -> Self {
            self.set(|settings| settings.envelope = Some($crate::AnyEnvelope::of::<E>()))
        }

        /// Chooses the shape by the request. If the function returns `None`, the shape is that of
        /// [`envelope`](Self::envelope), of an outer layer, or of the error's type.
        ///
        /// Responses have a `Vary` header with the names of the headers that the function asked for.
        ///
        /// ```
        #[doc = concat!("use ", $path, " as Layer;")]
        /// use error_catalog::{AnyEnvelope, RequestHead};
        /// # use error_catalog::Failure;
        /// # #[derive(Debug, error_catalog::ApiError)]
        /// # #[api(status = 500)]
        /// # struct ServiceError;
        /// # fn own(_: &Failure<'_>) -> ServiceError {
        /// #     ServiceError
        /// # }
        ///
        /// /// Browsers get a page.
        /// fn page(head: &RequestHead<'_>) -> Option<AnyEnvelope> {
        ///     let page = AnyEnvelope::text("text/html; charset=utf-8", |report, page| {
        ///         page.raw("<!doctype html><title>Error</title><p>");
        ///         page.text(report.lead().text());
        ///     });
        ///     head.header("accept")?.contains("text/html").then_some(page)
        /// }
        ///
        /// let layer = Layer::new(own).envelope_by(page);
        /// ```
        #[must_use]
        pub fn envelope_by<C>(self, choose: C) -> Self
        where
            C: Fn(&$crate::RequestHead<'_>) -> Option<$crate::AnyEnvelope> + Send + Sync + 'static,
        {
            self.set(|settings| settings.envelope_by = Some(::std::sync::Arc::new(choose)))
        }
    };
}

/// The methods of a layer whose framework has extensions of responses.
macro_rules! keep_method {
    ($path:literal) => {
        /// Keeps the extension of type `T` of responses that are replaced. Without this, no extension passes.
        ///
        /// ```
        #[doc = concat!("use ", $path, " as Layer;")]
        /// # use error_catalog::Failure;
        /// # #[derive(Debug, error_catalog::ApiError)]
        /// # #[api(status = 500)]
        /// # struct ServiceError;
        /// # fn own(_: &Failure<'_>) -> ServiceError {
        /// #     ServiceError
        /// # }
        ///
        /// /// What a middleware outside wants to know of each response.
        /// #[derive(Clone)]
        /// struct Tenant(String);
        ///
        /// let layer = Layer::new(own).keep::<Tenant>();
        /// ```
        #[must_use]
        pub fn keep<T: Clone + Send + Sync + 'static>(self) -> Self {
            self.set(|settings| settings.keep.push($crate::frameworks::settings::Keep::of::<T>()))
        }
    };
}
pub(super) use {context_methods, keep_method, settings_methods};

/// What `docs` takes.
///
/// # Errors
///
/// Why it is no link.
pub(crate) fn docs(link: &str) -> Result<DocsLink, &'static str> {
    DocsLink::new(link)
}

/// What `on_error` takes.
pub(crate) fn hook(hook: impl Fn(&Report<'_>) + Send + Sync + 'static) -> Hook {
    Hook::new(hook)
}
