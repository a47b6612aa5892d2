//! Converts texts of the catalog into parts of the page.

use std::borrow::Cow;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::export::listing::listing;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PageText {
    Text(String),
    /// The key of a member, with its quotes.
    Key(String),
    /// The name of a placeholder, without its brackets.
    Place(String),
    /// A value in the place of a placeholder.
    Example(String),
    /// The beginning and the end of code.
    CodeStart,
    CodeEnd,
}

/// Splits `text` at its placeholders: each `<name>` that `is_place` accepts. What stands between two backticks is code.
pub(super) fn places(text: &str, is_place: impl Fn(&str) -> bool) -> Vec<PageText> {
    let mut segments = Vec::new();
    let mut rest = text;
    while let Some((before, code, after)) = split_code(rest) {
        push_places(before, &is_place, &mut segments);
        segments.push(PageText::CodeStart);
        push_places(code, &is_place, &mut segments);
        segments.push(PageText::CodeEnd);
        rest = after;
    }
    push_places(rest, &is_place, &mut segments);
    segments
}

/// The first code in a text, and what is around it. Several backticks in a row are text.
fn split_code(text: &str) -> Option<(&str, &str, &str)> {
    let mut parts = text.split('`');
    let mut at = parts.next()?.len();
    let is_alone = |at: usize| {
        let is_backtick = |at| text.as_bytes().get(at) == Some(&b'`');
        !is_backtick(at + 1) && !at.checked_sub(1).is_some_and(is_backtick)
    };
    for code in parts {
        let end = at + 1 + code.len();
        if !code.trim().is_empty() && end < text.len() && is_alone(at) && is_alone(end) {
            return Some((text.get(..at)?, code, text.get(end + 1..)?));
        }
        at = end;
    }
    None
}

fn push_places(text: &str, is_place: &impl Fn(&str) -> bool, segments: &mut Vec<PageText>) {
    let mut rest = text;
    let mut from = 0;
    while let Some((at, name)) = next_name(rest, from) {
        if is_place(name) {
            push_text(rest.get(..at), segments);
            segments.push(PageText::Place(name.to_owned()));
            rest = rest.get(at + name.len() + 2..).unwrap_or_default();
            from = 0;
        } else {
            from = at + 1;
        }
    }
    push_text(Some(rest), segments);
}

fn push_text(text: Option<&str>, segments: &mut Vec<PageText>) {
    match (text, segments.last_mut()) {
        (None | Some(""), _) => {}
        (Some(text), Some(PageText::Text(last))) => last.push_str(&visible(text)),
        (Some(text), _) => segments.push(PageText::Text(visible(text).into_owned())),
    }
}

/// Replaces control characters with visible symbols, because HTML ignores or drops them.
fn visible(text: &str) -> Cow<'_, str> {
    let is_invisible = |char: char| char < ' ' && char != '\t' && char != '\n';
    if !text.contains(is_invisible) {
        return Cow::Borrowed(text);
    }
    let picture = |char: char| char::from_u32(0x2400 + u32::from(char)).unwrap_or(char);
    Cow::Owned(text.chars().map(|char| if is_invisible(char) { picture(char) } else { char }).collect())
}

/// The next `<name>` at `from` or later: its position and its name.
fn next_name(text: &str, from: usize) -> Option<(usize, &str)> {
    let mut from = from;
    loop {
        let at = from + text.get(from..)?.find('<')?;
        let inner = text.get(at + 1..)?;
        let end = inner.find(|char: char| !char.is_alphanumeric() && char != '_').unwrap_or(inner.len());
        match inner.split_at_checked(end) {
            Some((name, rest)) if !name.is_empty() && rest.starts_with('>') => return Some((at, name)),
            _ => from = at + 1,
        }
    }
}

/// A line of a JSON text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The level of indentation, up to the deepest that the style supports.
    pub(super) depth: usize,
    /// Whether the line can be wider than its box, so that it has to wrap.
    pub(super) is_long: bool,
    pub(super) segments: Vec<PageText>,
}

/// The number of columns on a phone.
const NARROW: usize = 38;
const DEEPEST: usize = 6;

/// Splits a JSON text with one member per line into lines, and each line at its keys and placeholders. A placeholder is one
/// for which there is an example, or a whole value.
pub(super) fn body(json: &str, example: impl Fn(&str) -> Option<String>) -> Vec<Line> {
    json.split_inclusive('\n').map(|text| line(text, &example)).collect()
}

/// The same text with examples in place of its placeholders.
pub(super) fn with_examples(text: &str, example: impl Fn(&str) -> Option<String>) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, name)) = next_name(rest, 0) {
        let end = at + name.len() + 2;
        shown.push_str(rest.get(..at).unwrap_or_default());
        match example(name) {
            Some(value) => shown.push_str(&value),
            None => shown.push_str(rest.get(at..end).unwrap_or_default()),
        }
        rest = rest.get(end..).unwrap_or_default();
    }
    shown + rest
}

fn line(line: &str, example: &impl Fn(&str) -> Option<String>) -> Line {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let (spaces, member) = line.split_at_checked(indent).unwrap_or(("", line));
    let mut segments = Vec::new();
    push_text(Some(spaces), &mut segments);
    let value = match split_key(member) {
        Some((key, value)) => {
            segments.push(PageText::Key(key.to_owned()));
            value
        }
        None => member,
    };
    let whole = value.trim_start_matches(": ").trim_end_matches(['\n', ',']);
    let whole = whole.strip_prefix("\"<").and_then(|value| value.strip_suffix(">\""));
    push_places(value, &|name| whole == Some(name) || example(name).is_some(), &mut segments);
    for segment in &mut segments {
        if let PageText::Place(name) = segment
            && let Some(value) = example(name)
        {
            *segment = PageText::Example(value);
        }
    }
    Line { depth: (indent / 2).min(DEEPEST), is_long: line.chars().count() > NARROW, segments }
}

/// Splits `code` into parts between which a line may break.
pub(super) fn breakable(code: &str) -> impl Iterator<Item = &str> + Clone {
    code.split_inclusive(['_', ':', '.', '-', '/'])
}

/// Splits `"key": value` after the closing quote of the key.
fn split_key(member: &str) -> Option<(&str, &str)> {
    let mut is_escaped = false;
    let inner = member.strip_prefix('"')?;
    let end = inner.find(|char| {
        let is_end = char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped;
        is_end
    })?;
    let (key, value) = member.split_at_checked(end + 2)?;
    value.starts_with(": ").then_some((key, value))
}

/// Converts a doc comment from Markdown to HTML. HTML in the comment is escaped.
pub(super) fn markdown(description: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // Only rustdoc treats [`Name`] as a link.
    let mut without_target =
        |link: BrokenLink<'_>| link.reference.starts_with('`').then(|| (CowStr::from(""), CowStr::from("")));
    let events = Parser::new_with_broken_link_callback(description, options, Some(&mut without_target));
    // If links are nested, only the inner ones count, so one flag per link suffices.
    let mut links = Vec::new();
    let events = listings(events).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        // The heading of the entry itself has the third level.
        Event::Start(Tag::Heading { classes, attrs, .. }) => {
            Some(Event::Start(Tag::Heading { level: HeadingLevel::H4, id: None, classes, attrs }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(HeadingLevel::H4))),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            links.push(is_link(dest_url));
            links.last().is_some_and(|is_link| *is_link).then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or_default().then_some(event),
        event => Some(event),
    });
    let mut page = String::with_capacity(description.len() * 5 / 4);
    html::push_html(&mut page, events);
    page.truncate(page.trim_end().len());
    page
}

/// Code as rustdoc shows it.
fn listings<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut open = None;
    let shown = events.flat_map(move |event| match (event, open.take()) {
        (Event::Start(Tag::CodeBlock(kind)), _) => {
            open = Some((kind, String::new()));
            [None, None, None]
        }
        (Event::Text(piece), Some((kind, text))) => {
            open = Some((kind, text + &piece));
            [None, None, None]
        }
        (event, Some((kind, text))) => {
            let (language, text) = listing(&kind, &text);
            let start = Tag::CodeBlock(CodeBlockKind::Fenced(language.to_owned().into()));
            [Some(Event::Start(start)), Some(Event::Text(text.into_owned().into())), Some(event)]
        }
        (event, None) => [Some(event), None, None],
    });
    shown.flatten()
}

/// Whether `url` is a safe link that works from the page.
pub(super) fn is_link(url: &str) -> bool {
    let has_scheme = |scheme: &str| {
        url.split_at_checked(scheme.len())
            .is_some_and(|(start, rest)| start.eq_ignore_ascii_case(scheme) && !rest.is_empty())
    };
    has_scheme("https://") || has_scheme("http://") || has_scheme("mailto:")
}

#[cfg(test)]
mod tests {
    use super::PageText::{Example, Key, Place, Text};
    use super::{Line, PageText, body, is_link, markdown, places, with_examples};

    fn text(text: &str) -> PageText {
        Text(text.to_owned())
    }

    #[test]
    fn only_places_are_marked() {
        let is_place = |name: &str| name == "user_id";
        assert_eq!(
            places("<b>No user <user_id></b>, <user_id", is_place),
            [text("<b>No user "), Place("user_id".to_owned()), text("</b>, <user_id")]
        );
        assert_eq!(places("a << <user_id>>", is_place), [text("a << "), Place("user_id".to_owned()), text(">")]);
        assert_eq!(places("", is_place), []);
        let code = |inner| [vec![PageText::CodeStart], inner, vec![PageText::CodeEnd]].concat();
        let shown = places("use `GET <user_id>` or `a`", is_place);
        let wanted = [
            vec![text("use ")],
            code(vec![text("GET "), Place("user_id".to_owned())]),
            vec![text(" or ")],
            code(vec![text("a")]),
        ];
        assert_eq!(shown, wanted.concat());
        assert_eq!(places("a ``` b `c", is_place), [text("a ``` b `c")]);
        assert_eq!(places("a\0\u{1b}\n", is_place), [text("a\u{2400}\u{241b}\n")]);
    }

    #[test]
    fn keys_are_told_from_values() {
        let json = "{\n  \"a\\\": \": \"<b>: <y>\",\n  \"list\": [\n    \"<b>\"\n  ]\n}";
        let lines = body(json, |name| (name == "y").then(|| "1".to_owned()));
        let line = |depth, segments| Line { depth, is_long: false, segments };
        assert_eq!(
            lines,
            [
                line(0, vec![text("{\n")]),
                line(
                    1,
                    vec![
                        text("  "),
                        Key("\"a\\\": \"".to_owned()),
                        text(": \"<b>: "),
                        Example("1".to_owned()),
                        text("\",\n")
                    ]
                ),
                line(1, vec![text("  "), Key("\"list\"".to_owned()), text(": [\n")]),
                line(2, vec![text("    \""), Place("b".to_owned()), text("\"\n")]),
                line(1, vec![text("  ]\n")]),
                line(0, vec![text("}")]),
            ]
        );
    }

    #[test]
    fn examples_stand_in_place_of_placeholders() {
        let example = |name: &str| (name == "scope").then(|| "read".to_owned());
        assert_eq!(with_examples("a <scope>, <other> < <scope>", example), "a read, <other> < read");
        assert_eq!(with_examples("", example), "");
    }

    #[test]
    fn long_lines_are_told_from_short_ones() {
        let long = format!("          \"{}\"", "x".repeat(40));
        let shapes: Vec<_> = body(&long, |_| None).iter().map(|line| (line.depth, line.is_long)).collect();
        assert_eq!(shapes, [(5, true)]);
    }

    #[test]
    fn markdown_of_doc_comments_is_rendered() {
        assert_eq!(
            markdown("One *or* `two`.\n\n# Errors\n\n- [here](https://example.com/a?b&c)"),
            "<p>One <em>or</em> <code>two</code>.</p>\n<h4>Errors</h4>\n<ul>\n\
             <li><a href=\"https://example.com/a?b&amp;c\">here</a></li>\n</ul>"
        );
        assert_eq!(markdown("See [`Other`] and [this]."), "<p>See <code>Other</code> and [this].</p>");
    }

    #[test]
    fn lines_that_rustdoc_hides_are_hidden() {
        assert_eq!(
            markdown("```no_run\n# hidden();\nshown::<T>();\n```\n\n```sh\n# prompt\n```"),
            "<pre><code class=\"language-rust\">shown::&lt;T&gt;();\n</code></pre>\n\
             <pre><code class=\"language-sh\"># prompt\n</code></pre>"
        );
    }

    #[test]
    fn markdown_brings_no_html() {
        let hostile =
            "<script>alert(1)</script>\n\nA <b>bold</b> &lt; [x](javascript:alert(1)) ![i](http://e.x/i.png) `<i>`";
        assert_eq!(
            markdown(hostile),
            "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n<p>A &lt;b&gt;bold&lt;/b&gt; &lt; x i <code>&lt;i&gt;</code></p>"
        );
    }

    #[test]
    fn links_lead_to_pages_or_people() {
        for link in ["https://example.com", "HTTP://example.com/#a", "mailto:a@example.com"] {
            assert!(is_link(link), "{link}");
        }
        for text in ["", "https://", "javascript:alert(1)", "java\nscript:x", "data:text/html,x", "//x", "é"] {
            assert!(!is_link(text), "{text}");
        }
    }
}
