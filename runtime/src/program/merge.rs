//! `merge`: one catalog of many services.

use std::collections::HashMap;

use crate::export::{Code, Document, SCHEMA};

/// An export, and the name of its file.
pub(super) struct Exported {
    pub(super) file: String,
    pub(super) document: Document,
}

/// A catalog of all services, and what is odd about their exports.
pub(super) struct Merged {
    pub(super) document: Document,
    pub(super) odd: Vec<String>,
}

/// Merges exports.
///
/// # Errors
///
/// The codes that two services declare under one domain.
pub(super) fn merge(exports: Vec<Exported>, title: Option<String>) -> Result<Merged, Vec<String>> {
    let (mut odd, mut conflicts) = (Vec::new(), Vec::new());
    let mut declared: HashMap<(Option<String>, Code), (usize, String)> = HashMap::new();
    let titles: Vec<_> = exports.iter().map(|export| export.document.title.clone()).collect();
    let files: Vec<_> = exports.iter().map(|export| export.file.clone()).collect();
    let mut documents = exports.into_iter().map(|export| export.document).enumerate();
    let Some((_, mut merged)) = documents.next() else { return Err(Vec::new()) };
    let file = |index: usize| files.get(index).map_or("", String::as_str);
    let mut others: Vec<_> = documents.collect();
    others.insert(0, (0, Document { sections: std::mem::take(&mut merged.sections), ..merged.clone() }));
    for (index, document) in others {
        let file_name = file(index);
        if document.schema != SCHEMA {
            odd.push(format!("{file_name}: it is of another version of the format: `{}`", document.schema));
        }
        if document.content_type != merged.content_type || document.shape != merged.shape {
            odd.push(format!(
                "{file_name}: its envelope is not that of {}: tools may not find the parts of its bodies",
                file(0)
            ));
        }
        for mut section in document.sections {
            if section.domain.is_none() {
                odd.push(format!(
                    "{file_name}: `{}` has no `domain`: nothing tells its codes from those of other services",
                    section.type_name
                ));
            }
            for entry in &section.entries {
                let path = format!("{}::{}", section.type_name, entry.name);
                let key = (section.domain.clone(), entry.code.clone());
                match declared.get(&key) {
                    Some((other, first)) if *other != index => {
                        let domain = key.0.as_ref().map(|domain| format!(" of `{domain}`")).unwrap_or_default();
                        conflicts.push(format!(
                            "error code `{}`{domain} is declared by both `{first}` ({}) and `{path}` ({file_name})",
                            entry.code,
                            file(*other),
                        ));
                    }
                    Some(_) => {}
                    None => {
                        declared.insert(key, (index, path));
                    }
                }
            }
            // A reader of one page asks whose section it is.
            if let Some(service) = section.domain.as_ref().or(titles.get(index)).filter(|_| files.len() > 1) {
                section.name = format!("{service}: {}", section.name);
            }
            merged.sections.push(section);
        }
    }
    merged.title = title.unwrap_or_else(|| titles.join(", "));
    merged.version = None;
    SCHEMA.clone_into(&mut merged.schema);
    if conflicts.is_empty() { Ok(Merged { document: merged, odd }) } else { Err(conflicts) }
}
