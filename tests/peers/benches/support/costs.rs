//! What the contenders cost: instructions, counted by valgrind's callgrind in processes of their own, and times.

use std::env;
use std::io;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use criterion::Criterion;

use crate::support::{Case, table};

/// What the counted process is called with: the case, the contender and how often.
const ITERATE: &str = "--iterate";

/// More iterations in one count than in the other, so that what a process costs by itself cancels out.
const ITERATIONS: u64 = 1000;

/// Prints instructions, as ratios to those of the first contender, and then times.
pub(crate) fn main(cases: &[Case]) -> ExitCode {
    if iterated(cases) {
        return ExitCode::SUCCESS;
    }
    // A test run only sees whether benchmarks work.
    if env::args().any(|argument| argument == "--bench")
        && let Err(error) = print_instructions(cases)
    {
        eprintln!("instructions are not counted: {error}");
    }
    print_times(cases);
    ExitCode::SUCCESS
}

/// Runs the iterations if that is what this process is for.
fn iterated(cases: &[Case]) -> bool {
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

fn print_instructions(cases: &[Case]) -> io::Result<()> {
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

fn print_times(cases: &[Case]) {
    let criterion =
        Criterion::default().warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    let mut criterion = criterion.configure_from_args();
    for case in cases {
        let mut group = criterion.benchmark_group(&case.name);
        for contender in &case.contenders {
            group.bench_function(contender.name, |bencher| bencher.iter(|| contender.run()));
        }
        group.finish();
    }
    criterion.final_summary();
}
