//! The feature `metrics`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request};
use axum::http::StatusCode;
use axum::routing::get;
use error_catalog::{ApiError, ErrorLayer, Errors, Failure};
use metrics::{Counter, CounterFn, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit};
use tower::ServiceExt;

#[derive(Debug, ApiError)]
enum Own {
    #[api(status = 404, message = "<path>")]
    NotFound { path: String },
    #[api(status = 409)]
    Taken,
}

fn own(failure: &Failure<'_>) -> Own {
    Own::NotFound { path: failure.path().to_owned() }
}

/// Counts by the name and labels of a counter.
#[derive(Clone, Default)]
struct Counts(Arc<Mutex<BTreeMap<String, u64>>>);

struct Count(Counts, String);

impl CounterFn for Count {
    fn increment(&self, value: u64) {
        *self.0.0.lock().unwrap().entry(self.1.clone()).or_default() += value;
    }

    fn absolute(&self, _: u64) {}
}

impl Recorder for Counts {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        let labels = key.labels().map(|label| format!(" {}={}", label.key(), label.value()));
        Counter::from_arc(Arc::new(Count(self.clone(), key.name().to_owned() + &labels.collect::<String>())))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

/// Whatever clients send, there are only the codes of the catalog.
#[test]
fn errors_are_counted_by_code() {
    let app = Router::new()
        .route("/taken/{any}", get(async |Path(_): Path<String>| Err::<(), _>(Own::Taken)))
        .route(
            "/several",
            get(async || Err::<(), _>(Errors::from_iter([Own::Taken, Own::NotFound { path: "x".into() }]))),
        )
        .route("/replaced", get(async || StatusCode::BAD_GATEWAY))
        .layer(ErrorLayer::new(own));
    let counts = Counts::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    metrics::with_local_recorder(&counts, || {
        for number in 0..20 {
            for path in
                [format!("/taken/{number}"), format!("/nowhere/{number}"), "/several".into(), "/replaced".into()]
            {
                let request = Request::get(path).body(Body::empty()).unwrap();
                runtime.block_on(app.clone().oneshot(request)).unwrap();
            }
        }
        // A call in gRPC counts too, by the status of the entry.
        drop(tonic::Status::from(Own::Taken));
    });
    let counts = counts.0.lock().unwrap();
    let counts: Vec<_> = counts.iter().map(|(key, count)| (&**key, *count)).collect();
    assert_eq!(
        counts,
        [
            ("error_catalog_errors_total code=not_found status=404", 40),
            ("error_catalog_errors_total code=taken status=400", 20),
            ("error_catalog_errors_total code=taken status=409", 21),
        ]
    );
}
