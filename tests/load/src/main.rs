//! Measures the users API under requests that all fail: its throughput, its cost, and whether its memory stays flat. For
//! comparison, it measures the same service with `&'static str` errors, and with the same bytes made by hand.
//!
//! ```console
//! $ cargo run --release -p error-catalog-load
//! $ cargo run --release -p error-catalog-load -- --rounds 20 --sustained 300
//! ```
//!
//! | option | default |
//! | --- | --- |
//! | `--rounds` | `5`: how often each service is measured with each kind of request; the median counts |
//! | `--seconds` | `1`: the duration of each measurement |
//! | `--sustained` | `30`: the duration, in seconds, of the run that checks all responses and watches memory |
//!
//! The program needs `wrk` (a Debian package) and Linux, whose `/proc` shows the resources of processes.
//!
//! Each service is a separate process that listens on loopback and gets requests over 32 connections. The rounds alternate
//! between the services, so that other load on the machine affects all alike; the processor time per response is even more
//! robust. There is no limit of requests per caller, and the log is off. `by_hand.rs` has the differences between the
//! services. Those without the catalog do less: the catalog's service also emits events and catches panics.
//!
//! The sustained run measures only the example, with its log, under all kinds of requests in turn. Its clients are not wrk,
//! which checks only statuses: they compare whole responses, send an id with every other request, and collect the ids that
//! the service makes, of which none may occur twice. They take more of the processor than wrk does. Memory is flat if its
//! maximum in the last quarter is at most 2 % above that in the second quarter; the first is for warming up. The remaining
//! growth comes from threads that wait for the database, which tokio starts now and then. The program fails if memory is
//! not flat, or if a response is wrong.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic"))]

mod by_hand;
mod clients;
mod requests;
mod service;
mod wrk;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use self::clients::Received;
use self::requests::{ALL, Failing};
use self::service::{Kind, Process, Usage};
use self::wrk::Script;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match service::serve(&arguments).unwrap_or_else(|| compare_and_watch(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compare_and_watch(arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let options = Options::parse(arguments)?;
    compare(&options, &scripts()?)?;
    watch(&options)
}

struct Options {
    rounds: usize,
    seconds: u64,
    sustained: u64,
}

impl Options {
    fn parse(arguments: &[String]) -> Result<Self, Box<dyn Error>> {
        let mut options = Self { rounds: 5, seconds: 1, sustained: 30 };
        for pair in arguments.chunks(2) {
            let [option, value] = pair else { return Err(format!("{} takes a value", pair.concat()).into()) };
            match option.as_str() {
                "--rounds" => options.rounds = value.parse()?,
                "--seconds" => options.seconds = value.parse()?,
                "--sustained" => options.sustained = value.parse()?,
                _ => return Err(format!("there is no option {option}").into()),
            }
        }
        if options.rounds == 0 || !(1..=3600).contains(&options.seconds) || !(8..=3600).contains(&options.sustained) {
            return Err("at least a round of a second, and 8 seconds sustained; neither above an hour".into());
        }
        Ok(options)
    }
}

/// The directory of wrk's scripts, beside the program.
fn scripts() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let target = program.ancestors().nth(2).ok_or("the program is not in a target directory")?;
    Ok(target.join("load"))
}

/// All requests in turn, and then each kind alone.
fn kinds_of_requests() -> Vec<(&'static str, Vec<&'static Failing>)> {
    let all = ("all in turn", ALL.iter().collect());
    std::iter::once(all).chain(ALL.iter().map(|request| (request.name, vec![request]))).collect()
}

/// Prints the responses per second of the services, and the processor time of one response.
fn compare(options: &Options, directory: &Path) -> Result<(), Box<dyn Error>> {
    let mut services = Vec::new();
    for kind in Kind::ALL {
        services.push(Process::start(kind, false)?);
    }
    let mut per_second = Table::new("answers per second");
    let mut processor = Table::new("processor time per answer, µs");
    for (name, requests) in kinds_of_requests() {
        let script = Script::write(directory, name, &requests)?;
        let mut rounds = [(); Kind::ALL.len()].map(|()| (Vec::new(), Vec::new()));
        // The first round is for warming up.
        for round in 0..=options.rounds {
            for (service, (answers, times)) in services.iter().zip(&mut rounds) {
                let before = service.usage()?;
                let figures = script.run(service.address, options.seconds)?;
                if round > 0 {
                    let requests = f64::from(figures.requests);
                    answers.push(requests / figures.seconds);
                    times.push((service.usage()?.seconds - before.seconds) / requests * 1e6);
                }
            }
        }
        let [catalog, text, json] = rounds.map(|(answers, times)| (median(answers), median(times)));
        per_second.rows.push((name, [catalog.0, text.0, json.0]));
        processor.rows.push((name, [catalog.1, text.1, json.1]));
    }
    per_second.print(0);
    processor.print(1);
    Ok(())
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_unstable_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// Figures of all services, with the ratios of the catalog's to the others'.
struct Table {
    title: &'static str,
    rows: Vec<(&'static str, [f64; Kind::ALL.len()])>,
}

impl Table {
    fn new(title: &'static str) -> Self {
        Self { title, rows: Vec::new() }
    }

    fn print(&self, decimals: usize) {
        println!("\n| {} | catalog | `&'static str` | by hand | × `&'static str` | × by hand |", self.title);
        println!("| --- | --- | --- | --- | --- | --- |");
        for &(name, [catalog, text, json]) in &self.rows {
            let ratios = [catalog / text, catalog / json].map(|ratio| format!("{ratio:.2}")).join(" | ");
            println!("| {name} | {catalog:.decimals$} | {text:.decimals$} | {json:.decimals$} | {ratios} |");
        }
    }
}

/// Runs the example for a long time, and prints its memory.
fn watch(options: &Options) -> Result<(), Box<dyn Error>> {
    let service = Process::start(Kind::Catalog, true)?;
    let length = Duration::from_secs(options.sustained);
    let (memory, received) = thread::scope(|scope| -> Result<_, Box<dyn Error>> {
        let clients = scope.spawn(|| Received::by_all(service.address, length));
        let memory = Memory::of(&service, length)?;
        Ok((memory, clients.join().map_err(|_| "the clients panicked")??))
    })?;
    let answers = f64::from(received.answers);
    let per_second = answers / length.as_secs_f64();
    let ids = received.distinct_ids()?;
    println!(
        "\n{answers} answers, {per_second:.0} per second, are all right; {ids} ids were made, none of them twice."
    );
    memory.verdict(answers)
}

/// The memory of a service, at equal intervals.
struct Memory(Vec<Usage>);

impl Memory {
    /// The number of samples.
    const SAMPLES: u32 = 80;

    /// Watches the service for the given time, and prints some of the samples.
    fn of(service: &Process, length: Duration) -> Result<Self, Box<dyn Error>> {
        println!("\n| second | resident, KiB | peak, KiB | threads |\n| --- | --- | --- | --- |");
        let started = Instant::now();
        let mut samples = Vec::new();
        for sample in 0..=Self::SAMPLES {
            let at = length * sample / Self::SAMPLES;
            thread::sleep(at.saturating_sub(started.elapsed()));
            let usage = service.usage()?;
            if sample % 8 == 0 {
                println!("| {:.0} | {} | {} | {} |", at.as_secs_f64(), usage.resident, usage.peak, usage.threads);
            }
            samples.push(usage);
        }
        Ok(Self(samples))
    }

    /// The maximum in a quarter of the time, in KiB.
    fn most(&self, quarter: usize) -> Option<u32> {
        let quarter = self.0.chunks(self.0.len().div_ceil(4)).nth(quarter)?;
        quarter.iter().map(|usage| usage.resident).max()
    }

    /// Prints whether it is flat, and fails if it is not.
    fn verdict(&self, answers: f64) -> Result<(), Box<dyn Error>> {
        let (Some(early), Some(late)) = (self.most(1), self.most(3)) else { return Err("there is no memory".into()) };
        let growth = f64::from(late) - f64::from(early);
        let percent = growth / f64::from(early) * 100.0;
        let verdict = if percent <= 2.0 { "flat" } else { "not flat" };
        // Half of the responses are sent between the middles of the two quarters.
        let per_answer = growth * 1024.0 / (answers / 2.0);
        let line = format!(
            "memory is {verdict}: {early} KiB, then {late} ({percent:+.1} %, {per_answer:+.3} bytes per answer)"
        );
        if percent <= 2.0 {
            println!("{line}");
            return Ok(());
        }
        Err(line.into())
    }
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use tokio::net::TcpListener;
    use tokio::runtime::Runtime;

    use super::*;
    use crate::requests::Connection;

    /// Serves in this process.
    fn serve(runtime: &Runtime, kind: Kind) -> SocketAddr {
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(async move { kind.serve(listener).await.map_err(|error| error.to_string()) });
        address
    }

    #[test]
    fn services_fail_alike() {
        let runtime = Runtime::new().unwrap();
        let [mut catalog, mut text, mut json] = Kind::ALL.map(|kind| Connection::open(serve(&runtime, kind)).unwrap());
        for request in &ALL {
            let bytes = request.bytes(Some("req_1"));
            let of_catalog = catalog.ask(&bytes).unwrap();
            assert_eq!(request.check(&of_catalog, Some("req_1")), Ok("req_1"), "{}", request.name);
            assert!(request.check(&of_catalog, Some("req_2")).is_err());

            let by_hand = json.ask(&bytes).unwrap();
            assert_eq!(by_hand.body, of_catalog.body);
            assert_eq!(by_hand.lasting_headers(), of_catalog.lasting_headers());

            let of_text = text.ask(&bytes).unwrap();
            assert_eq!(of_text.status, of_catalog.status, "{}", request.name);
            assert!(request.check(&of_text, None).is_err());

            let unasked = request.bytes(None);
            assert!(request.check(&catalog.ask(&unasked).unwrap(), None).is_ok());
            assert!(request.check(&json.ask(&unasked).unwrap(), None).is_ok());
        }
    }

    #[test]
    fn clients_check_every_response() {
        let runtime = Runtime::new().unwrap();
        let received = Received::by_all(serve(&runtime, Kind::Catalog), Duration::from_millis(200)).unwrap();
        let answers = usize::try_from(received.answers).unwrap();
        // Each client sends an id with the first of its requests, and with every other one.
        assert!((1..=answers / 2).contains(&received.distinct_ids().unwrap()));
        assert!(Received::by_all(serve(&runtime, Kind::Text), Duration::from_millis(200)).is_err());
    }

    #[test]
    fn memory_that_grows_is_not_flat() {
        let of = |resident: fn(u32) -> u32| {
            let usage = |sample| Usage { resident: resident(sample), peak: 0, threads: 0, seconds: 0.0 };
            Memory((0..=Memory::SAMPLES).map(usage).collect()).verdict(1e6)
        };
        assert!(of(|_| 10_000).is_ok());
        // Warming up, and up and down afterwards.
        assert!(of(|sample| if sample < 20 { sample * 500 } else { 10_000 + sample % 3 * 10 }).is_ok());
        assert!(of(|sample| 10_000 + sample * 10).is_err());
    }
}
