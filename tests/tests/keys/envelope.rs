//! `envelope`: the shape of the body, a built-in one or the user's own.

use error_catalog::{ApiError, Context, Envelope, Errors, Exposure, JsonWriter, Report, Text};
use error_catalog_tests::{body, headers};
use http::{HeaderMap, HeaderValue};
use serde::Serialize;

mod shapes {
    pub(crate) struct House<const N: usize, T = ()>(std::marker::PhantomData<T>);
    pub(crate) type Default = House<1>;
}

#[derive(Serialize)]
struct Body<'a> {
    status: u16,
    codes: Vec<&'static str>,
    text: Text<'a>,
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<error_catalog::Details<'a>>,
}

/// A whole struct through serde, and a header.
impl<const N: usize, T> Envelope for shapes::House<N, T> {
    const CONTENT_TYPE: &'static str = "application/vnd.house+json";

    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.serialize(&Body {
            status: report.status().as_u16(),
            codes: report.errors().map(|error| error.code().as_str()).collect(),
            text: report.lead().text(),
            id: report.request_id(),
            details: report.details(report.lead()),
        });
    }

    fn headers(report: &Report<'_>, headers: &mut HeaderMap) {
        headers.insert("x-errors", HeaderValue::from(report.errors().count()));
        headers.insert("x-n", HeaderValue::from(N));
        headers.remove("x-gone");
    }
}

#[derive(Debug, ApiError)]
#[api(status = 404, envelope = shapes::House<2, (u8, Vec<u8>)>)]
enum Housed {
    #[api(message = "no \"<0>\"", headers(x_gone = "1"))]
    NotFound(u8),
    #[api(status = 409)]
    Conflict(#[api(from)] std::fmt::Error),
}

#[derive(Debug, ApiError)]
#[api(status = 404, envelope = shapes::Default)]
struct Aliased;

#[test]
fn a_shape_of_ones_own() {
    let response = Housed::NotFound(7).to_response_in(&Context::new().request_id("r"));
    assert_eq!(body(&response), r#"{"status":404,"codes":["not_found"],"text":"no \"7\"","id":"r"}"#);
    assert_eq!(
        headers(&response),
        ["content-type: application/vnd.house+json", "x-errors: 1", "x-n: 2", "x-request-id: r"],
    );
}

#[test]
fn several_errors() {
    let errors: Errors<_> = [Housed::NotFound(7), Housed::Conflict(std::fmt::Error)].into_iter().collect();
    let response = errors.under(Housed::Conflict(std::fmt::Error)).to_response_in(&Context::new());
    assert_eq!(body(&response), r#"{"status":409,"codes":["not_found","conflict"],"text":"Conflict","id":null}"#);
    assert_eq!(headers(&response), ["content-type: application/vnd.house+json", "x-errors: 2", "x-n: 2"]);
}

#[test]
fn exposure() {
    let error = Housed::from(std::fmt::Error);
    let development = Context::new().exposure(Exposure::Development);
    assert_eq!(error.to_json_in(&Context::new()), r#"{"status":409,"codes":["conflict"],"text":"Conflict","id":null}"#);
    assert_eq!(
        error.to_json_in(&development),
        r#"{"status":409,"codes":["conflict"],"text":"Conflict","id":null,"details":["an error occurred when formatting an argument"]}"#,
    );
}

#[test]
fn on_a_struct_and_through_an_alias() {
    assert_eq!(Aliased.to_json(), r#"{"status":404,"codes":["aliased"],"text":"Aliased","id":null}"#);
}

/// Written piece by piece.
struct ByHand;

impl Envelope for ByHand {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.text("a\"b", "c\"d");
            body.number("n", report.status().as_u16());
            body.display("text", report.lead().message());
            body.object("empty", |_| {});
            body.array("list", |list| {
                list.text("x");
                list.object(|item| item.bool("yes", report.exposure() == Exposure::Production));
            });
            body.serialize("meta", &report.lead().meta());
        });
    }
}

#[derive(Debug, ApiError)]
#[api(status = 404, envelope = ByHand, message = "<0>", meta(value = _0))]
struct Written(&'static str);

#[test]
fn piece_by_piece() {
    assert_eq!(
        Written("\n").to_json(),
        r#"{"a\"b":"c\"d","n":404,"text":"\n","empty":{},"list":["x",{"yes":true}],"meta":{"value":"\n"}}"#,
    );
    assert_eq!(headers(&Written("").to_response()), ["content-type: application/json"]);
}

#[derive(Debug, ApiError)]
#[api(status = 404)]
struct Default;

#[test]
fn default_is_the_error_list() {
    fn same<E: ApiError<Envelope = error_catalog::envelope::ErrorList>>(error: &E) -> String {
        error.to_json()
    }
    assert_eq!(same(&Default), r#"{"errors":[{"message":"Default","long_message":"Default","code":"default"}]}"#);
}
