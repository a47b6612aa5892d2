use std::error::Error as StdError;
use std::sync::Arc;

use error_catalog::ApiError;

type Boxed = Box<dyn StdError + Send + Sync>;

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum UserError {
    Alias(#[api(source)] Boxed),
    Shared(#[api(source)] Arc<Boxed>),
    Maybe(#[api(source)] Option<Box<std::fmt::Error>>),
    Borrowed(#[api(source)] &'static (dyn StdError + Send + Sync)),
}

fn main() {
    for error in [
        UserError::Alias("cause".into()),
        UserError::Shared(Arc::new("cause".into())),
        UserError::Maybe(Some(Box::new(std::fmt::Error))),
        UserError::Borrowed(&std::fmt::Error),
    ] {
        assert!(error.source().is_some(), "{error:?}");
    }
    assert!(UserError::Maybe(None).source().is_none());
}
