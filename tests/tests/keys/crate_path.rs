//! `crate`: the path of the runtime, if another crate re-exports it.

mod facade {
    pub(crate) mod errors {
        pub(crate) use error_catalog::*;
    }
    pub(crate) use error_catalog as whole;
}

mod through_a_glob {
    use crate::crate_path::facade::errors::ApiError;

    #[derive(Debug, ApiError)]
    #[api(crate = crate::crate_path::facade::errors, status = 404)]
    pub(crate) enum UserError {
        #[api(message = "<0> <0:>2> <1...> <2?>", meta(first = _0, sum = _0 + 1), retry_after = _0, headers(x_a = _0))]
        Fields(u8, Vec<u8>, Option<u8>, #[api(source)] std::fmt::Error),
        #[api(transparent)]
        Inner(#[api(from)] Inner),
        Unit,
    }

    #[derive(Debug, ApiError)]
    #[api(crate = crate::crate_path::facade::whole, status = 401)]
    pub(crate) struct Inner;

    pub(crate) static API: crate::crate_path::facade::errors::Catalog =
        crate::crate_path::facade::errors::catalog!("API", [UserError, Inner]);
}

mod absolute {
    #[derive(Debug, ::error_catalog::ApiError)]
    #[api(crate = ::error_catalog, status = 404)]
    pub(crate) struct Absolute;
}

#[test]
fn everything_is_found_there() {
    use error_catalog::ApiError as _;
    use through_a_glob::{API, Inner, UserError};

    let error = UserError::Fields(7, vec![1, 2], None, std::fmt::Error);
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"7  7 1, 2 ","long_message":"7  7 1, 2 ","code":"fields","meta":{"first":7,"sum":8}}]}"#,
    );
    assert_eq!(UserError::from(Inner).code(), "inner");
    assert_eq!(UserError::Unit.code(), "unit");
    assert_eq!(API.entries().count(), 3);
    assert_eq!(absolute::Absolute.code(), "absolute");
}
