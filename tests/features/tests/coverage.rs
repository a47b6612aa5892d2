//! What tests render is noted, and `catalog coverage` lists the rest.

#![cfg(feature = "coverage")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use error_catalog::cli::{self, Exit};
use error_catalog::{ApiError, Catalog, Errors};

#[derive(Debug, ApiError)]
#[api(section = "Users", status = 404)]
enum UserError {
    NotFound,
    #[api(status = 409, long = "<name> is taken")]
    Taken {
        name: String,
    },
    #[api(status = 410)]
    Gone,
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum AppError {
    #[api(transparent)]
    User(UserError),
    Broken,
}

static API: Catalog = error_catalog::catalog!("API", [AppError]);

/// The variable that makes this program render errors instead of testing itself.
const RENDERS: &str = "RENDERS_ERRORS";

fn catalog(args: &[&str]) -> (Exit, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run_from(&API, ["catalog", "coverage"].iter().chain(args), &mut out, &mut err);
    out.append(&mut err);
    (exit, String::from_utf8(out).expect("programs print UTF-8"))
}

#[test]
fn what_no_test_renders_is_listed() {
    if let Some(renders) = env::var_os(RENDERS) {
        // An export renders samples, which are no errors.
        _ = error_catalog::export::json(&API);
        _ = UserError::Taken { name: "ada".to_owned() }.to_json();
        if renders == "all" {
            _ = AppError::User(UserError::NotFound).to_response();
            _ = [UserError::Gone, UserError::NotFound].into_iter().collect::<Errors<_>>().to_json();
            _ = AppError::Broken.to_json();
        }
        // What was noted stays noted.
        std::process::abort();
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("covered");
    _ = fs::remove_dir_all(&folder);
    let render = |which: &str| {
        let program = env::current_exe().expect("it runs");
        let run = Command::new(program).env(RENDERS, which).env("ERROR_CATALOG_COVERAGE", &folder).output();
        run.expect("it starts");
    };
    let dir = folder.to_str().expect("a path in UTF-8");
    assert_eq!(catalog(&[dir]).0, Exit::Failure);

    render("one");
    let (exit, text) = catalog(&[dir]);
    assert_eq!(exit, Exit::No);
    let mut lines: Vec<_> = text.lines().collect();
    lines.sort_unstable();
    let expected = [
        "  broken (AppError::Broken)",
        "  gone (UserError::Gone)",
        "  not_found (UserError::NotFound)",
        "1 of 4 errors are rendered by a test",
        "App",
        "Users",
    ];
    assert_eq!(lines, expected);
    let (_, github) = catalog(&[dir, "--format", "github"]);
    assert!(
        github.contains("::warning title=No test renders UserError::Gone::no test renders the error gone\n"),
        "{github}"
    );
    let (_, json) = catalog(&[dir, "--format", "json"]);
    assert!(json.contains("\"covered\": 1") && json.contains("\"name\": \"Broken\""), "{json}");

    render("all");
    assert_eq!(catalog(&[dir]), (Exit::Success, "4 of 4 errors are rendered by a test\n".to_owned()));
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 2);
}
