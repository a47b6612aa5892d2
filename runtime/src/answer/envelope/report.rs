//! The input of an envelope.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt;

use http::StatusCode;

use crate::answer::chain::Details;
use crate::answer::context::{Context, Exposure};
use crate::answer::error::{ApiError, occurrence};
use crate::answer::errors::INTERNAL_ERROR;
use crate::answer::trail::Trail;
use crate::entry::GrpcCode;

/// Several errors behind one vtable.
pub trait Batch {
    /// The error at a position.
    fn get(&self, position: usize) -> Option<&dyn ApiError>;

    /// The status of the response, and the position of the lead, unless [`under`](Self::under) provides the lead.
    fn decide(&self) -> (StatusCode, usize);

    /// The lead, if it is not one of the errors.
    fn under(&self) -> Option<&dyn ApiError>;

    /// An estimate of the size of all bodies together.
    fn room(&self) -> usize;
}

/// The content of a body: one or several errors, and the context of the request.
pub struct Report<'a> {
    errors: Reported<'a>,
    /// The result of [`Batch::decide`], computed when first needed.
    decided: OnceCell<(StatusCode, usize)>,
    context: &'a Context,
    trail: Option<&'a Trail>,
}

#[derive(Clone, Copy)]
enum Reported<'a> {
    One(&'a dyn ApiError),
    Several(&'a dyn Batch),
}

impl<'a> Report<'a> {
    /// A report of one error, or of the errors in a list.
    pub(crate) fn of(error: &'a dyn ApiError, context: &'a Context) -> Self {
        let errors = error.__batch().map_or(Reported::One(error), Reported::Several);
        Self { errors, decided: OnceCell::new(), context, trail: None }
    }

    /// A report of an error that has gathered causes and notes.
    pub(crate) fn of_raised(error: &'a dyn ApiError, trail: &'a Trail, context: &'a Context) -> Self {
        Self { trail: Some(trail), ..Self::of(error, context) }
    }

    /// A report of a list of errors.
    #[cfg(feature = "__wire")]
    pub(crate) fn of_several(errors: &'a dyn Batch, context: &'a Context) -> Self {
        Self { errors: Reported::Several(errors), decided: OnceCell::new(), context, trail: None }
    }

    /// The error given to [`Errors::under`](crate::Errors::under), which is not one of [`errors`](Self::errors).
    pub fn under(&self) -> Option<&'a dyn ApiError> {
        match self.errors {
            Reported::One(_) => None,
            Reported::Several(errors) => errors.under(),
        }
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        match self.errors {
            Reported::One(error) => error.status(),
            Reported::Several(errors) => self.decided(errors).0,
        }
    }

    /// The canonical code of gRPC: that of the lead, unless the errors together have another status.
    pub(crate) fn grpc(&self) -> GrpcCode {
        let (status, lead) = (self.status(), self.lead());
        if lead.status() == status { lead.entry().grpc_of(status) } else { GrpcCode::of_status(status) }
    }

    fn decided(&self, errors: &dyn Batch) -> (StatusCode, usize) {
        *self.decided.get_or_init(|| errors.decide())
    }

    /// The errors: at least one.
    pub fn errors(&self) -> impl Iterator<Item = &'a dyn ApiError> + use<'a> {
        let errors = self.errors;
        (0..).map_while(move |position| match errors {
            Reported::One(error) => (position == 0).then_some(error),
            Reported::Several(errors) => errors.get(position),
        })
    }

    /// The lead: the error that shapes with one top-level error show.
    ///
    /// Of several errors, it is the one given to [`Errors::under`](crate::Errors::under), else the first with the status of
    /// the response, else the first.
    pub fn lead(&self) -> &'a dyn ApiError {
        match self.errors {
            Reported::One(error) => error,
            Reported::Several(errors) => {
                let decisive = || errors.get(self.decided(errors).1);
                errors.under().or_else(decisive).unwrap_or(&INTERNAL_ERROR)
            }
        }
    }

    /// Whether this reports several [`Errors`](crate::Errors), or one [`under`](Self::under) another.
    pub fn is_several(&self) -> bool {
        matches!(self.errors, Reported::Several(_))
    }

    /// The id of the request.
    pub fn request_id(&self) -> Option<&'a str> {
        self.context.request_id.as_deref()
    }

    /// An estimate of the body's size: one allocation suffices, unless values are unusually long.
    pub(crate) fn room(&self) -> usize {
        let errors = match self.errors {
            Reported::One(error) => error.entry().0.room,
            Reported::Several(errors) => errors.room(),
        };
        errors + self.request_id().map_or(0, str::len)
    }

    /// How much may be shown.
    pub fn exposure(&self) -> Exposure {
        self.context.exposure
    }

    /// The context of the request, including what envelopes do not use.
    pub(crate) fn context(&self) -> &'a Context {
        self.context
    }

    /// The link to the documentation of an error: the one that its entry declares, or else the one that a layer adds.
    ///
    /// ```
    /// use error_catalog::{ApiError, Envelope, JsonWriter, Report};
    ///
    /// /// `{"see":"…"}`
    /// struct OnlyALink;
    ///
    /// impl Envelope for OnlyALink {
    ///     fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
    ///         json.object(|body| body.serialize("see", &report.docs(report.lead())));
    ///     }
    /// }
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api(status = 409, envelope = OnlyALink, docs = "https://docs.example.com/errors#<code>")]
    /// struct Taken;
    ///
    /// assert_eq!(Taken.to_json(), r#"{"see":"https://docs.example.com/errors#taken"}"#);
    /// ```
    pub fn docs(&self, error: &dyn ApiError) -> Option<Cow<'static, str>> {
        let entry = occurrence(error).entry;
        let declared = entry.docs().map(Cow::Borrowed);
        #[cfg(feature = "__service")]
        let declared = declared.or_else(|| Some(self.context.edge()?.docs()?.of(entry.code()).into()));
        declared
    }

    /// The sources of an error, and what it gathered as a [`Raised`](crate::Raised); `None` in production and for an
    /// error that has neither.
    pub fn details<'e>(&self, error: &'e dyn ApiError) -> Option<Details<'e>>
    where
        'a: 'e,
    {
        match self.exposure() {
            Exposure::Production => None,
            Exposure::Development => self.causes(error),
        }
    }

    /// What a [`Raised`](crate::Raised) gathered.
    #[cfg(feature = "tracing")]
    pub(crate) fn trail(&self) -> Option<&'a Trail> {
        self.trail
    }

    /// The same as [`details`](Self::details) for operators, whatever may be shown.
    pub(crate) fn causes<'e>(&self, error: &'e dyn ApiError) -> Option<Details<'e>>
    where
        'a: 'e,
    {
        // Of several errors, the one that stands for the whole has gathered them.
        let trail = self.trail.filter(|_| !self.is_several() || std::ptr::addr_eq(error, self.lead()));
        Details::of(error, trail)
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Report")
            .field("status", &self.status())
            .field("errors", &self.errors().map(ApiError::code).collect::<Vec<_>>())
            .field("context", &self.context)
            .finish_non_exhaustive()
    }
}
