//! Migrates all enums of some files.

use std::collections::{BTreeMap, BTreeSet};

use super::code::Code;
use super::edits::Edits;
use super::found::Found;
use super::plan::{Plan, plan};

/// What becomes of the files.
pub(in crate::program) struct Migrated {
    /// The files that change: name, old text, new text, and the patch between them.
    pub(in crate::program) files: Vec<(String, String, String, String)>,
    /// The enums that were migrated.
    pub(in crate::program) names: Vec<String>,
    /// What stays as it is, and why.
    pub(in crate::program) left: Vec<String>,
}

/// The stack of the thread that parses: deep expressions need a lot.
const STACK: usize = 256 << 20;

/// Migrates files, given by name and text.
///
/// # Errors
///
/// If a change would not be Rust.
pub(in crate::program) fn migrate(files: Vec<(String, String)>) -> Result<Migrated, String> {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || run(&files));
    let done = thread.map_err(|error| error.to_string())?.join();
    done.unwrap_or_else(|_| Err("the files could not be read".to_owned()))
}

fn run(files: &[(String, String)]) -> Result<Migrated, String> {
    let mut left = Vec::new();
    let mut parsed = Vec::new();
    for (name, text) in files {
        match Code::parse(name, text) {
            Ok(code) => parsed.push(code),
            Err(why) => left.push(format!("{why}: the file is left alone")),
        }
    }
    let found = Found::of(&parsed);
    for (code, item) in &found.macros {
        let name = item.ident.as_ref().map_or_else(|| "a macro".to_owned(), |name| format!("`{name}!`"));
        left.push(format!("{}: enums that {name} makes are left alone", code.place(*item)));
    }
    let mut plans: BTreeMap<String, (String, Plan)> = BTreeMap::new();
    let enums = found.enums.values().flatten();
    let mut enums: Vec<_> = enums.map(|(code, item)| (code.place(&item.ident), *code, *item)).collect();
    enums.sort_by(|left, right| left.0.cmp(&right.0));
    let mut done = BTreeSet::new();
    for (place, code, item) in enums {
        match plan(&found, code, item) {
            Some(Ok(plan)) => {
                plans.insert(item.ident.to_string(), (place, plan));
            }
            Some(Err(why)) => left.push(why),
            // It may be in the catalog already.
            None => {
                done.insert(item.ident.to_string());
            }
        }
    }
    // A transparent variant needs an enum that is, or becomes, an `ApiError`.
    loop {
        let is_missing = |name: &String| !plans.contains_key(name) && !is_catalog(&found, name, &done);
        let stuck = plans.iter().find_map(|(name, (_, plan))| {
            Some((name.clone(), plan.needs.iter().find(|name| is_missing(name))?.clone()))
        });
        let Some((name, inner)) = stuck else { break };
        if let Some((place, _)) = plans.remove(&name) {
            left.push(format!("{place}: `{name}` is left alone: `{inner}` inside it is"));
        }
    }
    let mut edits: BTreeMap<String, Edits> = BTreeMap::new();
    let names = plans.keys().cloned().collect();
    for (_, plan) in plans.into_values() {
        left.extend(plan.left);
        for (file, own) in plan.edits {
            edits.entry(file).or_default().append(own);
        }
    }
    let mut changed = Vec::new();
    for code in &parsed {
        let Some(mut edits) = edits.remove(&code.name).filter(|edits| !edits.is_empty()) else { continue };
        let new = edits.apply(&code.text);
        Code::parse(&code.name, &new).map_err(|why| format!("the change would not be Rust: {why}"))?;
        changed.push((code.name.clone(), code.text.clone(), new, edits.patch(&code.name, &code.text)));
    }
    left.sort();
    left.dedup();
    Ok(Migrated { files: changed, names, left })
}

fn is_catalog(found: &Found<'_>, name: &str, done: &BTreeSet<String>) -> bool {
    let enums = found.enums.get(name).into_iter().flatten();
    done.contains(name)
        && enums.flat_map(|(_, item)| &item.attrs).any(|attribute| {
            attribute.path().is_ident("derive")
                && quote::ToTokens::to_token_stream(attribute).to_string().contains("ApiError")
        })
}
