//! Runs a command line.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use clap::ArgMatches;

use super::command::command;
use super::files;
use super::import::{self, File};
use super::migrate;
use crate::cli::Exit;
use crate::compat::replace;

/// Runs the command line of this process.
#[must_use = "a caller learns what came of it from the exit code alone"]
pub fn run() -> ExitCode {
    run_from(env::args_os(), &mut io::stdin().lock(), &mut io::stdout().lock(), &mut io::stderr().lock()).into()
}

/// Like [`run`], with the given arguments and streams. The first argument is the name of the program.
///
/// ```
/// use error_catalog::cli::Exit;
///
/// let mut page = &b"# Users API\n\n- `user_not_found` (404): No user has the id <id>\n"[..];
/// let (mut out, mut err) = (Vec::new(), Vec::new());
/// let exit = error_catalog::program::run_from(["error-catalog", "import", "-"], &mut page, &mut out, &mut err);
/// assert_eq!(exit, Exit::Success);
/// let rust = String::from_utf8(out).unwrap();
/// assert!(rust.contains(r#"code = "user_not_found""#) && rust.contains(r#""No user has the id <id>""#), "{rust}");
/// assert!(rust.contains("UserNotFound { id: String },"));
/// ```
pub fn run_from<A: Into<OsString> + Clone>(
    args: impl IntoIterator<Item = A>,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Exit {
    let matches = match command().try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => {
            let text = error.render();
            // If a stream is closed, the exit code still tells the result.
            _ = if error.use_stderr() { write!(err, "{text}") } else { write!(out, "{text}") };
            return if error.use_stderr() { Exit::Failure } else { Exit::Success };
        }
    };
    let done = match matches.subcommand() {
        Some(("import", matches)) => import(matches, input, out, err),
        Some(("migrate", matches)) => migrate(matches, out, err),
        Some(("merge", matches)) => files::merge_files(matches, out, err),
        Some(("list", matches)) => files::list(matches, out, err),
        Some(("explain", matches)) => files::explain(matches, out, err),
        Some(("export", matches)) => files::export_files(matches, out, err),
        Some(("diff" | "check", matches)) => files::compare(matches, out),
        _ => Ok(Exit::Failure),
    };
    done.unwrap_or_else(|fault| {
        _ = writeln!(err, "error: {fault}");
        Exit::Failure
    })
}

fn import(
    matches: &ArgMatches,
    input: &mut dyn Read,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Exit, String> {
    let strings = |name| matches.get_many::<String>(name).into_iter().flatten().cloned().collect::<Vec<_>>();
    let files: Vec<_> = strings("FILE").into_iter().map(|name| file(name, input)).collect::<Result<_, _>>()?;
    let mut imported = import::import(&files, &strings("column"), matches.get_one::<String>("title").cloned())?;
    imported.tell(err).map_err(|error| error.to_string())?;
    let (errors, defects, gaps) = imported.counts;
    let Some(rust) = &imported.rust else {
        return Err("no error was found: if a table has unusual headings, name them with `--column code=…`".to_owned());
    };
    match matches.get_one::<String>("output") {
        Some(path) => replace(Path::new(path), rust).map_err(|error| format!("{path} cannot be written: {error}"))?,
        None => out.write_all(rust.as_bytes()).map_err(|error| error.to_string())?,
    }
    if defects + gaps > 0 {
        _ = writeln!(err, "imported {errors} errors: {defects} warnings, {gaps} not understood");
    }
    Ok(if imported.has_gaps() { Exit::No } else { Exit::Success })
}

fn file(name: String, input: &mut dyn Read) -> Result<File, String> {
    let mut bytes = Vec::new();
    let read =
        if name == "-" { input.read_to_end(&mut bytes).map(drop) } else { fs::read(&name).map(|read| bytes = read) };
    read.map_err(|error| format!("{name} cannot be read: {error}"))?;
    Ok(File { name, bytes })
}

fn migrate(matches: &ArgMatches, out: &mut dyn Write, err: &mut dyn Write) -> Result<Exit, String> {
    let mut files = Vec::new();
    for path in matches.get_many::<String>("PATH").into_iter().flatten() {
        collect(Path::new(path), &mut files).map_err(|error| format!("{path} cannot be read: {error}"))?;
    }
    let migrated = migrate::migrate(files)?;
    let stream = |error: io::Error| error.to_string();
    for line in &migrated.left {
        writeln!(err, "{line}").map_err(stream)?;
    }
    if matches.get_flag("write") {
        write_all(&migrated.files)?;
    } else {
        migrated.files.iter().try_for_each(|(.., patch)| out.write_all(patch.as_bytes())).map_err(stream)?;
    }
    let names: Vec<_> = migrated.names.iter().map(|name| format!("`{name}`")).collect();
    let done = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    writeln!(err, "migrated {done} in {} files", migrated.files.len()).map_err(stream)?;
    Ok(if migrated.left.is_empty() { Exit::Success } else { Exit::No })
}

/// The Rust files of a folder, in the order of their names. Folders of builds, and hidden ones, are skipped.
fn collect(path: &Path, files: &mut Vec<(String, String)>) -> io::Result<()> {
    if !path.is_dir() {
        files.push((path.to_string_lossy().into_owned(), fs::read_to_string(path)?));
        return Ok(());
    }
    let mut inner: Vec<_> = fs::read_dir(path)?.map(|found| Ok(found?.path())).collect::<io::Result<_>>()?;
    inner.sort();
    for path in inner {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_rust = path.extension().is_some_and(|extension| extension == "rs");
        if (path.is_dir() && name != "target" && !name.starts_with('.')) || is_rust {
            collect(&path, files)?;
        }
    }
    Ok(())
}

/// Writes all files, or none: if one cannot be written, those before get their old text back.
fn write_all(files: &[(String, String, String, String)]) -> Result<(), String> {
    for (index, (name, _, new, _)) in files.iter().enumerate() {
        if let Err(error) = replace(Path::new(name), new) {
            let written = files.iter().take(index + 1);
            // The first fault is the one that matters.
            written.for_each(|(name, old, ..)| _ = replace(Path::new(name), old));
            return Err(format!("{name} cannot be written: {error}; no file is changed"));
        }
    }
    Ok(())
}
