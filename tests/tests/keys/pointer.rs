//! `pointer`: the request member at fault, as a JSON Pointer or a member path.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::borrow::Cow;

use error_catalog::ApiError;
use error_catalog::envelope::{GoogleStatus, JsonApi, Problem};
use error_catalog::{Entry, Errors, Text};
use error_catalog_tests::parsed;
use serde_json::{Value, json};

macro_rules! shapes {
    ($($name:ident $envelope:ident)*) => {$(
        #[derive(Debug, ApiError)]
        #[api(status = 422, envelope = $envelope)]
        struct $name(#[api(pointer)] &'static str);
    )*};
}

shapes!(InProblem Problem InJsonApi JsonApi InGoogle GoogleStatus);

fn in_problem(pointer: &'static str) -> Value {
    let both = [InProblem(pointer), InProblem(pointer)];
    let body = parsed(&Errors::from_iter(both).to_json());
    assert_eq!(body["pointer"], body["errors"][1]["pointer"]);
    body["pointer"].clone()
}

fn in_json_api(pointer: &'static str) -> Value {
    parsed(&InJsonApi(pointer).to_json())["errors"][0]["source"]["pointer"].clone()
}

fn in_google(pointer: &'static str) -> Value {
    parsed(&InGoogle(pointer).to_json())["error"]["details"][1]["fieldViolations"][0]["field"].clone()
}

#[test]
fn member_paths() {
    for (path, problem, json_api) in [
        ("email", "#/email", "/data/attributes/email"),
        ("user.emails[0]", "#/user/emails/0", "/data/attributes/user/emails/0"),
        ("a[1][2].b", "#/a/1/2/b", "/data/attributes/a/1/2/b"),
        ("[3].x", "#/3/x", "/data/attributes/3/x"),
        ("a/b~c", "#/a~1b~0c", "/data/attributes/a~1b~0c"),
        ("größe", "#/gr%C3%B6%C3%9Fe", "/data/attributes/größe"),
        ("two words", "#/two%20words", "/data/attributes/two words"),
    ] {
        assert_eq!((in_problem(path), in_json_api(path)), (json!(problem), json!(json_api)));
        assert_eq!(in_google(path), json!(path));
    }
}

#[test]
fn json_pointers() {
    for (pointer, problem, google) in [
        ("/user/email", "#/user/email", "user.email"),
        ("/user/emails/0", "#/user/emails/0", "user.emails[0]"),
        ("/a~1b/c~0d", "#/a~1b/c~0d", "a/b.c~d"),
        ("/0/x", "#/0/x", "[0].x"),
        ("/a b\"", "#/a%20b%22", "a b\""),
    ] {
        assert_eq!((in_problem(pointer), in_google(pointer)), (json!(problem), json!(google)));
        assert_eq!(in_json_api(pointer), json!(pointer));
    }
}

#[derive(Debug, ApiError)]
#[api(status = 422)]
#[api(allow(pointer_value))]
enum Kinds<'a> {
    Named {
        #[api(pointer)]
        path: String,
    },
    #[api(message = "<1>")]
    Tuple(#[api(pointer)] &'a str, u8),
    Cow(#[api(pointer)] Cow<'a, str>),
    Optional(#[api(pointer)] Option<&'a str>),
    #[api(message = "<path> is bad", meta(path))]
    Shown {
        #[api(pointer, meta = "again")]
        path: &'a str,
    },
    Without,
}

fn text(error: &Kinds<'_>) -> Option<String> {
    error.pointer().as_ref().map(Text::to_string)
}

#[test]
fn as_the_field_has_it() {
    assert_eq!(text(&Kinds::Named { path: "a.b".to_owned() }).as_deref(), Some("a.b"));
    assert_eq!(text(&Kinds::Tuple("/a", 1)).as_deref(), Some("/a"));
    assert_eq!(text(&Kinds::Cow("a".into())).as_deref(), Some("a"));
    assert_eq!(text(&Kinds::Optional(Some("a"))).as_deref(), Some("a"));
    assert_eq!(text(&Kinds::Optional(None)), None);
    assert_eq!(text(&Kinds::Without), None);
}

#[test]
fn beside_other_uses_of_the_field() {
    assert_eq!(
        Kinds::Shown { path: "a" }.to_json(),
        r#"{"errors":[{"message":"a is bad","long_message":"a is bad","code":"shown","pointer":"/a","meta":{"path":"a","again":"a"}}]}"#,
    );
}

#[test]
fn in_the_catalog() {
    let shown = |entry: &Entry| entry.pointer().map(|pointer| pointer.to_string());
    let pointers: Vec<_> = Kinds::section().entries().iter().map(shown).collect();
    let pointers: Vec<_> = pointers.iter().map(Option::as_deref).collect();
    assert_eq!(pointers, [Some("<path>"), Some("<0>"), Some("<0>"), Some("<0>"), Some("<path>"), None]);
}

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum OnVariant<'a> {
    #[api(pointer = "/email")]
    Constant,
    #[api(pointer = "/items/<index>/<name>")]
    Segments { index: usize, name: &'a str },
    #[api(pointer = "items[<index>].<name>")]
    Path { index: usize, name: &'a str },
    #[api(pointer = "<base>/name")]
    Below { base: &'a str },
    #[api(pointer = "/items/<index?>")]
    Optional { index: Option<usize> },
    #[api(pointer = "/1 << 2/<sum>", args(sum = a + 1))]
    Computed { a: u8 },
    #[api(pointer = "", allow(empty_message))]
    Whole,
}

/// In Rust, and in the shape that sends JSON Pointers.
fn both(error: &OnVariant<'_>) -> (Option<String>, Value) {
    let pointer = error.pointer().map(|pointer| pointer.to_string());
    (pointer, parsed(&error.to_json())["errors"][0]["pointer"].clone())
}

#[test]
fn on_a_variant() {
    use OnVariant::{Below, Computed, Constant, Optional, Path, Segments, Whole};
    for (error, pointer, sent) in [
        (Constant, "/email", "/email"),
        // A value is one segment, whatever is in it: RFC 6901, section 3.
        (Segments { index: 0, name: "a/b~c.d \"e\"" }, "/items/0/a~1b~0c.d \"e\"", "/items/0/a~1b~0c.d \"e\""),
        (Path { index: 1, name: "sku" }, "items[1].sku", "/items/1/sku"),
        (Below { base: "/user" }, "/user/name", "/user/name"),
        (Below { base: "user" }, "user/name", "/user~1name"),
        (Optional { index: Some(2) }, "/items/2", "/items/2"),
        (Computed { a: 2 }, "/1 < 2/3", "/1 < 2/3"),
        (Whole, "", ""),
    ] {
        assert_eq!(both(&error), (Some(pointer.to_owned()), json!(sent)), "{error:?}");
    }
    assert_eq!(both(&Optional { index: None }), (None, Value::Null));
    let declared: Vec<_> =
        OnVariant::section().entries().iter().filter_map(|entry| Some(entry.pointer()?.to_string())).collect();
    assert_eq!(
        declared,
        [
            "/email",
            "/items/<index>/<name>",
            "items[<index>].<name>",
            "<base>/name",
            "/items/<index>",
            "/1 < 2/<sum>",
            ""
        ],
    );
}
