//! `cargo run --example catalogs -- clerk explain resource_not_found`: the program that
//! `error_catalog::cli` gives every service, for four catalogs.
//!
//! The first argument names the catalog; the others go to the program: `list`, `explain`, `export`,
//! `diff` and `check`, or `--help`. With only a catalog, the program lists it; without arguments, it
//! lists all four.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::process::ExitCode;

use error_catalog::cli::{self, Exit};
use error_catalog_examples::{PUBLISHED, Published, output};

/// All catalogs, each under its title.
pub(crate) fn overview(out: &mut dyn Write) -> io::Result<()> {
    for Published { name, catalog, .. } in &PUBLISHED {
        let (errors, sections) = (catalog.entries().count(), catalog.sections().len());
        let plural = if sections == 1 { "" } else { "s" };
        writeln!(out, "{}: {errors} errors in {sections} section{plural}\n", catalog.title())?;
        let mut list = Vec::new();
        // Failures to list are reported on standard error.
        _ = cli::run_from(catalog, arguments(name, &[]), &mut list, &mut io::stderr());
        out.write_all(&list)?;
        writeln!(out)?;
    }
    Ok(())
}

/// The catalog of this name.
pub(crate) fn find(name: &OsStr) -> Result<&'static Published, String> {
    let found = PUBLISHED.iter().find(|published| name.eq_ignore_ascii_case(published.name));
    found.ok_or_else(|| {
        let names = PUBLISHED.iter().map(|published| published.name).collect::<Vec<_>>().join(", ");
        format!("there is no catalog `{}`; there are {names}", name.display())
    })
}

/// The command line for the program of a catalog.
pub(crate) fn arguments(name: &str, args: &[OsString]) -> Vec<OsString> {
    let mut arguments = vec![format!("catalogs {name}").into()];
    arguments.extend_from_slice(args);
    if args.is_empty() {
        arguments.push("list".into());
    }
    arguments
}

#[allow(dead_code, reason = "a test includes this file as a module")]
fn main() -> ExitCode {
    let args: Vec<_> = env::args_os().skip(1).collect();
    let Some((name, args)) = args.split_first() else {
        return output::run(|out| overview(out).map(|()| ExitCode::SUCCESS));
    };
    match find(name) {
        Ok(published) => cli::run_args(published.catalog, arguments(published.name, args)),
        Err(complaint) => {
            // If standard error is closed, the exit code still reports the result.
            _ = writeln!(io::stderr(), "error: {complaint}");
            Exit::Failure.into()
        }
    }
}
