//! Invitations that cannot be sent.

use std::error::Error;
use std::io;

use error_catalog::{ApiError, envelope::Problem};

/// Invitations that cannot be sent.
#[derive(Debug, ApiError)]
#[api(section = "Mail", envelope = Problem, docs = "https://users.example/errors#<code>", require(description))]
pub enum MailError {
    /// The relay cannot be reached, or hangs up.
    #[api(status = 503, message = "Mail unavailable", long = "No mail can be sent at the moment", retry_after = 30)]
    MailUnavailable(#[api(from)] io::Error),

    /// The relay does not take the mail.
    #[api(status = 502, message = "Mail refused", long = "The mail server does not take mail to this user")]
    MailRefused(#[api(source)] Box<dyn Error + Send + Sync>),
}
