//! `args`: placeholders that are computed from the fields.

use error_catalog::ApiError;

const LIMIT: u8 = 5;

fn shout(text: &str) -> String {
    text.to_uppercase()
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Args {
    #[api(
        message = "<shouted> of <limit>, <rest> left",
        long = "<rest:>4> <shouted:?>",
        hint = "<limit>",
        args(shouted = shout(name), limit = LIMIT, rest = LIMIT - used)
    )]
    Named { name: String, used: u8 },
    #[api(message = "<half:.1> <first?> <all...>", args(half = f64::from(*_0) / 2.0, first = _1.first(), all = _1))]
    Tuple(u8, Vec<&'static str>),
    #[api(message = "<version>", args(version = env!("CARGO_PKG_NAME")))]
    Unit,
    #[api(message = "<r#type> <type>", args(r#type = 1))]
    Raw,
    #[api(message = "<block>", args(block = { let sum = a + b; if sum > 3 { "many" } else { "few" } }))]
    Block { a: u8, b: u8 },
    #[api(message = "<list>", args(list = format_args!("{}-{}", a, b)))]
    Arguments { a: u8, b: u8 },
    #[api(message = "<0> <doubled>", args(doubled = _0 * 2))]
    Beside(u8),
}

#[test]
fn named_fields() {
    let error = Args::Named { name: "n".to_owned(), used: 2 };
    assert_eq!(error.message().to_string(), "N of 5, 3 left");
    assert_eq!(error.text().to_string(), "   3 \"N\"");
    assert_eq!(error.hint().map(|hint| hint.to_string()).as_deref(), Some("5"));
}

#[test]
fn tuple_fields_options_and_lists() {
    assert_eq!(Args::Tuple(5, vec!["a", "b"]).message().to_string(), "2.5 a a, b");
    assert_eq!(Args::Tuple(5, vec![]).message().to_string(), "2.5  ");
}

#[test]
fn without_fields() {
    assert_eq!(Args::Unit.message().to_string(), "error-catalog-tests");
    assert_eq!(Args::Raw.message().to_string(), "1 1");
}

#[test]
fn any_expression() {
    assert_eq!(Args::Block { a: 1, b: 2 }.message().to_string(), "few");
    assert_eq!(Args::Block { a: 2, b: 2 }.message().to_string(), "many");
    assert_eq!(Args::Beside(4).message().to_string(), "4 8");
    assert_eq!(Args::Arguments { a: 1, b: 2 }.message().to_string(), "1-2");
}

#[derive(Debug, ApiError)]
#[api(status = 400, message = "<name>", args(name = self_name(*id)))]
struct NotFound {
    id: u8,
}

fn self_name(id: u8) -> String {
    format!("user {id}")
}

#[test]
fn on_a_struct() {
    assert_eq!(
        NotFound { id: 7 }.to_json(),
        r#"{"errors":[{"message":"user 7","long_message":"user 7","code":"not_found"}]}"#
    );
}
