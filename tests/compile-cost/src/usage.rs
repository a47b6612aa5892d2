//! User time and peak memory of one process.
//!
//! A process learns only the total usage of its finished children. Therefore this program runs itself between cargo and the
//! measured process, which is then its only child.

use std::error::Error;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use nix::sys::resource::{Resource, UsageWho, getrusage, setrlimit};

/// The variable with the file for the figures. If it is set, this program runs its arguments and records their usage.
const RECORD: &str = "COMPILE_COST_RECORD";
/// The variable with the seconds of processor time after which the child is killed.
const LIMIT: &str = "COMPILE_COST_LIMIT";

/// The resources that a process used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Usage {
    /// User time.
    pub(crate) seconds: f64,
    pub(crate) mebibytes: f64,
    /// Wall-clock time, which other load on the machine increases.
    pub(crate) elapsed: f64,
    /// Whether it was killed before it finished.
    pub(crate) killed: bool,
}

impl Usage {
    /// The minimum, because other load on the machine can only add.
    pub(crate) fn least(self, other: Self) -> Self {
        Self {
            seconds: self.seconds.min(other.seconds),
            mebibytes: self.mebibytes.min(other.mebibytes),
            elapsed: self.elapsed.min(other.elapsed),
            killed: self.killed || other.killed,
        }
    }
}

/// Measures the rustc that compiles `krate` when `cargo` runs, and kills it after `limit`.
pub(crate) fn of_crate(
    mut cargo: Command,
    krate: &str,
    limit: Duration,
    record: &Path,
) -> Result<Usage, Box<dyn Error>> {
    fs::write(record, "")?;
    cargo.env("RUSTC_WORKSPACE_WRAPPER", std::env::current_exe()?);
    cargo.env(RECORD, record).env(LIMIT, limit.as_secs().to_string());
    let output = cargo.output()?;
    let figures = fs::read_to_string(record)?;
    let line = figures.lines().rev().find_map(|line| line.strip_prefix(krate)?.strip_prefix(' '));
    match line.map(parse).transpose()? {
        Some(usage) if usage.killed || output.status.success() => Ok(usage),
        _ => Err(format!("{cargo:?} did not compile {krate}\n{}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

/// Measures `cargo` and everything that it starts, and also returns its output.
pub(crate) fn of_everything(cargo: &Command, record: &Path) -> Result<(Usage, String), Box<dyn Error>> {
    fs::write(record, "")?;
    let mut recorded = Command::new(std::env::current_exe()?);
    recorded.arg(cargo.get_program()).args(cargo.get_args()).env(RECORD, record);
    for (name, value) in cargo.get_envs() {
        match value {
            Some(value) => recorded.env(name, value),
            None => recorded.env_remove(name),
        };
    }
    if let Some(directory) = cargo.get_current_dir() {
        recorded.current_dir(directory);
    }
    let output = recorded.output()?;
    let figures = fs::read_to_string(record)?;
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    match figures.lines().next().and_then(|line| line.strip_prefix("- ")) {
        Some(line) if output.status.success() => Ok((parse(line)?, messages)),
        _ => Err(format!("{cargo:?} failed\n{messages}").into()),
    }
}

fn parse(line: &str) -> Result<Usage, Box<dyn Error>> {
    let mut words = line.split(' ');
    let mut word = || words.next().ok_or("a figure is missing");
    Ok(Usage {
        seconds: word()?.parse()?,
        mebibytes: word()?.parse()?,
        elapsed: word()?.parse()?,
        killed: word()?.parse()?,
    })
}

/// If [`RECORD`] is set, runs the arguments as a program and records its usage.
pub(crate) fn record() -> Option<Result<ExitCode, Box<dyn Error>>> {
    let file = std::env::var_os(RECORD)?;
    Some(run_recorded(Path::new(&file)))
}

fn run_recorded(file: &Path) -> Result<ExitCode, Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let mut command = Command::new(arguments.next().ok_or("no program")?);
    command.args(arguments).env_remove(RECORD);
    let mut names = command.get_args().skip_while(|argument| *argument != "--crate-name");
    let name = names.nth(1).map_or("-".into(), |name| name.to_string_lossy().into_owned());

    if let Some(limit) = std::env::var(LIMIT).ok().and_then(|limit| limit.parse().ok()) {
        // The child inherits the limit, and this process only waits.
        setrlimit(Resource::RLIMIT_CPU, limit, limit)?;
    }
    let started = Instant::now();
    let status = command.status()?;
    let killed = status.signal().is_some();
    let elapsed = started.elapsed().as_secs_f64();

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let user = usage.user_time();
    let (seconds, microseconds, mebibytes) = (user.tv_sec(), user.tv_usec(), usage.max_rss() / 1024);
    let mut file = OpenOptions::new().append(true).open(file)?;
    writeln!(file, "{name} {seconds}.{microseconds:06} {mebibytes} {elapsed} {killed}")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
