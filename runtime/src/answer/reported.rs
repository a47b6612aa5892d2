//! What can be reported: an error, or a `Raised`.

use super::context::Context;
use super::envelope::{AnyEnvelope, Report};
use super::error::ApiError;
use super::raised::Raised;

/// An [`ApiError`], or a [`Raised`] with what it has gathered.
pub trait Reported {
    #[doc(hidden)]
    fn __report(&self, context: &Context, read: &mut dyn FnMut(&Report<'_>, AnyEnvelope));
}

impl<E: ApiError + ?Sized> Reported for E {
    fn __report(&self, context: &Context, read: &mut dyn FnMut(&Report<'_>, AnyEnvelope)) {
        read(&Report::of(self.__as_api_error(), context), self.__envelope());
    }
}

impl<E: ApiError + 'static> Reported for Raised<E> {
    fn __report(&self, context: &Context, read: &mut dyn FnMut(&Report<'_>, AnyEnvelope)) {
        read(&self.report(context), AnyEnvelope::of::<E::Envelope>());
    }
}
