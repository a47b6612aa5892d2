//! `CodeLibra`'s thirty-nine errors: six-digit numbers whose first three digits are the status, so no
//! variant has to state one.
//!
//! The bodies are `{"code":404001,"message":"…"}`, and the code is a JSON number.

use std::error::Error;
use std::io;

use error_catalog::{ApiError, Catalog, Code, Envelope, JsonWriter, Report, Text};
use serde::Serialize;

use crate::sample::{Sample, sample};

/// `CodeLibra`'s error page.
pub static CODELIBRA: Catalog = error_catalog::catalog!("CodeLibra", [CodeLibraError]);

/// The shape of `CodeLibra`'s bodies.
#[derive(Debug)]
pub enum CodeLibra {}

/// One body: the members are written in this order.
#[derive(Serialize)]
struct Body<'a> {
    code: Code,
    message: Text<'a>,
}

impl Envelope for CodeLibra {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.serialize(&Body { code: error.code(), message: error.text() });
    }
}

/// Everything that `CodeLibra`'s API answers instead of a result.
#[derive(Debug, ApiError)]
#[api(section = "CodeLibra", code_style = "numeric", envelope = CodeLibra, require(description))]
#[api(allow(pointer_value))]
pub enum CodeLibraError {
    /// A query argument is absent, or its text cannot be read as its type.
    #[api(
        code = 400001,
        message = "Argument missing or unreadable",
        long = "Argument `<argument>` is missing or is not <expected>"
    )]
    ArgumentMissingOrUnparseable {
        /// The name of the argument.
        #[api(pointer)]
        argument: &'static str,
        /// What it should be, with an article.
        expected: &'static str,
    },

    /// The request was read, but breaks at least one rule.
    #[api(code = 400002, message = "Validation failed", long = "Validation failed: <problems...>")]
    ValidationError {
        /// One sentence for each broken rule.
        problems: Vec<String>,
    },

    /// Paging starts before the first item.
    #[api(code = 400003, message = "`from` is negative", long = "`from` counts from 0, but is <from>")]
    FromMustBeNonNegative {
        /// The value that was sent.
        from: i64,
    },

    /// A page of fewer than no items was asked for.
    #[api(code = 400004, message = "`limit` is negative", long = "`limit` must be 0 or more, but is <limit>")]
    LimitMustBeNonNegative {
        /// The value that was sent.
        limit: i64,
    },

    /// The page is larger than the server is willing to send.
    #[api(
        code = 400005,
        message = "`limit` is too large",
        long = "`limit` is <limit>, at most <maximum> items come in one page",
        hint = "ask for several pages"
    )]
    LimitTooLarge {
        /// The value that was sent.
        limit: i64,
        /// The largest page.
        maximum: i64,
    },

    /// Somebody has registered with this address before.
    #[api(
        code = 400006,
        message = "User exists already",
        long = "There is an account for <email> already",
        hint = "sign in instead",
        pointer = "/email"
    )]
    UserAlreadyExists {
        /// The address in the registration.
        email: String,
    },

    /// The bill is settled, and cannot be paid twice.
    #[api(code = 400007, message = "Paid already")]
    AlreadyPaid,

    /// The plan costs nothing.
    #[api(code = 400008, message = "Nothing to pay")]
    NoPaymentNecessary,

    /// The new address could not be stored.
    #[api(
        code = 400009,
        message = "E-mail address not changed",
        long = "The e-mail address could not be changed to <email>",
        pointer = "/email"
    )]
    EmailUpdateFailed {
        /// The address that was asked for.
        email: String,
        /// Why not.
        source: io::Error,
    },

    /// An invitation is opened by somebody else than the invited person.
    #[api(
        code = 400010,
        message = "Invitation for somebody else",
        hint = "sign in with the address that received the invitation"
    )]
    OnlyInviteeCanAccept,

    /// The export covers more days than one file may hold.
    #[api(
        code = 400011,
        message = "Date range too long for CSV",
        long = "A CSV export covers at most <maximum_days> days, <days> were asked for"
    )]
    ExceededMaxCsvDateRange {
        /// The length that was asked for.
        days: u32,
        /// The longest one.
        maximum_days: u32,
    },

    /// The price of an order could not be worked out.
    #[api(
        code = 400012,
        message = "Price calculation failed",
        long = "No price could be worked out for <seats> seats of <plan>"
    )]
    PriceCalculationError {
        /// The plan to be bought.
        plan: String,
        /// How many of it.
        seats: u32,
    },

    /// The payment provider refused to open a checkout.
    #[api(code = 400013, message = "Checkout failed")]
    CheckoutError(#[api(source)] io::Error),

    /// The account demands passkeys, and is asked to demand them once more.
    #[api(code = 400014, message = "Passkeys are required already")]
    PasskeysAlreadyRequired,

    /// The search expression has a mistake.
    #[api(
        code = 400015,
        message = "Invalid query",
        long = "The query cannot be read at position <position>, near <near:?>"
    )]
    QueryError {
        /// Where the mistake is, in characters from 0.
        position: usize,
        /// What stands there.
        near: String,
    },

    /// The refund period of a subscription is over.
    #[api(code = 400016, message = "Refund request too late", long = "A refund could be requested until <deadline>")]
    SubscriberRefundRequestTooLate {
        /// The last day.
        deadline: &'static str,
    },

    /// Nobody is signed in.
    #[api(code = 401001, message = "Authentication required", challenge = "Bearer")]
    AuthenticationRequired,

    /// The signed-in user may not do this.
    #[api(code = 403001, message = "Not authorized")]
    UserUnauthorized,

    /// The session is too old for what is asked.
    #[api(
        code = 403002,
        message = "Sign in again",
        long = "The last sign-in was <minutes> minutes ago, which is too long for this action"
    )]
    SignInAgainRequired {
        /// The age of the session.
        minutes: u32,
    },

    /// The account is closed for good.
    #[api(code = 403003, message = "Account banned")]
    UserBanned,

    /// The account is closed for a while.
    #[api(
        code = 403004,
        message = "Account suspended",
        long = "This account is suspended<end?>",
        args(end = until.as_ref().map(|day| format!(" until {day}")))
    )]
    UserSuspended {
        /// The day on which it opens again, if that is known.
        until: Option<String>,
    },

    /// Too many wrong attempts.
    #[api(code = 403005, message = "Locked out", long = "Signing in is locked after <attempts> wrong attempts")]
    LockedOut {
        /// How many there were.
        attempts: u8,
    },

    /// The action needs a confirmation beyond the session.
    #[api(
        code = 403006,
        message = "Elevated security required",
        hint = "confirm with a passkey or a one-time password first"
    )]
    ElevatedSecurityRequired,

    /// A contract is signed by somebody who may not sign for the company.
    #[api(code = 403007, message = "Not a legal signatory", long = "Only a legal signatory of <company> can sign this")]
    OnlyLegalSignatoryCanSign {
        /// Whose contract it is.
        company: String,
    },

    /// The user may not create things of this kind.
    #[api(code = 403008, message = "Creating is forbidden", long = "You may not create <resource>")]
    CreateForbidden {
        /// The kind, in the plural.
        resource: &'static str,
    },

    /// The user may not see things of this kind.
    #[api(code = 403009, message = "Reading is forbidden", long = "You may not read <resource>")]
    ReadForbidden {
        /// The kind, in the plural.
        resource: &'static str,
    },

    /// The user may not change things of this kind.
    #[api(code = 403010, message = "Updating is forbidden", long = "You may not update <resource>")]
    UpdateForbidden {
        /// The kind, in the plural.
        resource: &'static str,
    },

    /// The user may not delete things of this kind.
    #[api(code = 403011, message = "Deleting is forbidden", long = "You may not delete <resource>")]
    DeleteForbidden {
        /// The kind, in the plural.
        resource: &'static str,
    },

    /// The code that resets the passkeys is not the one that was sent.
    #[api(code = 403012, message = "Wrong passkey reset code")]
    WrongPasskeyResetCode {
        /// What was typed.
        #[api(secret)]
        reset_code: String,
    },

    /// The password is right, the second factor is still due.
    #[api(code = 403013, message = "Second factor required")]
    TwoFactorRequired,

    /// The API token was issued without a scope that this endpoint needs.
    #[api(
        code = 403014,
        message = "Scope missing",
        long = "The token lacks: <scopes...>",
        hint = "issue a token with these scopes"
    )]
    ScopeMissing {
        /// What the endpoint needs and the token has not.
        scopes: Vec<&'static str>,
    },

    /// The session is sound, but its user is gone.
    #[api(code = 404001, message = "User not found", long = "There is no user <user_id>")]
    UserNotFoundInDb {
        /// The id in the session.
        user_id: u64,
    },

    /// The company has no offer that is still open.
    #[api(code = 404002, message = "No active offer")]
    NoActiveOffer,

    /// The path or the thing that it names does not exist.
    #[api(code = 404003, message = "Not found", long = "There is nothing at <path>")]
    NotFound {
        /// The path of the request.
        path: String,
    },

    /// A sign-in with a passkey was started for an account without any.
    #[api(code = 404004, message = "No passkeys registered")]
    NoPasskeysRegistered,

    /// The price that the client has shown is not the price of today.
    #[api(
        code = 409001,
        message = "Price has changed",
        long = "The price is <actual_price:.2>, not <expected_price:.2>"
    )]
    PriceCalculationInvalid {
        /// What the client has shown.
        expected_price: f64,
        /// What the server works out.
        actual_price: f64,
    },

    /// The one-time password is wrong or too old.
    #[api(code = 422001, message = "One-time password rejected", hint = "wait for the next one-time password")]
    OtpVerificationFailure,

    /// The terms of use have changed and were not accepted yet.
    #[api(
        code = 451001,
        message = "Terms not accepted",
        long = "Version <version> of the terms has to be accepted first"
    )]
    AccountTermsAcceptanceRequired {
        /// The version in force.
        version: u16,
    },

    /// Something that nobody has foreseen; the log knows more.
    #[api(code = 500001, message = "Unexpected error")]
    UnexpectedError(#[api(from)] Box<dyn Error + Send + Sync>),
}

/// One value of every variant, in the order of the catalog.
#[must_use]
pub fn samples() -> Vec<Sample> {
    let mut samples = bad_requests();
    samples.extend(refusals());
    samples.extend(the_rest());
    samples
}

/// 400001 to 400016.
fn bad_requests() -> Vec<Sample> {
    use CodeLibraError as E;
    vec![
        sample(E::ArgumentMissingOrUnparseable { argument: "from", expected: "an integer" }),
        sample(E::ValidationError { problems: vec!["`name` is empty".to_owned(), "`age` is below 18".to_owned()] }),
        sample(E::FromMustBeNonNegative { from: -1 }),
        sample(E::LimitMustBeNonNegative { limit: -20 }),
        sample(E::LimitTooLarge { limit: 5000, maximum: 1000 }),
        sample(E::UserAlreadyExists { email: "ada@example.com".to_owned() }),
        sample(E::AlreadyPaid),
        sample(E::NoPaymentNecessary),
        sample(E::EmailUpdateFailed {
            email: "ada@example.com".to_owned(),
            source: io::Error::other("the mail server refused the confirmation"),
        }),
        sample(E::OnlyInviteeCanAccept),
        sample(E::ExceededMaxCsvDateRange { days: 400, maximum_days: 366 }),
        sample(E::PriceCalculationError { plan: "Team".to_owned(), seats: 12 }),
        sample(E::CheckoutError(io::Error::other("the provider wants a postal code"))),
        sample(E::PasskeysAlreadyRequired),
        sample(E::QueryError { position: 17, near: "AND \"".to_owned() }),
        sample(E::SubscriberRefundRequestTooLate { deadline: "2026-10-31" }),
    ]
}

/// 401001 to 403014.
fn refusals() -> Vec<Sample> {
    use CodeLibraError as E;
    vec![
        sample(E::AuthenticationRequired),
        sample(E::UserUnauthorized),
        sample(E::SignInAgainRequired { minutes: 90 }),
        sample(E::UserBanned),
        sample(E::UserSuspended { until: Some("2026-12-01".to_owned()) }),
        sample(E::LockedOut { attempts: 5 }),
        sample(E::ElevatedSecurityRequired),
        sample(E::OnlyLegalSignatoryCanSign { company: "Müller & Söhne".to_owned() }),
        sample(E::CreateForbidden { resource: "invoices" }),
        sample(E::ReadForbidden { resource: "salaries" }),
        sample(E::UpdateForbidden { resource: "contracts" }),
        sample(E::DeleteForbidden { resource: "receipts" }),
        sample(E::WrongPasskeyResetCode { reset_code: "493817".to_owned() }),
        sample(E::TwoFactorRequired),
        sample(E::ScopeMissing { scopes: vec!["contracts:read", "contracts:sign"] }),
    ]
}

/// 404001 to 500001.
fn the_rest() -> Vec<Sample> {
    use CodeLibraError as E;
    vec![
        sample(E::UserNotFoundInDb { user_id: 815 }),
        sample(E::NoActiveOffer),
        sample(E::NotFound { path: "/v1/compnies/7".to_owned() }),
        sample(E::NoPasskeysRegistered),
        sample(E::PriceCalculationInvalid { expected_price: 19.9, actual_price: 24.5 }),
        sample(E::OtpVerificationFailure),
        sample(E::AccountTermsAcceptanceRequired { version: 3 }),
        sample(E::UnexpectedError("the invoice has a negative number of pages".into())),
    ]
}
