//! `cargo run -p error-catalog-tests --example typescript -- FOLDER`: modules and responses for
//! `tests/web/typescript.test.mjs`.
//!
//! `FOLDER/<name>.ts` is the module of a catalog, and `FOLDER/<name>.json` has responses with its errors.

#![allow(dead_code, reason = "a catalog lists errors that nobody makes here")]

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use error_catalog::{ApiError, Catalog, Code, Envelope, JsonWriter, Meta, Report, Text, export};
use error_catalog_examples::PUBLISHED;
use http::Response;
use serde::Serialize;
use serde_json::{Value, json};

/// Declares the same errors once per envelope, because a shape belongs to the type.
macro_rules! shop {
    ($module:ident, $envelope:path) => {
        mod $module {
            use error_catalog::{ApiError, Catalog, Context, Errors};
            use serde_json::Value;

            use super::response;

            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope, docs = "https://docs.example.com/errors#<code>")]
            pub(super) enum Shop {
                #[api(status = 404, message = "not found")]
                NotFound,

                /// Another account has the address.
                #[api(
                    status = 409,
                    code = "email_taken",
                    message = "already exists",
                    long = "<email> is taken",
                    meta(param_name = "email", status = "open", tries, note),
                    retry_after = 30
                )]
                EmailTaken {
                    #[api(pointer)]
                    member: &'static str,
                    email: &'static str,
                    tries: u8,
                    note: Option<&'static str>,
                },

                #[api(status = 422, message = "The order is invalid")]
                OrderInvalid,
            }

            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope, code_style = "numeric")]
            pub(super) enum Numbered {
                #[api(code = 404_001, message = "no such number", meta(limit))]
                NoNumber { limit: u64 },
            }

            pub(super) static API: Catalog = error_catalog::catalog!("Shop", [Shop, Numbered]);

            pub(super) fn responses() -> Value {
                let request = Context::new().request_id("req 1");
                let taken = || Shop::EmailTaken { member: "user.emails[0]", email: "a@b.c", tries: 2, note: None };
                let several = || Errors::from_iter([taken(), Shop::NotFound]);
                serde_json::json!({
                    "plain": response(&Shop::NotFound.to_response_in(&Context::new())),
                    "everything": response(&taken().to_response_in(&request)),
                    "several": response(&several().to_response_in(&request)),
                    "under": response(&several().under(Shop::OrderInvalid).to_response_in(&request)),
                    "number": response(&Numbered::NoNumber { limit: 7 }.to_response_in(&request)),
                })
            }
        }
    };
}

shop!(error_list, error_catalog::envelope::ErrorList);
shop!(error_object, error_catalog::envelope::ErrorObject);
shop!(flat, error_catalog::envelope::Flat);
shop!(problem, error_catalog::envelope::Problem);
shop!(google_status, error_catalog::envelope::GoogleStatus);
shop!(json_api, error_catalog::envelope::JsonApi);
shop!(house, super::House);
shop!(bare_list, super::BareList);
shop!(by_code, super::ByCode);

/// A shape with names of its own: `{"ok":false,"why":{"kind":…,"say":…,"with":{…}},"all":[…],"trace":{"id":…}}`.
enum House {}

#[derive(Serialize)]
struct Body<'a> {
    ok: bool,
    why: Why<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    all: Vec<Why<'a>>,
    trace: Trace<'a>,
}

#[derive(Serialize)]
struct Why<'a> {
    kind: Code,
    say: Text<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<Meta<'a>>,
}

#[derive(Serialize)]
struct Trace<'a> {
    id: Option<&'a str>,
}

impl<'a> Why<'a> {
    fn of(error: &'a dyn ApiError) -> Self {
        Self { kind: error.code(), say: error.text(), at: error.pointer(), with: error.meta() }
    }
}

impl Envelope for House {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let all = if report.is_several() { report.errors().map(Why::of).collect() } else { Vec::new() };
        json.serialize(&Body { ok: false, why: Why::of(report.lead()), all, trace: Trace { id: report.request_id() } });
    }
}

/// A shape in which one error is an object, and several are an array without anything around it.
enum BareList {}

impl Envelope for BareList {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        if report.is_several() {
            json.serialize(&report.errors().map(Why::of).collect::<Vec<_>>());
        } else {
            json.serialize(&Why::of(report.lead()));
        }
    }
}

/// A shape whose codes the parser cannot find, because they are keys: `{"errors":{"not_found":{"text":…,"args":{…}}}}`.
enum ByCode {}

impl Envelope for ByCode {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.object("errors", |errors| {
                for error in report.errors() {
                    errors.object(error.code().as_str(), |item| {
                        item.display("text", error.text());
                        item.serialize("args", &error.meta());
                    });
                }
            });
        });
    }
}

/// Codes and texts that are special in a program.
#[derive(Debug, ApiError)]
#[api(allow(code_style))]
enum Odd {
    /// Ends a comment: */ alert(1) /* and `${x}`.
    #[api(status = 400, code = "user:not_found", message = "\"quoted\" \\ and \u{2028}\u{2029} */")]
    Quoted,
    #[api(status = 400, code = "2fa_required", meta(constant = "*/ \" \u{2028}", count = 5, yes = true))]
    Digit,
    #[api(status = 400, code = "__proto__", message = "a name that objects have")]
    Proto,
    #[api(status = 400, code = "constructor", message = "another one")]
    Constructor,
    #[api(status = 400, code = "*/ x", hint = "line\nbreak */")]
    Comment,
    #[api(status = 400, code = "<!-- -->\n`${1}`'")]
    Markup,
    #[api(status = 400, code = "\u{e9}\u{1f600}")]
    NotAscii,
    /// # Heading
    ///
    /// In two paragraphs.
    #[deprecated = "use */ another one"]
    #[api(status = 429, code = "old", retry_after = wait)]
    Old {
        #[api(meta = "a-b.c")]
        wait: u64,
        #[api(meta = "*")]
        more: BTreeMap<String, bool>,
    },
}

/// Shares codes with [`Odd`], with other data.
#[derive(Debug, ApiError)]
#[api(allow(code_style))]
enum Shared {
    #[api(status = 404, code = "user:not_found", message = "not here", meta(user_id, tags, nested))]
    Quoted { user_id: u32, tags: Vec<String>, nested: Vec<Vec<bool>> },
    #[api(status = 400, code = "2fa_required", hidden)]
    Hidden,
    #[api(status = 500, hidden)]
    Secret,
}

static ODD: Catalog = error_catalog::catalog!("*/ Odd\nones", [Odd, Shared], allow(duplicate_code, conflicting_status));

static EMPTY: Catalog = error_catalog::catalog!("Nothing", []);

/// What a client receives, as data.
fn response(response: &Response<Bytes>) -> Value {
    let headers = response.headers().iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    json!({
        "status": response.status().as_u16(),
        "headers": headers.collect::<BTreeMap<_, _>>(),
        "body": String::from_utf8_lossy(response.body()),
    })
}

fn odd() -> Value {
    let proto = Odd::Proto.to_response();
    let shared = Shared::Quoted { user_id: 7, tags: vec!["a".to_owned()], nested: vec![vec![true]] }.to_response();
    json!({
        "proto": response(&proto),
        "constructor": response(&Odd::Constructor.to_response()),
        "shared": response(&shared),
        "hidden": response(&Shared::Secret.to_response()),
    })
}

/// The sample response of each entry, from the export.
fn samples(catalog: &Catalog) -> Value {
    let document = export::Document::from(catalog);
    let samples = document.entries().map(|entry| {
        let headers = entry.sample.headers.iter();
        let headers = headers.map(|header| (header.name.clone(), Value::from(header.value.as_str())));
        let headers: serde_json::Map<_, _> = headers.collect();
        json!({"code": entry.code, "status": entry.status, "headers": headers, "body": entry.sample.body.as_str()})
    });
    samples.collect()
}

fn write(folder: &Path, name: &str, catalog: &Catalog, responses: &Value) -> Result<(), Box<dyn Error>> {
    fs::write(folder.join(name).with_extension("ts"), export::typescript(catalog))?;
    fs::write(folder.join(name).with_extension("json"), format!("{responses:#}\n"))?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("usage: typescript FOLDER")?);
    fs::create_dir_all(&folder)?;
    for published in &PUBLISHED {
        write(&folder, published.name, published.catalog, &samples(published.catalog))?;
    }
    write(&folder, "error_list", &error_list::API, &error_list::responses())?;
    write(&folder, "error_object", &error_object::API, &error_object::responses())?;
    write(&folder, "flat", &flat::API, &flat::responses())?;
    write(&folder, "problem", &problem::API, &problem::responses())?;
    write(&folder, "google_status", &google_status::API, &google_status::responses())?;
    write(&folder, "json_api", &json_api::API, &json_api::responses())?;
    write(&folder, "house", &house::API, &house::responses())?;
    write(&folder, "bare_list", &bare_list::API, &bare_list::responses())?;
    write(&folder, "by_code", &by_code::API, &by_code::responses())?;
    write(&folder, "empty", &EMPTY, &json!([]))?;
    write(&folder, "odd", &ODD, &odd())
}
