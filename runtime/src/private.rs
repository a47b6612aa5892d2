//! The items that expansions of the derive and of `catalog!` use. Nothing here is covered by semver.

use std::error::Error;
use std::marker::PhantomData;
use std::panic::UnwindSafe;

pub use crate::__frameworks as frameworks;
pub use crate::answer::envelope::{Batch, Envelope, ErrorList};
pub use crate::answer::{
    AnyEnvelope, ApiError, AsApiError, Cause, EmptyList, Fallback, NotTaken, Slot, Taken, find_own, or_fallback,
    source_of_transparent,
};
pub use crate::catalog::{OneEnvelope, allow, catalog, entry, first, renderer, sections, sections_len};
pub use crate::entry::{
    Declared, Entry, EventLevel, GrpcCode, Retry, Row, Section, SectionRow, Tree, entries, tree_slots,
};
pub use crate::json::Value;
pub use crate::occurrence::{Field, Fields, Output, Plain, RetryAfter, StatusFrom, Values};
pub use serde::Serialize;
pub use std::boxed::Box;

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

/// The type of a transparent field.
#[derive(Debug)]
pub struct Inner<E>(PhantomData<E>);

impl<E: Declared> Inner<E> {
    /// Its sections.
    pub const TREE: &'static Tree = E::TREE;
}

impl<E: ApiError> Inner<E> {
    /// Hands out its sections.
    pub fn visit(visit: &mut dyn FnMut(&'static Section), is_answered: bool) {
        E::__sections(visit, is_answered);
    }

    /// Takes the error in the slot if it is of a type in this one.
    pub fn take(slot: &mut Slot<'_>) -> Option<E>
    where
        E: 'static,
    {
        E::__take(slot)
    }

    /// Takes the error in the slot if this type, or one in it, is made `From` it.
    pub fn convert(slot: &mut Slot<'_>) -> Option<E>
    where
        E: 'static,
    {
        E::__convert(slot)
    }

    /// The error itself if it is of this type, or of one in it.
    pub fn find<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn ApiError + 'static)>
    where
        E: 'static,
    {
        E::__find(error)
    }
}

/// A type that is not an API error, which is reported once. If it is one, the inherent items take precedence.
pub trait NoInner<E> {
    /// No sections.
    const TREE: &'static Tree = &Tree::of_wrapper(&[]);

    /// Hands out nothing.
    fn visit(_visit: &mut dyn FnMut(&'static Section), _is_answered: bool) {}

    /// Takes nothing.
    fn take(_slot: &mut Slot<'_>) -> Option<E> {
        None
    }

    /// Takes nothing.
    fn convert(_slot: &mut Slot<'_>) -> Option<E> {
        None
    }

    /// Finds nothing.
    fn find<'a>(_error: &'a (dyn Error + 'static)) -> Option<&'a (dyn ApiError + 'static)> {
        None
    }
}

impl<E> NoInner<E> for Inner<E> {}

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
