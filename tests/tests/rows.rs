//! The runtime reads back what the derive prints into a row: `macros/src/expand/table.rs` and
//! `runtime/src/entry/read.rs` use the same form.
//!
//! A proc-macro crate exports only its macros, so the derive's modules are compiled in here.

#![allow(dead_code, unused_imports, reason = "the derive has more than the test calls")]
#![allow(unused_extern_crates, reason = "the derive asks rustc for positions")]
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]
#![allow(clippy::large_types_passed_by_value, reason = "a row is made by calls")]

extern crate proc_macro;

#[path = "../../macros/src/attr/mod.rs"]
mod attr;
#[path = "../../macros/src/case.rs"]
mod case;
#[path = "../../macros/src/data_type.rs"]
mod data_type;
#[path = "../../macros/src/diag.rs"]
mod diag;
#[path = "../../macros/src/expand/mod.rs"]
mod expand;
#[path = "../../macros/src/http.rs"]
mod http;
#[path = "rows/imported.rs"]
mod imported;
#[path = "../../macros/src/items.rs"]
mod items;
#[path = "../../macros/src/keys.rs"]
mod keys;
#[path = "../../macros/src/lints.rs"]
mod lints;
#[path = "../../macros/src/lost.rs"]
mod lost;
#[path = "../../macros/src/lower.rs"]
mod lower;
#[path = "../../macros/src/model.rs"]
mod model;
#[path = "../../macros/src/printed.rs"]
mod printed;
#[path = "../../macros/src/resolve.rs"]
mod resolve;
#[path = "../../macros/src/rules/mod.rs"]
mod rules;
#[path = "../../macros/src/sift.rs"]
mod sift;
#[path = "../../macros/src/template.rs"]
mod template;
#[path = "../../macros/src/words.rs"]
mod words;

use std::error::Error;
use std::fmt;

use error_catalog::__private::{Entry, Field, Fields, Retry, Row, Section, SectionRow, Values, entries};
use error_catalog::envelope::ErrorList;
use error_catalog::{ApiError, Context, Template};
use proptest::prelude::*;
use quote::quote;
use serde_json::{Value, json};
use syn::{Expr, ExprMethodCall, Lit};

/// A part of a text: its form in the attribute, in the catalog and in a response.
#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Id,
    Name,
}

const ID: u64 = 7;
const NAME: &str = "a \"quoted\" <name>\n";

impl Part {
    fn written(&self) -> String {
        match self {
            Self::Text(text) => text.replace('<', "<<"),
            Self::Id => "<id>".to_owned(),
            Self::Name => "<name>".to_owned(),
        }
    }

    fn declared(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Id => "<id>".to_owned(),
            Self::Name => "<name>".to_owned(),
        }
    }

    fn sent(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Id => ID.to_string(),
            Self::Name => NAME.to_owned(),
        }
    }
}

fn joined(parts: &[Part], part: fn(&Part) -> String) -> String {
    parts.iter().map(part).collect()
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any::<String>(),
        1 => "[a-z <>0-9,\"\\\\:{}]{0,12}",
        1 => prop::sample::select(vec!["<0>", "<<", "<", "\"*\":<0>", "\u{1}0", "\\u0041", "</b>"]).prop_map(str::to_owned),
    ]
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    prop::collection::vec(
        prop_oneof![3 => text().prop_map(Part::Text), 1 => Just(Part::Id), 1 => Just(Part::Name)],
        1..6,
    )
}

/// The row of the only entry in an expansion, made by the calls that the derive printed.
fn row(expansion: &proc_macro2::TokenStream) -> Row {
    let file: syn::File = syn::parse2(expansion.clone()).expect("it is Rust");
    let rows = file.items.iter().find_map(|item| match item {
        syn::Item::Const(item) => match &*item.expr {
            Expr::Block(block) => block.block.stmts.iter().find_map(|statement| match statement {
                syn::Stmt::Item(syn::Item::Static(table)) if table.ident == "ENTRIES" => Some(table.expr.clone()),
                _ => None,
            }),
            _ => None,
        },
        _ => None,
    });
    let Some(Expr::Call(call)) = rows.as_deref() else { panic!("no table in {expansion}") };
    let Some(Expr::Array(rows)) = call.args.first() else { panic!("no rows in {expansion}") };
    made(rows.elems.first().expect("it has one row"))
}

fn made(row: &Expr) -> Row {
    match row {
        Expr::Call(new) => {
            let [name, status, code, message] = [0, 1, 2, 3].map(|at| literal(new.args.get(at)));
            Row::new(name.leak(), status.parse().expect("a number"), code.leak(), message.leak())
        }
        Expr::MethodCall(call) => with(made(&call.receiver), call),
        _ => panic!("neither a row nor a call on one"),
    }
}

fn with(row: Row, call: &ExprMethodCall) -> Row {
    let value = || -> &'static str { literal(call.args.first()).leak() };
    match call.method.to_string().as_str() {
        "escaped_code" => row.escaped_code(value()),
        "long" => row.long(value()),
        "hint" => row.hint(value()),
        "meta" => row.meta(value()),
        "places" => {
            let [message, text, meta] =
                [1, 2, 3].map(|at| literal(call.args.get(at)).parse::<usize>().expect("a number"));
            row.places(value(), message, text, meta)
        }
        "types" => row.types(value()),
        "pointer" => row.pointer(value()),
        "parameter" => row.parameter(value()),
        "headers" => row.headers(value()),
        "description" => row.description(value()),
        "retry" => row.retry(Retry::after(30)),
        method => panic!("`{method}` is not expected"),
    }
}

fn literal(expr: Option<&Expr>) -> String {
    match expr {
        Some(Expr::Lit(literal)) => match &literal.lit {
            Lit::Str(text) => text.value(),
            Lit::Int(number) => number.to_string(),
            _ => panic!("neither a text nor a number"),
        },
        _ => panic!("no literal"),
    }
}

/// An occurrence of the row.
#[derive(Debug)]
struct Occurrence(&'static Entry);

static SECTION: Section = SectionRow::new("", "", &[]).section();

impl fmt::Display for Occurrence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text().fmt(formatter)
    }
}

impl Error for Occurrence {}

impl ApiError for Occurrence {
    type Envelope = ErrorList;

    fn section() -> &'static Section {
        &SECTION
    }

    fn entry(&self) -> &'static Entry {
        self.0
    }

    fn __section(&self) -> &'static Section {
        &SECTION
    }
}

impl Values for Occurrence {
    fn __fields<'a>(&'a self, fields: &mut Fields<'a>) {
        // The places are named after their fields, in the order in which the row first shows them.
        let row = format!("{:?}", self.0);
        let names = row.split("places: Some(\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        for name in names.split(' ') {
            fields.push(match name {
                "id" => Field::Unsigned(ID),
                "name" => Field::Str(NAME),
                _ => Field::Vacant,
            });
        }
    }
}

fn shown(template: Option<Template>) -> Option<String> {
    template.map(|template| template.to_string())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_are_read_as_they_are_printed(
        code in text(),
        message in parts(),
        long in parts(),
        hint in parts(),
        fixed in text(),
        header in "[!-~]{1,9}",
    ) {
        proc_macro2::extra::invalidate_current_thread_spans();
        let written = [&message, &long, &hint].map(|parts| joined(parts, Part::written));
        let [message_text, long_text, hint_text] = &written;
        prop_assume!(written.iter().all(|text| !text.is_empty()));
        let header_text = header.replace('<', "<<");
        let expansion = expand::derive(quote! {
            #[api(
                status = 404, code = #code, message = #message_text, long = #long_text, hint = #hint_text, retry_after = 30,
                meta(id, fixed = #fixed, name, yes = true, number = 12), headers(x_header = #header_text, x_id = id),
                allow(code_style, empty_code, empty_message, format_verb, brace_placeholder, lost_placeholder, ragged_text),
            )]
            struct E { id: u64, name: String }
        });
        let errors = expansion.to_string();
        prop_assert!(!errors.contains("compile_error"), "{errors}");
        let [entry] = entries([row(&expansion)]);
        let entry: &'static Entry = Box::leak(Box::new(entry));

        // As the catalog shows it.
        let declared = |parts: &[Part]| Some(joined(parts, Part::declared));
        prop_assert_eq!(entry.code(), &*code);
        prop_assert_eq!(shown(Some(entry.message())), declared(&message));
        prop_assert_eq!(shown(entry.long_message()), declared(&long));
        prop_assert_eq!(shown(entry.hint()), declared(&hint));
        let fixed_json = entry.meta_members().nth(1).and_then(|member| member.value());
        let fixed_json: Value = serde_json::from_str(&fixed_json.unwrap_or_default()).expect("it is JSON");
        prop_assert_eq!(&fixed_json, &json!(fixed));
        prop_assert!(entry.meta_keys().eq(["id", "fixed", "name", "yes", "number"]));
        let types: Vec<_> = entry.meta_members().map(|member| member.data_type().to_string()).collect();
        prop_assert_eq!(types, ["integer", "string", "string", "boolean", "integer"]);
        let headers: Vec<_> = entry.headers().map(|(name, value)| format!("{name}: {value}")).collect();
        prop_assert_eq!(headers, [format!("x-header: {header}"), "x-id: <id>".to_owned()]);

        // As it is sent.
        let error = Occurrence(entry);
        let body: Value = serde_json::from_str(&error.to_json_in(&Context::new())).expect("it is JSON");
        let sent = &body["errors"][0];
        prop_assert_eq!(&sent["message"], &json!(joined(&message, Part::sent)));
        prop_assert_eq!(&sent["long_message"], &json!(joined(&long, Part::sent)));
        prop_assert_eq!(&sent["code"], &json!(code));
        let meta = json!({ "id": ID, "fixed": fixed, "name": NAME, "yes": true, "number": 12 });
        prop_assert_eq!(&sent["meta"], &meta);
        prop_assert_eq!(error.hint().map(|hint| hint.to_string()), Some(joined(&hint, Part::sent)));
        let response = error.to_response_in(&Context::new());
        prop_assert_eq!(response.headers()["x-id"].to_str().ok(), Some("7"));
    }
}
