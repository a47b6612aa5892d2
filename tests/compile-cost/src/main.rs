//! What an enum costs the compiler, by derive: user time and peak memory of `cargo check`, debug and release builds, lines
//! of LLVM IR, the size of a program; and what it costs to build the dependencies.
//!
//! ```console
//! $ cargo run --release -p error-catalog-compile-cost
//! $ cargo run --release -p error-catalog-compile-cost -- --variants 1000,3000 --peers thiserror --measures check
//! ```
//!
//! | option | default |
//! | --- | --- |
//! | `--peers` | `thiserror,api-error,masterror`; this derive always takes part |
//! | `--variants` | `50,300,1000,3000` |
//! | `--measures` | `check,debug,release,llvm,size,cold` |
//! | `--repeat` | `5`: how often each time is taken, of which the least counts |
//! | `--limit` | `60`: seconds after which a build is given up, and with it the larger ones of that derive |
//!
//! The enums are the same for all: half of the variants have fields, of three forms, and each has a doc comment. A derive
//! is asked for what its users ask it for; thiserror's makes one text, the others' make more. Measured is the rustc of the
//! crate that holds the enum and nothing else, with dependencies built before. Rounds alternate between the derives, and
//! only user time counts, so that a busy machine does little harm. It runs where there is `getrusage`.

mod peer;
mod usage;

use std::collections::HashMap;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use self::peer::Peer;
use self::usage::Usage;

fn main() -> ExitCode {
    match usage::record().unwrap_or_else(compare) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compare() -> Result<ExitCode, Box<dyn Error>> {
    let options = Options::parse(std::env::args().skip(1))?;
    let bench = Bench::generate(&options)?;
    for build in Build::ALL {
        if options.measures(build.name()) {
            bench.compare_builds(build)?;
        }
    }
    if options.measures("llvm") {
        bench.compare_llvm()?;
    }
    if options.measures("size") {
        bench.compare_sizes()?;
    }
    if options.measures("cold") {
        bench.compare_cold()?;
    }
    Ok(ExitCode::SUCCESS)
}

struct Options {
    peers: Vec<Peer>,
    variants: Vec<usize>,
    measures: Vec<String>,
    repeat: usize,
    limit: Duration,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut options = Self {
            peers: Peer::ALL.to_vec(),
            variants: vec![50, 300, 1000, 3000],
            measures: ["check", "debug", "release", "llvm", "size", "cold"].map(str::to_owned).to_vec(),
            repeat: 5,
            limit: Duration::from_secs(60),
        };
        while let Some(option) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{option} takes a value"))?;
            match option.as_str() {
                "--peers" => {
                    let named = |peer: &Peer| value.split(',').any(|name| name == peer.name());
                    options.peers.retain(|peer| *peer == Peer::ErrorCatalog || named(peer));
                }
                "--variants" => options.variants = value.split(',').map(str::parse).collect::<Result<_, _>>()?,
                "--measures" => options.measures = value.split(',').map(str::to_owned).collect(),
                "--repeat" => options.repeat = value.parse()?,
                "--limit" => options.limit = Duration::from_secs(value.parse()?),
                _ => return Err(format!("there is no option {option}").into()),
            }
        }
        Ok(options)
    }

    fn measures(&self, name: &str) -> bool {
        self.measures.iter().any(|measure| measure == name)
    }
}

/// What cargo is asked for.
#[derive(Clone, Copy)]
enum Build {
    Check,
    Debug,
    Release,
}

impl Build {
    const ALL: [Self; 3] = [Self::Check, Self::Debug, Self::Release];

    fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Debug => "debug",
            Self::Release => "release",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check"],
            Self::Debug => &["build"],
            Self::Release => &["build", "--release"],
        }
    }
}

/// The generated workspace: a package for each derive and number of variants, and one that only depends on the derive.
struct Bench<'a> {
    options: &'a Options,
    directory: PathBuf,
}

impl<'a> Bench<'a> {
    fn generate(options: &'a Options) -> Result<Self, Box<dyn Error>> {
        let program = std::env::current_exe()?;
        let target = program.ancestors().nth(2).ok_or("the program is not in a target directory")?;
        let bench = Self { options, directory: target.join("compile-cost") };
        fs::create_dir_all(&bench.directory)?;
        // The versions that this repository builds with.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
        fs::copy(lock, bench.directory.join("Cargo.lock"))?;

        let mut members = Vec::new();
        for &peer in &options.peers {
            members.push(bench.generate_package(peer, "cold", "", None)?);
            for &variants in &options.variants {
                let library = peer.library(variants);
                let program = peer.program(variants, &library_name(peer, variants));
                members.push(bench.generate_package(peer, &variants.to_string(), &library, Some(&program))?);
            }
        }
        let manifest =
            format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.release]\nstrip = true\n");
        fs::write(bench.directory.join("Cargo.toml"), manifest)?;
        Ok(bench)
    }

    fn generate_package(
        &self,
        peer: Peer,
        suffix: &str,
        library: &str,
        program: Option<&str>,
    ) -> Result<String, Box<dyn Error>> {
        let name = format!("{}-{suffix}", peer.name());
        let sources = self.directory.join(&name).join("src");
        fs::create_dir_all(&sources)?;
        let manifest =
            format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{}", peer.dependencies());
        fs::write(self.directory.join(&name).join("Cargo.toml"), manifest)?;
        fs::write(sources.join("lib.rs"), library)?;
        if let Some(program) = program {
            fs::write(sources.join("main.rs"), program)?;
        }
        Ok(name)
    }

    fn cargo(&self, arguments: &[&str], peer: Peer, suffix: &str) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
        cargo.args(arguments).args(["--ignore-rust-version", "-p", &format!("{}-{suffix}", peer.name())]);
        cargo.current_dir(&self.directory);
        // The machine's own settings would be measured as well.
        for (name, _) in std::env::vars_os() {
            let name_text = name.to_string_lossy();
            if name_text.starts_with("CARGO_PROFILE_") || name_text == "RUSTFLAGS" {
                cargo.env_remove(&name);
            }
        }
        cargo.env("CARGO_TARGET_DIR", self.directory.join("target")).env("CARGO_INCREMENTAL", "0");
        cargo
    }

    fn record(&self) -> PathBuf {
        self.directory.join("figures")
    }

    fn compare_builds(&self, build: Build) -> Result<(), Box<dyn Error>> {
        let mut figures = HashMap::new();
        let mut peers = self.options.peers.clone();
        for &variants in &self.options.variants {
            // The first round builds the dependencies, and is too long for some.
            let mut within = Vec::new();
            for peer in peers {
                if self.build(build, peer, variants)?.is_some() {
                    within.push(peer);
                }
            }
            peers = within;
            for _ in 0..self.options.repeat {
                for &peer in &peers {
                    if let Some(usage) = self.build(build, peer, variants)? {
                        let least = figures.entry((peer.name(), variants)).or_insert(usage);
                        *least = least.least(usage);
                    }
                }
            }
        }
        let name = build.name();
        self.print(&format!("{name}: user time, s"), 2, |peer, variants| {
            figures.get(&(peer.name(), variants)).map(|usage| usage.seconds)
        });
        self.print(&format!("{name}: peak memory, MiB"), 0, |peer, variants| {
            figures.get(&(peer.name(), variants)).map(|usage| usage.mebibytes)
        });
        Ok(())
    }

    fn build(&self, build: Build, peer: Peer, variants: usize) -> Result<Option<Usage>, Box<dyn Error>> {
        let suffix = variants.to_string();
        self.touch(peer, &suffix)?;
        let mut cargo = self.cargo(build.arguments(), peer, &suffix);
        cargo.arg("--lib");
        usage::of_crate(cargo, &library_name(peer, variants), self.options.limit, &self.record())
    }

    /// Makes cargo compile the package again.
    fn touch(&self, peer: Peer, suffix: &str) -> Result<(), Box<dyn Error>> {
        let library = self.directory.join(format!("{}-{suffix}/src/lib.rs", peer.name()));
        let source = fs::read(&library)?;
        fs::write(library, source)?;
        Ok(())
    }

    /// What rustc hands to LLVM in a debug build without debug information.
    fn compare_llvm(&self) -> Result<(), Box<dyn Error>> {
        let output = self.directory.join("figures.ll");
        let emit = format!("--emit=llvm-ir={}", output.display());
        self.compare_once("lines of LLVM IR, thousands", 1, |peer, variants| {
            let mut cargo = self.cargo(&["rustc", "--lib"], peer, &variants.to_string());
            cargo.args(["--", &emit, "-Cdebuginfo=0", "-Ccodegen-units=1", "-Cno-prepopulate-passes"]);
            let usage = usage::of_crate(cargo, &library_name(peer, variants), self.options.limit, &self.record())?;
            let lines = fs::read_to_string(&output)?.lines().count();
            Ok(usage.map(|_| count(lines) / 1000.0))
        })
    }

    /// A stripped program that renders each variant.
    fn compare_sizes(&self) -> Result<(), Box<dyn Error>> {
        self.compare_once("program: size, KiB", 0, |peer, variants| {
            self.touch(peer, &variants.to_string())?;
            let cargo = self.cargo(&["build", "--release"], peer, &variants.to_string());
            let usage = usage::of_crate(cargo, &library_name(peer, variants), self.options.limit, &self.record())?;
            if usage.is_none() {
                return Ok(None);
            }
            let program = self.directory.join(format!("target/release/{}-{variants}", peer.name()));
            let bytes = fs::metadata(program)?.len();
            Ok(Some(f64::from(u32::try_from(bytes / 1024)?)))
        })
    }

    /// Each derive at each number of variants, up to that at which it takes too long.
    fn compare_once(
        &self,
        title: &str,
        decimals: usize,
        mut measure: impl FnMut(Peer, usize) -> Result<Option<f64>, Box<dyn Error>>,
    ) -> Result<(), Box<dyn Error>> {
        let mut figures = HashMap::new();
        for &peer in &self.options.peers {
            for &variants in &self.options.variants {
                let Some(figure) = measure(peer, variants)? else { break };
                figures.insert((peer.name(), variants), figure);
            }
        }
        self.print(title, decimals, |peer, variants| figures.get(&(peer.name(), variants)).copied());
        Ok(())
    }

    /// A first build of a package that depends on the derive alone.
    fn compare_cold(&self) -> Result<(), Box<dyn Error>> {
        let target = self.directory.join("cold");
        println!("\n| cold debug build | crates | user time, s |\n| --- | --- | --- |");
        for &peer in &self.options.peers {
            let mut least: Option<f64> = None;
            let mut crates = 0;
            for _ in 0..self.options.repeat.min(2) {
                if target.exists() {
                    fs::remove_dir_all(&target)?;
                }
                let mut cargo = self.cargo(&["build"], peer, "cold");
                cargo.env("CARGO_TARGET_DIR", &target);
                let (usage, output) = usage::of_everything(&cargo, &self.record())?;
                crates = output.lines().filter(|line| line.trim_start().starts_with("Compiling")).count() - 1;
                least = Some(least.map_or(usage.seconds, |least| least.min(usage.seconds)));
            }
            println!("| {} | {crates} | {:.1} |", peer.name(), least.unwrap_or_default());
        }
        Ok(())
    }

    /// A table with ratios to thiserror's, and how much the last number of variants costs beside the one before.
    fn print(&self, title: &str, decimals: usize, figure: impl Fn(Peer, usize) -> Option<f64>) {
        let names: Vec<_> = self.options.peers.iter().map(|peer| peer.name()).collect();
        println!("\n| {title} | {} |\n| --- |{}", names.join(" | "), " --- |".repeat(names.len()));
        for &variants in &self.options.variants {
            let limit = figure(Peer::Thiserror, variants);
            let cells = self.options.peers.iter().map(|&peer| match (figure(peer, variants), limit) {
                (None, _) => "–".to_owned(),
                (Some(figure), Some(limit)) if peer != Peer::Thiserror => {
                    format!("{figure:.decimals$} ({:.2})", figure / limit)
                }
                (Some(figure), _) => format!("{figure:.decimals$}"),
            });
            println!("| {variants} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
        if let [.., before, last] = self.options.variants[..] {
            let cells = self.options.peers.iter().map(|&peer| match (figure(peer, before), figure(peer, last)) {
                (Some(before), Some(last)) => format!("× {:.2}", last / before),
                _ => "–".to_owned(),
            });
            println!("| {before} → {last} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
    }
}

fn library_name(peer: Peer, variants: usize) -> String {
    format!("{}_{variants}", peer.name().replace('-', "_"))
}

#[expect(clippy::cast_precision_loss, reason = "it is shown with a few digits")]
fn count(lines: usize) -> f64 {
    lines as f64
}
