//! Failures of `garde` as lists of errors.

#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;

use error_catalog::garde::errors_from;
use error_catalog::{ApiError, envelope::JsonApi};
use garde::{Error, Path, Report, Validate};

#[derive(Debug, ApiError)]
#[api(status = 422, envelope = JsonApi)]
enum InputError {
    #[api(message = "<reason>")]
    Field {
        #[api(pointer)]
        pointer: String,
        reason: String,
    },
}

#[derive(Validate)]
struct SignUp {
    #[garde(length(min = 2, max = 3), custom(no_x))]
    name: String,
    #[garde(inner(range(min = 1)))]
    zone: Option<u8>,
    #[garde(dive)]
    contacts: Vec<Contact>,
    #[garde(dive)]
    named: BTreeMap<String, Contact>,
    #[garde(inner(inner(ascii)))]
    grid: Vec<Vec<String>>,
}

#[derive(Validate)]
struct Contact {
    #[garde(ascii)]
    email: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature of garde")]
fn no_x(name: &str, _: &()) -> garde::Result {
    if name.contains('x') { Err(Error::new("has an x")) } else { Ok(()) }
}

fn lines(report: &Report) -> Vec<String> {
    let errors = errors_from(report, |failure| InputError::Field {
        pointer: failure.pointer().to_owned(),
        reason: failure.message().to_owned(),
    });
    errors.iter().map(|InputError::Field { pointer, reason }| format!("{pointer}: {reason}")).collect()
}

#[test]
fn one_error_per_failure() {
    let input = SignUp {
        name: "xxxx".to_owned(),
        zone: Some(0),
        contacts: vec![Contact { email: "a".to_owned() }, Contact { email: "ä".to_owned() }],
        named: BTreeMap::from([("at/work".to_owned(), Contact { email: "ä".to_owned() })]),
        grid: vec![vec![], vec!["a".to_owned(), "ä".to_owned()]],
    };
    let report = input.validate().expect_err("it is wrong");
    let mut lines = lines(&report);
    lines.sort();
    assert_eq!(
        lines,
        [
            "/contacts/1/email: not ascii",
            "/grid/1/1: not ascii",
            "/name: has an x",
            "/name: length is greater than 3",
            "/named/at~1work/email: not ascii",
            "/zone: lower than 1",
        ]
    );
}

#[test]
fn names_with_dots_and_digits_stay_whole() {
    let mut report = Report::new();
    report.append(Path::empty(), Error::new("whole"));
    report.append(Path::new("a.b").join("0").join(7), Error::new("odd"));
    assert_eq!(lines(&report), [": whole", "/a.b/0/7: odd"]);
}

#[test]
fn the_envelope_has_the_pointer() {
    let report = Contact { email: "ä".to_owned() }.validate().expect_err("it is wrong");
    let errors = errors_from(&report, |failure| InputError::Field {
        pointer: failure.pointer().to_owned(),
        reason: failure.message().to_owned(),
    });
    assert_eq!(
        errors.to_json(),
        r#"{"errors":[{"status":"422","code":"field","title":"not ascii","source":{"pointer":"/email"}}]}"#,
    );
}
