//! The samples of the four catalogs render every error, as `catalog coverage` says.

#![cfg(feature = "coverage")]
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use error_catalog::cli::{self, Exit};
use error_catalog_examples::PUBLISHED;

/// The variable that makes this program render the samples instead of testing itself.
const RENDERS: &str = "RENDERS_SAMPLES";

#[test]
fn samples_cover_all_errors() {
    if env::var_os(RENDERS).is_some() {
        for published in &PUBLISHED {
            (published.samples)();
        }
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("covered");
    _ = fs::remove_dir_all(&folder);
    let program = env::current_exe().expect("it runs");
    Command::new(program).env(RENDERS, "").env("ERROR_CATALOG_COVERAGE", &folder).output().expect("it starts");

    let folder = folder.to_str().expect("a path in UTF-8");
    for published in &PUBLISHED {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let exit = cli::run_from(published.catalog, ["catalog", "coverage", folder], &mut out, &mut err);
        let errors = published.catalog.entries().count();
        let all = format!("{errors} of {errors} errors are rendered by a test\n");
        assert_eq!((exit, String::from_utf8_lossy(&out)), (Exit::Success, all.into()), "{}", published.name);
    }
}
