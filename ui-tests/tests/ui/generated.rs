//! Compiles generated items: many valid ones, whose errors must have the expected content, and two hundred in which a
//! token or two are wrong. rustc must report those mistakes at tokens of the item.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test fails by panicking")]

#[path = "generated/item.rs"]
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

use self::{
    item::{Item, item},
    random::Random,
};

/// Called by the valid items: checks that an error has the expected content, and that its response is JSON.
const CHECK: &str = r#"
fn check<E: error_catalog::ApiError>(error: E, expected: &str, envelope: &str) {
    let response = error.to_response_in(&error_catalog::Context::new().request_id("id"));
    let header = |name: &str| response.headers().get(name).map(|value| value.to_str().expect("ASCII"));
    let found = serde_json::json!({
        "status": response.status().as_u16(),
        "code": error.code(),
        "message": error.message(),
        "long": error.long_message(),
        "hint": error.hint(),
        "meta": error.meta(),
        "docs": error.docs(),
        "retry": format!("{:?}", error.retry()),
        "challenge": header("www-authenticate"),
        "x-made": header("x-made"),
    });
    let expected: serde_json::Value = serde_json::from_str(expected).expect("JSON");
    assert_eq!(found, expected);
    let body: serde_json::Value = serde_json::from_slice(response.body()).expect("JSON");
    let text = expected["long"].as_str().or(expected["message"].as_str());
    let said = match envelope {
        "" | "ErrorList" => &body["errors"][0]["long_message"],
        "ErrorObject" | "GoogleStatus" => &body["error"]["message"],
        "Flat" => &body["message"],
        // What the title says already is not said again.
        "Problem" => body.get("detail").unwrap_or(&body["title"]),
        _ => body["errors"][0].get("detail").unwrap_or(&body["errors"][0]["title"]),
    };
    assert_eq!(said.as_str(), text);
}

/// Each status in each shape.
fn check_statuses<E: error_catalog::Envelope + std::fmt::Debug>(status_of: fn(&serde_json::Value) -> Option<u64>) {
    let context = error_catalog::Context::new();
    for (status, error) in statuses::all::<E>() {
        let response = error_catalog::ApiError::to_response_in(&error, &context);
        let body: serde_json::Value = serde_json::from_slice(response.body()).expect("JSON");
        assert_eq!(response.status(), status);
        assert_eq!(status_of(&body).unwrap_or(status.into()), u64::from(status), "{body}");
        assert!(body.to_string().to_lowercase().contains(&format!("\"s{status}\"")), "{body}");
    }
}
"#;

/// An enum of all statuses, in any shape.
fn statuses() -> String {
    let each = |write: &dyn Fn(u16) -> String| (400..600).map(write).collect::<Vec<_>>().join("\n");
    format!(
        "mod statuses {{
            #[derive(Debug, error_catalog::ApiError)]
            #[api(envelope = E, allow(unregistered_status))]
            pub enum Any<E: error_catalog::Envelope + std::fmt::Debug> {{
                {}
                #[api(status = 500)]
                Never(std::marker::PhantomData<E>),
            }}
            pub fn all<E: error_catalog::Envelope + std::fmt::Debug>() -> [(u16, Any<E>); 200] {{
                [{}]
            }}
        }}
        ",
        each(&|status| format!("#[api(status = {status})] S{status},")),
        each(&|status| format!("({status}, Any::S{status}),")),
    )
}

/// The position of the status in the body of each shape, if it has one.
const SHAPES: &str = "
    use error_catalog::envelope::*;
    check_statuses::<ErrorList>(|_| None);
    check_statuses::<ErrorObject>(|_| None);
    check_statuses::<Flat>(|body| body[\"status\"].as_u64());
    check_statuses::<Problem>(|body| body[\"status\"].as_u64());
    check_statuses::<GoogleStatus>(|body| body[\"error\"][\"code\"].as_u64());
    check_statuses::<JsonApi>(|body| body[\"errors\"][0][\"status\"].as_str()?.parse().ok());
";

#[test]
fn sound_items_compile_and_say_what_they_should() {
    let items: Vec<_> = items(1, 120).iter().map(Item::with_checks).collect();
    let calls: Vec<_> = (0..items.len()).map(|index| format!("case_{index}::run();")).collect();
    let calls = calls.join("\n");
    // As strict as a user's crate can be.
    let head = "#![deny(warnings)]\n#![forbid(unsafe_code)]\n#![allow(dead_code)]\n";
    let head = format!("{head}fn main() {{{SHAPES}{calls}\n}}\n{CHECK}{}", statuses());
    let source = Source::new("sound", &head, &items);
    trybuild::TestCases::new().pass(source.path);
}

#[test]
fn mistakes_are_told_where_they_stand() {
    let mut items = items(2, 200);
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

fn items(seed: u64, count: usize) -> Vec<Item> {
    let mut random = Random(seed);
    (0..count).map(|number| item(&mut random, number)).collect()
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
