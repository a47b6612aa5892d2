//! The limit: the same bytes, pushed by hand. All that is constant is one push, and nothing is decided twice.

use std::fmt::{self, Write};

use super::cases::Failure;

pub(crate) fn list(failures: &[Failure], id: Option<&str>) -> Vec<u8> {
    let mut body = Vec::with_capacity(256 * failures.len());
    body.extend_from_slice(br#"{"errors":["#);
    for (position, failure) in failures.iter().enumerate() {
        if position > 0 {
            body.push(b',');
        }
        list_item(failure, &mut body);
    }
    match id {
        None => body.extend_from_slice(b"]}"),
        Some(id) => {
            body.extend_from_slice(br#"],"trace_id":""#);
            escape(id, &mut body);
            body.extend_from_slice(br#""}"#);
        }
    }
    body
}

/// The end of `detail`, and `instance` if there is an id.
fn instance(id: Option<&str>, body: &mut Vec<u8>) {
    if let Some(id) = id {
        body.extend_from_slice(br#"","instance":"urn:request:"#);
        escape(id, body);
    }
}

fn list_item(failure: &Failure, body: &mut Vec<u8>) {
    match failure {
        Failure::Unit => body.extend_from_slice(
            br#"{"message":"not found","long_message":"The resource was not found","code":"resource_gone"}"#,
        ),
        Failure::OneField { user_id } => {
            body.extend_from_slice(br#"{"message":"not found","long_message":"No user was found with id "#);
            escape(user_id, body);
            body.extend_from_slice(br#"","code":"resource_not_found","meta":{"param_name":"user_id"}}"#);
        }
        Failure::ThreeFields { id, name, state } => {
            body.extend_from_slice(br#"{"message":"conflict","long_message":"Order "#);
            number(*id, body);
            body.extend_from_slice(b" of ");
            escape(name, body);
            body.extend_from_slice(b" is ");
            let _ = write!(Escaped(body), "{state}");
            body.extend_from_slice(br#"","code":"conflict","meta":{"id":"#);
            number(*id, body);
            body.extend_from_slice(br#","name":""#);
            escape(name, body);
            body.extend_from_slice(br#""}}"#);
        }
    }
}

pub(crate) fn problem(failure: &Failure, request: Option<&str>) -> Vec<u8> {
    let mut body = Vec::with_capacity(256);
    match failure {
        Failure::Unit => {
            body.extend_from_slice(br#"{"title":"Not Found","status":404,"detail":"The resource was not found"#);
            instance(request, &mut body);
            body.extend_from_slice(br#"","code":"resource_gone"}"#);
        }
        Failure::OneField { user_id } => {
            body.extend_from_slice(br#"{"title":"Not Found","status":404,"detail":"No user was found with id "#);
            escape(user_id, &mut body);
            instance(request, &mut body);
            body.extend_from_slice(br#"","code":"resource_not_found","param_name":"user_id"}"#);
        }
        Failure::ThreeFields { id, name, state } => {
            body.extend_from_slice(br#"{"title":"Conflict","status":409,"detail":"Order "#);
            number(*id, &mut body);
            body.extend_from_slice(b" of ");
            escape(name, &mut body);
            body.extend_from_slice(b" is ");
            let _ = write!(Escaped(&mut body), "{state}");
            instance(request, &mut body);
            body.extend_from_slice(br#"","code":"conflict","id":"#);
            number(*id, &mut body);
            body.extend_from_slice(br#","name":""#);
            escape(name, &mut body);
            body.extend_from_slice(br#""}"#);
        }
    }
    body
}

/// The first error leads: it is a unit in the only list that is measured.
pub(crate) fn problem_of_several(failures: &[Failure], id: Option<&str>) -> Vec<u8> {
    let mut body = Vec::with_capacity(128 * failures.len());
    body.extend_from_slice(br#"{"title":"Bad Request","status":400,"detail":"The resource was not found"#);
    instance(id, &mut body);
    body.extend_from_slice(br#"","code":"resource_gone","errors":["#);
    for (position, failure) in failures.iter().enumerate() {
        if position > 0 {
            body.push(b',');
        }
        problem_item(failure, &mut body);
    }
    body.extend_from_slice(b"]}");
    body
}

fn problem_item(failure: &Failure, body: &mut Vec<u8>) {
    match failure {
        Failure::Unit => {
            body.extend_from_slice(br#"{"detail":"The resource was not found","code":"resource_gone"}"#);
        }
        Failure::OneField { user_id } => {
            body.extend_from_slice(br#"{"detail":"No user was found with id "#);
            escape(user_id, body);
            body.extend_from_slice(br#"","code":"resource_not_found","meta":{"param_name":"user_id"}}"#);
        }
        Failure::ThreeFields { id, name, state } => {
            body.extend_from_slice(br#"{"detail":"Order "#);
            number(*id, body);
            body.extend_from_slice(b" of ");
            escape(name, body);
            body.extend_from_slice(b" is ");
            let _ = write!(Escaped(body), "{state}");
            body.extend_from_slice(br#"","code":"conflict","meta":{"id":"#);
            number(*id, body);
            body.extend_from_slice(br#","name":""#);
            escape(name, body);
            body.extend_from_slice(br#""}}"#);
        }
    }
}

fn escape(text: &str, body: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        let (clean, special) = rest.split_at(at);
        body.extend_from_slice(clean);
        if let Some((special, after)) = special.split_first() {
            match special {
                b'"' => body.extend_from_slice(br#"\""#),
                b'\\' => body.extend_from_slice(br"\\"),
                b'\n' => body.extend_from_slice(br"\n"),
                control => {
                    let _ = write!(Raw(body), "\\u{control:04x}");
                }
            }
            rest = after;
        }
    }
    body.extend_from_slice(rest);
}

fn number(mut number: u64, body: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let mut free = digits.len();
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
        free -= 1;
        if number == 0 {
            break;
        }
    }
    body.extend_from_slice(digits.get(free..).unwrap_or_default());
}

struct Escaped<'b>(&'b mut Vec<u8>);

impl Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}

struct Raw<'b>(&'b mut Vec<u8>);

impl Write for Raw<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}
