//! Errors as responses of the frameworks whose features are on. The derive knows none of them: it calls one hidden macro,
//! which expands to the impls of the enabled ones.

/// Expands to the framework impls of one error type:
/// `frameworks! { impl [<T>] for [UserError<T>] where [T: Display] }`.
#[doc(hidden)]
#[macro_export]
macro_rules! __frameworks {
    ($($impl:tt)*) => {};
}
