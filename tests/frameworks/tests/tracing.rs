//! The events of errors: what is logged and what is not.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex};

use error_catalog::{ApiError, Context, Errors, Raise, Raised};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

#[derive(Debug, ApiError)]
enum SearchError {
    #[api(status = 503, message = "Search is unavailable")]
    SearchDown(#[api(source)] Refused),
    #[api(status = 404, code = "not_found", message = "<id> is not there")]
    NotFound {
        id: u32,
        #[api(secret)]
        #[allow(dead_code, reason = "what is in no event")]
        token: &'static str,
    },
    #[api(status = 400, message = "bad <what>")]
    Bad { what: Failing },
}

#[derive(Debug, ApiError)]
#[api(status = 404, level = "info", labels(team = "identity", note = "two words", number = -7))]
enum Leveled {
    NotFound,
    #[api(status = 503, level = "debug", labels(internal = true))]
    Down,
    #[api(level = "off")]
    Expected,
    #[api(level = "error")]
    Alarming,
}

#[test]
fn an_answer_that_is_not_of_http_is_logged_like_a_response() {
    let expected = logged(|| search_down().to_response());
    let events = logged(|| rmcp::ErrorData::from(search_down()));
    assert_eq!((events.len(), events[0].0), (1, Level::ERROR));
    let mut expected = expected[0].1.clone();
    expected.remove("http.response.status_code");
    assert_eq!(events[0].1, expected);
}

#[test]
fn an_error_states_its_level_and_labels() {
    let labels = r#"team=identity note="two words" number=-7"#;
    let events = logged(|| Leveled::NotFound.to_response());
    assert_eq!((events.len(), events[0].0, &*events[0].1["labels"]), (1, Level::INFO, labels));
    let events = logged(|| Leveled::Down.to_response());
    assert_eq!((events[0].0, &*events[0].1["labels"]), (Level::DEBUG, &*format!("{labels} internal=true")));
    let events = logged(|| Leveled::Expected.to_response());
    assert!(events.is_empty());
    // Each of several errors keeps its own.
    let events = logged(|| Errors::from_iter([Leveled::Expected, Leveled::Alarming]).to_response());
    assert_eq!(events.iter().map(|event| event.0).collect::<Vec<_>>(), [Level::ERROR]);
    let events = logged(|| search_down().to_response());
    assert!(!events[0].1.contains_key("labels"));
}

/// `refused: no route`
#[derive(Debug)]
struct Refused(std::io::Error);

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("refused")
    }
}

impl Error for Refused {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

fn search_down() -> SearchError {
    SearchError::SearchDown(Refused(std::io::Error::other("no route")))
}

#[derive(Debug)]
struct Failing;

impl fmt::Display for Failing {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

type Fields = BTreeMap<&'static str, String>;

/// Keeps the level and the fields of each event.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<(Level, Fields)>>>);

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == error_catalog::tracing::TARGET
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Texts(Fields::new());
        event.record(&mut fields);
        self.0.lock().unwrap().push((*event.metadata().level(), fields.0));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Texts(Fields);

impl Visit for Texts {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }
}

/// The events that a closure emits.
fn logged<R>(run: impl FnOnce() -> R) -> Vec<(Level, Fields)> {
    let log = Log::default();
    tracing::subscriber::with_default(log.clone(), run);
    std::mem::take(&mut *log.0.lock().unwrap())
}

fn fields(expected: &[(&'static str, &str)]) -> Fields {
    let common = [("message", "request failed")];
    expected.iter().chain(&common).map(|(name, value)| (*name, (*value).to_owned())).collect()
}

#[test]
fn a_server_error_is_one_event_with_all_its_sources() {
    let context = Context::new().request_id("req_1");
    let events = logged(|| context.scope(|| search_down().to_response()));
    let expected = [
        ("error.type", "search_down"),
        ("http.response.status_code", "503"),
        ("request_id", "req_1"),
        ("error", "Search is unavailable"),
        ("sources", "refused: no route"),
    ];
    assert_eq!(events, [(Level::ERROR, fields(&expected))]);
}

/// An error that is its own source.
#[derive(Debug)]
struct Round;

impl fmt::Display for Round {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("round")
    }
}

impl Error for Round {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self)
    }
}

#[test]
fn sources_that_lead_in_a_circle_end() {
    #[derive(Debug, ApiError)]
    #[api(status = 500)]
    struct Circular(#[api(source)] Round);

    let events = logged(|| Circular(Round).to_response());
    assert_eq!(events[0].1["sources"], format!("{}… and more", "round: ".repeat(64)));
}

#[test]
fn a_client_error_is_a_warning_unless_configured() {
    let error = SearchError::NotFound { id: 7, token: "canary" };
    let expected =
        fields(&[("error.type", "not_found"), ("http.response.status_code", "404"), ("error", "7 is not there")]);
    assert_eq!(logged(|| error.to_response()), [(Level::WARN, expected.clone())]);
    let debug = Context::new().client_errors(Level::DEBUG);
    assert_eq!(logged(|| error.to_response_in(&debug)), [(Level::DEBUG, expected)]);
    assert_eq!(logged(|| search_down().to_response_in(&debug))[0].0, Level::ERROR);
}

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    Search(SearchError),
    #[api(status = 500, message = "Internal error", fallback)]
    Internal,
}

#[test]
fn what_a_raised_error_has_gathered_is_in_the_event() {
    let raised = || -> Result<(), Raised<AppError>> {
        let failed = Err(Refused(std::io::Error::other("no route"))).note("while\nsearching");
        Ok(failed.raise(SearchError::NotFound { id: 7, token: "canary" })?)
    };
    let line = line!() - 3;
    for (message, events) in [
        ("request failed", logged(|| raised().unwrap_err().to_response())),
        ("failed", logged(|| error_catalog::tracing::log(&raised().unwrap_err()))),
    ] {
        let [(Level::WARN, fields)] = events.as_slice() else { panic!("{events:?}") };
        assert_eq!(fields["message"], message);
        assert_eq!(fields["error.type"], "not_found");
        assert_eq!(fields["sources"], "refused: no route");
        assert_eq!(fields["notes"], r"while\nsearching");
        assert!(fields["location"].starts_with(&format!("{}:{line}:", file!())), "{fields:?}");
    }
}

#[test]
fn an_error_of_another_catalog_is_told() {
    #[derive(Debug, ApiError)]
    #[api(status = 402)]
    struct Declined;

    let raised: Raised<AppError> = Declined.into();
    let events = logged(|| raised.to_response());
    assert_eq!(events[0].1["error.type"], "internal");
    assert_eq!(events[0].1["sources"], "Declined");
    assert_eq!(events[0].1["notes"], "`Declined` is no error of `AppError`");
}

#[test]
fn several_errors_are_an_event_each() {
    let errors: Errors<_> = [search_down(), SearchError::NotFound { id: 1, token: "canary" }].into_iter().collect();
    let events = logged(|| errors.to_response());
    let shown: Vec<_> = events
        .iter()
        .map(|(level, fields)| (*level, &*fields["error.type"], &*fields["http.response.status_code"]))
        .collect();
    // The status of the response, 503, decides the level.
    assert_eq!(shown, [(Level::ERROR, "search_down", "503"), (Level::ERROR, "not_found", "503")]);
}

#[test]
fn what_stands_for_all_is_an_event_too() {
    let not_found = |id| SearchError::NotFound { id, token: "canary" };
    let errors = [not_found(1)].into_iter().collect::<Errors<_>>().under(search_down());
    let events = logged(|| errors.to_response());
    let codes: Vec<_> = events.iter().map(|(_, fields)| &*fields["error.type"]).collect();
    // The first code is the one that clients report.
    assert_eq!(codes, ["search_down", "not_found"]);
}

#[test]
fn each_text_is_one_line() {
    #[derive(Debug, ApiError)]
    #[api(status = 409, message = "<email> is taken")]
    struct Taken {
        email: &'static str,
        #[api(pointer)]
        place: &'static str,
        source: std::io::Error,
    }

    let sent = "a\n WARN auth: signed in user=root\u{1b}[2J\r\u{202e}";
    let shown = r"a\n WARN auth: signed in user=root\u{1b}[2J\r\u{202e}";
    let taken = Taken { email: sent, place: sent, source: std::io::Error::other(sent) };
    let context = Context::new().request_id(sent);
    let events = logged(|| taken.to_response_in(&context));
    let expected = [
        ("error.type", "taken"),
        ("http.response.status_code", "409"),
        ("request_id", shown),
        ("error", &format!("{shown} is taken")),
        ("sources", shown),
        ("pointer", shown),
    ];
    assert_eq!(events, [(Level::WARN, fields(&expected))]);
}

#[test]
fn an_error_that_no_response_carries() {
    let context = Context::new().request_id("job_1");
    let events = logged(|| context.scope(|| error_catalog::tracing::log(&search_down())));
    let (level, fields) = &events[0];
    assert_eq!((events.len(), *level), (1, Level::ERROR));
    assert_eq!((&*fields["message"], &*fields["error.type"]), ("failed", "search_down"));
    assert_eq!((&*fields["request_id"], fields.get("http.response.status_code")), ("job_1", None));
}

#[test]
fn what_a_raised_error_gathered_is_logged_too() {
    #[derive(Debug, ApiError)]
    enum JobError {
        #[api(status = 500, fallback)]
        Unexpected,
    }

    let raised: error_catalog::Raised<JobError> = std::io::Error::other("disk full").into();
    let events = logged(|| error_catalog::tracing::log(&raised));
    assert_eq!(events.len(), 1);
    assert_eq!((&*events[0].1["error.type"], &*events[0].1["sources"]), ("unexpected", "disk full"));
    // An erased one.
    let erased: &dyn ApiError = &JobError::Unexpected;
    assert_eq!(logged(|| error_catalog::tracing::log(erased))[0].1["error.type"], "unexpected");
}

/// What layers that report exceptions read: the chain, and the type of each link at the beginning of its `Debug`.
#[test]
fn the_error_is_an_exception() {
    struct Chains(Vec<(String, String)>);

    impl Visit for Chains {
        fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}

        fn record_error(&mut self, _: &Field, error: &(dyn Error + 'static)) {
            let links = std::iter::successors(Some(error), |&link| link.source());
            self.0.extend(links.map(|link| (format!("{link:?}"), link.to_string())));
        }
    }

    #[derive(Clone, Default)]
    struct Exceptions(Arc<Mutex<Vec<(String, String)>>>);

    impl Subscriber for Exceptions {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }

        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }

        fn record(&self, _: &Id, _: &Record<'_>) {}

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn event(&self, event: &Event<'_>) {
            let mut chains = Chains(Vec::new());
            event.record(&mut chains);
            self.0.lock().unwrap().extend(chains.0);
        }

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    let exceptions = Exceptions::default();
    tracing::subscriber::with_default(exceptions.clone(), || search_down().to_response());
    let links = std::mem::take(&mut *exceptions.0.lock().unwrap());
    let links: Vec<_> = links.iter().map(|(debug, shown)| (&**debug, &**shown)).collect();
    assert_eq!(
        links,
        [
            (r#"search_down("Search is unavailable")"#, "Search is unavailable"),
            (r#"Refused("refused")"#, "refused"),
            (r#"Custom("no route")"#, "no route"),
        ]
    );
}

#[test]
fn a_body_alone_is_no_event() {
    assert_eq!(logged(|| search_down().to_json()), []);
}

#[test]
fn a_failing_display_costs_itself() {
    let events = logged(|| SearchError::Bad { what: Failing }.to_response());
    assert_eq!(events[0].1["error"], "bad ");
}

mod in_services {
    use axum::body::Body;
    use axum::extract::Request;
    use axum::routing::{get, post};
    use axum::{Json, Router};
    use error_catalog::{ErrorLayer, Failure, FailureKind};
    use tower::ServiceExt;

    use super::*;

    async fn broken() -> &'static str {
        panic!("out of {}", "order")
    }

    async fn down() -> Result<(), SearchError> {
        Err(search_down())
    }

    fn own(failure: &Failure<'_>) -> SearchError {
        match failure.kind() {
            FailureKind::Panic => search_down(),
            _ => SearchError::NotFound { id: 0, token: "canary" },
        }
    }

    fn events(request: Request) -> Vec<(Level, Fields)> {
        let app = Router::new()
            .route("/panic", get(broken))
            .route("/down", get(down))
            .route("/json", post(async |Json(number): Json<u32>| number.to_string()))
            .layer(ErrorLayer::new(own).client_errors(Level::DEBUG));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        logged(|| runtime.block_on(app.oneshot(request)))
    }

    #[test]
    fn one_event_per_response() {
        let get = |path| Request::get(path).header("x-request-id", "req_1").body(Body::empty()).unwrap();
        let shown = |request: Request| {
            let path = request.uri().path().to_owned();
            let events = events(request);
            assert_eq!(events.len(), 1, "{events:?}");
            let (level, fields) = events.into_iter().next().unwrap();
            assert_eq!(fields["request_id"], "req_1");
            assert!(!format!("{fields:?}").contains("canary"));
            assert_eq!(fields["url.path"], path);
            assert_eq!(fields["http.request.method"], if path == "/json" { "POST" } else { "GET" });
            (level, fields["error.type"].clone(), fields.get("failure").cloned())
        };
        let (level, code, failure) = shown(get("/panic"));
        assert_eq!((level, &*code), (Level::ERROR, "search_down"));
        assert_eq!(failure.unwrap(), "panicked: out of order");
        assert_eq!(shown(get("/down")), (Level::ERROR, "search_down".to_owned(), None));
        assert_eq!(shown(get("/nowhere")), (Level::DEBUG, "not_found".to_owned(), None));
        let json = Request::post("/json").header("x-request-id", "req_1").header("content-type", "application/json");
        let (level, _, failure) = shown(json.body(Body::from("[")).unwrap());
        assert_eq!(level, Level::DEBUG);
        assert!(failure.unwrap().contains("Failed to"));
    }
}

/// A call in gRPC has the code of gRPC in place of the status of a response.
#[test]
fn a_call_is_logged() {
    let context = Context::new().request_id("req_1");
    let events = logged(|| context.scope(|| tonic::Status::from(search_down())));
    let (level, fields) = &events[0];
    assert_eq!((events.len(), *level), (1, Level::ERROR));
    assert_eq!((&*fields["error.type"], &*fields["rpc.response.status_code"]), ("search_down", "UNAVAILABLE"));
    assert_eq!((&*fields["request_id"], &*fields["sources"]), ("req_1", "refused: no route"));
    assert!(!fields.contains_key("http.response.status_code"));
    let events = logged(|| search_down().to_response());
    assert!(!events[0].1.contains_key("rpc.response.status_code"));
}
