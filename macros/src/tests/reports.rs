//! The reports of items with mistakes, as a user reads them.
//!
//! `golden/reports/<subject>.txt` holds paragraphs: an item, then each report, after `> `, with the text that it
//! underlines. Items without reports are legal.

use proc_macro2::TokenStream;

use crate::{
    attr::Input,
    diag::{Diag, Errors},
    rules,
};

/// The mistakes of the item in `source`, in order.
pub(super) fn mistakes(source: &str) -> Vec<Diag> {
    // Otherwise locations are kept for the life of the thread, and count on.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = source.parse().unwrap_or_else(|error| panic!("{source}: {error}"));
    let original: syn::DeriveInput = syn::parse2(tokens).unwrap_or_else(|error| panic!("{source}: {error}"));
    let ((), mistakes) = Errors::collect(|errors| {
        if let Some(input) = Input::parse(&original, errors) {
            rules::check(&input, errors);
        }
    });
    mistakes
}

/// A list of all names of a table, which would change every report when the table grows.
fn without_lists(line: &str) -> &str {
    let lists = [" accepts `", "lints that can be allowed are ", "requirements are "];
    let end = lists.iter().find_map(|list| Some(line.find(list)? + list.len()));
    end.filter(|_| line.starts_with("note: ")).and_then(|end| line.get(..end)).unwrap_or(line)
}

fn described(source: &str) -> String {
    let reports = mistakes(source).into_iter().map(|diag| {
        let place = source.get(diag.range()).unwrap_or_default();
        let lines = format!("@ `{place}`\n{}", diag.text());
        lines.lines().flat_map(|line| ["> ", without_lists(line), "\n"]).collect::<String>()
    });
    reports.collect()
}

#[test]
fn reports_are_as_reviewed() {
    let folder = format!("{}/golden/reports", env!("CARGO_MANIFEST_DIR"));
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut count = 0;
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let recorded = std::fs::read_to_string(&path).unwrap();
        let reports = items(&recorded).into_iter().map(|item| format!("{item}\n{}", described(&item)));
        let reports: Vec<String> = reports.collect();
        count += reports.len();
        let found = reports.join("\n");
        if update {
            std::fs::write(&path, &found).unwrap();
        } else {
            assert_eq!(found, recorded, "{}", path.display());
        }
    }
    assert!(count > 200, "{count} items");
}

/// The item after every suggestion is followed, if each report has one and no two touch the same token.
pub(super) fn followed(item: &str, mistakes: &[Diag]) -> Option<String> {
    let fixes = mistakes.iter().map(|mistake| Some((mistake.range(), mistake.fix()?, mistake.message())));
    let mut fixes = fixes.collect::<Option<Vec<_>>>().filter(|fixes| !fixes.is_empty())?;
    fixes.sort_by_key(|(range, ..)| std::cmp::Reverse(range.start));
    if fixes.windows(2).any(|pair| pair[1].0.end > pair[0].0.start) {
        return None;
    }
    let mut changed = item.to_owned();
    for (range, fix, message) in fixes {
        let part = part(changed.get(range.clone())?, fix, message);
        changed.replace_range(range.start + part.start..range.start + part.end, fix);
    }
    Some(changed)
}

#[test]
fn suggestions_can_be_followed() {
    let (mut count, mut refused) = (0, Vec::new());
    for item in recorded() {
        let Some(fixed) = followed(&item, &mistakes(&item)) else { continue };
        let left = described(&fixed);
        if !left.is_empty() {
            refused.push(format!("{item}\n{fixed}\n{left}"));
        }
        count += 1;
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(count > 100, "{count} items");
}

pub(super) fn recorded() -> Vec<String> {
    let folder = format!("{}/golden/reports", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(&folder).unwrap().map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap());
    files.flat_map(|recorded| items(&recorded)).collect()
}

fn items(recorded: &str) -> Vec<String> {
    let item = |paragraph: &str| {
        let lines: Vec<&str> = paragraph.trim_end().lines().filter(|line| !line.starts_with('>')).collect();
        lines.join("\n")
    };
    recorded.split("\n\n").map(item).filter(|item| !item.is_empty()).collect()
}

/// The part that a suggestion replaces: inside a text, the first code of the message that stands in it.
fn part(underlined: &str, fix: &str, message: &str) -> std::ops::Range<usize> {
    if !underlined.starts_with('"') || !fix.starts_with('<') {
        return 0..underlined.len();
    }
    let mut code = message.split('`').skip(1).step_by(2);
    let found = code.find_map(|code| Some((underlined.find(code)?, code.len())));
    found.map_or(0..underlined.len(), |(start, length)| start..start + length)
}
