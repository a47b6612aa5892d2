//! The items that expansions of the derive and of `catalog!` use. Nothing here is covered by semver.

use std::error::Error;
use std::marker::PhantomData;
use std::panic::UnwindSafe;

pub use crate::__frameworks as frameworks;
pub use crate::answer::envelope::{Envelope, ErrorList};
pub use crate::answer::{AnyEnvelope, ApiError, AsApiError};
pub use crate::catalog::{Declared, NO_RENDERER, allow, catalog, entry, renderer, same_envelope};
pub use crate::entry::{Entry, Retry, Row, Section, SectionRow, entries};
pub use crate::json::Value;
pub use crate::occurrence::{Field, Fields, Output, Plain, RetryAfter, StatusFrom, Values};
pub use serde::Serialize;

#[cfg(feature = "utoipa")]
pub use crate::export::openapi::utoipa::__private as utoipa;
#[cfg(feature = "actix-web")]
pub use crate::frameworks::actix_web::__private as actix_web;
#[cfg(feature = "axum")]
pub use crate::frameworks::axum::__private as axum;
#[cfg(feature = "poem")]
pub use crate::frameworks::poem::__private as poem;
#[cfg(feature = "rocket")]
pub use crate::frameworks::rocket::__private as rocket;

/// The checks that `catalog!` evaluates.
pub mod unique {
    pub use crate::catalog::{Allowed, Message, Position, count, report, slots, sorted};
    pub use crate::entry::hash;
}

/// Turns the value of a field into `dyn Error`: an error, or a pointer to an erased one.
///
/// Method resolution walks through `Box`, `Arc` and the like until one of the implementations fits.
pub trait AsDynError {
    /// The error, erased.
    fn __as_dyn_error(&self) -> &(dyn Error + 'static);
}

impl<T: Error + 'static> AsDynError for T {
    fn __as_dyn_error(&self) -> &(dyn Error + 'static) {
        self
    }
}

macro_rules! as_dyn_error {
    ($($erased:ty),*) => {$(
        impl AsDynError for $erased {
            fn __as_dyn_error(&self) -> &(dyn Error + 'static) {
                self
            }
        }
    )*};
}

as_dyn_error!(
    dyn Error + 'static,
    dyn Error + Send + 'static,
    dyn Error + Send + Sync + 'static,
    dyn Error + Send + Sync + UnwindSafe + 'static
);

/// The sections of a transparent field's type.
#[derive(Debug)]
pub struct Sections<E>(PhantomData<E>);

impl<E: ApiError> Sections<E> {
    /// Hands them out.
    pub fn visit(visit: &mut dyn FnMut(&'static Section)) {
        E::__sections(visit);
    }
}

/// A type that is not an API error has none. If it is one, the inherent function takes precedence.
pub trait NoSections {
    /// Hands out nothing.
    fn visit(_visit: &mut dyn FnMut(&'static Section)) {}
}

impl<E> NoSections for Sections<E> {}

/// Turns the value of a field into its items: a collection, or a pointer to one.
///
/// This is a method of our own because a user's trait in scope may have a matching `into_iter`. It is implemented only
/// for references, so that method resolution walks through `Rc`, `Box` and the like and never moves out of one.
pub trait Items {
    /// The iterator over the items.
    type Items: Iterator;

    /// The items.
    fn __items(self) -> Self::Items;
}

impl<'a, C: ?Sized> Items for &'a C
where
    &'a C: IntoIterator,
{
    type Items = <&'a C as IntoIterator>::IntoIter;

    fn __items(self) -> Self::Items {
        self.into_iter()
    }
}

/// Expands to the framework impls of one error type:
/// `frameworks! { [] impl [<T>] for [UserError<T>] where [T: Display] }`.
///
/// Each framework has a macro, which is empty when its feature is off. The features are tested here because the
/// expansion would test those of the user's crate. The item's `allow` attributes apply to all of the impls.
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks {
    ([$($allowances:tt)+] $($impl:tt)*) => {
        $($allowances)+
        const _: () = {
            $crate::__frameworks! { [] $($impl)* }
        };
    };
    ([] $($impl:tt)*) => {
        $crate::__axum! { $($impl)* }
        $crate::__actix_web! { $($impl)* }
        $crate::__poem! { $($impl)* }
        $crate::__rocket! { $($impl)* }
        $crate::__utoipa! { $($impl)* }
    };
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "actix-web"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_web {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($($impl:tt)*) => {};
}
