//! `migrate`: enums whose statuses and codes stood in matches answer the same afterwards. `UPDATE_GOLDEN=1` rewrites
//! `golden/migrate/`.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Debug;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use error_catalog::cli::Exit;
use error_catalog::{ApiError, program};
use http::StatusCode;

use crate::golden::migrated as after;
use crate::golden::unmigrated as before;
use crate::golden::{bank, bank_migrated};

const SHOP: &str = "data/migrate/shop.rs";

fn migrate(args: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = program::run_from(["error-catalog", "migrate"].iter().chain(args), &mut io::empty(), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("programs print UTF-8");
    (exit, text(out), text(err))
}

/// A folder with this file in it.
fn folder(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("migrate").join(name);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    fs::write(folder.join("error.rs"), text).expect("the file can be written");
    folder
}

/// The file after `--write`, and what is said about it.
fn written(name: &str, text: &str) -> (String, String) {
    let folder = folder(name, text);
    let (_, out, said) = migrate(&["--write", folder.to_str().expect("a path in UTF-8")]);
    assert_eq!(out, "");
    let said = said.replace(folder.join("error.rs").to_str().expect("a path in UTF-8"), "error.rs");
    (fs::read_to_string(folder.join("error.rs")).expect("it is there"), said)
}

#[test]
fn a_service_is_migrated_as_recorded() {
    let golden = Path::new("golden/migrate/shop.rs");
    let (text, said) = written("shop", &fs::read_to_string(SHOP).expect("it is in the repository"));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(golden, &text).expect("the file can be written");
    }
    assert_eq!(text, fs::read_to_string(golden).expect("it is recorded: run with UPDATE_GOLDEN=1"));
    let expected = "\
error.rs:106: the match in `into_response` stays, because this arm takes `Refused`, `Lost`
error.rs:132: `ProxyError` is left alone: no match states a constant status for `Upstream`
error.rs:148: enums that `errors!` makes are left alone
error.rs:21: the text of `Storage` shows its source, and stays in `#[error]`: state a `message`
error.rs:32: an arm with a guard stays in `status_code`
migrated `CartError`, `LoginError`, `MailError`, `PayError` in 1 files
";
    assert_eq!(said, expected);
    // Nothing is left to do.
    assert_eq!(written("again", &text).0, text);
}

/// Forty variants in one command: what the service's functions return is the same, and so is what the derive makes.
#[test]
fn a_large_enum_is_migrated_as_recorded() {
    let golden = Path::new("golden/migrate/bank.rs");
    let text = fs::read_to_string("data/migrate/bank.rs").expect("it is in the repository");
    let (text, said) = written("bank", &text);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(golden, &text).expect("the file can be written");
    }
    assert_eq!(text, fs::read_to_string(golden).expect("it is recorded: run with UPDATE_GOLDEN=1"));
    assert_eq!(
        said,
        "error.rs:182: the match in `message` stays: its values are more than a status and a code\n\
         migrated `BankError` in 1 files\n"
    );
    let (before, after) = (bank::BankError::all(), bank_migrated::BankError::all());
    assert_eq!((before.len(), after.len()), (40, 40));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(
            (before.status(), before.code(), before.message(), before.to_string()),
            (after.status(), after.code(), after.message(), after.to_string())
        );
        assert_eq!((ApiError::status(after), ApiError::code(after).as_str()), (before.status(), before.code()));
        assert_eq!(ApiError::message(after).to_string(), before.message());
    }
}

/// The printed patch makes the same file as `--write`.
#[test]
fn the_patch_applies() {
    let text = fs::read_to_string(SHOP).expect("it is in the repository");
    let (exit, patch, _) = migrate(&[SHOP]);
    assert_eq!(exit, Exit::No);
    let folder = folder("patch", &text);
    let patch = patch.replace(SHOP, "error.rs");
    fs::write(folder.join("patch"), patch).expect("the file can be written");
    let apply = Command::new("git")
        .current_dir(&folder)
        .env("GIT_CEILING_DIRECTORIES", &folder)
        .args(["apply", "--unsafe-paths", "patch"])
        .output();
    let apply = apply.expect("git is installed");
    assert!(apply.status.success(), "{}", String::from_utf8_lossy(&apply.stderr));
    let patched = fs::read_to_string(folder.join("error.rs")).expect("it is there");
    assert_eq!(patched, fs::read_to_string("golden/migrate/shop.rs").expect("it is recorded"));
}

#[track_caller]
fn assert_same<T: Debug + PartialEq>(before: &T, after: &T, error: &impl ApiError, status: u16, code: &str) {
    assert_eq!(before, after);
    assert_eq!((error.status().as_u16(), error.code().as_str()), (status, code));
}

#[test]
fn the_service_answers_as_before() {
    macro_rules! answers {
        ($($error:expr => $status:literal $code:literal),* $(,)?) => { $({
            let before = { use before::*; let error = $error; (error.status_code(), error.code()) };
            let after = { use after::*; let error = $error; let both = (error.status_code(), error.code()); (error, both) };
            assert_same(&before, &after.1, &after.0, $status, $code);
        })* };
    }
    answers! {
        CartError::NotFound(7) => 404 "cart_not_found",
        CartError::SoldOut { name: "tea".to_owned() } => 409 "try_later",
        CartError::Busy => 503 "try_later",
        CartError::Storage(io::Error::other("disk 2")) => 500 "internal",
        PayError::Declined => 402 "PAYMENT_DECLINED",
        PayError::Limit { cents: 5 } => 422 "OVER_LIMIT",
        PayError::Cart(CartError::NotFound(7)) => 404 "cart_not_found",
        // The guard stays in the service's own function.
        CartError::Storage(io::ErrorKind::TimedOut.into()) => 500 "internal",
    }
    let timed_out = || io::Error::from(io::ErrorKind::TimedOut);
    assert_eq!(after::CartError::Storage(timed_out()).status_code(), StatusCode::GATEWAY_TIMEOUT);
    assert_eq!(
        after::PayError::Cart(after::CartError::Storage(timed_out())).status_code(),
        StatusCode::GATEWAY_TIMEOUT
    );

    macro_rules! responses {
        ($($error:expr => $status:literal $code:literal),* $(,)?) => { $({
            let before = { use before::*; $error.into_response() };
            let after = { use after::*; ($error, $error.into_response()) };
            assert_same(&before, &after.1, &after.0, $status, $code);
        })* };
    }
    responses! {
        MailError::NoAddress => 400 "no_address",
        MailError::Refused(3) => 502 "mail",
        MailError::Lost => 502 "mail",
        LoginError::WrongPassword => 401 "wrong-password",
        LoginError::Locked { minutes: 3 } => 423 "locked",
    }
}

/// What becomes public was sent before: the text of a source, or of an error whose `Display` was not sent, is not.
#[test]
fn texts_that_were_not_sent_stay_private() {
    let login = after::LoginError::Locked { minutes: 3 };
    assert_eq!(login.to_string(), "locked for 3 minutes");
    assert_eq!(login.text().to_string(), "Locked");
    let storage = after::CartError::Storage(io::Error::other("disk 2"));
    assert_eq!(storage.to_string(), "storage: disk 2");
    assert_eq!(storage.text().to_string(), "Storage");
    let sold_out = after::CartError::SoldOut { name: "tea".to_owned() };
    assert_eq!(sold_out.text().to_string(), sold_out.to_string());
    assert_eq!(after::PayError::Declined.text().to_string(), "Declined");
}

#[track_caller]
fn assert_left_alone(text: &str, why: &str) {
    let name = format!("{:x}", text.len() * 31 + why.len());
    let (new, said) = written(&name, text);
    assert_eq!(new, text);
    assert_eq!(said, format!("{why}\nmigrated nothing in 0 files\n"));
}

#[test]
fn what_is_not_understood_is_left_alone() {
    let head = "use http::StatusCode;\n#[derive(Debug)]\npub enum E { A, B }\nimpl E { fn status(&self) -> StatusCode { match self {";
    let tail = "} } }\n";
    let no_display = format!("{head} E::A => StatusCode::NOT_FOUND, E::B => StatusCode::CONFLICT {tail}");
    assert_left_alone(
        &no_display,
        "error.rs:3: `E` is left alone: it has neither thiserror's `#[error(…)]` nor a `Display` of its own",
    );
    let display = "impl std::fmt::Display for E { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(\"e\") } }\n";
    let computed = format!("{head} E::A => StatusCode::NOT_FOUND, E::B => chosen() {tail}{display}");
    assert_left_alone(&computed, "error.rs:3: `E` is left alone: no match states a constant status for `B`");
    let both = format!(
        "{head} E::A => StatusCode::NOT_FOUND, E::B => StatusCode::CONFLICT {tail}{display}\
         impl E {{ fn http_status(&self) -> u16 {{ match self {{ E::A => 404, E::B => 410 }} }} }}\n"
    );
    assert_left_alone(
        &both,
        "error.rs:3: `E` is left alone: `B` has the status 409 in one match, and 410 in another (error.rs:6)",
    );
    assert_left_alone("fn main() {", "error.rs:1: cannot parse string into token stream: the file is left alone");
    assert_left_alone(&"(".repeat(1_000), "error.rs: its brackets nest too deeply: the file is left alone");
    let other =
        "pub enum Colour { Red }\nimpl Colour { fn code(&self) -> &str { match self { Colour::Red => \"r\" } } }\n";
    assert_eq!(written("other", other), (other.to_owned(), "migrated nothing in 0 files\n".to_owned()));
}

/// A byte order mark, line breaks of Windows and everything else stay as they are.
#[test]
fn all_other_bytes_stay() {
    let text = "\u{feff}#!/usr/bin/env rust\r\n// é — comment\r\n#[derive(Debug, thiserror::Error)]\r\nenum E {\r\n\t#[error(\"a\")]\r\n\tA,\r\n}\r\n\
                impl E { fn status(&self) -> u16 { match self { E::A => 404 } } }\r\n  // end";
    let (new, _) = written("bytes", text);
    let expected = text
        .replace("thiserror::Error)]", "thiserror::Error, error_catalog::ApiError)]")
        .replace("\tA,", "\t#[api(status = 404)]\n\tA,")
        .replace("match self { E::A => 404 }", "error_catalog::ApiError::status(self).as_u16()");
    assert_eq!(new, expected);
}
