//! Compares received codes with the entries of the catalog.

use http::StatusCode;

use super::error::{ReceivedCode, ReceivedError};
use super::response::Received;
use crate::answer::envelope::UpperSnake;
use crate::answer::{ApiError, sections};
use crate::catalog::Catalog;
use crate::entry::{Entry, Section};

impl Received {
    /// Whether the [`lead`](Self::lead) has the code of the entry.
    ///
    /// [`entry!`](crate::entry!) names an entry by its variant; [`ApiError::entry`] returns the entry of an error.
    pub fn is(&self, entry: &Entry) -> bool {
        self.lead().is_some_and(|error| error.is(entry))
    }

    /// The entry of `E`, or of a type in its transparent variants, that has the code of the [`lead`](Self::lead).
    ///
    /// ```
    /// use error_catalog::{ApiError, Received, Retry};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum UserError {
    ///     #[api(status = 404)]
    ///     NotFound,
    ///     #[api(status = 409, retry = "never")]
    ///     EmailTaken,
    /// }
    ///
    /// let received = Received::from(UserError::EmailTaken.to_response());
    /// let entry = received.entry::<UserError>().unwrap();
    /// assert_eq!(entry.name(), "EmailTaken");
    /// assert_eq!(entry.retry(), Retry::Never);
    ///
    /// assert!(Received::parse(r#"{"error":{"code":"of_another_service"}}"#).entry::<UserError>().is_none());
    /// ```
    pub fn entry<E: ApiError>(&self) -> Option<&'static Entry> {
        self.choose(entries::<E>())
    }

    /// The entry of the catalog that has the code of the [`lead`](Self::lead).
    ///
    /// If several entries have the code, one with the status of the response is preferred.
    ///
    /// ```
    /// use error_catalog::{ApiError, Catalog, Received};
    /// # #[derive(Debug, ApiError)]
    /// # enum AuthError { #[api(status = 401)] TokenExpired }
    /// # #[derive(Debug, ApiError)]
    /// # enum UserError { #[api(status = 404)] UserNotFound }
    ///
    /// pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);
    ///
    /// let received = Received::parse(r#"{"error":{"code":"token_expired","message":"Token expired"}}"#);
    /// match received.entry_in(&API) {
    ///     Some(entry) => assert_eq!(entry.name(), "TokenExpired"),
    ///     None => panic!("{received}"),
    /// }
    /// ```
    pub fn entry_in(&self, catalog: &Catalog) -> Option<&'static Entry> {
        self.choose(catalog.entries())
    }

    fn choose(&self, entries: impl IntoIterator<Item = &'static Entry>) -> Option<&'static Entry> {
        let lead = self.lead()?;
        lead.choose(entries, lead.status.or(self.status()))
    }
}

impl ReceivedError {
    /// Whether the error has the code of the entry.
    pub fn is(&self, entry: &Entry) -> bool {
        self.code.as_ref().is_some_and(|code| match code {
            ReceivedCode::Text(text) if self.is_upper => {
                text == entry.code().as_str() || *text == UpperSnake(entry.code().as_str()).to_string()
            }
            code => *code == entry.code(),
        })
    }

    /// The entry of `E`, or of a type in its transparent variants, that has the code.
    pub fn entry<E: ApiError>(&self) -> Option<&'static Entry> {
        self.choose(entries::<E>(), self.status)
    }

    /// The entry of the catalog that has the code. If several have it, one with the status is preferred.
    pub fn entry_in(&self, catalog: &Catalog) -> Option<&'static Entry> {
        self.choose(catalog.entries(), self.status)
    }

    fn choose(
        &self,
        entries: impl IntoIterator<Item = &'static Entry>,
        status: Option<StatusCode>,
    ) -> Option<&'static Entry> {
        self.candidates(entries, status).into_iter().next()
    }

    /// The entries that have the code, and fit the status equally well.
    pub(super) fn candidates(
        &self,
        entries: impl IntoIterator<Item = &'static Entry>,
        status: Option<StatusCode>,
    ) -> Vec<&'static Entry> {
        let rank = |entry: &&Entry| {
            let declares = status.map(|status| (entry.status() == status, entry.may_answer(status)));
            declares.unwrap_or_default()
        };
        let mut found: Vec<&Entry> = entries.into_iter().filter(|entry| self.is(entry)).collect();
        let best = found.iter().map(rank).max();
        found.retain(|entry| Some(rank(entry)) == best);
        found
    }
}

pub(super) fn entries<E: ApiError>() -> impl Iterator<Item = &'static Entry> {
    sections::<E>().into_iter().flat_map(Section::entries)
}

/// The entry of a variant: `entry!(UserError::NotFound)`.
///
/// Clients compare it with what they [received](crate::Received). It is a constant, and a variant that does not exist does
/// not compile. A struct has one entry: `entry!(SearchDown)`.
///
/// ```
/// use error_catalog::{ApiError, Entry, Received, entry};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, message = "no <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// const NOT_FOUND: &Entry = entry!(UserError::NotFound);
/// assert_eq!(NOT_FOUND.code(), "not_found");
/// assert!(Received::parse(r#"{"code":"not_found"}"#).is(NOT_FOUND));
/// ```
///
/// ```compile_fail,E0599
/// # use error_catalog::{ApiError, entry};
/// # #[derive(Debug, ApiError)]
/// # enum UserError { #[api(status = 404)] NotFound }
/// let entry = entry!(UserError::NotFund);
/// ```
///
/// The parameters of a generic type need not be stated, unless they have bounds:
///
/// ```
/// # use error_catalog::{ApiError, entry};
/// #[derive(Debug, ApiError)]
/// enum LookupError<'a, K> {
///     #[api(status = 404, message = "no <key> in <table>")]
///     Missing { key: K, table: &'a str },
/// }
///
/// assert_eq!(entry!(LookupError::Missing).code(), "missing");
/// ```
///
/// A `transparent` variant has no entry of its own, so it does not compile either. Name a variant of the type in it
/// instead.
///
/// ```compile_fail,E0080
/// # use error_catalog::{ApiError, entry};
/// # #[derive(Debug, ApiError)]
/// # #[api(status = 404)]
/// # struct Inner;
/// # #[derive(Debug, ApiError)]
/// # enum UserError { #[api(transparent)] Inner(Inner) }
/// let entry = entry!(UserError::Inner);
/// ```
#[macro_export]
macro_rules! entry {
    ($variant:path) => {
        // The pattern lets the compiler and editors resolve the variant, and determines its type.
        const {
            #[allow(unused_imports)]
            use $crate::__private::{OfAny as _, OfOne as _};
            $crate::__private::entry(
                || (&&$crate::__private::Pattern::of(|error| ::core::matches!(error, $variant { .. }))).found(),
                ::core::stringify!($variant),
            )
        }
    };
}
