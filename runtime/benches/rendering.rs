//! `cargo bench -p error-catalog --bench rendering`: what the body of an error costs, beside the same bytes pushed by hand
//! and through structs of Strings. Instructions as ratios come first, if valgrind is there; then times.

use std::process::ExitCode;
use std::time::Duration;

use criterion::Criterion;

#[path = "support/instructions.rs"]
mod instructions;
mod support;

use support::{Case, cases::cases};

fn main() -> ExitCode {
    let cases = cases();
    if instructions::iterated(&cases) {
        return ExitCode::SUCCESS;
    }
    // A test run only sees whether benchmarks work.
    if std::env::args().any(|argument| argument == "--bench")
        && let Err(error) = instructions::print(&cases)
    {
        eprintln!("instructions are not counted: {error}");
    }
    times(&cases);
    ExitCode::SUCCESS
}

fn times(cases: &[Case]) {
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
