//! A client in a browser or a worker, without a clock of the system.

use error_catalog::{ApiError, Received, request_id};
use http::{HeaderMap, StatusCode};

#[derive(Debug, ApiError)]
#[api(decode)]
enum Answer {
    #[api(status = 503, retry_after = delay)]
    Busy { delay: u64 },
}

#[unsafe(no_mangle)]
pub extern "C" fn length_of_an_id() -> usize {
    request_id::generate().len()
}

/// The delay until a date, by the clock of the sender; without its `Date`, there is none.
#[unsafe(no_mangle)]
pub extern "C" fn delay(has_date: bool) -> u64 {
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap());
    if has_date {
        headers.insert("date", "Sun, 06 Nov 1994 08:49:30 GMT".parse().unwrap());
    }
    match Received::new(StatusCode::SERVICE_UNAVAILABLE, &headers, r#"{"code":"busy"}"#).decode() {
        Ok(Answer::Busy { delay }) => delay,
        Err(_) => 0,
    }
}
