//! `catalog!`: the errors of a whole service, checked together.

#![allow(dead_code, reason = "a catalog lists errors that nobody makes here")]
#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use error_catalog::{ApiError, Catalog, Entry};

mod auth {
    #[derive(Debug, error_catalog::ApiError)]
    pub(crate) enum AuthError {
        #[api(status = 401, message = "sign in")]
        NoSession,
        #[api(status = 403)]
        Forbidden,
    }
}

pub(crate) mod user {
    pub(crate) mod errors {
        #[derive(Debug, error_catalog::ApiError)]
        #[api(retired("user_locked"))]
        pub(crate) enum UserError<T> {
            #[api(status = 404, message = "no <0>")]
            UserNotFound(T),
            #[api(status = 403)]
            Forbidden,
        }

        #[derive(Debug, error_catalog::ApiError)]
        #[api(status = 503)]
        pub(crate) struct SearchDown;
    }
}

#[derive(Debug, ApiError)]
enum NumberError {
    #[api(status = 409, code = "forbidden")]
    Conflict,
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric")]
enum Numeric {
    #[api(code = 404_001)]
    First,
    #[api(code = 404_002)]
    Second,
}

#[derive(Debug, ApiError)]
enum Empty {}

static API: Catalog =
    error_catalog::catalog!("Users API", [auth::AuthError, crate::declared::user::errors::SearchDown]);

const GENERIC: Catalog = error_catalog::catalog! {
    "Generic",
    [
        auth::AuthError,
        user::errors::UserError<std::string::String>,
        self::user::errors::SearchDown,
        Empty,
        Numeric,
    ],
    allow(duplicate_code),
};

static CONFLICTS: Catalog =
    error_catalog::catalog!("Conflicts", [NumberError, auth::AuthError], allow(duplicate_code, conflicting_status));

static NONE: Catalog = error_catalog::catalog!("None", []);
static NOTHING: Catalog = error_catalog::catalog!("Nothing", [Empty]);

fn codes(catalog: &Catalog) -> Vec<String> {
    catalog.entries().map(|entry| entry.code().to_string()).collect()
}

#[test]
fn sections_and_entries_in_order() {
    assert_eq!(API.title(), "Users API");
    assert_eq!(codes(&API), ["no_session", "forbidden", "search_down"]);
    let sections: Vec<_> = API.sections().iter().map(|section| section.type_name()).collect();
    assert_eq!(sections, ["AuthError", "SearchDown"]);
    let headings: Vec<_> = API.sections().iter().map(|section| section.name()).collect();
    assert_eq!(headings, ["Auth", "Search Down"]);
}

#[test]
fn generic_types_and_constants() {
    assert_eq!(GENERIC.title(), "Generic");
    assert_eq!(
        codes(&GENERIC),
        ["no_session", "forbidden", "user_not_found", "forbidden", "search_down", "404001", "404002"],
    );
    assert_eq!(GENERIC.sections()[1].retired(), ["user_locked"]);
}

#[test]
fn lookup() {
    let names = |code| GENERIC.get(code).map(Entry::name).collect::<Vec<_>>();
    assert_eq!(names("user_not_found"), ["UserNotFound"]);
    assert_eq!(names("forbidden"), ["Forbidden", "Forbidden"]);
    assert_eq!(names("404002"), ["Second"]);
    assert_eq!(names("forbidde"), [""; 0]);
    assert_eq!(names(""), [""; 0]);
    let statuses: Vec<_> = CONFLICTS.get("forbidden").map(|entry| entry.status().as_u16()).collect();
    assert_eq!(statuses, [409, 403]);
}

#[test]
fn every_entry_is_found_by_its_code() {
    for entry in GENERIC.entries() {
        assert!(GENERIC.get(entry.code().as_str()).any(|found| std::ptr::eq(found, entry)), "{}", entry.name());
    }
}

#[test]
fn the_entry_of_an_error_is_the_row_of_the_catalog() {
    let error = user::errors::UserError::UserNotFound(7);
    assert_eq!((error.entry().name(), error.code()), ("UserNotFound", error.entry().code()));
    let row = API.get("no_session").next();
    assert!(row.is_some_and(|row| std::ptr::eq(row, auth::AuthError::NoSession.entry())));
}

#[test]
fn empty_catalogs() {
    assert_eq!((NONE.title(), NONE.sections().len(), NONE.entries().count()), ("None", 0, 0));
    assert_eq!((NOTHING.sections().len(), NOTHING.entries().count()), (1, 0));
    assert_eq!(NONE.get("x").count(), 0);
}

#[test]
fn in_a_function_and_an_expression() {
    #[derive(Debug, ApiError)]
    #[api(status = 451)]
    struct Local;

    let catalog = error_catalog::catalog!("Local", [Local]);
    assert_eq!(codes(&catalog), ["local"]);
    assert_eq!(
        codes(&error_catalog::catalog!("Several", [Local, auth::AuthError])),
        ["local", "no_session", "forbidden"]
    );
}
