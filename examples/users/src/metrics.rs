//! What Prometheus reads: how often each error was answered.

use std::sync::LazyLock;

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

/// The recorder of this process, because `metrics` has one per process. It is `None` if another was installed before.
static RECORDER: LazyLock<Option<PrometheusHandle>> =
    LazyLock::new(|| PrometheusBuilder::new().install_recorder().ok());

/// Counts from now on.
pub fn install() {
    LazyLock::force(&RECORDER);
}

pub(crate) async fn show() -> String {
    RECORDER.as_ref().map(PrometheusHandle::render).unwrap_or_default()
}
