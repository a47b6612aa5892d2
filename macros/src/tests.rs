//! Golden expansions, short enough to review, and tests with arbitrary input.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod mutations;
mod reports;

use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::*;
use quote::quote;

use crate::expand::derive;

fn pretty(tokens: TokenStream) -> String {
    match syn::parse2(tokens) {
        Ok(file) => prettyplease::unparse(&file),
        Err(error) => panic!("the expansion is no Rust: {error}"),
    }
}

/// Compares with a reviewed file beside this one; `UPDATE_GOLDEN=1` rewrites it.
fn assert_golden(name: &str, expansion: TokenStream) {
    let path = format!("{}/golden/{name}.rs", env!("CARGO_MANIFEST_DIR"));
    let found = pretty(expansion);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    assert_eq!(found, std::fs::read_to_string(&path).unwrap_or_default());
}

fn errors(tokens: &TokenStream) -> usize {
    tokens.to_string().matches("compile_error").count()
}

/// One expansion for each feature of the language.
#[test]
#[allow(clippy::too_many_lines, reason = "a table of items")]
fn expansions_are_as_reviewed() {
    let items = [
        (
            "fields_and_computed_values",
            quote! {
                #[api(section = "Orders", docs = "https://example.com/errors#<code>")]
                pub enum OrderError {
                    /// No order has this id.
                    #[api(status = 404, code = "order_not_found", message = "not found", long = "No \"order\" <id>", meta(id))]
                    NotFound { id: u64 },
                    #[api(status = 402, long = "<price:.2> is due", retry_after = wait, meta(kind = "payment", cents = price * 100.0))]
                    Unpaid { price: f64, wait: u32 },
                    #[api(status = 503)]
                    Down(#[api(from)] std::io::Error),
                }
            },
        ),
        (
            "generics",
            quote! {
                #[api(status = 400, message = "<0> <1:?>", crate = crate::api)]
                struct Wrong<'a, T: Copy, const N: usize>(T, &'a [T; N])
                where
                    T: 'a;
            },
        ),
        (
            "mistakes",
            quote! {
                enum UserError {
                    #[api(statuss = 404)]
                    NotFound,
                }
            },
        ),
        (
            "transparent",
            quote! {
                enum AppError {
                    #[api(transparent)]
                    Auth(#[api(from)] AuthError),
                    #[api(status = 500)]
                    Internal,
                }
            },
        ),
        (
            "numeric_codes",
            quote! {
                #[api(code_style = "numeric", retired(404002))]
                enum StockError {
                    #[api(code = 404001)]
                    UnknownItem,
                }
            },
        ),
        (
            "options_and_lists",
            quote! {
                #[api(status = 422, message = "Wrong: <fields...><note?>", meta(note))]
                struct Invalid { fields: Vec<String>, note: Option<String> }
            },
        ),
        (
            "args_and_widths",
            quote! {
                #[api(status = 409, message = "<total:>width$> of <max>", args(max = limit + 1))]
                struct Full { total: u32, width: usize, limit: u32 }
            },
        ),
        (
            "headers_and_retry",
            quote! {
                #[api(status = 429, challenge = "Bearer", retry = "backoff")]
                enum LimitError {
                    #[api(headers(x_limit = limit, vary = "Accept"), retry_after = 30)]
                    TooMany { limit: u32 },
                    #[api(status = 401)]
                    SignedOut,
                    #[api(retry = "never")]
                    Banned,
                }
            },
        ),
        (
            "labels_and_levels",
            quote! {
                #[api(status = 409, labels(team = "a <b>", internal = false), level = "debug")]
                enum OrderError {
                    #[api(labels(number = -7, internal = true), grpc = FAILED_PRECONDITION)]
                    Paid,
                    #[api(challenge = "Bearer scope=\"<scope>\"", headers(x_scope = "<scope> << all"), level = "off")]
                    Scope { scope: String },
                }
            },
        ),
        (
            "status_at_run_time",
            quote! {
                #[api(challenge = "Bearer")]
                enum ProxyError {
                    #[api(status = 502, status_from(upstream, 401, 503), meta(name))]
                    Upstream { name: String, upstream: StatusCode },
                    #[api(status = 502, status_from(_0))]
                    Any(Option<u16>),
                }
            },
        ),
        (
            "pointer_and_spread",
            quote! {
                #[api(status = 422, message = "<field> is wrong", hint = "fix <field>", allow(pointer_value))]
                struct Wrong { #[api(pointer)] field: String, #[api(meta = "*")] more: Extra }
            },
        ),
        (
            "decoded",
            quote! {
                #[api(decode, serialize, meta_case = "camelCase")]
                enum LampError<T> {
                    #[api(status = 404, meta(lamp_id))]
                    NotFound { lamp_id: T },
                    #[api(status = 503, retry_after = delay, pointer = "<at>")]
                    Busy { delay: u32, at: String, #[api(meta = "*")] more: Extra },
                    #[api(transparent)]
                    Other(OtherError),
                    #[api(status = 500, fallback)]
                    Internal(Box<dyn Error + Send + Sync>),
                }
            },
        ),
        (
            "marks",
            quote! {
                #[api(status = 400, code = "a\"b", message = "1 << 2 <n>", allow(code_style), meta(tag = "<b>"))]
                struct Marks { n: u8 }
            },
        ),
        (
            "deprecated_and_hidden",
            quote! {
                #[api(status = 410, domain = "old.example.com", envelope = error_catalog::envelope::Problem, display = false)]
                enum OldError {
                    #[deprecated(note = "use v2")]
                    #[api(hidden)]
                    Gone,
                }
            },
        ),
        (
            "ten_variants",
            quote! {
                #[api(section = "Bookings", status = 409, docs = "https://docs.example.com/errors#<code>")]
                enum BookingError {
                    /// The room is taken.
                    #[api(message = "Room taken", long = "Room <room> is taken from <from> to <to>", meta(room))]
                    RoomTaken { room: String, from: String, to: String },
                    #[api(status = 404, long = "There is no booking <0>", meta(number = _0))]
                    NotFound(u64),
                    #[api(status = 422, message = "<field> is wrong", hint = "Use a date such as 2026-01-31", allow(pointer_value))]
                    BadDate { #[api(pointer)] field: &'static str },
                    #[api(status = 429, retry_after = wait)]
                    TooFast { wait: u32 },
                    #[api(status = 503, retry_after = 30)]
                    StorageDown(#[api(from)] std::io::Error),
                    #[api(status = 402, long = "<amount:.2> <currency> are due", meta(amount, currency))]
                    Unpaid { amount: f64, currency: String },
                    #[api(long = "Already cancelled<note?>")]
                    Cancelled { note: Option<String> },
                    #[api(status = 413, message = "Too many guests", meta(limit = 8, guests = guests.len()))]
                    TooManyGuests { guests: Vec<String> },
                    #[api(transparent)]
                    Auth(AuthError),
                    #[api(status = 500, hidden)]
                    Internal,
                }
            },
        ),
    ];
    for (name, item) in items {
        assert_golden(name, derive(item));
    }
}

/// A further variant adds its row, one arm of the match to it, and an arm for its fields unless a variant with the same
/// types has one.
#[test]
fn a_variant_adds_few_tokens() {
    fn leaves(tokens: TokenStream) -> usize {
        let each = tokens.into_iter().map(|token| match token {
            proc_macro2::TokenTree::Group(group) => leaves(group.stream()),
            _ => 1,
        });
        each.sum()
    }
    let tokens = |count: usize| {
        let variants = (0..count).map(|index| {
            let name = quote::format_ident!("Case{index}");
            quote!(#[api(status = 404, long = "No <id>")] #name { id: String })
        });
        leaves(derive(quote!(enum Many { #(#variants),* })))
    };
    assert_eq!((tokens(20) - tokens(10)) / 10, 50);
}

#[test]
fn one_error_counts_the_mistakes_past_500() {
    for (mistakes, shown, last) in
        [(500, 500, "unknown key"), (501, 501, "1 more mistake "), (2_000, 501, "1500 more mistakes ")]
    {
        let variants: Vec<_> =
            (0..mistakes).map(|number| format!("#[api(status = 404, colour = 1)] Variant{number},")).collect();
        let variants = variants.concat();
        let expansion = derive(format!("enum UserError {{ {variants} }}").parse().unwrap());
        assert_eq!(errors(&expansion), shown);
        let text = expansion.to_string();
        let last_error = text.rsplit("compile_error").next().unwrap();
        assert!(last_error.contains(last), "{last_error}");
    }
}

#[test]
fn unions_are_refused_alone() {
    let expansion = derive(quote!(union U { a: u8 }));
    assert_eq!(errors(&expansion), 1);
    assert!(!expansion.to_string().contains("impl"));
}

/// Words that reach deep parts of the derive, in any order.
fn token() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "status",
        "code",
        "message",
        "long",
        "hint",
        "meta",
        "args",
        "retry",
        "retry_after",
        "status_from",
        "labels",
        "level",
        "grpc",
        "challenge",
        "headers",
        "docs",
        "transparent",
        "hidden",
        "allow",
        "section",
        "code_style",
        "prefix",
        "envelope",
        "meta_case",
        "domain",
        "retired",
        "require",
        "display",
        "crate",
        "pointer",
        "source",
        "from",
        "secret",
        "duplicate_code",
        "NOT_FOUND",
        "field",
        "_0",
        "r#type",
        "=",
        "=",
        "=",
        ",",
        ",",
        ",",
        "404",
        "200",
        "404001",
        "99999999999999999999",
        "-1",
        "1.5",
        "true",
        "'c'",
        "b\"x\"",
        "\"<field>\"",
        "\"<field:?>\"",
        "\"<\"",
        "\"<<x> %d {field}\"",
        "\"snake_case\"",
        "\"https://e.com/<code>\"",
        "\"\"",
        "::",
        ".",
        "..",
        "&",
        "|x|",
        "!",
        "#",
        "self",
        "fn",
        "<",
        ">",
    ];
    prop_oneof![
        4 => prop::sample::select(WORDS).prop_map(str::to_owned),
        1 => any::<String>().prop_map(|text| format!("{text:?}")),
    ]
}

fn tokens() -> impl Strategy<Value = String> {
    let leaf = prop::collection::vec(token(), 0..8).prop_map(|tokens| tokens.join(" "));
    leaf.prop_recursive(2, 24, 4, |inner| {
        prop::collection::vec(
            prop_oneof![
                2 => token(),
                1 => inner.prop_map(|inner| format!("({inner})")),
            ],
            0..10,
        )
        .prop_map(|tokens| tokens.join(" "))
    })
}

/// Every form of an item, with attributes in all places.
const ITEMS: &[&str] = &[
    "#[api(ITEM)] enum E { #[api(VARIANT)] V { #[api(FIELD)] field: String, r#type: u8 }, #[api(VARIANT)] T(u8) }",
    "#[api(ITEM)] #[api(VARIANT)] struct S<'a, T: Copy, const N: usize>(#[api(FIELD)] &'a [T; N], T) where T: 'a;",
    "#[api(ITEM)] struct field { #[api(FIELD)] field: Option<Vec<u8>>, source: Box<dyn Error + Send> }",
    "#[api(ITEM)] struct Unit; ",
    "#[api(ITEM)] enum r#enum { #[api(VARIANT)] #[doc = FIELD!()] r#fn, #[error(FIELD)] Über(#[from] Inner) = 1 }",
    "#[api(ITEM)] enum Nothing {}",
];

/// The source text at the position of each error in the expansion.
fn places_of_errors(expansion: &TokenStream) -> Vec<String> {
    let tokens: Vec<TokenTree> = expansion.clone().into_iter().collect();
    let errors =
        tokens.windows(3).filter(|window| window.first().is_some_and(|name| name.to_string() == "compile_error"));
    errors.flatten().map(|token| token.span().source_text().unwrap_or_default()).collect()
}

/// Deeply nested input reaches neither syn nor the compiler, whose stack it would exhaust.
#[test]
fn values_are_not_nested_without_end() {
    let (open, close) = ("(".repeat(500), ")".repeat(500));
    let minus = "-".repeat(5_000);
    let types = ("Shape<u8, ".repeat(5_000), ">".repeat(5_000));
    for list in [
        format!("meta(a = {open}1{close})"),
        format!("meta(a = {minus}1)"),
        format!("status = {open}404{close}"),
        format!("retired({open}\"a\"{close})"),
        format!("retired({minus}\"a\")"),
        format!("envelope = {}u8{}", types.0, types.1),
    ] {
        let source = format!("#[api(status = 400, {list})] struct S;");
        let expansion = derive(source.replace("status = 400, status", "status").parse().unwrap());
        assert_eq!(errors(&expansion), 1, "{}", &list[..20]);
    }
    // The number of statements and members is not limited.
    let statements = format!("meta(a = {{ {} 1 }}, {})", "let b = (1, 2);".repeat(1_000), "c = 1,".repeat(100));
    let expansion = derive(format!("#[api(status = 400, {statements})] struct S;").parse().unwrap()).to_string();
    assert!(expansion.contains("repeated meta key") && !expansion.contains("too long"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// For any attributes, the derive returns impls, or errors on tokens of the input; a panic would fail the test.
    #[test]
    fn any_tokens_give_errors_or_impls(
        on_item in tokens(),
        on_variant in tokens(),
        on_field in tokens(),
        item in prop::sample::select(ITEMS),
    ) {
        // Otherwise locations are kept for the life of the thread.
        proc_macro2::extra::invalidate_current_thread_spans();
        let source = item.replace("ITEM", &on_item).replace("VARIANT", &on_variant).replace("FIELD", &on_field);
        // Some token sequences are not Rust at all: rustc never passes those to a derive.
        if let Ok(input) = source.parse::<TokenStream>() {
            let expansion = derive(input);
            prop_assert!(errors(&expansion) > 0 || expansion.to_string().contains("ApiError"));
            prop_assert!(syn::parse2::<syn::File>(expansion.clone()).is_ok(), "{expansion}");
            for place in places_of_errors(&expansion) {
                prop_assert!(!place.is_empty(), "an error stands on nothing: {expansion}");
            }
        }
    }

    /// Any text is a template, and prints as it was written.
    #[test]
    fn templates_print_as_written(text in "([<>{}:?.%a-c0r#$^* ]|\\PC){0,24}") {
        prop_assert_eq!(crate::template::Template::parse(&text).0.to_string(), text);
    }
}
