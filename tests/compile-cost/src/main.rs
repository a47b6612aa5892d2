//! Measures what an enum costs the compiler with each derive: user time and peak memory of `cargo check`, of debug and of
//! release builds, lines of LLVM IR, and the size of a program. It also measures the cost of building the dependencies.
//!
//! ```console
//! $ cargo run --release -p error-catalog-compile-cost
//! $ cargo run --release -p error-catalog-compile-cost -- --variants 1000,3000 --peers thiserror --measures check
//! ```
//!
//! | option | default |
//! | --- | --- |
//! | `--peers` | `plain,thiserror,api-error,masterror`; this derive always takes part |
//! | `--variants` | `50,300,1000,3000` |
//! | `--measures` | `check,debug,release,llvm,size,cold` |
//! | `--repeat` | `5`: how often each time is measured; the minimum counts |
//! | `--limit` | `60`: seconds of processor time after which a build is cancelled, and the larger builds of that derive skipped |
//!
//! All derives get the same enums: half of the variants have fields, of three forms, and each has a doc comment. Each
//! derive is used as its users use it; thiserror's makes one text, the others make more. `plain` derives only `Debug`,
//! which all of them derive as well. Only the rustc process of the crate with the enum is measured; dependencies are built
//! before. Only user time counts, and each round runs all builds once, so that other load has little effect. It still
//! affects caches, so measuring growth needs a quiet machine. The program needs `getrusage`.
//!
//! Figures in brackets are ratios to thiserror's. The last line of a table is the ratio between the last two numbers of
//! variants, and the last table says which aims are reached. `> 58` means that the build was cancelled after that time.

mod figures;
mod peer;
mod usage;

use std::collections::HashMap;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use self::figures::{Figure, Figures};
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
    let mut figures = Figures::default();
    for measure in &options.measures {
        match measure {
            Measure::Build(build) => bench.compare_builds(*build, &mut figures)?,
            Measure::Llvm => bench.compare_llvm(&mut figures)?,
            Measure::Size => bench.compare_sizes(&mut figures)?,
            Measure::Cold => bench.compare_cold()?,
        }
    }
    figures.print_aims();
    Ok(ExitCode::SUCCESS)
}

struct Options {
    peers: Vec<Peer>,
    variants: Vec<usize>,
    measures: Vec<Measure>,
    repeat: usize,
    limit: Duration,
}

impl Options {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut options = Self {
            peers: Peer::ALL.to_vec(),
            variants: vec![50, 300, 1000, 3000],
            measures: Measure::ALL.to_vec(),
            repeat: 5,
            limit: Duration::from_secs(60),
        };
        while let Some(option) = arguments.next() {
            let value = arguments.next().ok_or_else(|| format!("{option} takes a value"))?;
            match option.as_str() {
                "--peers" => {
                    let mut peers = named(&value, &Peer::ALL, Peer::name)?;
                    peers.push(Peer::ErrorCatalog);
                    options.peers.retain(|peer| peers.contains(peer));
                }
                "--variants" => {
                    options.variants = value.split(',').map(str::parse).collect::<Result<_, _>>()?;
                    options.variants.sort_unstable();
                }
                "--measures" => options.measures = named(&value, &Measure::ALL, Measure::name)?,
                "--repeat" => options.repeat = value.parse()?,
                "--limit" => options.limit = Duration::from_secs(value.parse()?),
                _ => return Err(format!("there is no option {option}").into()),
            }
        }
        Ok(options)
    }
}

/// The ones of `all` that a list names.
fn named<T: Copy>(list: &str, all: &[T], name: impl Fn(T) -> &'static str) -> Result<Vec<T>, String> {
    let find = |wanted| all.iter().copied().find(|&one| name(one) == wanted);
    list.split(',').map(|wanted| find(wanted).ok_or_else(|| format!("nothing is called {wanted}"))).collect()
}

#[derive(Clone, Copy)]
enum Measure {
    Build(Build),
    Llvm,
    Size,
    Cold,
}

impl Measure {
    const ALL: [Self; 6] = [
        Self::Build(Build::Check),
        Self::Build(Build::Debug),
        Self::Build(Build::Release),
        Self::Llvm,
        Self::Size,
        Self::Cold,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Build(build) => build.name(),
            Self::Llvm => "llvm",
            Self::Size => "size",
            Self::Cold => "cold",
        }
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
        // The machine's own settings would affect the measurement.
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

    fn compare_builds(&self, build: Build, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
        let (time, memory) = (format!("{}: user time, s", build.name()), format!("{}: peak memory, MiB", build.name()));
        let mut least: HashMap<(Peer, usize), Usage> = HashMap::new();
        // The first round builds the dependencies. Each round runs all builds, so that a temporary load affects all of
        // them.
        for round in 0..=self.options.repeat {
            for &peer in &self.options.peers {
                let mut given_up: Option<Usage> = None;
                for &variants in &self.options.variants {
                    let known = least.get(&(peer, variants)).filter(|usage| usage.killed).copied();
                    let usage = match known.or(given_up) {
                        Some(usage) => usage,
                        None => self.build(build, peer, variants)?,
                    };
                    if usage.killed {
                        // A larger one takes longer still.
                        given_up = Some(usage);
                        least.entry((peer, variants)).or_insert(usage);
                    } else if round > 0 {
                        least.entry((peer, variants)).and_modify(|least| *least = least.least(usage)).or_insert(usage);
                    }
                }
            }
        }
        for ((peer, variants), usage) in least {
            figures.insert(&time, peer, variants, Figure::seconds(usage));
            if let Some(mebibytes) = Figure::mebibytes(usage) {
                figures.insert(&memory, peer, variants, mebibytes);
            }
        }
        self.print(figures, &time, 2);
        self.print(figures, &memory, 0);
        Ok(())
    }

    fn build(&self, build: Build, peer: Peer, variants: usize) -> Result<Usage, Box<dyn Error>> {
        let mut cargo = self.cargo(build.arguments(), peer, &variants.to_string());
        cargo.arg("--lib");
        self.compile(cargo, peer, variants)
    }

    /// Runs cargo so that it compiles the package again.
    fn compile(&self, cargo: Command, peer: Peer, variants: usize) -> Result<Usage, Box<dyn Error>> {
        let library = self.directory.join(format!("{}-{variants}/src/lib.rs", peer.name()));
        let source = fs::read(&library)?;
        fs::write(library, source)?;
        usage::of_crate(cargo, &library_name(peer, variants), self.options.limit, &self.record())
    }

    /// Compares the LLVM IR of a debug build without debug information.
    fn compare_llvm(&self, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
        let output = self.directory.join("figures.ll");
        let emit = format!("--emit=llvm-ir={}", output.display());
        self.compare_once("lines of LLVM IR, thousands", 1, figures, |peer, variants| {
            let mut cargo = self.cargo(&["rustc", "--lib"], peer, &variants.to_string());
            cargo.args(["--", &emit, "-Cdebuginfo=0", "-Ccodegen-units=1", "-Cno-prepopulate-passes"]);
            if self.compile(cargo, peer, variants)?.killed {
                return Ok(None);
            }
            Ok(Some(count(fs::read_to_string(&output)?.lines().count()) / 1000.0))
        })
    }

    /// Compares the size of a stripped program that renders each variant.
    fn compare_sizes(&self, figures: &mut Figures) -> Result<(), Box<dyn Error>> {
        self.compare_once("program: size, KiB", 0, figures, |peer, variants| {
            let cargo = self.cargo(&["build", "--release"], peer, &variants.to_string());
            if self.compile(cargo, peer, variants)?.killed {
                return Ok(None);
            }
            let program = self.directory.join(format!("target/release/{}-{variants}", peer.name()));
            let bytes = fs::metadata(program)?.len();
            Ok(Some(f64::from(u32::try_from(bytes / 1024)?)))
        })
    }

    /// Compares each derive at each number of variants, up to the number at which it takes too long.
    fn compare_once(
        &self,
        title: &str,
        decimals: usize,
        figures: &mut Figures,
        mut measure: impl FnMut(Peer, usize) -> Result<Option<f64>, Box<dyn Error>>,
    ) -> Result<(), Box<dyn Error>> {
        for &peer in &self.options.peers {
            for &variants in &self.options.variants {
                let Some(figure) = measure(peer, variants)? else { break };
                figures.insert(title, peer, variants, Figure::of(figure));
            }
        }
        self.print(figures, title, decimals);
        Ok(())
    }

    fn print(&self, figures: &Figures, title: &str, decimals: usize) {
        figures.print(title, decimals, &self.options.peers, &self.options.variants);
    }

    /// Compares first builds of a package that depends only on the derive.
    fn compare_cold(&self) -> Result<(), Box<dyn Error>> {
        let target = self.directory.join("cold");
        println!("\n| cold debug build | crates | user time, s | on the clock, s |\n| --- | --- | --- | --- |");
        for &peer in self.options.peers.iter().filter(|&&peer| peer != Peer::Plain) {
            let mut least: Option<Usage> = None;
            let mut crates = 0;
            for _ in 0..self.options.repeat.clamp(1, 3) {
                if target.exists() {
                    fs::remove_dir_all(&target)?;
                }
                let mut cargo = self.cargo(&["build"], peer, "cold");
                cargo.env("CARGO_TARGET_DIR", &target);
                let (usage, output) = usage::of_everything(&cargo, &self.record())?;
                crates = output.lines().filter(|line| line.trim_start().starts_with("Compiling")).count() - 1;
                least = Some(least.map_or(usage, |least| least.least(usage)));
            }
            if let Some(usage) = least {
                println!("| {} | {crates} | {:.1} | {:.1} |", peer.name(), usage.seconds, usage.elapsed);
            }
        }
        Ok(())
    }
}

fn library_name(peer: Peer, variants: usize) -> String {
    format!("{}_{variants}", peer.name().replace('-', "_"))
}

#[expect(clippy::cast_precision_loss, reason = "it is shown with a few digits")]
fn count(lines: usize) -> f64 {
    lines as f64
}
