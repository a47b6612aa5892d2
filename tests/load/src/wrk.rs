//! Runs the load tool wrk, and reads its figures.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::requests::Failing;

/// The number of concurrent connections.
const CONNECTIONS: &str = "32";

/// Prints the figures at the end, in one line. Every response is a failure; unanswered requests make the run invalid.
const DONE: &str = r#"
done = function(summary)
    local errors = summary.errors
    local unanswered = errors.connect + errors.read + errors.write + errors.timeout
    io.write(string.format("figures %d %d %d %d\n", summary.requests, summary.duration, errors.status, unanswered))
end
"#;

/// The figures of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Figures {
    pub(crate) requests: u32,
    pub(crate) seconds: f64,
}

impl Figures {
    fn parse(output: &str) -> Result<Self, Box<dyn Error>> {
        let line = output.lines().find_map(|line| line.strip_prefix("figures ")).ok_or("wrk prints no figures")?;
        let numbers = line.split(' ').map(str::parse::<u32>).collect::<Result<Vec<_>, _>>()?;
        let [requests, microseconds, failed, unanswered] = numbers[..] else {
            return Err("wrk prints other figures".into());
        };
        if requests == 0 || failed != requests || unanswered > 0 {
            return Err(format!("of {requests} answers {failed} are failures, and {unanswered} are missing").into());
        }
        let seconds = Duration::from_micros(microseconds.into()).as_secs_f64();
        Ok(Self { requests, seconds })
    }
}

/// A script that tells wrk what to send.
pub(crate) struct Script(PathBuf);

impl Script {
    /// Writes a script that sends the requests in turn.
    pub(crate) fn write(directory: &Path, name: &str, requests: &[&Failing]) -> io::Result<Self> {
        fs::create_dir_all(directory)?;
        let file = directory.join(format!("{}.lua", name.replace(' ', "_")));
        fs::write(&file, script(requests))?;
        Ok(Self(file))
    }

    /// Sends the requests until the time is over.
    pub(crate) fn run(&self, address: SocketAddr, seconds: u64) -> Result<Figures, Box<dyn Error>> {
        let mut wrk = Command::new("wrk");
        wrk.args(["--threads", "1", "--connections", CONNECTIONS, "--duration", &format!("{seconds}s")]);
        wrk.arg("--script").arg(&self.0).arg(format!("http://{address}"));
        let output =
            wrk.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => "there is no wrk: install the package `wrk` of Debian or Ubuntu".to_owned(),
                _ => error.to_string(),
            })?;
        Figures::parse(&String::from_utf8_lossy(&output.stdout))
    }
}

fn script(requests: &[&Failing]) -> String {
    let mut script = String::from("local requests = {\n");
    for request in requests {
        script += "    \"";
        for byte in request.bytes(None).bytes() {
            // Lua reads three decimal digits.
            let _ = write!(script, "\\{byte:03}");
        }
        script += "\",\n";
    }
    script +=
        "}\nlocal sent = 0\nrequest = function()\n    sent = sent % #requests + 1\n    return requests[sent]\nend\n";
    script + DONE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_wrk_prints() {
        let output = "Running 1s test\n  Requests/sec: 10\nfigures 20 2000000 20 0\n";
        let figures = Figures { requests: 20, seconds: 2.0 };
        assert_eq!(Figures::parse(output).unwrap(), figures);
        // A status that is not a failure; a missing response; no responses; no figures.
        for output in ["figures 20 2000000 19 0", "figures 20 2 20 1", "figures 0 2 0 0", "figures", ""] {
            assert!(Figures::parse(output).is_err(), "{output}");
        }
    }

    #[test]
    fn spells_requests_in_lua() {
        let script = script(&[&crate::requests::ALL[0]]);
        assert!(script.contains(r#""\071\069\084\032\047"#), "{script}");
    }
}
