//! `retry_after`: when a request may be sent again, and the `Retry-After` header.

use std::time::Duration;

use error_catalog::{ApiError, Entry, Retry};

#[derive(Debug, ApiError)]
#[api(status = 429)]
enum Delays {
    #[api(retry_after = 30)]
    Fixed,
    #[api(retry_after = 0)]
    Now,
    #[api(retry_after = wait)]
    Named { wait: Duration },
    #[api(message = "<0>", retry_after = _1)]
    Tuple(bool, u8),
    #[api(retry_after = _0)]
    Large(u64),
    #[api(retry_after = _0)]
    Size(usize),
    #[api(retry_after = r#type)]
    Raw { r#type: u16 },
    #[api(retry_after = _0)]
    Borrowed(&'static u32),
    #[api(retry_after = _0, message = "<0:?>", meta(wait = _0))]
    Shown(Duration),
    #[api(retry = "backoff", retry_after = 7)]
    Both,
}

/// The retry advice, and the value of the header.
fn delay(error: &Delays) -> (Retry, Option<String>) {
    let header =
        error.to_response().headers().get("retry-after").and_then(|value| value.to_str().ok().map(str::to_owned));
    (error.retry(), header)
}

fn after(duration: Duration, header: &str) -> (Retry, Option<String>) {
    (Retry::After(duration), Some(header.to_owned()))
}

#[test]
fn seconds() {
    assert_eq!(delay(&Delays::Fixed), after(Duration::from_secs(30), "30"));
    assert_eq!(delay(&Delays::Now), after(Duration::ZERO, "0"));
    assert_eq!(delay(&Delays::Both), after(Duration::from_secs(7), "7"));
    assert_eq!(Delays::Fixed.entry().retry(), Retry::After(Duration::from_secs(30)));
}

#[test]
fn fields() {
    assert_eq!(delay(&Delays::Tuple(true, 255)), after(Duration::from_secs(255), "255"));
    assert_eq!(delay(&Delays::Large(u64::MAX)), after(Duration::from_secs(u64::MAX), "18446744073709551615"));
    assert_eq!(delay(&Delays::Size(9)), after(Duration::from_secs(9), "9"));
    assert_eq!(delay(&Delays::Raw { r#type: 9 }), after(Duration::from_secs(9), "9"));
    assert_eq!(delay(&Delays::Borrowed(&9)), after(Duration::from_secs(9), "9"));
}

#[test]
fn durations_are_rounded_up() {
    for (wait, header) in [
        (Duration::ZERO, "0"),
        (Duration::from_nanos(1), "1"),
        (Duration::from_secs(1), "1"),
        (Duration::from_millis(1_001), "2"),
        (Duration::from_millis(1_999), "2"),
        (Duration::new(u64::MAX, 0), "18446744073709551615"),
        (Duration::MAX, "18446744073709551615"),
    ] {
        assert_eq!(delay(&Delays::Named { wait }), after(wait, header));
    }
}

#[test]
fn beside_other_uses_of_the_field() {
    let error = Delays::Shown(Duration::from_millis(1_500));
    assert_eq!(delay(&error), after(Duration::from_millis(1_500), "2"));
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"1.5s","long_message":"1.5s","code":"shown","meta":{"wait":{"secs":1,"nanos":500000000}}}]}"#,
    );
}

#[test]
fn computed_delays_in_the_catalog() {
    let places: Vec<_> = Delays::section().entries().iter().map(Entry::retry_after_place).collect();
    assert_eq!(
        places,
        [None, None, Some("wait"), Some("1"), Some("0"), Some("0"), Some("type"), Some("0"), Some("0"), None],
    );
}

#[derive(Debug, ApiError)]
#[api(status = 503, retry_after = wait)]
struct Down {
    wait: u32,
}

#[test]
fn on_a_struct() {
    assert_eq!(Down { wait: 7 }.retry(), Retry::After(Duration::from_secs(7)));
    assert_eq!(Down { wait: 7 }.to_response().headers()["retry-after"], "7");
}
