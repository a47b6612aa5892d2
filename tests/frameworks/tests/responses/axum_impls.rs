//! The impls for axum work for all kinds of types, and trigger no denied lints.

#![deny(warnings, clippy::all, clippy::pedantic, unused_qualifications, missing_debug_implementations)]
#![forbid(unsafe_code)]
#![allow(dead_code, reason = "that the types compile is the test")]

use std::borrow::Cow;
use std::fmt::{Debug, Display};

use axum::response::IntoResponse;
use error_catalog::{ApiError, Errors};

#[derive(Debug, ApiError)]
enum Generic<'a, T: Copy, const N: usize>
where
    T: Display + Debug,
{
    #[api(status = 404, message = "<0> of <1>")]
    Missing(T, Cow<'a, str>),
    #[api(status = 400)]
    Other([T; N]),
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum Empty {}

#[derive(Debug, ApiError)]
#[api(status = 500, message = "<type>")]
#[allow(non_camel_case_types, reason = "a raw identifier")]
struct r#struct {
    r#type: u8,
}

#[derive(Debug, ApiError)]
#[api(status = 500, message = "<0>")]
#[allow(deprecated, reason = "as users do")]
struct OfOld(#[api(meta = "old")] Inner);

#[deprecated]
type Inner = u8;

#[deprecated(note = "say Empty")]
#[derive(Debug, ApiError)]
#[api(status = 500)]
enum Old {
    #[deprecated]
    Older,
    Newer(#[allow(deprecated, reason = "as users do")] Inner),
}

mod shadows {
    use error_catalog as renamed;

    type Response = ();
    trait IntoResponse {}
    struct Body;

    #[derive(Debug, renamed::ApiError)]
    #[api(status = 410, crate = renamed)]
    pub(crate) enum Result {
        Gone,
        #[api(status = 411)]
        Body,
    }
}

fn responds<T: IntoResponse>() {}

#[test]
fn every_type_is_a_response() {
    responds::<Generic<'static, u8, 2>>();
    responds::<Errors<Generic<'static, u8, 2>>>();
    responds::<Empty>();
    responds::<r#struct>();
    responds::<Result<(), Errors<r#struct>>>();
    let local = String::from("here");
    let response = Generic::<'_, _, 0>::Missing(1, Cow::Borrowed(&local)).into_response();
    assert_eq!(response.status(), 404);
    assert_eq!(shadows::Result::Gone.into_response().status(), 410);
}
