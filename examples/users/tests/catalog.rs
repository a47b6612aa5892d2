//! Tests the built program `catalog` of this service: streams, exit codes, and use in a shell.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use error_catalog::export;
use error_catalog_users::API;

fn catalog(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_catalog"));
    command.args(args).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

fn run(args: &[&str]) -> (Option<i32>, String, String) {
    text(&catalog(args).output().unwrap())
}

fn text(Output { status, stdout, stderr }: &Output) -> (Option<i32>, String, String) {
    let text = |bytes| String::from_utf8(Vec::clone(bytes)).unwrap();
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn lists_the_errors_of_the_service() {
    let (code, out, err) = run(&["list", "--status", "409"]);
    assert_eq!((code, &*err), (Some(0), ""));
    assert_eq!(out.lines().count(), 1 + API.entries().filter(|entry| entry.status() == 409).count());
    assert!(out.starts_with("CODE ") && out.contains("\nemail_taken "), "{out}");
}

#[test]
fn explains_an_error() {
    let (code, out, err) = run(&["explain", "email_taken"]);
    assert_eq!((code, &*err), (Some(0), ""));
    assert!(out.starts_with("email_taken: ") && out.contains("\n  HTTP/1.1 409 Conflict\n"), "{out}");
    let (code, out, err) = run(&["explain", "email_token"]);
    assert_eq!((code, &*out), (Some(1), ""));
    assert_eq!(err, "error: there is no error `email_token`\n  help: a similar one exists: `email_taken`\n");
}

#[test]
fn exports_letter_for_letter() {
    let (code, out, err) = run(&["export", "json"]);
    assert_eq!((code, &*err), (Some(0), ""));
    assert_eq!(out, export::json(&API));
}

#[test]
fn compares_with_the_lock() {
    assert_eq!(run(&["check", "errors.lock.json"]), (Some(0), "no changes\n".to_owned(), String::new()));
    assert_eq!(run(&["check"]), (Some(0), "no changes\n".to_owned(), String::new()));
    assert_eq!(run(&["diff", "errors.lock.json"]), (Some(0), "no changes\n".to_owned(), String::new()));
    let (code, out, err) = run(&["check", "none.lock.json"]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(err.starts_with("error: none.lock.json: there is no such lock file\n"), "{err}");
}

#[test]
fn refuses_what_it_does_not_know() {
    let (code, out, err) = run(&["export", "cobol"]);
    assert_eq!((code, &*out), (Some(2), ""));
    assert!(err.starts_with("error: invalid value 'cobol' for '<FORMAT>'"), "{err}");
    assert_eq!(run(&[]).0, Some(2));
    assert_eq!(run(&["--help"]).0, Some(0));
}

#[test]
fn colours_are_for_terminals() {
    for args in [["list"].as_slice(), &["explain", "email_taken"], &["--help"], &["explain", "x"]] {
        let (_, out, err) = run(args);
        assert!(!out.contains('\x1b') && !err.contains('\x1b'), "{out}{err}");
        // Variables can force colours in a pipe, or switch them off everywhere.
        let (_, out, err) = text(&catalog(args).env("CLICOLOR_FORCE", "1").output().unwrap());
        assert!(out.contains('\x1b') || err.contains('\x1b'), "{out}{err}");
        let output = catalog(args).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output().unwrap();
        let (_, out, err) = text(&output);
        assert!(!out.contains('\x1b') && !err.contains('\x1b'), "{out}{err}");
    }
    // A document never has colours.
    let (_, out, _) = text(&catalog(&["export", "json"]).env("CLICOLOR_FORCE", "1").output().unwrap());
    assert_eq!(out, export::json(&API));
}

#[test]
fn a_pipe_that_is_closed_is_no_failure() {
    let mut program = catalog(&["export", "json"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(program.stdout.take());
    let output = program.wait_with_output().unwrap();
    assert_eq!(text(&output), (Some(0), String::new(), String::new()));
}

/// A workspace whose packages have these lock files, in a new folder.
fn workspace(name: &str, locks: &[(&str, &str)]) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    drop(fs::remove_dir_all(&root));
    for (package, lock) in locks {
        fs::create_dir_all(root.join(package)).unwrap();
        fs::write(root.join(package).join("errors.lock.json"), lock).unwrap();
    }
    fs::create_dir_all(root.join("target/debug")).unwrap();
    fs::write(root.join("target/debug/errors.lock.json"), "no lock").unwrap();
    fs::write(root.join("Cargo.toml"), "[workspace]\nmembers = [\"services/*\"]\n").unwrap();
    root
}

#[test]
fn finds_the_lock_file_of_a_package_of_the_workspace() {
    let own = include_str!("../errors.lock.json");
    let other = own.replace("Users API", "Another API");
    let at = |root: &Path, args: &[&str]| text(&catalog(args).current_dir(root).output().unwrap());

    let root = workspace("one-lock", &[("services/users", own), ("services/others", &other)]);
    let (code, out, err) = at(&root, &["check"]);
    assert_eq!((code, &*out, &*err), (Some(0), "no changes\n", ""));
    let (code, out, _) = at(&root, &["check", "--update"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("services/users/errors.lock.json is up to date"), "{out}");
    assert!(!root.join("errors.lock.json").exists(), "there is no second one");

    let root = workspace("several-locks", &[("a", &other), ("services/b", &other)]);
    let (code, _, err) = at(&root, &["check", "--update"]);
    assert_eq!(code, Some(2));
    let files = "a/errors.lock.json\n  services/b/errors.lock.json\n";
    assert!(err.contains(files) && err.contains("help: say which one: `catalog check a/errors.lock.json`"), "{err}");
    assert!(!root.join("errors.lock.json").exists());
    assert_eq!(fs::read_to_string(root.join("a/errors.lock.json")).unwrap(), other);

    // The lock file of another service is not overwritten.
    let root = workspace("another-lock", &[("a", &other)]);
    assert_eq!(at(&root, &["check", "--update"]).0, Some(2));
    assert_eq!(fs::read_to_string(root.join("a/errors.lock.json")).unwrap(), other);

    let root = workspace("no-locks", &[]);
    let (code, _, _) = at(&root, &["check", "--update"]);
    assert_eq!(code, Some(0));
    assert!(root.join("errors.lock.json").exists(), "the first one is where it is asked for");
}
