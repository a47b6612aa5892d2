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
    parsed(&Errors::from_iter([InProblem(pointer), InProblem("other")]).to_json())["errors"][0]["pointer"].clone()
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
        r#"{"errors":[{"message":"a is bad","long_message":"a is bad","code":"shown","meta":{"path":"a","again":"a"}}]}"#,
    );
}

#[test]
fn in_the_catalog() {
    let places: Vec<_> = Kinds::section().entries().iter().map(Entry::pointer).collect();
    assert_eq!(places, [Some("path"), Some("0"), Some("0"), Some("0"), Some("path"), None]);
}
