//! Limits how often a caller may call.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;

use crate::Service;
use crate::auth::Caller;
use crate::errors::LimitError;

/// The requests of each caller.
#[derive(Debug)]
pub struct Limits {
    limit: u32,
    length: Duration,
    windows: Mutex<HashMap<&'static str, Window>>,
}

#[derive(Clone, Copy, Debug)]
struct Window {
    opened: Instant,
    taken: u32,
}

impl Limits {
    /// Allows a number of requests in each window of time.
    #[must_use]
    pub fn new(limit: u32, length: Duration) -> Self {
        Self { limit, length, windows: Mutex::default() }
    }

    /// Takes one of the caller's requests.
    ///
    /// # Errors
    ///
    /// When the caller has none left.
    pub fn take(&self, caller: Caller) -> Result<(), LimitError> {
        let now = Instant::now();
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.entry(caller.name).or_insert(Window { opened: now, taken: 0 });
        let age = now.duration_since(window.opened);
        if age >= self.length {
            *window = Window { opened: now, taken: 0 };
        }
        if window.taken >= self.limit {
            return Err(LimitError::TooManyRequests { limit: self.limit, wait: self.length.saturating_sub(age) });
        }
        window.taken += 1;
        Ok(())
    }
}

/// Lets requests of known callers pass while they have some left. Handlers get the caller as an `Extension`.
pub(crate) async fn per_caller(
    State(service): State<Service>,
    caller: Caller,
    mut request: Request,
    next: Next,
) -> crate::errors::Result<Response> {
    service.limits.take(caller)?;
    request.extensions_mut().insert(caller);
    Ok(next.run(request).await)
}
