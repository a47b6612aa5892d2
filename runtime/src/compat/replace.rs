//! Replaces files.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, process};

/// How many temporary files this process has made.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// Replaces a file atomically, so that nobody reads half of one, and keeps its mode. A link still leads to the file. A file
/// with the same text is kept, whatever its line endings; a read-only file is refused.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old.replace("\r\n", "\n") == text) {
        return Ok(());
    }
    let path = behind_links(path);
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(ErrorKind::PermissionDenied, "it is read-only"));
    }
    // A pipe or a terminal cannot be replaced.
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return fs::write(&path, text);
    }
    // The name is unique because tests run in parallel, as threads or processes.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.{}.tmp", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
    let temporary = path.with_file_name(name);
    let written = fs::write(&temporary, text)
        .and_then(|()| old.map_or(Ok(()), |old| fs::set_permissions(&temporary, old.permissions())))
        .and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        // The temporary file may not exist; only the first error matters.
        _ = fs::remove_file(&temporary);
    }
    written
}

/// The path that symbolic links lead to, which need not exist.
fn behind_links(path: &Path) -> PathBuf {
    // Linux follows as many; more are a circle, which opening the file reports.
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        let Ok(next) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}
