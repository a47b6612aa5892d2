//! The services of a run, each in a process of its own.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Stdio};

use error_catalog_users::Config;
use error_catalog_users::store::Store;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

use crate::by_hand;
use crate::by_hand::json::Own;
use crate::by_hand::text::Text;

/// How a service makes its errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The example, as it is.
    Catalog,
    /// As [`Text`].
    Text,
    /// As [`Own`].
    Json,
}

impl Kind {
    pub(crate) const ALL: [Self; 3] = [Self::Catalog, Self::Text, Self::Json];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Catalog => "catalog",
            Self::Text => "text",
            Self::Json => "json",
        }
    }

    /// Serves until the process ends.
    pub(crate) async fn serve(self, listener: TcpListener) -> Result<(), Box<dyn Error>> {
        let config = Config { limit: u32::MAX, ..Config::new(Store::in_memory()?) };
        match self {
            Self::Catalog => error_catalog_users::serve(listener, config).await?,
            Self::Text => axum::serve(listener, by_hand::app::<Text>(config, |routes| routes)).await?,
            Self::Json => axum::serve(listener, by_hand::app::<Own>(config, by_hand::json::with_ids)).await?,
        }
        Ok(())
    }
}

/// The first argument of a process that is a service.
const SERVE: &str = "serve";

/// The second argument of a process that writes a log like the example.
const LOG: &str = "log";

/// A process that serves, and ends when this is dropped.
pub(crate) struct Process {
    child: Child,
    pub(crate) address: SocketAddr,
}

impl Process {
    pub(crate) fn start(kind: Kind, has_log: bool) -> Result<Self, Box<dyn Error>> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args([SERVE, kind.name()]).args(has_log.then_some(LOG));
        // The log is written but discarded.
        let stderr = if has_log { Stdio::null() } else { Stdio::inherit() };
        // Backtraces of raised errors would be measured too, and with a log their symbols are loaded.
        command.env_remove("RUST_BACKTRACE").env_remove("RUST_LIB_BACKTRACE");
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(stderr).spawn()?;
        let mut address = String::new();
        if let Some(printed) = child.stdout.take() {
            BufReader::new(printed).read_line(&mut address)?;
        }
        let address = address.trim().parse();
        let mut process = Self { child, address: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)) };
        process.address = address.map_err(|_| format!("the service {} does not start", kind.name()))?;
        Ok(process)
    }

    /// The resources of the process, from the kernel.
    pub(crate) fn usage(&self) -> Result<Usage, Box<dyn Error>> {
        let directory = format!("/proc/{}", self.child.id());
        let read = |file| fs::read_to_string(format!("{directory}/{file}")).map_err(|_| "this runs on Linux alone");
        Usage::parse(&read("status")?, &read("stat")?).ok_or_else(|| "the kernel's figures are unreadable".into())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Memory in kibibytes, threads, and seconds of processor time, in user mode and in the kernel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Usage {
    pub(crate) resident: u32,
    pub(crate) peak: u32,
    pub(crate) threads: u32,
    pub(crate) seconds: f64,
}

impl Usage {
    /// Parses `status` and `stat` of a process; see proc(5).
    fn parse(status: &str, stat: &str) -> Option<Self> {
        /// `USER_HZ`, which is the same on practically all machines.
        const TICKS: f64 = 100.0;
        let number = |name: &str| -> Option<u32> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.trim_end_matches(" kB").trim().parse().ok()
        };
        // The name of the program, which is in brackets, may hold spaces. The times are the fields 14 and 15.
        let (_, fields) = stat.rsplit_once(')')?;
        let mut times = fields.split_whitespace().skip(11).map(str::parse::<u32>);
        let ticks = f64::from(times.next()?.ok()?) + f64::from(times.next()?.ok()?);
        Some(Self {
            resident: number("VmRSS:")?,
            peak: number("VmHWM:")?,
            threads: number("Threads:")?,
            seconds: ticks / TICKS,
        })
    }
}

/// Serves, if the arguments say that this process is a service.
pub(crate) fn serve(arguments: &[String]) -> Option<Result<(), Box<dyn Error>>> {
    let [command, name, log @ ..] = arguments else { return None };
    let kind = Kind::ALL.into_iter().find(|kind| command == SERVE && kind.name() == name)?;
    if !log.is_empty() {
        tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    }
    Some(run(kind))
}

fn run(kind: Kind) -> Result<(), Box<dyn Error>> {
    Runtime::new()?.block_on(async {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let mut out = std::io::stdout();
        writeln!(out, "{}", listener.local_addr()?)?;
        out.flush()?;
        kind.serve(listener).await
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_the_kernel_says() {
        let status = "Name:\ta b)\nVmHWM:\t   9912 kB\nVmRSS:\t   9908 kB\nThreads:\t3\n";
        let stat = "7 (a b) c) S 1 7 7 0 -1 4194304 600 0 0 0 250 50 0 0 20 0 3 0 100 1000 2000";
        let usage = Usage { resident: 9908, peak: 9912, threads: 3, seconds: 3.0 };
        assert_eq!(Usage::parse(status, stat), Some(usage));
        assert_eq!(Usage::parse("", stat), None);
        assert_eq!(Usage::parse(status, "7 (a) S 1"), None);
    }
}
