//! The code in doc comments, as rustdoc shows it.

use std::borrow::Cow;

use pulldown_cmark::CodeBlockKind;

/// The language of a code block, if it names one, and its text: without the lines of Rust that rustdoc hides.
pub(super) fn listing<'a>(kind: &'a CodeBlockKind<'_>, text: &'a str) -> (&'a str, Cow<'a, str>) {
    let info = match kind {
        CodeBlockKind::Fenced(info) => info.as_ref(),
        CodeBlockKind::Indented => "",
    };
    let mut words = info.split([',', ' ', '\t']).filter(|word| !word.is_empty());
    if words.clone().all(is_for_rustdoc) {
        return (if info.is_empty() { "" } else { "rust" }, shown(text));
    }
    let is_of_language = |char: char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '+');
    let language = words.next().and_then(|word| word.split(|char| !is_of_language(char)).next());
    (language.unwrap_or_default(), Cow::Borrowed(text))
}

/// Whether the word leaves a block Rust, which is rustdoc's language if none is named.
fn is_for_rustdoc(word: &str) -> bool {
    matches!(word, "rust" | "ignore" | "no_run" | "should_panic" | "compile_fail" | "test_harness")
        || ["ignore-", "edition", "E0"].iter().any(|start| word.starts_with(start))
}

/// Omits lines that begin with `# `, and takes one `#` of those that begin with `##`.
fn shown(text: &str) -> Cow<'_, str> {
    let mark = |line: &str| line.trim_start().starts_with('#');
    if !text.lines().any(mark) {
        return Cow::Borrowed(text);
    }
    let line = |line: &str| match line.trim() {
        "#" => None,
        trimmed if trimmed.starts_with("# ") => None,
        trimmed if trimmed.starts_with("##") => Some(line.replacen("##", "#", 1)),
        _ => Some(line.to_owned()),
    };
    Cow::Owned(text.split_inclusive('\n').filter_map(line).collect())
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::CodeBlockKind;

    use super::listing;

    #[test]
    fn lines_of_rust_are_hidden() {
        let text = "# use a::b;\n#\n#[derive(Debug)]\n  # let c = 1;\n## d\ne # f\n";
        let shown = "#[derive(Debug)]\n# d\ne # f\n";
        for (info, language) in [("", ""), ("rust", "rust"), ("no_run", "rust"), ("ignore, edition2024", "rust")] {
            let kind = CodeBlockKind::Fenced(info.into());
            assert_eq!(listing(&kind, text), (language, shown.into()), "{info}");
        }
        assert_eq!(listing(&CodeBlockKind::Indented, text), ("", shown.into()));
        for (info, language) in [("sh", "sh"), ("text,ignore", "text"), ("c++ {1}", "c++")] {
            let kind = CodeBlockKind::Fenced(info.into());
            assert_eq!(listing(&kind, text), (language, text.into()), "{info}");
        }
    }
}
