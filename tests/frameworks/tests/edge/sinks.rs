//! What the tools that services report to make of rendered errors, with their usual layers and nothing else.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use error_catalog::{ApiError, Context};
use opentelemetry::trace::TracerProvider;
use opentelemetry_sdk::trace::{InMemorySpanExporter, SdkTracerProvider};
use tracing_subscriber::layer::SubscriberExt;

#[derive(Debug, ApiError)]
enum StoreError {
    #[api(status = 503, message = "The store is down")]
    StoreDown(#[api(from)] io::Error),
    #[api(status = 500, message = "The row <id> is broken")]
    RowBroken { id: u32 },
    #[api(status = 404, message = "There is no <name>")]
    NoSuchName { name: String },
}

fn down() -> StoreError {
    io::Error::other("connection refused").into()
}

/// Renders an error, as a response does.
fn answer(error: &StoreError) {
    drop(error.to_response_in(&Context::new().request_id("r-1")));
}

#[test]
fn sentry_groups_by_code_and_shows_sources() {
    let subscriber = tracing_subscriber::registry().with(sentry_tracing::layer());
    let events = sentry_core::test::with_captured_events(|| {
        tracing::subscriber::with_default(subscriber, || {
            answer(&down());
            answer(&StoreError::RowBroken { id: 1 });
            answer(&StoreError::RowBroken { id: 2 });
            answer(&StoreError::NoSuchName { name: "x".to_owned() });
        });
    });
    let exceptions: Vec<Vec<_>> = events
        .iter()
        .map(|event| event.exception.iter().map(|one| (&*one.ty, one.value.as_deref().unwrap())).collect())
        .collect();
    // The type decides on the group. Sources come first; client errors are breadcrumbs.
    assert_eq!(
        exceptions,
        [
            vec![("Custom", "connection refused"), ("store_down", "The store is down")],
            vec![("row_broken", "The row 1 is broken")],
            vec![("row_broken", "The row 2 is broken")],
        ],
    );
}

#[test]
fn opentelemetry_has_an_exception_per_error() {
    let exporter = InMemorySpanExporter::default();
    let provider = SdkTracerProvider::builder().with_simple_exporter(exporter.clone()).build();
    let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("users"));
    tracing::subscriber::with_default(tracing_subscriber::registry().with(layer), || {
        tracing::error_span!("request").in_scope(|| answer(&down()));
    });
    provider.force_flush().unwrap();
    let spans = exporter.get_finished_spans().unwrap();
    let [span] = &*spans else { panic!("{spans:?}") };
    let [event] = &*span.events.events else { panic!("{:?}", span.events) };
    let attribute = |name: &str| {
        let found = event.attributes.iter().find(|attribute| attribute.key.as_str() == name);
        found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
    };
    assert_eq!(attribute("error.type"), "store_down");
    assert_eq!(attribute("http.response.status_code"), "503");
    assert_eq!(attribute("exception.message"), "The store is down");
    assert!(attribute("exception.stacktrace").contains("connection refused"), "{event:?}");
}

/// What a subscriber has written.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Written {
    fn lines(&self) -> Vec<String> {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        text.lines().map(str::to_owned).collect()
    }
}

/// A name that would begin a line of its own, turn the text around and color it.
const HOSTILE: &str = "x\r\n2026-01-01 ERROR forged\u{2028}\u{202e}\u{1b}[31m";

fn hostile() -> StoreError {
    StoreError::NoSuchName { name: HOSTILE.to_owned() }
}

#[test]
fn a_line_of_text_is_one_event() {
    let written = Written::default();
    let writer = written.clone();
    let subscriber = tracing_subscriber::fmt().with_ansi(false).with_writer(move || writer.clone()).finish();
    tracing::subscriber::with_default(subscriber, || {
        answer(&down());
        answer(&hostile());
    });
    let lines = written.lines();
    let [down, hostile] = &*lines else { panic!("{lines:?}") };
    assert!(down.contains("ERROR") && down.contains("error.type=store_down"), "{down}");
    assert!(down.contains("connection refused"), "{down}");
    assert!(hostile.contains(" WARN ") && hostile.contains("error.type=no_such_name"), "{hostile}");
    assert!(!hostile.contains(['\u{2028}', '\u{202e}', '\u{1b}']), "{hostile}");
}

#[test]
fn a_line_of_json_is_one_event() {
    let written = Written::default();
    let writer = written.clone();
    let subscriber = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    tracing::subscriber::with_default(subscriber, || {
        answer(&down());
        answer(&hostile());
    });
    let events: Vec<serde_json::Value> =
        written.lines().iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<_> = events.iter().map(|event| event["fields"]["error.type"].as_str().unwrap()).collect();
    assert_eq!(codes, ["store_down", "no_such_name"]);
    assert_eq!(events[0]["fields"]["http.response.status_code"], 503);
    assert_eq!(events[0]["fields"]["request_id"], "r-1");
}

#[test]
fn prometheus_counts_by_code() {
    let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
    let handle = recorder.handle();
    metrics::with_local_recorder(&recorder, || {
        answer(&StoreError::RowBroken { id: 1 });
        answer(&StoreError::RowBroken { id: 2 });
        answer(&hostile());
    });
    let rendered = handle.render();
    let mut counted: Vec<_> = rendered.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
    counted.sort_unstable();
    assert_eq!(
        counted,
        [
            r#"error_catalog_errors_total{code="no_such_name",status="404"} 1"#,
            r#"error_catalog_errors_total{code="row_broken",status="500"} 2"#,
        ],
    );
}
