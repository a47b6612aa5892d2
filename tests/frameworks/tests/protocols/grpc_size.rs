//! Servers and clients of gRPC refuse more than 8 KiB of metadata.

use error_catalog::{ApiError, Context, Errors, Exposure};
use http::HeaderMap;
use tonic::{Code, Status};
use tonic_types::StatusExt;

#[derive(Debug, ApiError)]
#[api(domain = "users.example.com", docs = "https://docs.example.com/errors#<code>")]
enum BigError {
    #[api(
        status = 422,
        message = "<text>",
        meta(first, second),
        pointer = "/<place>",
        hint = "<hint>",
        retry_after = 30
    )]
    Everything {
        text: String,
        first: String,
        second: String,
        place: String,
        hint: String,
        #[api(source)]
        source: std::io::Error,
    },
}

/// The sizes of an error's texts.
#[derive(Clone, Copy, Default)]
struct Sizes {
    text: usize,
    first: usize,
    second: usize,
    place: usize,
    hint: usize,
    source: usize,
}

fn error(sizes: Sizes, unit: &str) -> BigError {
    let text = |size: usize| unit.repeat(size / unit.len());
    BigError::Everything {
        text: text(sizes.text),
        first: text(sizes.first),
        second: text(sizes.second),
        place: text(sizes.place),
        hint: text(sizes.hint),
        source: std::io::Error::other(text(sizes.source)),
    }
}

/// The status as a client has it, once its size is checked.
fn received<E>(error: E) -> Status
where
    Status: From<E>,
{
    let context = Context::new().request_id("r".repeat(128)).exposure(Exposure::Development);
    let status = context.scope(|| Status::from(error));
    let response = status.into_http::<()>();
    let headers: &HeaderMap = response.headers();
    // RFC 9113, section 6.5.2: each header counts 32 bytes more. Servers add `:status`, `date` and the request's id.
    let size: usize = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 32).sum();
    assert!(size <= 8_192 - 512, "{size} bytes");
    Status::from_header_map(headers).unwrap()
}

#[test]
fn what_is_too_large_is_left_out() {
    const ALL: Sizes = Sizes { text: 20, first: 20, second: 20, place: 20, hint: 20, source: 20 };
    const HUGE: usize = 10_000;
    let is_complete = |status: &Status| {
        status.get_details_retry_info().is_some()
            && status.get_details_request_info().is_some()
            && status.get_details_bad_request().is_some()
            && status.get_details_help().is_some()
            && status.get_details_debug_info().is_some()
    };
    for unit in ["x", " ", "ä", "猫", "🦀", "\n", "\"", "%"] {
        assert!(is_complete(&received(error(ALL, unit))), "{unit}");
        // A part that is too large costs itself alone, except for what repeats it.
        let without_source = received(error(Sizes { source: HUGE, ..ALL }, unit));
        assert!(without_source.get_details_debug_info().is_none() && without_source.get_details_help().is_some());
        let without_place = received(error(Sizes { place: HUGE, ..ALL }, unit));
        assert!(without_place.get_details_bad_request().is_none() && without_place.get_details_help().is_some());
        let without_second = received(error(Sizes { second: HUGE, ..ALL }, unit));
        let metadata = without_second.get_details_error_info().unwrap().metadata;
        assert!(metadata.contains_key("first") && !metadata.contains_key("second"), "{metadata:?}");
        assert!(is_complete(&without_second));
    }
}

/// Whatever else there is: the code, and the reason in `ErrorInfo`.
#[test]
fn the_code_and_the_reason_stay() {
    let sizes = [0, 100, 700, 1_500, 3_000, 3_500, 5_000, 8_192, 100_000];
    for unit in ["x", "é", "🦀", " "] {
        for text in sizes {
            for other in sizes {
                let all = Sizes { text, first: other, second: other, place: other, hint: other, source: other };
                let status = received(error(all, unit));
                assert_eq!(status.code(), Code::InvalidArgument);
                let info = status.get_details_error_info().unwrap();
                assert_eq!((&*info.reason, &*info.domain), ("EVERYTHING", "users.example.com"));
                assert!(status.get_details_retry_info().is_some());
            }
        }
    }
}

#[test]
fn a_long_text_is_cut_between_characters() {
    for (unit, size, whole) in [
        ("x", 1_750, true),
        ("x", 1_800, false),
        ("é", 940, true),
        ("é", 960, false),
        ("猫", 942, true),
        ("猫", 960, false),
        ("🦀", 940, true),
        ("🦀", 960, false),
    ] {
        let text = unit.repeat(size / unit.len());
        let status = received(error(Sizes { text: size, ..Sizes::default() }, unit));
        if whole {
            assert_eq!(status.message(), text);
        } else {
            let beginning = status.message().strip_suffix('…').unwrap();
            assert!(text.starts_with(beginning) && beginning.len() + 80 > size, "{}", beginning.len());
        }
    }
}

/// The first violations help more than none.
#[test]
fn the_violations_that_fit_are_sent() {
    let place = Sizes { text: 20, place: 100, ..Sizes::default() };
    let status = received((0..200).map(|_| error(place, "x")).collect::<Errors<_>>());
    let violations = status.get_details_bad_request().unwrap().field_violations.len();
    assert!((15..60).contains(&violations), "{violations}");
    assert_eq!(status.get_details_error_info().unwrap().reason, "EVERYTHING");
}
