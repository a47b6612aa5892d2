//! Names of components, which are unique and legal whatever the codes.

use std::collections::HashSet;

use crate::answer::envelope::UpperSnake;
use crate::entry::{Entry, StatusRange};

/// The names of the schemas that are not specific to a code.
pub(crate) struct Scheme {
    /// The body of a response.
    pub(crate) response: String,
    /// An error in the body.
    pub(crate) error: String,
    /// The members that all errors have.
    pub(crate) base: String,
    /// The codes.
    pub(crate) code: String,
    /// One of several errors.
    pub(crate) item: String,
    /// An error whose code the document does not know.
    pub(crate) other: String,
    /// What the names of all other schemas begin with.
    pub(crate) prefix: String,
    /// Schemas that another document has already.
    pub(crate) known: Vec<KnownError>,
    /// The names of other schemas.
    pub(crate) taken: Vec<String>,
}

/// The schema of the errors with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KnownError {
    pub(crate) name: String,
    pub(crate) errors: Vec<&'static Entry>,
}

impl Scheme {
    /// Names that all begin with the prefix.
    pub(crate) fn new(prefix: &str) -> Self {
        let name = |name: &str| format!("{prefix}{name}");
        Self {
            response: name("ErrorResponse"),
            error: name("Error"),
            base: name("ErrorBase"),
            code: name("ErrorCode"),
            item: name("ErrorItem"),
            other: name("ErrorOther"),
            prefix: prefix.to_owned(),
            known: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// Names for the errors of one type: its body has the name of the type.
    #[cfg(feature = "utoipa")]
    pub(crate) fn of_type(name: &str) -> Self {
        let stem = name.strip_suffix("Error").unwrap_or(name);
        let stem = if stem.is_empty() { name } else { stem };
        Self { response: name.to_owned(), error: format!("{stem}ErrorAny"), ..Self::new(stem) }
    }

    pub(super) fn reserved(&self) -> impl Iterator<Item = &str> {
        let known = self.known.iter().map(|known| &known.name);
        [&self.response, &self.error, &self.base, &self.code, &self.item, &self.other]
            .into_iter()
            .chain(known)
            .chain(&self.taken)
            .map(String::as_str)
    }

    /// The name of the schema that has exactly these errors.
    pub(super) fn known(&self, errors: &[&'static Entry]) -> Option<&str> {
        let is_same = |known: &&KnownError| {
            known.errors.len() == errors.len() && known.errors.iter().zip(errors).all(|(a, b)| std::ptr::eq(*a, *b))
        };
        self.known.iter().find(is_same).map(|known| known.name.as_str())
    }
}

/// Unique names. They differ in more than case, because generators use them as file names.
pub(super) struct Names(HashSet<String>);

impl Names {
    pub(super) fn new<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        Self(reserved.into_iter().map(str::to_lowercase).collect())
    }

    /// The name, with a number appended if it is taken.
    pub(super) fn unique(&mut self, name: &str) -> String {
        let mut candidate = name.to_owned();
        let mut number = 2;
        while !self.0.insert(candidate.to_lowercase()) {
            candidate = format!("{name}_{number}");
            number += 1;
        }
        candidate
    }

    /// `user:not_found` becomes `UserNotFoundError`, and `404001` becomes `Error404001`. A code without ASCII letters and
    /// digits gets the name of its variant.
    pub(super) fn of_error(&mut self, prefix: &str, code: &str, variant: &str) -> String {
        let of_code = match code.strip_prefix('-') {
            Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => format!("ErrorMinus{digits}"),
            _ => pascal(code),
        };
        let name = if of_code.is_empty() { pascal(variant) } else { of_code };
        self.unique(&if name.starts_with("ErrorMinus") {
            format!("{prefix}{name}")
        } else if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            format!("{prefix}{}Error", name.strip_suffix("Error").unwrap_or(&name))
        } else {
            format!("{prefix}Error{name}")
        })
    }

    /// `NotFound`, or `Status499` if no phrase is registered; `ClientError` and `ServerError` for the classes.
    pub(super) fn of_status(&mut self, status: StatusRange) -> String {
        let name = match status {
            StatusRange::CLIENT_ERROR => "ClientError".to_owned(),
            StatusRange::SERVER_ERROR => "ServerError".to_owned(),
            status => {
                let reason = status.status().and_then(|status| status.canonical_reason());
                reason.map_or_else(|| format!("Status{status}"), pascal)
            }
        };
        self.unique(&name)
    }
}

fn pascal(text: &str) -> String {
    let words = UpperSnake(text).to_string();
    let words = words.split('_').filter(|word| !word.is_empty());
    words
        .flat_map(|word| word.chars().take(1).chain(word.chars().skip(1).map(|char| char.to_ascii_lowercase())))
        .collect()
}

/// The usual capitalization of a header, such as `Retry-After`.
pub(super) fn of_header(name: &str) -> String {
    let words = name.split('-').map(|word| match word {
        "www" => "WWW".to_owned(),
        word => word.chars().take(1).map(|char| char.to_ascii_uppercase()).chain(word.chars().skip(1)).collect(),
    });
    words.collect::<Vec<String>>().join("-")
}
