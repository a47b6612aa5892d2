//! `find`: finds the API error inside the errors that wrap it.

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use error_catalog::{ApiError, find};

#[derive(Debug, PartialEq, ApiError)]
enum UserError {
    #[api(status = 404, message = "no <id>")]
    NotFound { id: u8 },
}

#[derive(Debug, ApiError)]
enum OuterError {
    #[api(status = 500)]
    Wraps(#[api(from)] UserError),
    #[api(status = 500)]
    Boxed(#[api(source)] Box<dyn Error + Send + Sync>),
    #[api(transparent)]
    Inner(TransparentlyInner),
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
struct TransparentlyInner(#[api(source)] UserError);

#[derive(Debug)]
struct Wrapper<E>(E);

impl<E> fmt::Display for Wrapper<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("wrapper")
    }
}

impl<E: Error + 'static> Error for Wrapper<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

const LOST: UserError = UserError::NotFound { id: 7 };

#[test]
fn the_error_itself() {
    assert_eq!(find::<UserError>(&LOST), Some(&LOST));
}

#[test]
fn below_others() {
    assert_eq!(find::<UserError>(&Wrapper(LOST)), Some(&LOST));
    assert_eq!(find::<UserError>(&Wrapper(Wrapper(LOST))), Some(&LOST));
    assert_eq!(find::<UserError>(&OuterError::from(LOST)), Some(&LOST));
    assert_eq!(find::<UserError>(&OuterError::Boxed(Box::new(Wrapper(LOST)))), Some(&LOST));
    assert_eq!(find::<UserError>(&OuterError::Inner(TransparentlyInner(LOST))), Some(&LOST));
    assert_eq!(find::<UserError>(&fmt::Error), None);
}

#[test]
fn the_outermost_of_several() {
    #[derive(Debug, ApiError)]
    #[api(status = 500, message = "<depth>")]
    struct Nested {
        depth: u8,
        source: Option<Box<Nested>>,
    }
    let error = Nested { depth: 1, source: Some(Box::new(Nested { depth: 2, source: None })) };
    assert_eq!(find::<Nested>(&Wrapper(error)).map(|found| found.depth), Some(1));
}

#[test]
fn in_io_errors() {
    assert_eq!(find::<UserError>(&io::Error::other(LOST)), Some(&LOST));
    assert_eq!(find::<UserError>(&io::Error::other(Wrapper(LOST))), Some(&LOST));
    assert_eq!(find::<UserError>(&io::Error::other(io::Error::other(LOST))), Some(&LOST));
    assert_eq!(find::<UserError>(&Wrapper(io::Error::other(LOST))), Some(&LOST));
    assert_eq!(find::<UserError>(&io::Error::other("text")), None);
    assert_eq!(find::<UserError>(&io::Error::from(io::ErrorKind::NotFound)), None);
}

#[test]
fn in_boxes() {
    let boxed: Box<dyn Error + Send + Sync> = Box::new(Wrapper(LOST));
    assert_eq!(find::<UserError>(&*boxed), Some(&LOST));
    let boxed: Box<dyn Error> = Box::new(LOST);
    assert_eq!(find::<UserError>(boxed.as_ref()), Some(&LOST));
    let boxed = Box::new(LOST);
    assert_eq!(find::<UserError>(&boxed), Some(&LOST));
    assert_eq!(find::<UserError>(&Arc::new(LOST)), Some(&LOST));
    let shared: Arc<dyn Error + Send + Sync> = Arc::new(Wrapper(LOST));
    assert_eq!(find::<UserError>(&*shared), Some(&LOST));
}

#[test]
fn an_endless_chain_ends() {
    /// Its own source.
    #[derive(Debug)]
    struct Endless;

    impl fmt::Display for Endless {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("endless")
        }
    }

    impl Error for Endless {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&Endless)
        }
    }

    assert_eq!(find::<UserError>(&Endless), None);
}

#[test]
fn what_is_found_keeps_its_code() {
    let unexpected = io::Error::other(Wrapper(LOST));
    let found = find::<UserError>(&unexpected).map(ApiError::to_json);
    assert_eq!(found.as_deref(), Some(r#"{"errors":[{"message":"no 7","long_message":"no 7","code":"not_found"}]}"#),);
}
