//! Compiles two hundred generated items in which a token or two are wrong: rustc must report those mistakes at tokens of the
//! item. `sound.rs` has valid ones.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "generated/item.rs"]
#[allow(dead_code, reason = "`build.rs` uses the rest")]
mod item;
#[path = "generated/random.rs"]
mod random;

use std::{
    collections::BTreeMap,
    env, fs,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use self::{item::Item, random::Random};

#[test]
fn mistakes_are_told_where_they_stand() {
    let mut items = item::items(2, 200);
    let mut random = Random(3);
    for item in &mut items {
        item.spoil(&mut random);
    }
    let items: Vec<_> = items.iter().map(Item::written).collect();
    let told = told(&Source::new("spoiled", "#![allow(warnings)]\n", &items));
    // rustc checks types only once everything else is right, so the accepted items are compiled again.
    let accepted: Vec<_> = items.iter().enumerate().filter(|(index, _)| !told.contains_key(index)).collect();
    assert!(told.len() > 50 && accepted.len() > 20, "{} of {} items are wrong", told.len(), items.len());
    let accepted: Vec<_> = accepted.into_iter().map(|(_, item)| item.clone()).collect();
    let _ = self::told(&Source::new("accepted", "#![allow(warnings)]\n", &accepted));
}

/// The errors by the number of the item. Each must point at a token of the item, and not at the derive as a whole.
pub(crate) fn told(source: &Source) -> BTreeMap<usize, Vec<String>> {
    let rustc = source.rustc(&["--crate-type=lib", "--emit=metadata", "--error-format=json"]);
    let said = String::from_utf8_lossy(&rustc.stderr);
    let mut told: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for line in said.lines() {
        let diagnostic: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{said}"));
        let rendered = diagnostic["rendered"].as_str().unwrap_or_default();
        let spans = diagnostic["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
        // The last line only counts the errors.
        if spans.is_empty() && rendered.contains("aborting due to") || diagnostic["level"] == "failure-note" {
            continue;
        }
        let primary: Vec<_> = spans.iter().filter(|span| span["is_primary"] == true).collect();
        assert!(!primary.is_empty(), "{rendered}");
        for span in primary {
            let place = usize::try_from(span["line_start"].as_u64().expect("a line")).expect("fits");
            let index = source.lines.iter().position(|lines| lines.contains(&place));
            let text = span["text"][0]["text"].as_str().unwrap_or_default();
            assert!(!text.contains("derive(") && index.is_some(), "{}\n{rendered}", source.path.display());
            told.entry(index.unwrap_or_default()).or_default().push(rendered.to_owned());
        }
    }
    told
}

/// A file with one item per module.
pub(crate) struct Source {
    path: PathBuf,
    /// The lines of each item.
    lines: Vec<RangeInclusive<usize>>,
}

impl Source {
    pub(crate) fn new(name: &str, head: &str, items: &[String]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
        fs::create_dir_all(&folder).expect("a folder");
        let mut text = head.to_owned();
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            text.extend(["mod case_", &index.to_string(), " {\n"]);
            let start = text.lines().count() + 1;
            text += item;
            lines.push(start..=text.lines().count());
            text += "}\n";
        }
        let path = folder.join(format!("{name}.rs"));
        fs::write(&path, text).expect("a file");
        Self { path, lines }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn rustc(&self, arguments: &[&str]) -> std::process::Output {
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let program = env::current_exe().expect("a test is a program");
        let dependencies = program.parent().expect("it is in a folder");
        let mut command = Command::new(rustc);
        command.args(["--edition=2024", "-Cdebuginfo=0", "--out-dir"]).arg(self.path.parent().expect("a folder"));
        command.arg("-L").arg(format!("dependency={}", dependencies.display()));
        command.arg("--extern").arg(format!("error_catalog={}", newest(dependencies).display()));
        command.args(arguments).arg(&self.path).output().expect("rustc is there")
    }
}

/// The runtime as cargo built it. There is one build per set of features; the newest is that of the present sources.
fn newest(folder: &Path) -> PathBuf {
    let is_it = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str());
        let hash = name.and_then(|name| name.strip_prefix("liberror_catalog-")?.strip_suffix(".rlib"));
        hash.is_some_and(|hash| hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
    };
    let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("an entry").path());
    let newest = files.filter(is_it).max_by_key(|file| file.metadata().and_then(|data| data.modified()).ok());
    newest.expect("a test is built after what it needs")
}
