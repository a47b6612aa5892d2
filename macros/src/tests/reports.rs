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
    let (_, mistakes) = Errors::collect(|errors| {
        if let Some(input) = Input::parse(&original, errors) {
            rules::check(&input, errors);
        }
    });
    mistakes
}

fn described(source: &str) -> String {
    let reports = mistakes(source).into_iter().map(|diag| {
        let place = source.get(diag.range()).unwrap_or_default();
        let lines = format!("@ `{place}`\n{}", diag.text());
        lines.lines().map(|line| format!("> {line}\n")).collect::<String>()
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
        let items = recorded.split("\n\n").map(|paragraph| {
            let item: Vec<&str> = paragraph.trim_end().lines().filter(|line| !line.starts_with('>')).collect();
            item.join("\n")
        });
        let reports = items.filter(|item| !item.is_empty()).map(|item| format!("{item}\n{}", described(&item)));
        let reports: Vec<String> = reports.collect();
        count += reports.len();
        let found = reports.join("\n");
        if update {
            std::fs::write(&path, &found).unwrap();
        } else {
            assert_eq!(found, recorded, "{}", path.display());
        }
    }
    assert!(count > 10, "{count} items");
}
