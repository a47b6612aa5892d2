//! `Received`: a client reads what its service wrote, and other responses do no harm.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

use std::time::Duration;

use error_catalog::received::{ReceivedCode, ReceivedError, Understood};
use error_catalog::{ApiError, Catalog, Entry, Errors, Received, Retry, entry};
use error_catalog_examples::PUBLISHED;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What a service sends for one of its errors.
#[derive(Clone, Debug)]
struct Sent {
    member: String,
    email: String,
    tries: u64,
    note: Option<String>,
    more: Value,
    request_id: String,
}

/// The largest number that JSON parsers keep exact, which is the largest code.
const LAST: u64 = 9_007_199_254_740_991;

fn sample() -> Sent {
    Sent {
        member: "user.emails[0]".to_owned(),
        email: "a@b.c".to_owned(),
        tries: 2,
        note: None,
        more: json!({"list": [1, null, "x"]}),
        request_id: "req_1".to_owned(),
    }
}

/// Declares the same errors once per envelope, because a shape belongs to the type.
macro_rules! shop {
    ($module:ident, $envelope:ident) => {
        mod $module {
            use bytes::Bytes;
            use error_catalog::{ApiError, Context, Errors};
            use http::Response;
            use serde_json::Value;

            use super::Sent;

            #[derive(Debug, ApiError)]
            #[api(envelope = error_catalog::envelope::$envelope)]
            #[allow(dead_code, reason = "not every shape has `meta`")]
            pub(super) enum Shop {
                #[api(status = 404, message = "not found")]
                NotFound,

                #[api(
                    status = 409,
                    code = "email_taken",
                    message = "already exists",
                    long = "<email> is taken",
                    docs = "https://docs.example.com/errors#<code>",
                    meta(param_name = "email", tries, note, more),
                    retry_after = 30
                )]
                EmailTaken {
                    #[api(pointer)]
                    member: String,
                    email: String,
                    tries: u64,
                    note: Option<String>,
                    more: Value,
                },

                /// Its members of `meta` have names that standard members have too.
                #[api(
                    status = 402,
                    meta(status = "open", title = "Dr", instance = 1, message = "m", field = "f", amount)
                )]
                NotPaid { amount: f64 },

                #[api(status = 422, message = "The order is invalid")]
                OrderInvalid,
            }

            #[derive(Debug, ApiError)]
            #[api(envelope = error_catalog::envelope::$envelope, code_style = "numeric", allow(unregistered_status))]
            pub(super) enum Numbered {
                #[api(code = 404_001, message = "not found")]
                NotFound,
                #[api(
                    status = 499,
                    code = 9_007_199_254_740_991,
                    message = "the last number",
                    allow(code_names_status)
                )]
                Last,
            }

            pub(super) fn taken(sent: &Sent) -> Shop {
                let Sent { member, email, tries, note, more, .. } = sent.clone();
                Shop::EmailTaken { member, email, tries, note, more }
            }

            /// One error alone, several, and several under another.
            pub(super) fn responses(sent: &Sent) -> [Response<Bytes>; 3] {
                let context = Context::new().request_id(sent.request_id.as_str());
                let several = || Errors::from_iter([Shop::NotFound, taken(sent)]);
                [
                    taken(sent).to_response_in(&context),
                    several().to_response_in(&context),
                    several().under(Shop::OrderInvalid).to_response_in(&context),
                ]
            }
        }
    };
}

shop!(error_list, ErrorList);
shop!(error_object, ErrorObject);
shop!(flat, Flat);
shop!(problem, Problem);
shop!(google_status, GoogleStatus);
shop!(json_api, JsonApi);

/// Everything that was read from the body alone, as JSON.
fn read(response: &Response<bytes::Bytes>) -> Value {
    let received = Received::parse(response.body());
    assert_eq!(received.understood(), Understood::Fully, "{received:?}");
    serde_json::to_value(&received).expect("what was received serializes")
}

fn email_meta() -> Value {
    json!({"param_name": "email", "tries": 2, "more": {"list": [1, null, "x"]}})
}

#[test]
fn error_list() {
    let [one, several, under] = error_list::responses(&sample()).map(|response| read(&response));
    let not_found = json!({"code": "not_found", "message": "not found"});
    let taken = json!({
        "code": "email_taken", "message": "already exists", "long_message": "a@b.c is taken", "meta": email_meta(),
        "pointer": "/user/emails/0",
    });
    assert_eq!(one, json!({"request_id": "req_1", "errors": [taken]}));
    assert_eq!(several, json!({"request_id": "req_1", "errors": [not_found, taken]}));
    assert_eq!(under, several, "the shape does not show what the errors are under");
}

#[test]
fn error_object() {
    let [one, several, under] = error_object::responses(&sample()).map(|response| read(&response));
    let not_found = json!({"code": "not_found", "message": "not found"});
    let taken = json!({
        "code": "email_taken", "message": "a@b.c is taken", "meta": email_meta(), "pointer": "/user/emails/0",
    });
    assert_eq!(one, json!({"request_id": "req_1", "errors": [taken]}));
    assert_eq!(several, json!({"request_id": "req_1", "errors": [not_found, taken]}));
    let invalid = json!({"code": "order_invalid", "message": "The order is invalid"});
    assert_eq!(under, json!({"request_id": "req_1", "under": invalid, "errors": [not_found, taken]}));
}

#[test]
fn flat() {
    let [one, several, under] = flat::responses(&sample()).map(|response| read(&response));
    let not_found = json!({"code": "not_found", "message": "not found"});
    let taken = json!({
        "code": "email_taken", "message": "a@b.c is taken", "meta": email_meta(), "pointer": "/user/emails/0",
    });
    let with_status = |mut error: Value, status: u16| {
        error["status"] = json!(status);
        error
    };
    let top = with_status(taken.clone(), 409);
    assert_eq!(one, json!({"status": 409, "request_id": "req_1", "errors": [top]}));
    let top = with_status(not_found.clone(), 400);
    assert_eq!(several, json!({"status": 400, "request_id": "req_1", "errors": [top, taken]}));
    let top = json!({"status": 422, "code": "order_invalid", "message": "The order is invalid"});
    assert_eq!(under, json!({"status": 422, "request_id": "req_1", "under": top, "errors": [not_found, taken]}));
}

#[test]
fn problem() {
    let [one, several, under] = problem::responses(&sample()).map(|response| read(&response));
    let docs = "https://docs.example.com/errors#email_taken";
    assert_eq!(
        one,
        json!({
            "status": 409,
            "request_id": "req_1",
            "docs": docs,
            "errors": [{
                "status": 409,
                "code": "email_taken",
                "message": "already exists",
                "long_message": "a@b.c is taken",
                "meta": email_meta(),
                "pointer": "/user/emails/0",
                "docs": docs,
            }],
        }),
    );
    let taken = json!({
        "code": "email_taken", "message": "a@b.c is taken", "meta": email_meta(), "pointer": "/user/emails/0",
    });
    assert_eq!(
        several,
        json!({
            "status": 400,
            "request_id": "req_1",
            "errors": [{"status": 400, "code": "not_found", "message": "not found"}, taken],
        }),
    );
    assert_eq!(
        under,
        json!({
            "status": 422,
            "request_id": "req_1",
            "under": {"status": 422, "code": "order_invalid", "message": "The order is invalid"},
            "errors": [{"code": "not_found", "message": "not found"}, taken],
        }),
    );
}

/// Reads a body with a hint and a parameter, one with a hint alone, and several errors.
macro_rules! hints_and_parameters {
    ($($envelope:ident)*) => {$({
        #[derive(Debug, ApiError)]
        #[api(status = 400, envelope = error_catalog::envelope::$envelope)]
        enum PageError {
            #[api(hint = "send at most <most>", parameter = "page[size]", meta(most, hint = true, meta = 1))]
            TooMany { most: u8 },
            #[api(hint = "sign in")]
            SignIn,
            #[api(meta(hint = "no hint"))]
            Plain,
        }

        let read = |json: String| {
            let received = Received::parse(json);
            let read = received.errors().iter().map(|error| {
                let texts = [error.pointer(), error.parameter(), error.hint()].map(|text| text.map(str::to_owned));
                (error.code().map(ToString::to_string), texts, error.get::<u8>("most"), error.meta().contains_key("hint"))
            });
            read.collect::<Vec<_>>()
        };
        let google = stringify!($envelope) == "GoogleStatus";
        let code = |code: &str| Some(if google { code.to_uppercase() } else { code.to_owned() });
        let text = |text: &str| Some(text.to_owned());
        // Google's shape writes a parameter as a member, and has one hint.
        let at = if google { [text("/page/size"), None] } else { [None, text("page[size]")] };
        let [pointer, parameter] = at;
        let too_many = (code("too_many"), [pointer, parameter, text("send at most 9")], Some(9), true);
        let sign_in = (code("sign_in"), [None, None, text("sign in")], None, false);
        let plain = (code("plain"), [None, None, None], None, true);
        assert_eq!(read(PageError::TooMany { most: 9 }.to_json()), std::slice::from_ref(&too_many));
        assert_eq!(read(PageError::SignIn.to_json()), std::slice::from_ref(&sign_in));
        assert_eq!(read(PageError::Plain.to_json()), std::slice::from_ref(&plain));
        if !google {
            let several = Errors::from_iter([PageError::SignIn, PageError::TooMany { most: 9 }, PageError::Plain]);
            assert_eq!(read(several.to_json()), [sign_in, too_many, plain]);
        }
    })*};
}

#[test]
fn hints_and_parameters_are_read_back() {
    hints_and_parameters!(ErrorList ErrorObject Flat Problem GoogleStatus JsonApi);
}

#[test]
fn google_status() {
    let [one, several, under] = google_status::responses(&sample()).map(|response| read(&response));
    let docs = "https://docs.example.com/errors#email_taken";
    assert_eq!(
        one,
        json!({
            "status": 409,
            "retry": {"after": 30},
            "docs": docs,
            "errors": [{
                "code": "EMAIL_TAKEN",
                "message": "a@b.c is taken",
                "meta": {
                    "email": "a@b.c",
                    "param_name": "email",
                    "tries": "2",
                    "more": r#"{"list":[1,null,"x"]}"#,
                },
                "pointer": "/user/emails/0",
                "docs": docs,
            }],
        }),
    );
    let taken = json!({"code": "EMAIL_TAKEN", "message": "a@b.c is taken", "pointer": "/user/emails/0"});
    assert_eq!(
        several,
        json!({"status": 400, "under": {"code": "NOT_FOUND", "message": "not found"}, "errors": [taken]}),
        "of the others, the shape shows those that have a pointer",
    );
    assert_eq!(
        under,
        json!({
            "status": 422,
            "under": {"code": "ORDER_INVALID", "message": "The order is invalid"},
            "errors": [taken],
        }),
    );
}

#[test]
fn google_status_without_a_pointer() {
    assert_eq!(
        read(&google_status::Shop::NotFound.to_response()),
        json!({"status": 404, "errors": [{"code": "NOT_FOUND", "message": "not found"}]}),
    );
}

/// The content type says what the members mean: in a problem, they are extensions.
#[test]
fn a_problem_without_a_status() {
    let body = r#"{"title":"Out of credit","code":"no_credit","balance":30,"field":"amount"}"#;
    let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"))]);
    let received = Received::new(StatusCode::FORBIDDEN, &headers, body);
    let error = received.lead().expect("there is an error");
    assert_eq!(error.pointer(), None);
    assert_eq!((error.get("balance"), error.get("field")), (Some(30), Some(String::from("amount"))));
    let received = Received::parse(body);
    assert_eq!(received.lead().and_then(ReceivedError::pointer), Some("/amount"));
}

#[test]
fn json_api() {
    let [one, several, under] = json_api::responses(&sample()).map(|response| read(&response));
    let docs = "https://docs.example.com/errors#email_taken";
    let not_found = json!({"status": 404, "code": "not_found", "message": "not found"});
    let taken = json!({
        "status": 409,
        "code": "email_taken",
        "message": "already exists",
        "long_message": "a@b.c is taken",
        "meta": email_meta(),
        "pointer": "/data/attributes/user/emails/0",
        "docs": docs,
    });
    assert_eq!(one, json!({"status": 409, "request_id": "req_1", "docs": docs, "errors": [taken]}));
    assert_eq!(several, json!({"request_id": "req_1", "errors": [not_found, taken]}));
    assert_eq!(under, several, "the shape does not show what the errors are under");
}

/// What headers add, and that a client finds its entry, in every shape.
macro_rules! responses {
    ($($module:ident)*) => {$({
        use $module::{Numbered, Shop};

        let [one, several, under] = $module::responses(&sample()).map(Received::from);
        for received in [&one, &several, &under] {
            assert_eq!(received.request_id(), Some("req_1"));
            assert_eq!(received.content_type(), Some(<Shop as ApiError>::Envelope::content_type()));
        }
        assert_eq!(
            [&one, &several, &under].map(|received| received.status().map(|status| status.as_u16())),
            [Some(409), Some(400), Some(422)],
        );
        assert_eq!(one.retry(), Retry::After(Duration::from_secs(30)));
        assert_eq!(under.retry(), Retry::Unspecified);
        assert_eq!(one.docs(), Some("https://docs.example.com/errors#email_taken"));

        assert!(one.is(entry!(Shop::EmailTaken)));
        assert!(one.is($module::taken(&sample()).entry()));
        assert!(!one.is(entry!(Shop::NotFound)));
        assert_eq!(one.entry::<Shop>().map(Entry::name), Some("EmailTaken"));
        assert!(one.entry::<Numbered>().is_none());

        let numbers = [Numbered::NotFound.to_response(), Numbered::Last.to_response()].map(Received::from);
        assert!(numbers[0].is(entry!(Numbered::NotFound)));
        assert_eq!(numbers[0].code().expect("there is a code"), "404001");
        assert_eq!(numbers[1].code().expect("there is a code"), "9007199254740991");
        assert_eq!(numbers[1].entry::<Numbered>().map(Entry::name), Some("Last"));
    })*};
}

trait ContentType {
    fn content_type() -> &'static str;
}

impl<E: error_catalog::Envelope> ContentType for E {
    fn content_type() -> &'static str {
        E::CONTENT_TYPE
    }
}

#[test]
fn whole_responses() {
    responses!(error_list error_object flat problem google_status json_api);
}

#[test]
fn numbers_stay_numbers() {
    for response in [
        error_list::Numbered::Last.to_response(),
        error_object::Numbered::Last.to_response(),
        flat::Numbered::Last.to_response(),
        problem::Numbered::Last.to_response(),
    ] {
        assert_eq!(Received::from(response).code(), Some(&ReceivedCode::Number(LAST.cast_signed())));
    }
    for response in [google_status::Numbered::Last.to_response(), json_api::Numbered::Last.to_response()] {
        assert_eq!(Received::from(response).code(), Some(&ReceivedCode::Text(LAST.to_string())));
    }
}

#[test]
fn meta_with_names_that_others_have() {
    let expected = json!({"status": "open", "title": "Dr", "instance": 1, "message": "m", "field": "f", "amount": 1.5});
    for response in [
        error_list::Shop::NotPaid { amount: 1.5 }.to_response(),
        problem::Shop::NotPaid { amount: 1.5 }.to_response(),
        json_api::Shop::NotPaid { amount: 1.5 }.to_response(),
    ] {
        let received = Received::from(response);
        let error = received.lead().expect("there is an error");
        assert_eq!(error.meta(), expected.as_object().expect("it is an object"));
        assert_eq!((error.text(), error.pointer()), (Some("Not paid"), None));
        assert_eq!(error.code().expect("there is a code"), "not_paid");
    }
    let google = Received::from(google_status::Shop::NotPaid { amount: 1.5 }.to_response());
    assert_eq!(google.get("amount"), Some(1.5));
    assert_eq!(google.get("instance"), Some(1));
    assert_eq!(google.get("title"), Some("Dr".to_owned()));
}

#[derive(Debug, ApiError)]
#[api(status = 404)]
#[expect(dead_code, reason = "a client only names them")]
enum Lamp {
    #[api(code = "gone")]
    NotFound,
    #[api(transparent)]
    Switch(Switch),
    r#Match,
}

#[derive(Debug, ApiError)]
#[api(status = 410, code = "gone")]
struct Switch;

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "a client only names them")]
enum Generic<T: std::fmt::Debug> {
    #[api(status = 400)]
    NotFound,
    #[api(status = 400)]
    Found {
        #[api(meta = "found")]
        _value: std::marker::PhantomData<T>,
    },
}

static LAMPS: Catalog = error_catalog::catalog!("Lamps", [Lamp, Switch], allow(duplicate_code, conflicting_status));

#[test]
fn entries_are_named_by_their_variant() {
    const GONE: &Entry = entry!(Lamp::NotFound);
    assert_eq!(GONE.code(), "gone");
    assert_eq!(entry!(self::Lamp::r#Match).name(), "Match");
    assert_eq!(entry!(crate::received::Switch).status(), 410);
    assert_eq!(entry!(Generic::<u8>::NotFound).code(), "not_found");
}

#[test]
fn a_shared_code_is_the_entry_with_the_status() {
    let name = |status: u16| {
        let status = StatusCode::from_u16(status).expect("it is a status");
        let received = Received::new(status, &HeaderMap::new(), r#"{"error":{"code":"gone"}}"#);
        received.entry_in(&LAMPS).map(Entry::name)
    };
    assert_eq!(name(404), Some("NotFound"));
    assert_eq!(name(410), Some("Switch"));
    assert_eq!(name(500), Some("NotFound"));
}

/// Every error of the four catalogs, in their own shapes.
#[test]
fn real_catalogs() {
    for published in &PUBLISHED {
        for sample in (published.samples)() {
            let received = Received::from(&sample.response);
            // One of Clerk's errors has an empty code, by which nobody can recognize it.
            if sample.error.code() == "" {
                assert_eq!((received.code(), received.understood()), (None, Understood::Partly));
                continue;
            }
            assert_eq!(received.understood(), Understood::Fully, "{received}");
            let entry = received.entry_in(published.catalog).expect("the code is known");
            assert_eq!((entry.code(), entry.status()), (sample.error.code(), sample.error.status()));
            assert!(received.is(sample.error.entry()));
            assert_eq!(received.request_id(), Some("req_1"));
        }
    }
}

/// A service returns it in a `Result`.
#[test]
fn it_is_small() {
    assert_eq!(size_of::<Received>(), size_of::<usize>());
}

/// A body that the crate did not write, and what is read from it.
struct Foreign {
    body: &'static str,
    understood: Understood,
    code: Option<&'static str>,
    text: Option<&'static str>,
    pointer: Option<&'static str>,
    request_id: Option<&'static str>,
}

impl Foreign {
    const fn new(body: &'static str) -> Self {
        Self { body, understood: Understood::Fully, code: None, text: None, pointer: None, request_id: None }
    }
}

const FOREIGN: [Foreign; 14] = [
    // Clerk
    Foreign {
        code: Some("form_param_missing"),
        text: Some("email is missing"),
        request_id: Some("t_1"),
        ..Foreign::new(
            r#"{"errors":[{"message":"is missing","long_message":"email is missing","code":"form_param_missing","meta":{"param_name":"email"}}],"clerk_trace_id":"t_1"}"#,
        )
    },
    // Stripe
    Foreign {
        code: Some("resource_missing"),
        text: Some("No such customer"),
        pointer: Some("/customer"),
        ..Foreign::new(
            r#"{"error":{"code":"resource_missing","doc_url":"https://stripe.com/docs","message":"No such customer","param":"customer","type":"invalid_request_error"}}"#,
        )
    },
    // GitHub: the error at the top has no code.
    Foreign {
        understood: Understood::Partly,
        text: Some("Validation Failed"),
        ..Foreign::new(
            r#"{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],"documentation_url":"https://docs.github.com","status":"422"}"#,
        )
    },
    // Azure
    Foreign {
        code: Some("BadArgument"),
        text: Some("Several members are wrong"),
        pointer: Some("/contact"),
        ..Foreign::new(
            r#"{"error":{"code":"BadArgument","message":"Several members are wrong","target":"contact","details":[{"code":"NullValue","target":"phone","message":"phone must not be null"}]}}"#,
        )
    },
    // ASP.NET
    Foreign {
        understood: Understood::Partly,
        text: Some("Not Found"),
        request_id: Some("00-1"),
        ..Foreign::new(
            r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404,"traceId":"00-1"}"#,
        )
    },
    // Google, without details
    Foreign {
        code: Some("NOT_FOUND"),
        text: Some("Project gone"),
        ..Foreign::new(r#"{"error":{"code":404,"message":"Project gone","status":"NOT_FOUND"}}"#)
    },
    // OAuth
    Foreign {
        code: Some("invalid_grant"),
        text: Some("The code has expired"),
        ..Foreign::new(r#"{"error":"invalid_grant","error_description":"The code has expired"}"#)
    },
    // Spring
    Foreign {
        understood: Understood::Partly,
        text: Some("Not Found"),
        ..Foreign::new(r#"{"timestamp":"2026-11-22","status":404,"error":"Not Found","path":"/users/1"}"#)
    },
    // Anthropic, OpenAI: the type is the code.
    Foreign {
        code: Some("invalid_request_error"),
        text: Some("No such model"),
        pointer: Some("/model"),
        ..Foreign::new(
            r#"{"error":{"message":"No such model","type":"invalid_request_error","param":"model","code":null}}"#,
        )
    },
    Foreign {
        understood: Understood::Partly,
        text: Some("No such thing"),
        ..Foreign::new(r#"{"detail":{"message":"No such thing"}}"#)
    },
    // Other spellings
    Foreign {
        code: Some("gone"),
        text: Some("It is gone"),
        request_id: Some("r"),
        ..Foreign::new(r#"{"error":{"errorCode":"gone","longMessage":"It is gone","request-id":"r"}}"#)
    },
    Foreign { code: Some("a"), ..Foreign::new(r#"[{"code":"a"},{"code":"b"}]"#) },
    Foreign { understood: Understood::Partly, text: Some("first"), ..Foreign::new(r#"{"errors":["first","second"]}"#) },
    Foreign { understood: Understood::NoError, ..Foreign::new(r#""it is down""#) },
];

#[test]
fn shapes_of_others() {
    for Foreign { body, understood, code, text, pointer, request_id } in FOREIGN {
        let received = Received::parse(body);
        assert_eq!(received.understood(), understood, "{body}");
        assert_eq!(received.code().map(ToString::to_string).as_deref(), code, "{body}");
        assert_eq!(received.text(), text, "{body}");
        assert_eq!(received.lead().and_then(ReceivedError::pointer), pointer, "{body}");
        assert_eq!(received.request_id(), request_id, "{body}");
    }
}

/// Pointers and texts of the errors, in the order of the body.
fn places(received: &Received) -> Vec<(Option<&str>, Option<&str>)> {
    received.errors().iter().map(|error| (error.pointer(), error.text())).collect()
}

/// Validation failures as frameworks write them: each text is an error, with the member that it is about.
#[test]
#[expect(clippy::type_complexity, reason = "a table that is read in place")]
fn errors_by_member() {
    let rows: &[(&str, &str, Option<&str>, &[(&str, &str)])] = &[
        (
            "ASP.NET",
            r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"Name":["is required","is short"],"$.age":["is no number"]}}"#,
            Some("One or more validation errors occurred."),
            &[("/age", "is no number"), ("/Name", "is required"), ("/Name", "is short")],
        ),
        (
            "Laravel",
            r#"{"message":"The given data was invalid.","errors":{"items.0.sku":["is required"]}}"#,
            Some("The given data was invalid."),
            &[("/items/0/sku", "is required")],
        ),
        (
            "Rails",
            r#"{"errors":{"name":["is required"],"title":"is blank"}}"#,
            None,
            &[("/name", "is required"), ("/title", "is blank")],
        ),
        (
            "Discord",
            r#"{"code":50035,"message":"Invalid Form Body","errors":{"items":{"0":{"name":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"is required"}]}}}}}"#,
            Some("Invalid Form Body"),
            &[("/items/0/name", "is required")],
        ),
        (
            "FastAPI",
            r#"{"detail":[{"type":"missing","loc":["body","items",0,"name"],"msg":"is required","input":{}},{"type":"missing","loc":["query","limit"],"msg":"is required"}]}"#,
            None,
            &[("/items/0/name", "is required"), ("/query/limit", "is required")],
        ),
        (
            "Zod",
            r#"{"issues":[{"code":"too_small","path":["tags",1],"message":"is short"}]}"#,
            None,
            &[("/tags/1", "is short")],
        ),
        (
            "Zalando",
            r#"{"title":"Constraint Violation","status":400,"violations":[{"field":"email","message":"is no address"}]}"#,
            Some("Constraint Violation"),
            &[("/email", "is no address")],
        ),
    ];
    for &(from, body, under, expected) in rows {
        let received = Received::parse(body);
        let mut read = places(&received);
        read.sort_unstable();
        let mut expected: Vec<_> = expected.iter().map(|&(pointer, text)| (Some(pointer), Some(text))).collect();
        expected.sort_unstable();
        assert_eq!(read, expected, "{from}");
        assert_eq!(received.under().and_then(ReceivedError::text), under, "{from}");
    }
    let nest = Received::parse(r#"{"statusCode":400,"message":["name is required"],"error":"Bad Request"}"#);
    assert_eq!(places(&nest), [(None, Some("name is required"))]);
    let codes = Received::parse(r#"{"detail":[{"type":"missing","loc":["body"],"msg":"is required"}]}"#);
    assert_eq!((codes.code().map(ToString::to_string).as_deref(), places(&codes)[0].0), (Some("missing"), None));
}

/// A member with a known name whose value no reader understands.
#[test]
fn what_is_not_understood_is_in_meta() {
    for (body, expected) in [
        (r#"{"code":"a","errors":7}"#, json!({"errors": 7})),
        (r#"{"code":"a","errors":{"tries":3}}"#, json!({"errors": {"tries": 3}})),
        (r#"{"code":"a","data":[1],"message":{"en":"gone"}}"#, json!({"data": [1], "message": {"en": "gone"}})),
        (r#"{"code":"a","title":true,"status":[404]}"#, json!({"title": true, "status": [404]})),
        (r#"{"title":"t","status":400,"code":"a","errors":"none"}"#, json!({"errors": "none"})),
        (r#"{"code":"a","detail":null,"error":"Bad Request"}"#, json!({})),
    ] {
        let received = Received::parse(body);
        let error = received.lead().expect("an error");
        assert_eq!(Value::Object(error.meta().clone()), expected, "{body}");
    }
}

#[test]
fn media_types_are_compared_as_the_grammar_says() {
    let field = |content_type: &'static str| {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(content_type))]);
        let received = Received::new(StatusCode::FORBIDDEN, &headers, r#"{"code":"no_credit","field":"amount"}"#);
        received.get::<String>("field")
    };
    let extension = Some("amount".to_owned());
    assert_eq!(field("application/problem+json"), extension);
    assert_eq!(field("Application/Problem+JSON ; charset=utf-8"), extension);
    assert_eq!(field("application/problem+json-seq"), None);
    assert_eq!(field("application/json; profile=\"application/problem+json\""), None);
}

/// What is kept and shown is bounded, whatever is sent.
#[test]
fn many_errors() {
    let body = format!("[{}]", vec![r#"{"code":"a"}"#; 12_345].join(","));
    let received = Received::parse(&body);
    assert_eq!((received.errors().len(), received.omitted()), (1_000, 11_345));
    assert_eq!(received.to_string(), format!("error response: {}; and 12,335 more", ["a"; 10].join("; ")));
    let json = serde_json::to_value(&received).expect("JSON");
    assert_eq!(json["omitted"], 11_345);

    let ten = Received::parse(format!("[{}]", [r#""x""#; 10].join(",")));
    assert_eq!(ten.to_string(), format!("error response: {}", ["x"; 10].join("; ")));
    assert!(serde_json::to_value(&ten).expect("JSON").get("omitted").is_none());
}

#[test]
fn long_texts() {
    let (long, far) = ("é".repeat(600_000), "x".repeat(3_000_000));
    let body = json!({"errors": [
        {"code": "a", "meta": {"small": 1, "large": far}},
        {"code": "b", "message": long, "meta": {"after": true}},
        {"code": "c", "message": "nothing is left"},
    ]});
    let received = Received::parse(body.to_string());
    let [first, second, third] = received.errors() else { panic!("{} errors", received.errors().len()) };
    assert!(first.meta().keys().eq(["small"]));
    let kept = second.message().expect("a text");
    assert!(kept.len() > 900_000 && kept.len() < 1 << 20 && long.starts_with(kept));
    assert_eq!((second.meta().len(), third.message()), (0, Some("")));
    assert!(received.to_string().chars().count() < 1_100);
    assert!(received.to_string().contains("é…; "));
}

#[test]
fn an_empty_code_is_none() {
    let received = Received::parse(r#"{"code":"","message":"gone"}"#);
    assert_eq!((received.code(), received.understood()), (None, Understood::Partly));
}

#[test]
fn hostile_bodies() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let rows: &[(&[u8], Understood, &str)] = &[
        (b"", Understood::Empty, "502 Bad Gateway: the body is empty"),
        (b" \r\n\t ", Understood::Empty, "502 Bad Gateway: the body is empty"),
        (b"404 page not found", Understood::NotJson, "502 Bad Gateway: the body is not JSON: 404 page not found"),
        (
            b"<html>\n\x1b[2J</html>",
            Understood::NotJson,
            r"502 Bad Gateway: the body is not JSON: <html>\n\u{1b}[2J</html>",
        ),
        (
            b"\xff\xfe\x00\x01",
            Understood::NotJson,
            "502 Bad Gateway: the body is not JSON: \u{fffd}\u{fffd}\\u{0}\\u{1}",
        ),
        (b"{", Understood::NotJson, "502 Bad Gateway: the body is not JSON: {"),
        (b"null", Understood::NoError, "502 Bad Gateway: the body has no error: null"),
        (b"[]", Understood::NoError, "502 Bad Gateway: the body has no error: []"),
        (b"{}", Understood::NoError, "502 Bad Gateway: the body has no error: {}"),
        (br#"{"errors":[]}"#, Understood::NoError, r#"502 Bad Gateway: the body has no error: {"errors":[]}"#),
        (br#"{"ok":true}"#, Understood::NoError, r#"502 Bad Gateway: the body has no error: {"ok":true}"#),
        // Wrong types
        (
            br#"{"error":{"code":null,"message":7}}"#,
            Understood::NoError,
            "502 Bad Gateway: the body has no error: {\"error\":{\"code\":null,\"message\":7}}",
        ),
        (br#"{"errors":{"code":[],"message":{}},"code":"a"}"#, Understood::Fully, "502 Bad Gateway: a"),
        (
            br#"{"errors":[7,null,[],{"code":true},{"code":"a","meta":[],"source":3}]}"#,
            Understood::Fully,
            "502 Bad Gateway: a",
        ),
        (br#"{"code":-1,"message":"minus"}"#, Understood::Fully, "502 Bad Gateway: -1: minus"),
        (br#"{"code":1.5}"#, Understood::Fully, "502 Bad Gateway: 1.5"),
        (br#"{"status":99999999999,"code":"a","trace_id":7}"#, Understood::Fully, "502 Bad Gateway: a"),
        // A member twice: the last one counts.
        (br#"{"code":"a","code":"b"}"#, Understood::Fully, "502 Bad Gateway: b"),
        // Broken off
        (br#"{"errors":[{"message":"gone","code":"a","met"#, Understood::Partly, "502 Bad Gateway: a: gone"),
        (br#"{"errors":[{"code":"a"},{"code":"b"},{"co"#, Understood::Partly, "502 Bad Gateway: a; b"),
        (br#"{"error":{"code":"a","n":1e999}}"#, Understood::Partly, "502 Bad Gateway: a"),
        // No text, half a surrogate pair, a byte order mark
        (b"{\"code\":\"a\",\"message\":\"\xff\"}", Understood::Fully, "502 Bad Gateway: a: \u{fffd}"),
        (br#"{"code":"a","message":"\ud800!"}"#, Understood::Fully, "502 Bad Gateway: a: \u{fffd}!"),
        (b"\xef\xbb\xbf{\"code\":\"a\"}", Understood::Fully, "502 Bad Gateway: a"),
        // One line, whatever the text
        (br#"{"code":"a\nb","message":"x\r\ny\u2028z"}"#, Understood::Fully, r"502 Bad Gateway: a\nb: x\r\ny\u{2028}z"),
    ];
    for &(body, understood, text) in rows {
        let received = Received::new(StatusCode::BAD_GATEWAY, &HeaderMap::new(), body);
        assert_eq!(received.to_string(), text);
        assert_eq!(received.understood(), understood, "{text}");
        assert_eq!(received.lead().is_some(), understood >= Understood::Partly, "{text}");
    }
    for body in [deep("[", "]"), deep(r#"{"error":"#, "}"), format!(r#"{{"code":"a","meta":{}}}"#, deep("[", "]"))] {
        let received = Received::parse(&body);
        assert!(received.understood() <= Understood::Partly);
        assert_eq!(received.excerpt().len(), 256);
    }
}

/// Google's violations are errors, whose details could have violations: each level was read three times.
#[test]
fn violations_of_violations() {
    let violations = r#"{"code":"a","details":[{"@type":"google.rpc.BadRequest","fieldViolations":["#;
    let body = format!("{}{}", violations.repeat(30), "]}]}".repeat(30));
    let received = Received::parse(&body);
    assert_eq!(received.errors().len(), 1);
    assert_eq!(received.lead().and_then(ReceivedError::code).map(ToString::to_string).as_deref(), Some("a"));
}

fn with_headers(headers: &[(HeaderName, &'static [u8])]) -> Received {
    let headers = headers
        .iter()
        .map(|(name, value)| (name.clone(), HeaderValue::from_bytes(value).expect("it is a header value")))
        .collect();
    Received::new(StatusCode::SERVICE_UNAVAILABLE, &headers, "")
}

#[test]
fn retry_after() {
    use http::header::{DATE, RETRY_AFTER};

    let after = |seconds| Retry::After(Duration::from_secs(seconds));
    let rows: &[(&[u8], Retry)] = &[
        (b"120", after(120)),
        (b" 0 ", after(0)),
        (b"Fri, 31 Dec 1999 23:59:59 GMT", after(59)),
        (b"Fri, 31 Dec 1999 23:00:00 GMT", after(0)),
        (b"-1", Retry::Unspecified),
        (b"soon", Retry::Unspecified),
        (b"99999999999999999999", Retry::Unspecified),
        (b"\xff", Retry::Unspecified),
        (b"+5", Retry::Unspecified),
        (b"120.5", Retry::Unspecified),
        (b"12, 12", Retry::Unspecified),
        (b"Friday, 31-Dec-99 23:59:59 GMT", after(59)),
        (b"Fri Dec 31 23:59:59 1999", after(59)),
        // Clocks can add ten thousand years, and not all can add more.
        (b"315576000000", after(315_576_000_000)),
        (b"315576000001", Retry::Unspecified),
        (b"18446744073709551615", Retry::Unspecified),
    ];
    for &(value, expected) in rows {
        let received = with_headers(&[(DATE, b"Fri, 31 Dec 1999 23:59:00 GMT"), (RETRY_AFTER, value)]);
        assert_eq!(received.retry(), expected);
    }
    let past = with_headers(&[(RETRY_AFTER, b"Fri, 31 Dec 1999 23:59:59 GMT")]);
    assert_eq!(past.retry(), after(0));
}

#[test]
fn links() {
    use http::header::LINK;

    let docs = |link| with_headers(&[(LINK, link)]).docs().map(str::to_owned);
    assert_eq!(docs(b"<https://a.b/x?1,2>; rel=\"help\"").as_deref(), Some("https://a.b/x?1,2"));
    assert_eq!(docs(b"<https://a.b/2>; rel=\"next\", <https://a.b/h>; rel=help").as_deref(), Some("https://a.b/h"));
    assert_eq!(docs(b"<https://a.b/h>; REL = \"license Help\"").as_deref(), Some("https://a.b/h"));
    assert_eq!(docs(b"<https://a.b/2>; rel=\"next\""), None);
    assert_eq!(docs(b"<https://a.b/2>; title=\"rel=help\"; rel=helpful"), None);
    assert_eq!(docs(b"rel=\"help\" <<<"), None);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z. <>{}%]{0,12}", any::<String>()]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(text(), inner, 0..4).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

prop_compose! {
    fn sent()(
        member in "[a-zA-Z0-9_ %\u{e9}~/]{1,12}",
        (email, request_id) in (text(), text()),
        tries in any::<u64>(),
        note in proptest::option::of(text()),
        more in value(),
    ) -> Sent {
        Sent { member: format!("/{member}"), email, tries, note, more, request_id }
    }
}

/// Checks what every shape sends of an error, and of it what the given ones do.
fn check_error(received: &Received, sent: &Sent) -> ReceivedError {
    assert_eq!(received.understood(), Understood::Fully);
    let error = received.errors().iter().find(|error| error.is(entry!(error_list::Shop::EmailTaken)));
    let error = error.or(received.lead()).expect("there is an error").clone();
    assert_eq!(error.text(), Some(format!("{} is taken", sent.email).as_str()));
    error
}

fn check_meta(error: &ReceivedError, sent: &Sent) {
    assert_eq!(error.get("param_name"), Some("email".to_owned()));
    assert_eq!(error.get("tries"), Some(sent.tries));
    assert_eq!(error.get("note"), sent.note);
    // What a shape sends as a string, `get` takes for one before it reads it as JSON.
    let as_text = Value::String(sent.more.to_string());
    let more: Value = error.get("more").expect("there is a value");
    assert!(more == sent.more || more == as_text, "{more:?}");
}

/// A body may nest as deeply as its parser allows. The stored form of it nests some levels deeper, and still parses.
#[test]
fn deep_data() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    let body =
        format!(r#"{{"errors":[{{"code":"deep","meta":{{"near":{},"far":{},"n":1}}}}]}}"#, nested(64), nested(120));
    let received = Received::parse(body.as_bytes());
    let error = received.lead().expect("an error");
    assert_eq!(error.meta().len(), 3);
    let json = serde_json::to_string(&received).expect("JSON");
    let stored: serde_json::Value = serde_json::from_str(&json).expect("no deeper than its reader follows");
    let meta = stored["errors"][0]["meta"].as_object().expect("an object");
    assert!(meta.keys().eq(["n", "near"]), "{json}");
}

proptest! {
    #[test]
    fn any_bytes(body in any::<Vec<u8>>()) {
        let received = Received::parse(&body);
        prop_assert!(received.to_string().lines().count() <= 1);
    }

    /// Bodies that are nearly right: one of ours, with some bytes cut off, changed or put in.
    #[test]
    fn nearly_right(at in 0..400_usize, len in 0..20_usize, put in "[\\\\\"{}\\[\\]:,a-z0-9ud]{0,6}", shape in 0..6_usize) {
        let responses = [
            error_list::responses(&sample()),
            error_object::responses(&sample()),
            flat::responses(&sample()),
            problem::responses(&sample()),
            google_status::responses(&sample()),
            json_api::responses(&sample()),
        ];
        for response in &responses[shape] {
            let mut body = response.body().to_vec();
            let at = at.min(body.len());
            let end = (at + len).min(body.len());
            body.splice(at..end, put.bytes());
            let received = Received::new(response.status(), response.headers(), &body);
            prop_assert_eq!(received.status(), Some(response.status()));
            prop_assert_eq!(received.to_string().lines().count(), 1);
        }
    }

    /// If a body is cut anywhere, everything before the cut is kept.
    #[test]
    fn cut(at in 0..1000_usize) {
        let [response, ..] = error_list::responses(&sample());
        let body = response.body().get(..at).unwrap_or(response.body());
        let code = body.windows(20).any(|part| part == br#""code":"email_taken""#);
        prop_assert_eq!(Received::parse(body).is(entry!(error_list::Shop::EmailTaken)), code);
    }

    #[test]
    fn what_was_written_is_read(sent in sent()) {
        for response in error_list::responses(&sent) {
            let received = Received::parse(response.body());
            let error = check_error(&received, &sent);
            assert_eq!(error.message(), Some("already exists"));
            check_meta(&error, &sent);
            prop_assert_eq!(received.request_id(), Some(sent.request_id.as_str()));
        }
        for response in json_api::responses(&sent) {
            let received = Received::parse(response.body());
            let error = check_error(&received, &sent);
            assert_eq!(error.message(), Some("already exists"));
            check_meta(&error, &sent);
            prop_assert_eq!(error.pointer(), Some(sent.member.as_str()));
            prop_assert_eq!(received.request_id(), Some(sent.request_id.as_str()));
        }
        let [one, several, under] = problem::responses(&sent).map(|response| Received::parse(response.body()));
        check_meta(&check_error(&one, &sent), &sent);
        for received in [several, under] {
            let error = check_error(&received, &sent);
            prop_assert_eq!(error.pointer(), Some(sent.member.as_str()));
            prop_assert_eq!(received.request_id(), Some(sent.request_id.as_str()));
        }
        let [one, ..] = google_status::responses(&sent);
        check_meta(&check_error(&Received::parse(one.body()), &sent), &sent);
        let [one, ..] = error_object::responses(&sent);
        check_error(&Received::parse(one.body()), &sent);
        let [one, ..] = flat::responses(&sent);
        check_error(&Received::parse(one.body()), &sent);
    }
}
