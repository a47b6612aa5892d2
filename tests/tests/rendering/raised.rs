//! `Raised`: what becomes of an error of any type.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::unreachable, reason = "a test fails by panicking")]

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use error_catalog::{ApiError, Context, Errors, Exposure, Raise, Raised};

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum FieldError {
    #[api(message = "The name is empty")]
    NameEmpty,
}

#[derive(Debug, ApiError)]
enum StoreError {
    #[api(status = 409)]
    Busy(#[api(from(io::Error, when = is_busy))] io::Error),
    #[api(status = 503)]
    Down(#[api(from)] io::Error),
}

fn is_busy(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::ResourceBusy
}

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "There is no user <id>")]
    NotFound { id: u64 },
    #[api(transparent)]
    Store(StoreError),
}

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    User(Box<UserError>),
    #[api(transparent)]
    Invalid(#[api(from)] Errors<FieldError>),
    #[api(status = 400)]
    Number(#[api(from)] std::num::ParseIntError),
    #[api(status = 500, message = "Something went wrong", fallback)]
    Internal(Box<dyn Error + Send + Sync>),
}

#[derive(Debug, ApiError)]
enum UnitError {
    #[api(transparent)]
    User(UserError),
    #[api(status = 500, fallback)]
    Internal,
}

/// An API error of another service.
#[derive(Debug, ApiError)]
enum PaymentError {
    #[api(transparent)]
    User(UserError),
}

/// An error with a source that anybody may have written.
#[derive(Debug)]
struct Wrapper<E>(E);

impl<E> fmt::Display for Wrapper<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("wrapper-canary")
    }
}

impl<E: Error + 'static> Error for Wrapper<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

type Result<T, E = Raised<AppError>> = std::result::Result<T, E>;

fn failing<E>(error: E) -> std::result::Result<(), E> {
    Err(error)
}

fn by_question_mark<E: Error + Send + Sync + 'static>(error: E) -> Raised<AppError> {
    fn run<E: Error + Send + Sync + 'static>(error: E) -> Result<()> {
        Err(error)?;
        Ok(())
    }
    run(error).unwrap_err()
}

#[test]
fn is_one_pointer_wide_and_goes_to_other_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Raised<AppError>>();
    assert_eq!(size_of::<Raised<AppError>>(), size_of::<usize>());
}

#[test]
fn an_error_in_the_catalog_answers_as_it_is() {
    assert!(matches!(
        by_question_mark(AppError::Number("x".parse::<u8>().unwrap_err())).as_error(),
        Some(AppError::Number(_))
    ));
    let error = by_question_mark(UserError::NotFound { id: 7 });
    assert_eq!(error.code(), "not_found");
    assert_eq!(error.text().to_string(), "There is no user 7");
    assert!(matches!(error.as_error(), Some(AppError::User(user)) if matches!(**user, UserError::NotFound { id: 7 })));
    assert!(error.cause().is_none());
    // Two levels deep, in a box, and one of a list.
    assert_eq!(by_question_mark(StoreError::Busy(io::Error::other("x"))).code(), "busy");
    assert_eq!(by_question_mark(Box::new(UserError::NotFound { id: 7 })).code(), "not_found");
    let field = by_question_mark(FieldError::NameEmpty);
    assert!(matches!(field.as_error(), Some(AppError::Invalid(errors)) if errors.len() == 1));
    assert_eq!(field.to_json(), FieldError::NameEmpty.to_json());
    assert!(matches!(field.into_error(), Ok(AppError::Invalid(_))));
}

#[test]
fn a_list_answers_as_a_list() {
    let errors: Errors<FieldError> = [FieldError::NameEmpty, FieldError::NameEmpty].into_iter().collect();
    let raised = by_question_mark(errors);
    assert_eq!(raised.status(), 422);
    assert_eq!(raised.to_json().matches("name_empty").count(), 2);
}

#[test]
fn a_conversion_takes_it_as_from_does() {
    assert_eq!(by_question_mark("x".parse::<u8>().unwrap_err()).code(), "number");
    // Those of types inside, guards included.
    let busy = || io::Error::from(io::ErrorKind::ResourceBusy);
    assert_eq!(by_question_mark(busy()).code(), "busy");
    assert_eq!(by_question_mark(io::Error::other("x")).code(), "down");
    assert_eq!(StoreError::from(busy()).code(), "busy");
    assert_eq!(StoreError::from(io::Error::other("x")).code(), "down");
}

#[test]
fn a_source_in_the_catalog_answers() {
    let deep = Wrapper(Wrapper(io::Error::other(Wrapper(UserError::NotFound { id: 3 }))));
    let raised = by_question_mark(deep);
    assert_eq!(raised.text().to_string(), "There is no user 3");
    assert!(raised.as_error().is_none());
    assert_eq!(raised.cause().unwrap().to_string(), "wrapper-canary");
    assert!(raised.to_json().contains("There is no user 3"));
    let raised = raised.into_error().unwrap_err();
    assert_eq!(raised.code(), "not_found");

    // Behind a pointer that is shared, the error itself.
    let shared = by_question_mark(Arc::new(UserError::NotFound { id: 4 }));
    assert_eq!(shared.text().to_string(), "There is no user 4");
    assert!(shared.cause().is_none());

    // In a transparent variant of an error that is not in the catalog.
    let foreign = by_question_mark(PaymentError::User(UserError::NotFound { id: 5 }));
    assert_eq!(foreign.text().to_string(), "There is no user 5");
    let found =
        error_catalog::find::<UserError>(&PaymentError::User(UserError::NotFound { id: 6 })).map(ApiError::code);
    assert_eq!(found.unwrap(), "not_found");
}

#[test]
fn the_fallback_answers_for_the_rest() {
    let raised = by_question_mark(Wrapper(fmt::Error));
    assert_eq!((raised.status().as_u16(), raised.code().to_string().as_str()), (500, "internal"));
    assert!(raised.cause().unwrap().is::<Wrapper<fmt::Error>>());
    assert!(matches!(raised.as_error(), Some(AppError::Internal(source)) if source.is::<Wrapper<fmt::Error>>()));

    let unit: Raised<UnitError> = Wrapper(fmt::Error).into();
    assert_eq!(unit.code(), "internal");
    assert!(unit.cause().unwrap().is::<Wrapper<fmt::Error>>());
}

#[test]
fn a_code_is_given_to_any_error() {
    let error = || failing(io::Error::other("cause-canary")).raise(UserError::NotFound { id: 1 });
    let raised: Result<()> = (|| Ok(error()?))();
    let raised = raised.unwrap_err();
    assert_eq!(raised.code(), "not_found");
    assert_eq!(raised.cause().unwrap().to_string(), "cause-canary");

    let none: Result<u8> = (|| Ok(None.raise(UserError::NotFound { id: 2 })?))();
    assert!(none.unwrap_err().cause().is_none());
    let some: Result<u8> = (|| Ok(Some(3).raise_with(|| -> UserError { unreachable!() })?))();
    assert_eq!(some.unwrap(), 3);

    // The last code counts, and the earlier one is its cause.
    let twice: Result<()> = (|| Ok(error().note("one").raise(FieldError::NameEmpty).note("two")?))();
    let twice = twice.unwrap_err();
    assert_eq!(twice.code(), "name_empty");
    assert!(twice.cause().unwrap().is::<UserError>());
    assert_eq!(twice.notes().collect::<Vec<_>>(), ["one", "two"]);
}

#[test]
fn what_is_no_error_is_taken_too() {
    let text: Result<()> = (|| Ok(failing("text-canary").or_fallback()?))();
    assert_eq!(text.unwrap_err().cause().unwrap().to_string(), "text-canary");
    let owned: Result<()> = (|| Ok(failing(String::from("text-canary")).note_with(|| format!("{}", 1))?))();
    assert_eq!(owned.unwrap_err().notes().collect::<Vec<_>>(), ["1"]);

    // What is in a box is judged as if it were not.
    let boxed: Box<dyn Error + Send + Sync> = Box::new(UserError::NotFound { id: 1 });
    let boxed: Result<()> = (|| Ok(failing(boxed).or_fallback()?))();
    assert!(matches!(boxed.unwrap_err().as_error(), Some(AppError::User(_))));
    let boxed: Box<dyn Error + Send + Sync> = Box::new("x".parse::<u8>().unwrap_err());
    assert_eq!(Raised::<AppError>::from_boxed(boxed).code(), "number");
}

#[test]
fn a_raised_error_of_an_inner_type_is_raised_again() {
    #[derive(Debug, ApiError)]
    enum BookingError {
        #[api(transparent)]
        User(UserError),
        #[api(status = 500, code = "booking_failed", fallback)]
        Internal,
    }
    #[derive(Debug, ApiError)]
    enum OuterError {
        #[api(transparent)]
        Booking(BookingError),
        #[api(status = 500, code = "outer_failed", fallback)]
        Internal,
    }
    fn inner(error: impl Error + Send + Sync + 'static) -> Result<(), Raised<BookingError>> {
        Ok(failing(error).note("inner")?)
    }
    fn outer(error: impl Error + Send + Sync + 'static) -> Result<(), Raised<OuterError>> {
        Ok(inner(error).note("outer")?)
    }

    let found = outer(UserError::NotFound { id: 1 }).unwrap_err();
    assert_eq!(found.code(), "not_found");
    assert_eq!(found.notes().collect::<Vec<_>>(), ["inner", "outer"]);
    let unknown = outer(Wrapper(fmt::Error)).unwrap_err();
    assert_eq!(unknown.code(), "booking_failed");
    assert_eq!(unknown.cause().unwrap().to_string(), "wrapper-canary");
    // Through a box, as another crate would hand it on.
    let boxed: Box<dyn Error + Send + Sync> = inner(UserError::NotFound { id: 1 }).unwrap_err().into();
    assert!(error_catalog::find::<UserError>(&*boxed).is_some());
    let again = Raised::<OuterError>::from_boxed(boxed);
    assert_eq!((again.code().to_string().as_str(), again.notes().count()), ("not_found", 1));
}

#[test]
fn reports_of_other_crates_are_opened() {
    fn anyhow(error: anyhow::Error) -> Result<()> {
        Ok(failing(error).note("last")?)
    }
    let known = anyhow(anyhow::Error::new(UserError::NotFound { id: 1 })).unwrap_err();
    assert!(matches!(known.as_error(), Some(AppError::User(_))));
    let context = anyhow(anyhow::Error::new(UserError::NotFound { id: 1 }).context("one").context("two")).unwrap_err();
    assert!(matches!(context.as_error(), Some(AppError::User(_))));
    assert_eq!(context.notes().collect::<Vec<_>>(), ["one", "two", "last"]);
    let converted = anyhow("x".parse::<u8>().unwrap_err().into()).unwrap_err();
    assert_eq!(converted.code(), "number");
    let deep = anyhow(anyhow::Error::new(Wrapper(UserError::NotFound { id: 2 })).context("one")).unwrap_err();
    assert_eq!(deep.text().to_string(), "There is no user 2");
    assert_eq!(deep.cause().unwrap().to_string(), "one");
    assert_eq!(anyhow(anyhow::anyhow!("text")).unwrap_err().code(), "internal");

    let eyre: Result<()> =
        (|| Ok(failing(eyre::Report::new(UserError::NotFound { id: 1 }).wrap_err("one")).or_fallback()?))();
    let eyre = eyre.unwrap_err();
    assert!(matches!(eyre.as_error(), Some(AppError::User(_))));
    assert_eq!(eyre.notes().collect::<Vec<_>>(), ["one"]);
}

#[test]
fn the_sources_of_an_answer_are_shown_once() {
    let development = Context::new().exposure(Exposure::Development);
    let details = |raised: &Raised<AppError>| {
        let body: serde_json::Value = serde_json::from_str(&raised.to_json_in(&development)).unwrap();
        let details = body["errors"][0]["details"].as_array().unwrap();
        let causes = details.iter().map(|cause| cause.as_str().unwrap().to_owned());
        causes.take_while(|cause| !cause.starts_with("at ")).collect::<Vec<_>>()
    };
    // The answer is in the chain of the cause.
    let busy = || StoreError::Busy(io::Error::other("disk"));
    assert_eq!(details(&by_question_mark(Wrapper(busy()))), ["wrapper-canary", "Busy", "disk"]);
    // The answer stands alone, and has a source of its own.
    assert_eq!(details(&by_question_mark(busy())), ["disk"]);
    // The answer has a source, and a cause beside it.
    let result = failing(fmt::Error).raise(busy());
    let raised: Result<()> = (|| Ok(result?))();
    assert_eq!(details(&raised.unwrap_err()), ["disk", &fmt::Error.to_string()]);
}

#[test]
fn knows_where_it_was_made() {
    const LINE: u32 = line!() + 2;
    fn question_mark() -> Result<()> {
        Err(fmt::Error)?;
        Ok(())
    }
    let raised = question_mark().unwrap_err();
    assert_eq!((raised.location().file(), raised.location().line()), (file!(), LINE));
    let line = line!() + 1;
    let noted = failing(fmt::Error).note("one");
    let noted: Raised<AppError> = noted.unwrap_err().into();
    assert_eq!((noted.location().file(), noted.location().line()), (file!(), line));
}

#[test]
fn nothing_private_is_sent_in_production() {
    let private = || {
        let result = failing(Wrapper(io::Error::other("source-canary"))).note("note-canary");
        let result: Result<()> = (|| Ok(result.raise(UserError::NotFound { id: 1 })?))();
        result.unwrap_err()
    };
    let response = private().to_response();
    let head = format!("{:?}", response.headers());
    let body = String::from_utf8(response.into_body().to_vec()).unwrap();
    for canary in ["canary", "raised.rs", "backtrace"] {
        assert!(!head.contains(canary) && !body.contains(canary), "{head} {body}");
    }
    let development = private().to_json_in(&Context::new().exposure(Exposure::Development));
    for shown in ["wrapper-canary", "source-canary", "note: note-canary", "at tests/tests/rendering/raised.rs:"] {
        assert!(development.contains(shown), "{development}");
    }
    let debug = format!("{:?}", private());
    for shown in ["not_found: There is no user 1", "caused by: source-canary", "note: note-canary", "at tests/"] {
        assert!(debug.contains(shown), "{debug}");
    }
    assert_eq!(private().to_string(), "There is no user 1");
}
