//! `cargo run --example shapes`: the error bodies of four well-known APIs. Each is a serde struct and
//! an `impl Envelope` that fills it; the enum below it is an ordinary catalog.

use std::io::{self, Write};
use std::process::ExitCode;

use error_catalog_examples::output;

/// `{"error":{"code":…,"doc_url":…,"message":…,"param":…,"type":…}}` and a `Request-Id` header.
mod stripe {
    use error_catalog::{ApiError, Code, Envelope, JsonWriter, Report, Text};
    use http::{HeaderMap, HeaderValue};
    use serde::Serialize;

    pub(crate) enum Stripe {}

    #[derive(Serialize)]
    struct Body<'a> {
        error: Inner<'a>,
    }

    #[derive(Serialize)]
    struct Inner<'a> {
        code: Code,
        #[serde(skip_serializing_if = "Option::is_none")]
        doc_url: Option<Text<'a>>,
        message: Text<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        param: Option<Text<'a>>,
        r#type: &'static str,
    }

    impl Envelope for Stripe {
        fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
            let error = report.lead();
            let r#type = match report.status().as_u16() {
                402 => "card_error",
                409 => "idempotency_error",
                400..=499 => "invalid_request_error",
                _ => "api_error",
            };
            let (doc_url, param) = (error.docs(), error.pointer());
            let error = Inner { code: error.code(), doc_url, message: error.text(), param, r#type };
            json.serialize(&Body { error });
        }

        fn headers(report: &Report<'_>, headers: &mut HeaderMap) {
            if let Some(Ok(id)) = report.request_id().map(HeaderValue::from_str) {
                headers.insert("request-id", id);
            }
        }
    }

    #[derive(Debug, ApiError)]
    #[api(envelope = Stripe, docs = "https://stripe.com/docs/error-codes/<code>")]
    #[api(allow(pointer_value))]
    pub(crate) enum PaymentError {
        /// An id in the request belongs to no object.
        #[api(status = 404, message = "No such object", long = "No such <kind>: '<id>'")]
        ResourceMissing {
            #[api(pointer)]
            kind: &'static str,
            id: &'static str,
        },
    }

    pub(crate) fn error() -> PaymentError {
        PaymentError::ResourceMissing { kind: "customer", id: "cus_9s6XKzkNRiz8i3" }
    }
}

/// `{"message":…,"errors":[{"resource":…,"field":…,"code":…}],"documentation_url":…,"status":"422"}`.
mod github {
    use error_catalog::{ApiError, Code, Envelope, Errors, JsonWriter, Meta, Report, Text};
    use serde::Serialize;

    pub(crate) enum GitHub {}

    #[derive(Serialize)]
    struct Body<'a> {
        message: Text<'a>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        errors: Vec<Invalid<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        documentation_url: Option<Text<'a>>,
        status: &'a str,
    }

    #[derive(Serialize)]
    struct Invalid<'a> {
        #[serde(flatten)]
        meta: Option<Meta<'a>>,
        field: Text<'a>,
        code: Code,
    }

    impl Envelope for GitHub {
        fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
            let (lead, status) = (report.lead(), report.status());
            let errors = report
                .errors()
                .filter_map(|error| Some(Invalid { meta: error.meta(), field: error.pointer()?, code: error.code() }));
            json.serialize(&Body {
                message: lead.message(),
                errors: errors.collect(),
                documentation_url: lead.docs(),
                status: status.as_str(),
            });
        }
    }

    #[derive(Debug, ApiError)]
    #[api(
        status = 422,
        envelope = GitHub,
        docs = "https://docs.github.com/rest/issues/issues#create-an-issue"
    )]
    pub(crate) enum IssueError {
        /// At least one member of the request breaks a rule.
        #[api(message = "Validation Failed")]
        ValidationFailed,

        /// A member that has to be there is not.
        #[api(meta(resource = "Issue"))]
        MissingField {
            #[api(pointer)]
            field: &'static str,
        },

        /// A member is not formed as it should be.
        #[api(meta(resource = "Issue"))]
        Invalid {
            #[api(pointer)]
            field: &'static str,
        },
    }

    pub(crate) fn errors() -> Errors<IssueError> {
        let found = [IssueError::MissingField { field: "title" }, IssueError::Invalid { field: "milestone" }];
        found.into_iter().collect::<Errors<_>>().under(IssueError::ValidationFailed)
    }
}

/// Microsoft's REST guidelines: `{"error":{"code":…,"message":…,"target":…,"details":[…]}}`, and the
/// code once more in the header `x-ms-error-code`.
mod azure {
    use error_catalog::{ApiError, Code, Envelope, Errors, JsonWriter, Report, Text};
    use http::{HeaderMap, HeaderValue};
    use serde::Serialize;

    pub(crate) enum Azure {}

    #[derive(Serialize)]
    struct Body<'a> {
        error: Inner<'a>,
    }

    #[derive(Serialize)]
    struct Inner<'a> {
        code: Code,
        message: Text<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        target: Option<Text<'a>>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        details: Vec<Inner<'a>>,
    }

    impl<'a> Inner<'a> {
        fn new(error: &'a dyn ApiError) -> Self {
            let (code, message, target) = (error.code(), error.text(), error.pointer());
            Self { code, message, target, details: Vec::new() }
        }
    }

    impl Envelope for Azure {
        fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
            let mut error = Inner::new(report.lead());
            if report.is_several() {
                error.details = report.errors().map(Inner::new).collect();
            }
            json.serialize(&Body { error });
        }

        fn headers(report: &Report<'_>, headers: &mut HeaderMap) {
            if let Ok(code) = HeaderValue::from_str(report.lead().code().as_str()) {
                headers.insert("x-ms-error-code", code);
            }
        }
    }

    #[derive(Debug, ApiError)]
    #[api(status = 400, code_style = "PascalCase", envelope = Azure)]
    #[api(allow(pointer_value))]
    pub(crate) enum ContactError {
        /// The contact as a whole is refused.
        #[api(message = "Several members of the contact are wrong")]
        BadArgument {
            #[api(pointer)]
            argument: &'static str,
        },

        /// A member that has to have a value is null.
        #[api(message = "Value is null", long = "<member> must not be null")]
        NullValue {
            #[api(pointer)]
            member: &'static str,
        },

        /// A member is not formed as it should be.
        #[api(message = "Value is malformed", long = "<member> is not <expected>")]
        MalformedValue {
            #[api(pointer)]
            member: &'static str,
            expected: &'static str,
        },
    }

    pub(crate) fn errors() -> Errors<ContactError> {
        let found = [
            ContactError::NullValue { member: "phoneNumber" },
            ContactError::MalformedValue { member: "address.zip", expected: "a postal code" },
        ];
        let errors: Errors<_> = found.into_iter().collect();
        errors.under(ContactError::BadArgument { argument: "contact" })
    }
}

/// `{"code":20404,"message":…,"more_info":…,"status":404}`, with codes that are numbers.
mod twilio {
    use error_catalog::{ApiError, Code, Envelope, JsonWriter, Report, Text};
    use serde::Serialize;

    pub(crate) enum Twilio {}

    #[derive(Serialize)]
    struct Body<'a> {
        code: Code,
        message: Text<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        more_info: Option<Text<'a>>,
        status: u16,
    }

    impl Envelope for Twilio {
        fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
            let (error, status) = (report.lead(), report.status().as_u16());
            let (code, message, more_info) = (error.code(), error.text(), error.docs());
            json.serialize(&Body { code, message, more_info, status });
        }
    }

    #[derive(Debug, ApiError)]
    #[api(
        code_style = "numeric",
        envelope = Twilio,
        docs = "https://www.twilio.com/docs/errors/<code>"
    )]
    pub(crate) enum MessagingError {
        /// The path names no resource of the account.
        #[api(status = 404, code = 20404, message = "Not found", long = "The requested resource <path> was not found")]
        NotFound { path: &'static str },
    }

    pub(crate) fn error() -> MessagingError {
        MessagingError::NotFound { path: "/2010-04-01/Accounts/AC0/Messages/SM1.json" }
    }
}

/// Writes one response of each API.
pub(crate) fn gallery(out: &mut dyn Write) -> io::Result<()> {
    use error_catalog::{ApiError as _, Context};

    let request = Context::new().request_id("req_7f3a");
    let responses = [
        ("Stripe", stripe::error().to_response_in(&request)),
        ("GitHub", github::errors().to_response_in(&request)),
        ("Azure", azure::errors().to_response_in(&request)),
        ("Twilio", twilio::error().to_response_in(&request)),
    ];
    for (name, response) in responses {
        writeln!(out, "=== {name} ===")?;
        output::write_response(out, &response)?;
        writeln!(out)?;
    }
    Ok(())
}

#[allow(dead_code, reason = "a test includes this file as a module")]
fn main() -> ExitCode {
    output::run(|out| gallery(out).map(|()| ExitCode::SUCCESS))
}
