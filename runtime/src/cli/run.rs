//! Runs a command line.

use std::env;
use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use anstream::{AutoStream, ColorChoice};
use clap::ArgMatches;

use crate::catalog::Catalog;
use crate::cli::exit::{Exit, Refusal};
use crate::cli::page::{self, Page};
use crate::cli::{command, compare, coverage, explain, list};
use crate::compat::replace;
use crate::export::{Format, OpenApi, OpenApiVersion};

/// Runs the command line of this process; see the [module](crate::cli).
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
        "coverage" => coverage::coverage(catalog, matches, page),
        _ => compare::check(catalog, matches, page),
    }
}

fn export(catalog: &Catalog, matches: &ArgMatches, page: &mut Page<'_>) -> Result<Exit, Refusal> {
    let format = matches.get_one::<String>("FORMAT").and_then(|name| name.parse::<Format>().ok());
    let Some(format) = format else { return Ok(Exit::Failure) };
    let hidden = matches.get_flag("hidden").then(|| format.export_with_hidden(catalog));
    let document = match format {
        _ if hidden.is_some() => hidden
            .flatten()
            .ok_or_else(|| Refusal::Failure(format!("`--hidden` is not for {format}, which is for clients")))?,
        Format::OpenApi => openapi(matches).export(catalog),
        format => format.export(catalog),
    };
    match command::path(matches, "output") {
        Some(path) => replace(path, &document)
            .map_err(|error| Refusal::Failure(format!("{} cannot be written: {error}", path.display())))?,
        None => page.text(&document)?,
    }
    Ok(Exit::Success)
}

fn openapi(matches: &ArgMatches) -> OpenApi<'_> {
    let version = match matches.get_one::<String>("openapi").map(String::as_str) {
        Some("3.0") => OpenApiVersion::V3_0,
        _ => OpenApiVersion::V3_1,
    };
    let prefix = matches.get_one::<String>("prefix").map_or("", String::as_str);
    let options = OpenApi::new().version(version).prefix(prefix);
    if matches.get_flag("one-schema") { options.one_schema() } else { options }
}
