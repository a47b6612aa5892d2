//! How files are written: the lock file and documents in the same way.

#![cfg(unix)]
#![allow(dead_code, reason = "only the catalog is read")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use error_catalog::cli::{self, Exit};
use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

static API: Catalog = error_catalog::catalog!("Users API", [UserError]);

/// The two ways to write a file, each with the text that it writes.
const COMMANDS: [&[&str]; 2] = [&["check", "--update"], &["export", "json", "--output"]];

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("files-{name}"));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn run(command: &[&str], file: &Path) -> (Exit, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let arguments = ["catalog"].iter().chain(command).map(OsStr::new).chain([file.as_os_str()]);
    let exit = cli::run_from(&API, arguments, &mut out, &mut err);
    (exit, String::from_utf8(err).expect("it is text"))
}

#[test]
fn links_stay_and_modes_are_kept() {
    for (index, command) in COMMANDS.into_iter().enumerate() {
        let folder = folder(&format!("links-{index}"));
        let (file, link) = (folder.join("file.json"), folder.join("link.json"));
        symlink("file.json", &link).expect("the folder takes links");
        // The link leads to nothing yet.
        assert_eq!(run(command, &link).0, Exit::Success);
        let first = fs::read_to_string(&file).expect("it was written");
        fs::set_permissions(&file, Permissions::from_mode(0o640)).expect("it exists");
        let old = first.replace("\"not_found\"", "\"gone\"");
        assert_ne!(old, first);
        fs::write(&file, old).expect("it exists");
        let (exit, err) = run(command, &link);
        assert!(fs::symlink_metadata(&link).expect("it exists").is_symlink(), "{exit:?} {err}");
        assert_eq!(fs::metadata(&file).expect("it exists").permissions().mode() & 0o777, 0o640);
        assert!(fs::read_to_string(&file).expect("it exists").contains("not_found"), "{exit:?} {err}");
        assert_eq!(fs::read_dir(&folder).expect("it exists").count(), 2, "no temporary file is left");
    }
}

#[test]
fn read_only_files_are_refused() {
    for (index, command) in COMMANDS.into_iter().enumerate() {
        let file = folder(&format!("read-only-{index}")).join("file.json");
        assert_eq!(run(command, &file).0, Exit::Success);
        let old = fs::read_to_string(&file).expect("it was written").replace("\"not_found\"", "\"gone\"");
        fs::write(&file, &old).expect("it exists");
        fs::set_permissions(&file, Permissions::from_mode(0o440)).expect("it exists");
        let (exit, err) = run(command, &file);
        assert_eq!(exit, Exit::Failure, "{err}");
        assert!(err.contains("it is read-only"), "{err}");
        assert_eq!(fs::read_to_string(&file).expect("it exists"), old);
    }
}
