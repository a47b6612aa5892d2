//! Instructions, counted by valgrind's callgrind in a process of their own.

use std::env;
use std::io;
use std::process::{Command, Stdio};

use crate::support::{Case, table};

/// What the counted process is called with: the case, the contender and how often.
const ITERATE: &str = "--iterate";

/// More iterations in one count than in the other, so that what a process costs by itself cancels out.
const ITERATIONS: u64 = 1000;

/// Runs the iterations if that is what this process is for.
pub(crate) fn iterated(cases: &[Case]) -> bool {
    let mut arguments = env::args().skip(1);
    if arguments.next().as_deref() != Some(ITERATE) {
        return false;
    }
    let (case, contender) = (arguments.next(), arguments.next());
    let times = arguments.next().and_then(|times| times.parse().ok()).unwrap_or(0_u64);
    let case = cases.iter().filter(|it| Some(&it.name) == case.as_ref());
    for contender in case.flat_map(|case| &case.contenders).filter(|it| Some(it.name) == contender.as_deref()) {
        for _ in 0..times {
            contender.run();
        }
    }
    true
}

/// Prints the instructions of every contender, and how many times those of the first they are.
pub(crate) fn print(cases: &[Case]) -> io::Result<()> {
    table::print(cases, "instructions", |case, contender| {
        let few = collected(&case.name, contender.name, ITERATIONS / 10)?;
        let many = collected(&case.name, contender.name, ITERATIONS / 10 + ITERATIONS)?;
        Ok((many.saturating_sub(few) / ITERATIONS, String::new()))
    })
}

/// The instructions of this program when it iterates.
fn collected(case: &str, contender: &str, times: u64) -> io::Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .args([ITERATE, case, contender, &times.to_string()])
        .stdin(Stdio::null())
        .output()
        .map_err(|error| io::Error::new(error.kind(), format!("instructions need valgrind ({error})")))?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    collected.ok_or_else(|| io::Error::other(format!("valgrind counted nothing: {report}")))
}
