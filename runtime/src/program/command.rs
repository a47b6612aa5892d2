//! The command line.

use clap::{Arg, Command};

use super::import;
use crate::cli::format;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  done, but something needs a look: see standard error
  2  it could not be done";

const IMPORT: &str = "\
Examples:
  error-catalog import docs/errors.md > src/errors.rs
  error-catalog import openapi.yaml -o src/errors.rs
  error-catalog import errors.csv --column code=Fehlernummer --column message=Text
  error-catalog import docs/errors/*.md --title \"Users API\"

The file may be Markdown or text, OpenAPI 3, a JSON export of error-catalog, protobuf, or a list in JSON, CSV or TSV.";

pub(super) fn command() -> Command {
    Command::new("error-catalog")
        .about("Brings error catalogs into Rust")
        .version(env!("CARGO_PKG_VERSION"))
        .after_help(EXIT_CODES)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(import_command())
        .subcommand(migrate_command())
        .subcommands(file_commands())
}

fn import_command() -> Command {
    let names = import::column_names();
    Command::new("import")
        .about("Print a published catalog as Rust")
        .after_help(IMPORT)
        .arg(Arg::new("FILE").required(true).num_args(1..).help("The files of the catalog; `-` is standard input"))
        .arg(
            Arg::new("column")
                .long("column")
                .value_name("PART=HEADING")
                .action(clap::ArgAction::Append)
                .help(format!("The column of a part of an error: {}", names.join(", "))),
        )
        .arg(Arg::new("title").long("title").value_name("TEXT").help("The title of the catalog"))
        .arg(Arg::new("output").short('o').long("output").value_name("FILE").help("Write to a file"))
}

const MIGRATE: &str = "\
Examples:
  error-catalog migrate src                 print a patch
  error-catalog migrate src | git apply     apply it
  error-catalog migrate src/error.rs --write

It reads enums with thiserror, or with a `Display` of their own, whose statuses, codes and texts stand in matches
(`fn status_code(&self)`, `fn code(&self)`, `IntoResponse`, `ResponseError`, `From<E> for (StatusCode, …)`), writes them onto
the variants, and removes the arms that they replace. What it leaves alone is listed on standard error.";

fn migrate_command() -> Command {
    Command::new("migrate")
        .about("Turn the matches of error enums into attributes")
        .after_help(MIGRATE)
        .arg(Arg::new("PATH").required(true).num_args(1..).help("Files of Rust, or folders with them"))
        .arg(
            Arg::new("write")
                .long("write")
                .action(clap::ArgAction::SetTrue)
                .help("Change the files in place, all of them or none"),
        )
}

const MERGE: &str = "\
Examples:
  error-catalog merge users.json orders.json -o all.json
  error-catalog export html all.json -o errors.html";

/// The commands on JSON exports.
fn file_commands() -> [Command; 6] {
    let files = || Arg::new("FILE").required(true).num_args(1..).help("JSON exports of services");
    let output = || Arg::new("output").short('o').long("output").value_name("FILE").help("Write to a file");
    let title = || Arg::new("title").long("title").value_name("TEXT").help("The title of the catalog");
    let old = || Arg::new("OLD").required(true).help("The lock file or the JSON export that clients know");
    let new = || Arg::new("NEW").required(true).help("The JSON export that they will meet");
    [
        Command::new("merge")
            .about("Make one catalog of the exports of many services")
            .after_help(MERGE)
            .arg(files())
            .arg(title())
            .arg(output()),
        Command::new("list")
            .about("List the errors in exports, one on each line")
            .arg(files())
            .arg(
                Arg::new("status")
                    .long("status")
                    .value_name("STATUS")
                    .help("Only errors with this status (404) or of this class (5xx)"),
            )
            .arg(Arg::new("domain").long("domain").value_name("DOMAIN").help("Only errors of this service"))
            .arg(format()),
        Command::new("explain")
            .about("Explain an error in exports")
            .arg(Arg::new("CODE").required(true).help("Its code, or the name of its variant"))
            .arg(files()),
        Command::new("export")
            .about("Write exports as a document")
            .arg(
                Arg::new("FORMAT")
                    .required(true)
                    .value_parser(["json", "markdown", "html", "csv"])
                    .help("Format of the document"),
            )
            .arg(files())
            .arg(title())
            .arg(output()),
        Command::new("diff").about("List what has changed between two files").arg(old()).arg(new()).arg(format()),
        Command::new("check")
            .about("Check that clients that know a lock file understand an export")
            .arg(new())
            .arg(old())
            .arg(format()),
    ]
}
