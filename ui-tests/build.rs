//! Writes the modules of `tests/pass.rs`, in which each case in `<folder>/pass/` becomes a module with the case and a test
//! that runs its `main`, and those of `tests/sound.rs`.

// What `tests/ui.rs` spoils is valid here.
#[path = "tests/ui/generated/item.rs"]
#[allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "`tests/ui.rs` uses the rest; a test may panic"
)]
mod item;
#[path = "tests/ui/generated/random.rs"]
#[allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]
mod random;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let cases = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // Cargo watches every folder below it, so that a new case is found.
    println!("cargo::rerun-if-changed={}", cases.display());
    let mut modules = String::new();
    let mut crates = Vec::new();
    let mut count = 0_usize;
    for folder in sorted(&cases)? {
        let pass = folder.join("pass");
        if pass.is_dir() {
            let mut tests = String::new();
            for case in sorted(&pass)? {
                if case.extension().is_none_or(|extension| extension != "rs") {
                    continue;
                }
                count += 1;
                let text = fs::read_to_string(&case)?;
                if text.contains(" crate::") {
                    crates.push(case.strip_prefix(&cases).unwrap_or(&case).display().to_string());
                } else {
                    tests += &module(&case, &text);
                }
            }
            let _ = writeln!(modules, "mod {} {{\n{tests}}}", identifier(&folder));
        }
    }
    let _ = writeln!(modules, "/// Those that name their crate.\nconst CRATES: &[&str] = &{crates:?};");
    let _ = writeln!(modules, "/// How many cases there were.\nconst COUNT: usize = {count};");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("pass.rs"), modules)?;
    fs::write(out.join("sound.rs"), sound())
}

/// Valid items that check their errors, and an enum of all statuses, in any shape.
fn sound() -> String {
    let mut modules = String::new();
    for (number, item) in item::items(1, 120).iter().enumerate() {
        let _ = writeln!(
            modules,
            "mod case_{number} {{\n{}\n#[test]\nfn says_what_it_should() {{ run(); }}\n}}",
            item.with_checks()
        );
    }
    let each = |write: fn(u16) -> String| (400..600).map(write).collect::<Vec<_>>().join("\n");
    let variants = each(|status| format!("#[api(status = {status})] S{status},"));
    let values = each(|status| format!("({status}, Any::S{status}),"));
    modules
        + &format!(
            "mod statuses {{
                use error_catalog::{{ApiError, Envelope}};
                #[derive(Debug, ApiError)]
                #[api(envelope = E, allow(unregistered_status))]
                pub(crate) enum Any<E: Envelope + std::fmt::Debug> {{
                    {variants}
                    #[api(status = 500)]
                    Never(std::marker::PhantomData<E>),
                }}
                pub(crate) fn all<E: Envelope + std::fmt::Debug>() -> [(u16, Any<E>); 200] {{
                    [{values}]
                }}
            }}
            ",
        )
}

/// The case as a module. It includes the file of the case, so that errors point there.
fn module(case: &Path, text: &str) -> String {
    let from_file = format!("include!({:?});", case.display().to_string());
    // A leading `#![…]` then applies to the module, but `include!` does not accept one.
    let text = if text.starts_with("#![") { text } else { &from_file };
    format!("mod {} {{\n{text}\n#[test]\nfn runs() {{ main(); }}\n}}\n", identifier(case))
}

/// The name of a folder or file as the name of a module: some are keywords.
fn identifier(path: &Path) -> String {
    format!("r#{}", path.file_stem().unwrap_or_default().to_string_lossy())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
