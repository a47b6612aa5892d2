//! Other traits in scope around the derive, and shadowed names of primitive types.

#![allow(dead_code, reason = "names are taken on purpose by things that nobody uses")]

use error_catalog::ApiError as _;
use error_catalog_tests::headers;

/// Traits in scope whose methods have the names of ours, for every type, by value, reference and mutable reference.
mod traits {
    #[allow(
        clippy::wrong_self_convention,
        clippy::iter_not_returning_iterator,
        reason = "they are not meant to be used"
    )]
    pub(crate) trait Intruder {
        fn entry(&self) -> ! {
            unreachable!("the user's method")
        }
        fn text(&self) -> ! {
            unreachable!("the user's method")
        }
        fn data(&self) -> ! {
            unreachable!("the user's method")
        }
        fn both(&self) -> ! {
            unreachable!("the user's method")
        }
        fn list(&self) -> ! {
            unreachable!("the user's method")
        }
        fn seconds(&self) -> ! {
            unreachable!("the user's method")
        }
        fn into_iter(&self) -> ! {
            unreachable!("the user's method")
        }
        fn iter(&self) -> ! {
            unreachable!("the user's method")
        }
        fn as_ref(&self) -> ! {
            unreachable!("the user's method")
        }
        fn map(&self) -> ! {
            unreachable!("the user's method")
        }
        fn fmt(&self) -> ! {
            unreachable!("the user's method")
        }
        fn source(&self) -> ! {
            unreachable!("the user's method")
        }
        fn from(&self) -> ! {
            unreachable!("the user's method")
        }
        fn as_dyn_error(&self) -> ! {
            unreachable!("the user's method")
        }
        fn __fields(&self) -> ! {
            unreachable!("the user's method")
        }
        fn __compute(&self) -> ! {
            unreachable!("the user's method")
        }
        fn index(&self) -> ! {
            unreachable!("the user's method")
        }
    }
    impl<T: ?Sized> Intruder for T {}

    #[derive(Debug, error_catalog::ApiError)]
    #[api(status = 400)]
    pub(crate) enum Invaded {
        #[api(
            message = "<0> <1?> <2...> <0:>2>",
            long = "<0> <sum>",
            meta(a = _0, b = _0 + 1),
            args(sum = _0 + 2),
            retry_after = _3,
            headers(x_a = _0)
        )]
        Fields(u8, Option<u8>, Vec<u8>, u32, #[api(source)] Box<dyn std::error::Error>),
        #[api(transparent)]
        Inner(#[api(from)] Inner),
        #[api(message = "maybe")]
        Maybe(#[api(source)] Option<std::fmt::Error>),
    }

    #[derive(Debug, error_catalog::ApiError)]
    #[api(status = 401)]
    pub(crate) struct Inner(#[api(from)] pub(crate) std::fmt::Error);
}

#[test]
fn traits_with_our_method_names() {
    use traits::{Inner, Invaded};
    let error = Invaded::Fields(1, Some(2), vec![3, 4], 5, "s".into());
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"1 2 3, 4  1","long_message":"1 3","code":"fields","meta":{"a":1,"b":2}}]}"#,
    );
    assert_eq!(headers(&error.to_response()), ["content-type: application/json", "retry-after: 5", "x-a: 1"],);
    assert_eq!(std::error::Error::source(&error).map(ToString::to_string).as_deref(), Some("s"));
    let error = Invaded::from(Inner::from(std::fmt::Error));
    assert_eq!(error.code(), "inner");
    assert!(std::error::Error::source(&Invaded::Maybe(Some(std::fmt::Error))).is_some());
}

/// The names of primitive types can be shadowed too.
mod shadowed_primitives {
    #![allow(non_camel_case_types, reason = "primitive types are written so")]

    pub(crate) struct u8;
    pub(crate) struct u16;
    pub(crate) struct u32;
    pub(crate) struct u64;
    pub(crate) struct usize;
    pub(crate) struct str;
    pub(crate) struct bool;

    #[derive(Debug, error_catalog::ApiError)]
    #[api(retired("old"))]
    pub(crate) enum Shadowed {
        #[api(status = 404, message = "<0:>3> <1?>", meta(one = _0), retry_after = _0)]
        Fields(::core::primitive::u8, Option<i8>),
    }
}

#[test]
fn shadowed_primitives() {
    assert_eq!(
        shadowed_primitives::Shadowed::Fields(1, Some(-2)).to_json(),
        r#"{"errors":[{"message":"  1 -2","long_message":"  1 -2","code":"fields","meta":{"one":1}}]}"#,
    );
}
