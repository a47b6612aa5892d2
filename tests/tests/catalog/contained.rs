//! The catalog contains the types in transparent variants.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::unreachable, reason = "a test fails by panicking")]

use std::sync::Arc;

use error_catalog::{ApiError, Catalog, Errors, Received, catalog};

mod users {
    use error_catalog::ApiError;

    #[derive(Debug, ApiError)]
    #[expect(dead_code, reason = "only its rows are looked at")]
    pub(super) enum UserError {
        #[api(status = 404)]
        UserNotFound,
        #[api(transparent)]
        Store(super::StoreError),
    }
}

#[derive(Debug, ApiError)]
enum StoreError {
    #[api(status = 503)]
    StoreDown,
}

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "only its rows are looked at")]
#[api(status = 422, envelope = error_catalog::envelope::Problem)]
enum FieldError {
    NameEmpty,
}

#[derive(Debug, ApiError)]
enum Either<L: ApiError, R: ApiError> {
    #[api(transparent)]
    Left(L),
    #[api(transparent)]
    Right(R),
}

#[derive(Debug, ApiError)]
#[api(status = 418, allow(unregistered_status))]
struct Teapot;

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "only its rows are looked at")]
enum AppError {
    #[api(transparent)]
    User(Box<users::UserError>),
    #[api(transparent)]
    Store(StoreError),
    #[api(status = 409)]
    Conflict,
    #[api(transparent)]
    Invalid(Errors<FieldError>),
    #[api(transparent)]
    Either(Either<StoreError, Either<Arc<Teapot>, StoreError>>),
}

static API: Catalog = catalog!("App", [AppError]);

fn codes(catalog: &Catalog) -> Vec<String> {
    catalog.entries().map(|entry| entry.code().to_string()).collect()
}

#[test]
fn at_any_depth_each_once() {
    assert_eq!(codes(&API), ["conflict", "user_not_found", "store_down", "name_empty", "internal_error", "teapot"],);
    let types: Vec<_> = API.sections().iter().map(|section| section.type_name()).collect();
    assert_eq!(types, ["AppError", "UserError", "StoreError", "FieldError", "InternalError", "Teapot"]);
    assert!(API.sections()[1].module_path().ends_with("::contained::users"));
}

#[test]
fn an_inner_type_may_be_listed_as_well() {
    static LISTED: Catalog = catalog!("App", [StoreError, AppError, users::UserError]);
    let (mut listed, mut alone) = (codes(&LISTED), codes(&API));
    assert_eq!(listed[0], "store_down");
    listed.sort();
    alone.sort();
    assert_eq!(listed, alone);
}

#[test]
fn an_enum_with_a_fallback_answers_empty_lists_itself() {
    #[derive(Debug, ApiError)]
    enum FallbackError {
        #[api(transparent)]
        Invalid(Errors<FieldError>),
        #[api(status = 500, fallback)]
        Unexpected,
    }
    static FALLBACK: Catalog = catalog!("App", [FallbackError]);
    assert_eq!(codes(&FALLBACK), ["unexpected", "name_empty"]);
}

#[test]
fn items_may_be_configured() {
    #[rustfmt::skip]
    static CONFIGURED: Catalog = catalog!("App", [
        #[cfg(not(test))] AppError,
        #[cfg(test)] StoreError,
        Teapot,
    ]);
    assert_eq!(codes(&CONFIGURED), ["store_down", "teapot"]);
}

#[test]
fn received_errors_are_found_at_any_depth() {
    let received =
        Received::from(AppError::User(Box::new(users::UserError::Store(StoreError::StoreDown))).to_response());
    assert_eq!(received.entry::<AppError>().unwrap().name(), "StoreDown");
    assert_eq!(received.entry_in(&API).unwrap().name(), "StoreDown");
    assert_eq!(received.lead().unwrap().entry::<AppError>().unwrap().name(), "StoreDown");
}

#[test]
fn the_lock_file_and_exports_contain_them() {
    let json = error_catalog::export::Format::Json.export(&API);
    for code in codes(&API) {
        assert!(json.contains(&format!("\"{code}\"")), "{code}");
    }
    let lock = format!("{:?}", Catalog::diff(&catalog!("Empty", []), &API));
    for code in codes(&API) {
        assert!(lock.contains(&code), "{code}: {lock}");
    }
}
