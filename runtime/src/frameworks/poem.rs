//! Errors as responses of poem, and its own failures as the application's errors.

/// What expansions of the derive call.
#[doc(hidden)]
pub mod __private {}

/// Expands to the impls of one error type:
/// `impl [<T>] for [UserError<T>] where [T: Display]`.
#[doc(hidden)]
#[macro_export]
macro_rules! __poem {
    (impl [$($generics:tt)*] for [$($error:tt)*] where [$($predicates:tt)*]) => {};
}
