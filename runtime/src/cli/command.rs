//! The command line.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use crate::catalog::Catalog;
use crate::cli::exit::Exit;
use crate::cli::machine::FORMATS;
use crate::cli::page::Page;
use crate::entry::{Entry, StatusRange};
use crate::export::Format;

/// The default lock file.
pub(super) const LOCK: &str = "errors.lock.json";

const EXIT_CODES: &str = "\
Exit codes:
  0  done; nothing breaks clients
  1  no: there is no such error, or a change breaks clients
  2  it could not be done";

#[expect(clippy::too_many_lines, reason = "it is a list")]
pub(super) fn command(catalog: &Catalog) -> Command {
    let command = Command::new("catalog")
        .about(format!("{}: explain its errors, export them, and list what has changed", catalog.title()))
        .after_help(EXIT_CODES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            Command::new("list")
                .about("List the errors, one on each line")
                .arg(
                    Arg::new("status")
                        .long("status")
                        .value_name("STATUS")
                        .help("Only errors with this status (404) or of this class (5xx)")
                        .value_parser(StatusFilter::parse),
                )
                .arg(
                    Arg::new("section")
                        .long("section")
                        .value_name("NAME")
                        .help("Only errors of this section, by its heading or its type"),
                )
                .arg(
                    Arg::new("label")
                        .long("label")
                        .value_name("NAME=VALUE")
                        .action(ArgAction::Append)
                        .help("Only errors with this label; may be repeated")
                        .value_parser(LabelFilter::parse),
                )
                .arg(format()),
        )
        .subcommand(
            Command::new("explain")
                .about("Explain an error, and show what a client receives")
                .arg(Arg::new("CODE").required(true).help("Its code, or the name of its variant")),
        )
        .subcommand(
            Command::new("export")
                .about("Write the catalog as a document")
                .arg(
                    Arg::new("FORMAT")
                        .required(true)
                        .help("Format of the document")
                        .value_parser(PossibleValuesParser::new(Format::ALL.iter().map(|format| format.name()))),
                )
                .arg(
                    Arg::new("openapi")
                        .long("openapi")
                        .value_name("VERSION")
                        .value_parser(["3.0", "3.1"])
                        .default_value("3.1")
                        .help("Version of an OpenAPI document"),
                )
                .arg(
                    Arg::new("prefix")
                        .long("prefix")
                        .value_name("NAME")
                        .help("Beginning of the names of OpenAPI schemas"),
                )
                .arg(
                    Arg::new("one-schema")
                        .long("one-schema")
                        .action(ArgAction::SetTrue)
                        .help("Give all OpenAPI responses the same schema"),
                )
                .arg(
                    Arg::new("hidden")
                        .long("hidden")
                        .action(ArgAction::SetTrue)
                        .help("Include hidden errors, in CSV, JSON, HTML and Markdown"),
                )
                .arg(file("output").short('o').long("output").value_name("FILE").help("Write to a file")),
        )
        .subcommand(
            Command::new("diff")
                .about("List what has changed since a lock file or a JSON export")
                .arg(file("OLD").required(true).help("The lock file, or the export"))
                .arg(format())
                .after_help("Against another revision: catalog diff <(git show main:errors.lock.json)"),
        )
        .subcommand(
            Command::new("coverage")
                .about("List the errors that no test has rendered")
                .arg(file("DIR").required(true).help("The folder in which the tests have noted what they rendered"))
                .arg(
                    Arg::new("format")
                        .long("format")
                        .value_name("FORMAT")
                        .default_value("text")
                        .value_parser(["text", "json", "github"])
                        .help("Format of the list"),
                )
                .after_help(
                    "First: ERROR_CATALOG_COVERAGE=$PWD/target/covered cargo test --features error-catalog/coverage",
                ),
        )
        .subcommand(
            Command::new("check")
                .about("Check that clients that know a lock file understand the catalog")
                .arg(
                    file("LOCK")
                        .default_value(LOCK)
                        .help("The lock file; at the root of a workspace, that of a package"),
                )
                .arg(format())
                .arg(
                    Arg::new("exact")
                        .long("exact")
                        .action(ArgAction::SetTrue)
                        .help("Reject compatible changes too, until they are locked"),
                )
                .arg(
                    Arg::new("update")
                        .long("update")
                        .action(ArgAction::SetTrue)
                        .conflicts_with_all(["exact", "format"])
                        .help("Write the file, as UPDATE_ERROR_LOCK=1 does in a test"),
                ),
        );
    // The version of the service, which is unknown if Cargo does not build it.
    match catalog.version() {
        Some(version) => command.version(version),
        None => command,
    }
}

pub(crate) fn format() -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(FORMATS)
        .help("Format of the output: for people, or for other programs")
}

fn file(name: &'static str) -> Arg {
    Arg::new(name).value_parser(value_parser!(PathBuf))
}

pub(super) fn path<'m>(matches: &'m ArgMatches, name: &str) -> Option<&'m Path> {
    matches.get_one::<PathBuf>(name).map(PathBuf::as_path)
}

/// Prints the requested help, or the error in the command line.
pub(super) fn answer(error: &clap::Error, page: &mut Page<'_>, err: &mut dyn Write, styles_errors: bool) -> Exit {
    let text = error.render();
    // If this fails, it cannot be reported anywhere.
    if error.use_stderr() {
        _ = if styles_errors { write!(err, "{}", text.ansi()) } else { write!(err, "{text}") };
        return Exit::Failure;
    }
    let text = if page.is_styled() { text.ansi().to_string() } else { text.to_string() };
    _ = page.text(&text).and_then(|()| page.flush());
    Exit::Success
}

/// A status, or a class of statuses.
#[derive(Clone, Copy)]
pub(super) struct StatusFilter(StatusRange);

impl StatusFilter {
    fn parse(text: &str) -> Result<Self, String> {
        let class = text.strip_suffix("xx").or_else(|| text.strip_suffix("XX"));
        match (class, text.parse()) {
            (Some("4"), _) => Ok(Self(StatusRange::CLIENT_ERROR)),
            (Some("5"), _) => Ok(Self(StatusRange::SERVER_ERROR)),
            (None, Ok(status @ 400..=599)) => Ok(Self(StatusRange::one(status))),
            _ => Err("an error has a status from 400 to 599; 4xx and 5xx are the classes".to_owned()),
        }
    }

    /// Whether a response with the error may have such a status.
    pub(super) fn matches(self, entry: &Entry) -> bool {
        entry.statuses().any(|status| status.overlaps(self.0))
    }
}

/// A label that errors must have.
#[derive(Clone)]
pub(super) struct LabelFilter {
    pub(super) name: String,
    value: String,
}

impl LabelFilter {
    fn parse(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or("a label is written `name=value`")?;
        Ok(Self { name: name.to_owned(), value: value.to_owned() })
    }

    pub(super) fn matches(&self, entry: &Entry) -> bool {
        entry.label(&self.name).is_some_and(|label| label.to_string() == self.value)
    }
}
