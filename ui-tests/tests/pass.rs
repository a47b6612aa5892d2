//! Runs the cases that compile, `<folder>/pass/<case>.rs`, as modules of one program. `build.rs` lists them.

// The cases are written like users' code, and warnings must not fail them.
#![allow(warnings, clippy::all, clippy::pedantic, clippy::restriction)]

include!(concat!(env!("OUT_DIR"), "/pass.rs"));

/// Each of these cases has a program of its own in this folder.
#[test]
fn cases_that_name_their_crate_are_crates() {
    for case in CRATES {
        let name = std::path::Path::new(case).file_name().unwrap();
        let program = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
        let text = std::fs::read_to_string(&program).unwrap_or_default();
        assert!(text.contains(&format!("include!(\"../{case}\")")), "{} does not include {case}", program.display());
    }
}

#[test]
fn no_case_is_left_out() {
    let folders = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
    let passes = folders.filter_map(|folder| std::fs::read_dir(folder.unwrap().path().join("pass")).ok());
    let cases = passes.flatten().filter(|case| case.as_ref().unwrap().path().extension() == Some("rs".as_ref()));
    assert_eq!(cases.count(), COUNT, "`build.rs` has not seen all cases: `touch ui-tests/build.rs`");
}
