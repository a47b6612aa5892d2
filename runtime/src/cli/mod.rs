//! A program that explains, exports and compares a catalog.
//!
//! A service adds the program with a file `src/bin/catalog.rs`:
//!
//! ```no_run
//! # mod my_service {
//! #     #[derive(Debug, error_catalog::ApiError)]
//! #     #[api(status = 404)]
//! #     pub struct NotFound;
//! #     pub static API: error_catalog::Catalog = error_catalog::catalog!("API", [NotFound]);
//! # }
//! fn main() -> std::process::ExitCode {
//!     error_catalog::cli::run(&my_service::API)
//! }
//! ```
//!
//! | command | does |
//! | --- | --- |
//! | `catalog list` | prints one line for each error; `--status 404`, `--status 5xx` and `--section Users` filter them |
//! | `catalog explain CODE` | shows everything about the errors with this code, and what a client receives |
//! | `catalog export FORMAT` | writes the catalog as a [document](crate::export), to standard output or to `--output FILE` |
//! | `catalog diff OLD` | lists what has changed since a lock file or a JSON export, and what breaks clients |
//! | `catalog check LOCK` | checks that clients that know the lock file (by default `errors.lock.json`) understand the catalog; `--exact` rejects compatible changes too, `--update` writes the file |
//!
//! The exit code tells scripts the result:
//!
//! | exit code | meaning |
//! | --- | --- |
//! | 0 | success; nothing breaks clients |
//! | 1 | the answer is no: there is no such error, or a change breaks clients |
//! | 2 | failure: the command line is wrong, or a file cannot be read or written |
//!
//! Output is coloured only on terminals, and not if the variable `NO_COLOR` is set. Texts are wrapped at 80 characters, or
//! at the width in the variable `COLUMNS`.

mod command;
mod compare;
mod explain;
mod list;
mod near;
mod page;

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;
use std::{env, fs};

use anstream::{AutoStream, ColorChoice};
use clap::ArgMatches;

use crate::cli::page::Page;
use crate::entry::Catalog;
use crate::export::Format;

/// The result of the program, which determines its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[must_use = "a caller learns what came of it from the exit code alone"]
pub enum Exit {
    /// The command succeeded: 0.
    Success,
    /// The answer is no: a code does not exist, or a change breaks clients: 1.
    No,
    /// The command failed: 2.
    Failure,
}

impl Exit {
    /// The exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::No => 1,
            Self::Failure => 2,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        exit.code().into()
    }
}

/// Runs the command line of this process; see the [module](self).
#[must_use = "a caller learns what came of it from the exit code alone"]
pub fn run(catalog: &Catalog) -> ExitCode {
    run_args(catalog, env::args_os())
}

/// Like [`run`], with the given arguments. The first argument is the name of the program, for its help.
#[must_use = "a caller learns what came of it from the exit code alone"]
pub fn run_args(catalog: &Catalog, args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let is_plain = |choice| choice == ColorChoice::Never;
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let choices = [AutoStream::choice(&stdout), AutoStream::choice(&stderr)];
    // Documents are written unchanged; other output is translated for old terminals.
    let mut out: Box<dyn Write> = match choices[0] {
        ColorChoice::Never => Box::new(BufWriter::new(stdout)),
        choice => Box::new(AutoStream::new(stdout, choice)),
    };
    let mut err: Box<dyn Write> = match choices[1] {
        ColorChoice::Never => Box::new(stderr),
        choice => Box::new(AutoStream::new(stderr, choice)),
    };
    let width = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let mut page = Page::new(&mut out, !is_plain(choices[0]), width.unwrap_or(page::WIDTH));
    finish(catalog, args, &mut page, &mut err, !is_plain(choices[1])).into()
}

/// Like [`run_args`], with the given streams and without colours.
///
/// ```
/// use error_catalog::cli::{self, Exit};
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, message = "no such user")]
///     UserNotFound,
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let exit = cli::run_from(&API, ["catalog", "list"], &mut out, &mut err);
/// assert_eq!(exit, Exit::Success);
/// assert_eq!(
///     String::from_utf8_lossy(&out),
///     "\
/// CODE            STATUS  SECTION  MESSAGE
/// user_not_found  404     User     no such user
/// ",
/// );
/// ```
pub fn run_from<A: Into<OsString>>(
    catalog: &Catalog,
    args: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    finish(catalog, args.into_iter().map(Into::into), &mut Page::new(out, false, page::WIDTH), err, false)
}

/// Why a command did not succeed.
enum Refusal {
    /// The answer is no.
    No(String),
    /// The command failed.
    Failure(String),
    /// A stream could not be written to.
    Stream(io::Error),
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Stream(error)
    }
}

fn finish(
    catalog: &Catalog,
    args: impl IntoIterator<Item = OsString>,
    page: &mut Page<'_>,
    err: &mut dyn Write,
    styles_errors: bool,
) -> Exit {
    let matches = match command::command(catalog).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return command::answer(&error, page, err, styles_errors),
    };
    let answer = dispatch(catalog, &matches, page);
    let (exit, complaint) = match answer.and_then(|exit| Ok(page.flush().map(|()| exit)?)) {
        Ok(exit) => (exit, String::new()),
        // It is not a failure if the reader closes the pipe early, as in `… | head`.
        Err(Refusal::Stream(error)) if error.kind() == ErrorKind::BrokenPipe => (Exit::Success, String::new()),
        Err(Refusal::Stream(error)) => (Exit::Failure, error.to_string()),
        Err(Refusal::Failure(complaint)) => (Exit::Failure, complaint),
        Err(Refusal::No(complaint)) => (Exit::No, complaint),
    };
    if !complaint.is_empty() {
        let label = page::label(page::ERROR, "error", styles_errors);
        // If standard error is closed, the exit code still reports the result.
        _ = writeln!(err, "{label} {}", page::printable(complaint.trim_end()));
    }
    exit
}

fn dispatch(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let Some((name, matches)) = matches.subcommand() else { return Ok(Exit::Failure) };
    match name {
        "list" => list::list(catalog, matches, page),
        "explain" => explain::explain(catalog, matches, page),
        "export" => export(catalog, matches, page),
        "diff" => compare::diff(catalog, matches, page),
        _ => compare::check(catalog, matches, page),
    }
}

fn export(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let format = matches.get_one::<String>("FORMAT").and_then(|name| name.parse::<Format>().ok());
    let Some(format) = format else { return Ok(Exit::Failure) };
    let document = format.export(catalog);
    match command::path(matches, "output") {
        Some(path) => fs::write(path, document)
            .map_err(|error| Refusal::Failure(format!("{} cannot be written: {error}", path.display())))?,
        None => page.text(&document)?,
    }
    Ok(Exit::Success)
}
