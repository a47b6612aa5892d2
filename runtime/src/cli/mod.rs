//! A program about a catalog: what its errors mean, its documents, and what has changed.
//!
//! A service gives itself one with a file `src/bin/catalog.rs`:
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
//! | `catalog list` | one line for each error; `--status 404`, `--status 5xx` and `--section Users` choose among them |
//! | `catalog explain CODE` | all about the errors with this code, and what a client receives |
//! | `catalog export FORMAT` | the catalog as a [document](crate::export), on standard output or in `--output FILE` |
//! | `catalog diff OLD` | what has changed since a lock file or a JSON export, and what breaks clients |
//! | `catalog check LOCK` | whether clients that know the lock file (`errors.lock.json` if none is named) understand the catalog; `--exact` refuses compatible changes too, `--update` writes the file |
//!
//! What the program answers is its exit code too:
//!
//! | exit code | meaning |
//! | --- | --- |
//! | 0 | done; nothing breaks clients |
//! | 1 | no: there is no such error, or a change breaks clients |
//! | 2 | it could not be done: the command line is wrong, or a file cannot be read or written |
//!
//! Colours are for terminals only, and for none if the variable `NO_COLOR` is set. Texts are wrapped at 80 characters, or
//! at the width that the variable `COLUMNS` says.

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

/// How a program ends, which its exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[must_use = "a caller learns what came of it from the exit code alone"]
pub enum Exit {
    /// It did what it was asked for: 0.
    Success,
    /// The answer is no, as of a code that there is not, or of a change that breaks clients: 1.
    No,
    /// It could not do it: 2.
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

/// Does what the command line of this process asks for, as the [module](self) says.
#[must_use = "a caller learns what came of it from the exit code alone"]
pub fn run(catalog: &Catalog) -> ExitCode {
    run_args(catalog, env::args_os())
}

/// The same for a program with arguments of its own. The first one is the name of the program, for its help.
#[must_use = "a caller learns what came of it from the exit code alone"]
pub fn run_args(catalog: &Catalog, args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let is_plain = |choice| choice == ColorChoice::Never;
    let (stdout, stderr) = (io::stdout(), io::stderr());
    let choices = [AutoStream::choice(&stdout), AutoStream::choice(&stderr)];
    // Documents reach a file letter for letter; what goes to a terminal is translated for old ones.
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

/// The same with streams that the caller gives, without colours.
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

/// Why there is no answer.
enum Refusal {
    /// What was asked for is not there.
    No(String),
    /// It cannot be done.
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
        // A reader that has seen enough, as in `… | head`, is no failure.
        Err(Refusal::Stream(error)) if error.kind() == ErrorKind::BrokenPipe => (Exit::Success, String::new()),
        Err(Refusal::Stream(error)) => (Exit::Failure, error.to_string()),
        Err(Refusal::Failure(complaint)) => (Exit::Failure, complaint),
        Err(Refusal::No(complaint)) => (Exit::No, complaint),
    };
    if !complaint.is_empty() {
        let label = page::label(page::ERROR, "error", styles_errors);
        // The exit code says it too, should standard error be closed.
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
