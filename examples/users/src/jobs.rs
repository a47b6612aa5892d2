//! Work in the background, whose errors are logged because nobody waits for a response.

use std::time::Duration;

use error_catalog::{Context, Raise, request_id, tracing::log};
use tokio::time::{MissedTickBehavior, interval};

use crate::errors::Result;
use crate::store::Store;

/// Keeps the statistics of the database up to date until the process ends.
pub async fn keep_statistics(store: Store, every: Duration) {
    let mut ticks = interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        // A run has an id, as a request has.
        let context = Context::new().request_id(request_id::generate());
        if let Err(error) = context.scope_async(update_statistics(&store)).await {
            context.scope(|| log(&error));
        }
    }
}

/// Updates the statistics once.
///
/// # Errors
///
/// If the database fails.
pub async fn update_statistics(store: &Store) -> Result<()> {
    store.run(|connection| connection.execute_batch("PRAGMA optimize")).await.note("while updating the statistics")?;
    Ok(())
}
