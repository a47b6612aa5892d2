//! Whatever is imported, the derive accepts the enums that are printed.

use error_catalog::program;
use proptest::prelude::*;
use quote::ToTokens;
use syn::Item;

use crate::expand;

/// Parts of pages, from which texts are put together.
const PARTS: &[&str] = &[
    "# ",
    "## ",
    "### ",
    "\n",
    "\n\n",
    "| ",
    " |\n",
    "| --- | --- | --- |\n",
    "Code",
    "HTTP",
    "Status",
    "Description",
    "Message",
    "Retry",
    "`",
    "404",
    "409",
    "499",
    "200",
    "404001",
    "500",
    "1001",
    "-5",
    "user_not_found",
    "UserNotFound",
    "USER_GONE",
    "user:gone",
    "self",
    "type",
    "Self",
    "crate",
    "_",
    "r#x",
    "<id>",
    "<self>",
    "<0>",
    "<a b>",
    "<a-b>",
    "<b>",
    "<",
    "<<",
    ">",
    "{id}",
    "{0}",
    "{}",
    "${x}",
    "%(y)s",
    "%d",
    "%",
    "\\",
    "\"",
    "'",
    "é",
    "用户",
    "½",
    "\u{202e}",
    "\t",
    "—",
    " - ",
    ": ",
    " (404) ",
    "- ",
    "* ",
    "**",
    "yes",
    "no",
    "after 30 seconds",
    "```json\n",
    "```\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"code\": ",
    "\"status\": ",
    "\"message\": ",
    "\"meta\": ",
    "\"a\"",
    "\"x-y\"",
    "true",
    "null",
    "1.5",
    "openapi: 3.0.0\n",
    "enum Error {\n",
    "A = 1",
    ";\n",
    "option (x) = 404;\n",
    "// ",
    "code,status,message\n",
    "a,404,b\n",
    "Status Code: 404\n",
    "HTTP/1.1 404 Not Found\n",
    "Retry-After: 5\n",
    "https://example.com/#a",
    "\u{feff}",
    "*/",
    "\r\n",
];

fn assert_accepted(text: &str) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    _ = program::run_from(["error-catalog", "import", "-"], &mut text.as_bytes(), &mut out, &mut err);
    let rust = String::from_utf8(out).expect("programs print UTF-8");
    if rust.is_empty() {
        return;
    }
    let file = syn::parse_file(&rust).unwrap_or_else(|error| panic!("{error}\n{text:?}\n{rust}"));
    let modules =
        file.items.into_iter().filter_map(|item| if let Item::Mod(module) = item { module.content } else { None });
    for item in modules.flat_map(|(_, items)| items) {
        let expansion = expand::derive(item.to_token_stream()).to_string();
        assert!(!expansion.contains("compile_error"), "{expansion}\n{text:?}\n{rust}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_derive_accepts_what_is_imported(parts in prop::collection::vec(prop::sample::select(PARTS), 1..40)) {
        assert_accepted(&parts.concat());
    }

    #[test]
    fn lists_of_anything_are_accepted(rows in prop::collection::vec(("[ -~é<>{}%]{0,12}", "[45][0-9]{2}", ".{0,20}"), 1..6)) {
        let mut table = "| Code | HTTP | Message |\n| --- | --- | --- |\n".to_owned();
        for (code, status, message) in rows {
            table.extend(["| ", &code, " | ", &status, " | ", &message, " |\n"]);
        }
        assert_accepted(&table);
    }
}
