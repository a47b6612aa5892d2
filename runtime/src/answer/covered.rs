//! Notes which entries a process renders, so that `catalog coverage` can list those that no test has reached.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, process, ptr};

use super::envelope::Report;

/// The variable that names the folder of the notes.
const VARIABLE: &str = "ERROR_CATALOG_COVERAGE";

/// The file of this process, and the addresses of the entries in it.
struct Notes {
    file: File,
    noted: HashSet<usize>,
}

static NOTES: OnceLock<Option<Mutex<Notes>>> = OnceLock::new();

/// Notes the entries of a report, each once in a process.
pub(super) fn note(report: &Report<'_>) {
    let notes = NOTES.get_or_init(|| Some(Mutex::new(begin(&env::var_os(VARIABLE)?)?)));
    let Some(notes) = notes else { return };
    // Another thread may have panicked while it wrote: its line is there or is missing.
    let mut notes = notes.lock().unwrap_or_else(PoisonError::into_inner);
    for error in std::iter::once(report.lead()).chain(report.errors()) {
        let answered = error.__innermost();
        let entry = answered.entry();
        if notes.noted.insert(ptr::from_ref(entry).addr()) {
            let line = format!("{}::{} {}\n", answered.__section().type_name(), entry.name(), entry.code());
            // One call writes the line, so that it is there even if the process aborts. A note that cannot be written is
            // reported as an error that no test has reached.
            _ = notes.file.write_all(line.as_bytes());
        }
    }
}

/// Makes the file of this process, whose name no other process has.
fn begin(folder: &OsString) -> Option<Notes> {
    let file = create(Path::new(folder)).map_err(|error| {
        // A test that prints nothing else must not look as if it covered nothing.
        _ = writeln!(io::stderr(), "{VARIABLE}: nothing is noted in {}: {error}", folder.to_string_lossy());
    });
    Some(Notes { file: file.ok()?, noted: HashSet::new() })
}

fn create(folder: &Path) -> io::Result<File> {
    fs::create_dir_all(folder)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
    let name = format!("{}-{now}.covered", process::id());
    OpenOptions::new().create_new(true).append(true).open(folder.join(name))
}
