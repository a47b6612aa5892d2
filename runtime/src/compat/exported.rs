//! Reads JSON exports in place of lock files.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::catalog::Catalog;
use crate::compat::diff::Diff;
use crate::compat::file::{self, LockError};
use crate::compat::lock::{Lock, LockedEntry, LockedEnvelope, has_domain, lacking};
use crate::export::Shape;

/// The changes since a lock file or a JSON export.
pub(crate) fn diff_of_file(path: &Path, catalog: &Catalog) -> Result<Diff, LockError> {
    let text = file::read_text(path)?;
    let mut new = Lock::of(catalog);
    let old = match lock_of_export(&text) {
        Some(old) => {
            leave_out_hidden(&mut new, &old);
            old
        }
        None => file::parse(&text, Some(path))?,
    };
    Ok(old.diff(&new))
}

/// An export omits hidden entries, so they are not compared, unless it has their codes: from before they were hidden, or
/// because it was asked for them.
fn leave_out_hidden(lock: &mut Lock, export: &Lock) {
    lock.entries.retain(|entry| !entry.hidden || export.entries.iter().any(|known| known.code == entry.code));
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
        match lock_of_export(&text) {
            Some(lock) => Ok((lock, true)),
            None => Ok((file::parse(&text, Some(path))?, false)),
        }
    };
    let ((mut old, old_is_export), (mut new, new_is_export)) = (read(old)?, read(new)?);
    if old_is_export {
        leave_out_hidden(&mut new, &old);
    }
    if new_is_export {
        leave_out_hidden(&mut old, &new);
    }
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
            let is_sent =
                |domain: &&str| entry.get("sample").is_some_and(|sample| has_domain(&sample.to_string(), domain));
            if let Some(domain) = section.domain.as_deref().filter(is_sent) {
                entry.insert("domain".to_owned(), domain.into());
            }
            let sent = entry.get("sent").and_then(Value::as_array).cloned();
            let mut entry: LockedEntry = serde_json::from_value(Value::Object(entry)).ok()?;
            if let (Some(shape), Some(sent)) = (&export.shape, sent) {
                let has_long = entry.long_message.is_some();
                entry.unclear.extend(lacking(shape, has_long, |part| sent.iter().any(|own| own == part)));
            }
            entries.push(entry);
        }
    }
    let envelope = LockedEnvelope::of(export.content_type, export.shape);
    Some(Lock { envelope, ..Lock::new(export.title, entries, retired) })
}
