//! `display`: whether the derive implements `Display` and `Error`.

use std::error::Error;
use std::fmt;

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 404)]
enum Generated {
    #[api(message = "short", long = "long <0>")]
    Long(u8),
    #[api(message = "short <0>")]
    Short(u8),
    Default,
}

#[derive(Debug, ApiError)]
#[api(status = 404, display = true)]
enum Stated {
    #[api(message = "stated")]
    Unit(#[api(from)] fmt::Error),
}

#[test]
fn generated() {
    assert_eq!(Generated::Long(7).to_string(), "long 7");
    assert_eq!(Generated::Short(7).to_string(), "short 7");
    assert_eq!(Generated::Default.to_string(), "Default");
    assert!(Generated::Default.source().is_none());
    assert_eq!(Stated::from(fmt::Error).to_string(), "stated");
    assert!(Stated::from(fmt::Error).source().is_some_and(<dyn Error>::is::<fmt::Error>));
}

#[derive(Debug, ApiError)]
#[api(status = 404, display = false)]
enum Own {
    #[api(message = "for clients <0>")]
    Unit(u8),
    Cause(#[api(from)] fmt::Error),
}

impl fmt::Display for Own {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("for logs")
    }
}

impl Error for Own {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unit(_) => None,
            Self::Cause(cause) => Some(cause),
        }
    }
}

#[test]
fn ones_own() {
    assert_eq!(Own::Unit(7).to_string(), "for logs");
    assert_eq!(Own::Unit(7).text().to_string(), "for clients 7");
    assert!(Own::from(fmt::Error).source().is_some());
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api(status = 404)]
enum Beside {
    #[error("for logs {0}")]
    #[api(message = "for clients")]
    Unit(u8),
    #[error(transparent)]
    Cause(#[from] fmt::Error),
    #[error("named {cause}")]
    Named {
        #[source]
        cause: fmt::Error,
    },
    #[error("by name")]
    ByName { source: fmt::Error },
}

#[test]
fn by_thiserror() {
    assert_eq!(Beside::Unit(7).to_string(), "for logs 7");
    assert_eq!(Beside::Unit(7).text().to_string(), "for clients");
    assert_eq!(Beside::from(fmt::Error).to_string(), "an error occurred when formatting an argument");
    assert_eq!(Beside::from(fmt::Error).text().to_string(), "Cause");
    assert!(Beside::Named { cause: fmt::Error }.source().is_some());
    assert!(Beside::ByName { source: fmt::Error }.source().is_some());
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("struct {0}")]
#[api(status = 404, message = "for clients")]
struct BesideStruct(u8);

#[derive(Debug, ApiError)]
#[api(status = 404, message = "struct <0>")]
struct GeneratedStruct(u8);

#[test]
fn on_a_struct() {
    assert_eq!(BesideStruct(7).to_string(), "struct 7");
    assert_eq!(BesideStruct(7).text().to_string(), "for clients");
    assert_eq!(GeneratedStruct(7).to_string(), "struct 7");
}
