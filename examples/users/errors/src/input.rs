//! Members of a request that break a rule.

use error_catalog::{ApiError, envelope::Problem};

/// Members of a request that break a rule.
#[derive(Debug, ApiError)]
#[api(section = "Input", status = 422, envelope = Problem, require(description))]
#[api(docs = "https://users.example/errors#<code>")]
pub enum InputError {
    /// At least one member breaks a rule; `errors` has them all.
    #[api(message = "Invalid input", long = "The request breaks rules, which `errors` lists")]
    InvalidInput,

    /// A text is too short or too long, or a list has too few or too many items.
    #[api(message = "Wrong length", long = "The length must be from <min> to <max>")]
    WrongLength {
        /// Which member.
        #[api(pointer)]
        pointer: String,
        /// The least length.
        min: u64,
        /// The greatest length.
        max: u64,
    },

    /// A number is too small or too large.
    #[api(message = "Out of range", long = "The number must be from <min> to <max>")]
    OutOfRange {
        /// Which member.
        #[api(pointer)]
        pointer: String,
        /// The least number.
        min: u64,
        /// The greatest number.
        max: u64,
    },

    /// A text is not an e-mail address.
    #[api(message = "Not an e-mail address")]
    NotAnEmail {
        /// Which member.
        #[api(pointer)]
        pointer: String,
    },

    /// A text is not a URL.
    #[api(message = "Not a URL")]
    NotAUrl {
        /// Which member.
        #[api(pointer)]
        pointer: String,
    },

    /// A member breaks another rule.
    #[api(message = "Not acceptable", long = "The rule `<rule>` is broken")]
    NotAcceptable {
        /// Which member.
        #[api(pointer)]
        pointer: String,
        /// The name of the rule.
        rule: String,
    },
}

#[cfg(feature = "server")]
impl error_catalog::validator::FromFailure for InputError {
    fn from_failure(failure: error_catalog::validator::FieldFailure<'_>) -> Self {
        let pointer = failure.pointer().to_owned();
        let bound = |name| failure.param_as(name).unwrap_or_default();
        match failure.rule() {
            "length" => Self::WrongLength { pointer, min: bound("min"), max: bound("max") },
            "range" => Self::OutOfRange { pointer, min: bound("min"), max: bound("max") },
            "email" => Self::NotAnEmail { pointer },
            "url" => Self::NotAUrl { pointer },
            rule => Self::NotAcceptable { pointer, rule: rule.to_owned() },
        }
    }

    fn under() -> Option<Self> {
        Some(Self::InvalidInput)
    }
}
