//! The HTML page as text; `tests/web/html.test.mjs` tests it in a browser.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use error_catalog::export::{self, Code, Document};
use error_catalog::{ApiError, Catalog};
use error_catalog_examples::PUBLISHED;

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "only its rows are looked at")]
#[api(section = "A & B", allow(code_style), retired("gone"))]
enum Marked {
    /// See [`Other`] and <b>this</b>.
    #[api(status = 404, code = "user:not_found", long = "No <<b> has the id <user_id>", retry_after = 5_400)]
    NotFound { user_id: String },
    #[deprecated = "use <i>another</i>"]
    #[api(status = 500, code = "two words")]
    Other,
    #[api(status = 500, hidden)]
    Secret,
}

#[derive(Debug, ApiError)]
#[expect(dead_code, reason = "only its rows are looked at")]
enum Hidden {
    #[api(status = 500, hidden)]
    Unseen,
}

static API: Catalog = error_catalog::catalog!("<Title>", [Marked, Hidden]);

/// The tags of `page` that are open at its end, or the place where a tag other than the innermost is closed.
fn open_tags(page: &str) -> Result<Vec<&str>, String> {
    const VOID: [&str; 6] = ["!doctype", "meta", "link", "input", "wbr", "br"];
    let mut open = Vec::new();
    let mut rest = page;
    while let Some((_, from)) = rest.split_once('<') {
        // In these, markup is text, and an unescaped `<` that opens nothing is a mistake everywhere else.
        let (tag, behind) = match open.last() {
            Some(&raw @ ("style" | "script")) => {
                let (_, behind) = rest.split_once(&format!("</{raw}>")).ok_or(raw)?;
                open.pop();
                rest = behind;
                continue;
            }
            _ => from.split_once('>').ok_or(from)?,
        };
        rest = behind;
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(closed) if open.pop() == Some(closed) => {}
            Some(closed) => return Err(format!("</{closed}> before {behind:.100}")),
            None if VOID.contains(&name) => {}
            None if name.starts_with(|char: char| char.is_ascii_lowercase()) => open.push(name),
            None => return Err(format!("<{tag:.100}")),
        }
    }
    Ok(open)
}

#[test]
fn tags_are_balanced_and_pages_the_same_each_time() {
    for catalog in PUBLISHED.iter().map(|published| published.catalog).chain([&API]) {
        let page = export::html(catalog);
        assert_eq!(open_tags(&page), Ok(vec![]), "{}", catalog.title());
        assert_eq!(page, export::html(catalog));
        assert!(page.ends_with("</html>\n"));
        for entry in catalog.entries().filter(|entry| !entry.is_hidden() && entry.code() != "") {
            let id = format!("id=\"{}\"", entry.code().as_str().replace(' ', "%20"));
            assert_eq!(page.matches(&id).count(), 1, "{id}");
        }
    }
    assert_eq!(open_tags("<p><b></p></b>"), Err("</p> before </b>".to_owned()), "the test itself can fail");
}

#[test]
fn texts_are_escaped_and_said_in_words() {
    let page = export::html(&API);
    let main = page.split_once("<main").expect("the page has a main part").1;
    for wanted in [
        "No &#60;b&#62; has the id <var>&lt;user_id&gt;</var>",
        "See <code>Other</code> and &lt;b&gt;this&lt;/b&gt;.",
        "<dd>After 90 minutes.</dd>",
        "<strong>Deprecated.</strong> use &#60;i&#62;another&#60;/i&#62;",
        "id=\"two%20words\"",
        "href=\"#user:not_found\"",
        "id=\"gone\"",
        "HTTP/1.1 <strong>404 Not Found</strong>\n<span>content-type: application/json\n</span><span>retry-after: 5400\n</span>",
    ] {
        assert!(main.contains(wanted), "{wanted}");
    }
    for unwanted in ["Secret", "secret", "Unseen", "~hidden"] {
        assert!(!main.contains(unwanted), "{unwanted}");
    }
    assert!(page.contains("<h1>&#60;Title&#62;</h1>") && page.contains("2 errors in 1 section."));
}

#[test]
fn errors_that_share_a_code_have_anchors_of_their_own() {
    let mut document = Document::from(&API);
    for entry in document.sections.iter_mut().flat_map(|section| &mut section.entries) {
        entry.code = Code::Text("same".to_owned());
    }
    let page = export::html(document);
    assert!(page.contains("id=\"same\"") && page.contains("id=\"same-2\""));
    assert_eq!(page.matches("2 errors have this code.").count(), 2);
}
