//! Reads JSON exports in place of lock files.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::catalog::Catalog;
use crate::compat::diff::Diff;
use crate::compat::file::{self, LockError};
use crate::compat::lock::{Lock, LockedEnvelope};
use crate::export::Shape;

/// The changes since a lock file or a JSON export.
pub(crate) fn diff_of_file(path: &Path, catalog: &Catalog) -> Result<Diff, LockError> {
    let text = file::read_text(path)?;
    let mut new = Lock::of(catalog);
    let old = match lock_of_export(&text) {
        Some(old) => {
            // An export omits hidden entries, so they are not compared, unless they were exported before they were hidden.
            new.entries.retain(|entry| !entry.hidden || old.entries.iter().any(|known| known.code == entry.code));
            old
        }
        None => file::parse(&text, Some(path))?,
    };
    Ok(old.diff(&new))
}

/// Whether a file is a JSON export.
pub(crate) fn is_export(path: &Path) -> bool {
    file::read_text(path).is_ok_and(|text| lock_of_export(&text).is_some())
}

/// The changes between two files, each a lock file or a JSON export, and the title of the new catalog.
#[cfg(feature = "program")]
pub(crate) fn diff_of_files(old: &Path, new: &Path) -> Result<(Diff, String), LockError> {
    let read = |path: &Path| {
        let text = file::read_text(path)?;
        lock_of_export(&text).map_or_else(|| file::parse(&text, Some(path)), Ok)
    };
    let (old, new) = (read(old)?, read(new)?);
    Ok((old.diff(&new), new.title))
}

/// The members of an export that a lock needs.
#[derive(Deserialize)]
struct Export {
    title: String,
    content_type: Option<String>,
    shape: Option<Shape>,
    sections: Vec<ExportedSection>,
}

#[derive(Deserialize)]
struct ExportedSection {
    #[serde(rename = "type")]
    type_name: String,
    domain: Option<String>,
    entries: Vec<Map<String, Value>>,
    retired: Vec<String>,
}

fn lock_of_export(text: &str) -> Option<Lock> {
    let export: Export = serde_json::from_str(text).ok()?;
    let (mut entries, mut retired) = (Vec::new(), Vec::new());
    for section in export.sections {
        retired.extend(section.retired);
        for mut entry in section.entries {
            entry.insert("type".to_owned(), section.type_name.as_str().into());
            let is_sent = |domain: &&str| {
                entry.get("sample").is_some_and(|sample| sample.to_string().contains(&format!("\"{domain}\"")))
            };
            if let Some(domain) = section.domain.as_deref().filter(is_sent) {
                entry.insert("domain".to_owned(), domain.into());
            }
            entries.push(serde_json::from_value(Value::Object(entry)).ok()?);
        }
    }
    let envelope = LockedEnvelope::of(export.content_type, export.shape);
    Some(Lock { envelope, ..Lock::new(export.title, entries, retired) })
}
