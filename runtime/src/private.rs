//! The items that expansions of the derive and of `catalog!` use. Nothing here is covered by semver.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;
use std::ops::Deref;
use std::panic::UnwindSafe;

pub use crate::__description as description;
pub use crate::__expression as expression;
pub use crate::__frameworks as frameworks;
pub use crate::answer::envelope::{Batch, Envelope, ErrorList};
pub use crate::answer::{
    AnyEnvelope, ApiError, AsApiError, Cause, EmptyList, Fallback, NotTaken, Slot, Taken, find_own, or_fallback,
    serialize, source_of_transparent,
};
pub use crate::catalog::{
    Anything, DeclaredOfAny, Found, NoShape, OfAny, OfOne, Pattern, ShapeOf, Undecided, allow, catalog, entry, first,
    link, position, sections, sections_len, stated,
};
pub use crate::entry::{
    Declared, Entry, EventLevel, GrpcCode, Retry, Row, Section, SectionRow, Tree, entries, tree_slots,
};
pub use crate::json::Value;
pub use crate::occurrence::{Field, Fields, Output, Plain, RetryAfter, StatusFrom, Values};
pub use crate::received::{Decode, FromBox, FromReceived, NoBox, Readable, Sent, SourceOf};
pub use serde::{Serialize, Serializer};
pub use std::boxed::Box;

#[cfg(feature = "utoipa")]
pub use crate::export::openapi::utoipa::__private as utoipa;
#[cfg(feature = "actix-web")]
pub use crate::frameworks::actix_web::__private as actix_web;
#[cfg(feature = "axum")]
pub use crate::frameworks::axum::__private as axum;
#[cfg(feature = "poem")]
pub use crate::frameworks::poem::__private as poem;
#[cfg(feature = "rmcp")]
pub use crate::frameworks::rmcp::__private as rmcp;
#[cfg(feature = "rocket")]
pub use crate::frameworks::rocket::__private as rocket;
#[cfg(feature = "tonic")]
pub use crate::frameworks::tonic::__private as tonic;

/// The checks that `catalog!` evaluates.
pub mod unique {
    pub use crate::catalog::{Allowed, Message, Position, count, report, slots, sorted};
    pub use crate::entry::hash;
}

/// An error, or an erased one.
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

/// A field that holds the source of an error. `(&&&&Link(field)).__source()` takes the first of these that fits: an
/// error, a pointer to an erased one, a pointer to such a pointer; anything else does not compile.
#[derive(Debug)]
pub struct Link<'a, T>(pub &'a T);

/// An error.
pub trait ErrorLink<'a> {
    /// The error, erased.
    fn __source(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Error + 'static> ErrorLink<'a> for &&&Link<'a, T> {
    fn __source(&self) -> &'a (dyn Error + 'static) {
        self.0
    }
}

/// A pointer to an erased error.
pub trait PointerLink<'a> {
    /// The error, erased.
    fn __source(&self) -> &'a (dyn Error + 'static);
}

impl<'a, P: Deref<Target: AsDynError>> PointerLink<'a> for &&Link<'a, P> {
    fn __source(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().__as_dyn_error()
    }
}

/// A pointer to a pointer to an erased error.
pub trait DeepLink<'a> {
    /// The error, erased.
    fn __source(&self) -> &'a (dyn Error + 'static);
}

impl<'a, P: Deref<Target: Deref<Target: AsDynError>>> DeepLink<'a> for &Link<'a, P> {
    fn __source(&self) -> &'a (dyn Error + 'static) {
        self.0.deref().deref().__as_dyn_error()
    }
}

/// The error in a transparent variant, erased.
pub trait Erased<'a> {
    /// The error.
    fn __erased(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T: Error + 'static> Erased<'a> for &Link<'a, T> {
    fn __erased(&self) -> &'a (dyn Error + 'static) {
        self.0
    }
}

/// A type that is no error is reported where `entry` reads it, and not here again.
pub trait NotErased<'a> {
    /// Never called.
    fn __erased(&self) -> &'a (dyn Error + 'static);
}

impl<'a, T> NotErased<'a> for Link<'a, T> {
    fn __erased(&self) -> &'a (dyn Error + 'static) {
        &std::fmt::Error
    }
}

/// Anything else, which reports the type.
pub trait NoLink<'a, T> {
    /// Never called.
    fn __source(&self) -> &'a (dyn Error + 'static)
    where
        T: SourceError;
}

impl<'a, T> NoLink<'a, T> for Link<'a, T> {
    fn __source(&self) -> &'a (dyn Error + 'static)
    where
        T: SourceError,
    {
        self.0.erased()
    }
}

/// What the source of an error is. Nothing implements it; its words are for the user.
#[diagnostic::on_unimplemented(
    message = "the source `{Self}` is not an error",
    label = "not an error",
    note = "a source implements `std::error::Error`, or is a pointer to an error, such as `Box<dyn Error + Send + Sync>`",
    note = "keep anything else in a field that is not the source: without `source` and `from`, and with another name"
)]
pub trait SourceError {
    /// The error, erased.
    fn erased(&self) -> &(dyn Error + 'static);
}

/// `Debug`, as a bound that the compiler does not check before the impl is used: of the two impls that need it, one
/// reports it.
pub trait DebugIn<'a>: Debug {}

impl<T: Debug + ?Sized> DebugIn<'_> for T {}

/// A text for the placeholder of a field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no text for the placeholder `{Place}`",
    label = "it does not implement `Display`",
    note = "`<name:?>` shows the `Debug` form, and `args(text = name.display())` what any expression makes of it"
)]
pub trait Shown<Place>: Display {}

#[diagnostic::do_not_recommend]
impl<T: Display + ?Sized, Place> Shown<Place> for T {}

/// The text of a field.
#[inline]
pub fn shown<'a, Place, T: Shown<Place>>(field: &'a T) -> &'a (dyn Display + 'a) {
    field
}

/// A form of `std::fmt` that is not `Display`.
pub trait Form {
    /// A value that has the form.
    type Shown<'a>: ?Sized;
}

/// The form for the placeholder of a field.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no text in the format of the placeholder `{Place}`",
    label = "it does not implement the trait of this format",
    note = "`:?` needs `Debug`, `:x` needs `LowerHex`; `args(text = …)` shows what an expression makes of it"
)]
pub trait ShownAs<Place, F: Form> {
    /// The value, erased.
    fn shown_as(&self) -> &F::Shown<'_>;
}

/// A field in a form.
#[inline]
pub fn shown_as<Place, F: Form, T: ShownAs<Place, F>>(field: &T) -> &F::Shown<'_> {
    field.shown_as()
}

macro_rules! forms {
    ($($Trait:ident $Form:ident),*) => {
        /// The forms.
        pub mod form {
            $(
                #[doc = concat!("That of `", stringify!($Trait), "`.")]
                #[derive(Debug)]
                pub enum $Form {}
            )*
        }

        $(
            impl Form for form::$Form {
                type Shown<'a> = dyn fmt::$Trait + 'a;
            }

            #[diagnostic::do_not_recommend]
            impl<T: fmt::$Trait, Place> ShownAs<Place, form::$Form> for T {
                #[inline]
                fn shown_as(&self) -> &(dyn fmt::$Trait + '_) {
                    self
                }
            }
        )*
    };
}

forms!(
    Binary BinaryForm,
    Debug DebugForm,
    LowerExp LowerExpForm,
    LowerHex LowerHexForm,
    Octal OctalForm,
    Pointer PointerForm,
    UpperExp UpperExpForm,
    UpperHex UpperHexForm
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

/// An expression of the user's. If the compiler cannot read it, it reports that once, at the expression.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
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
        $crate::__rmcp! { $($impl)* }
        $crate::__tonic! { $($impl)* }
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

#[cfg(not(feature = "rmcp"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rmcp {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "tonic"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __tonic {
    ($($impl:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($($impl:tt)*) => {};
}
