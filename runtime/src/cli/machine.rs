//! Output for other programs: JSON, annotations of GitHub Actions, and SARIF.

use std::path::Path;

use clap::ArgMatches;
use serde::Serialize;
use serde_json::{Value, json};

use crate::compat::{Change, Diff, Verdict};

/// The JSON Schema (draft 2020-12) of what `catalog check`, `catalog diff` and `catalog list` print with `--format json`.
///
/// ```
/// let schema: serde_json::Value = serde_json::from_str(error_catalog::cli::OUTPUT_SCHEMA)?;
/// assert!(schema["$defs"]["change"].is_object());
/// # Ok::<(), serde_json::Error>(())
/// ```
pub const OUTPUT_SCHEMA: &str = include_str!("output.schema.json");

/// The values of `--format`.
pub(crate) const FORMATS: [&str; 4] = ["text", "json", "github", "sarif"];

/// A format for programs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MachineFormat {
    Json,
    GitHub,
    Sarif,
}

impl MachineFormat {
    /// The format that was asked for, unless it is text.
    pub(crate) fn of(matches: &ArgMatches) -> Option<Self> {
        match matches.get_one::<String>("format")?.as_str() {
            "json" => Some(Self::Json),
            "github" => Some(Self::GitHub),
            "sarif" => Some(Self::Sarif),
            _ => None,
        }
    }

    /// The findings; `json` is what JSON says instead.
    pub(crate) fn text(self, findings: &[Finding], file: Option<&Path>, json: impl FnOnce() -> Value) -> String {
        match self {
            Self::Json => pretty(&json()),
            Self::GitHub => findings.iter().map(|finding| finding.annotation(file)).collect(),
            Self::Sarif => pretty(&sarif(findings, file)),
        }
    }
}

/// Something to tell: a change, a part that is not understood, or an error of a list.
pub(crate) struct Finding {
    /// What kind of finding it is: `StatusChanged`.
    pub(crate) rule: String,
    pub(crate) level: Level,
    pub(crate) title: String,
    pub(crate) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    Error,
    Warning,
    Note,
}

/// What has changed, in the format; `file` is the one that clients know.
pub(crate) fn compared(format: MachineFormat, diff: &Diff, title: &str, file: &Path) -> String {
    let findings: Vec<_> = diff.iter().map(Finding::of).collect();
    let json = || json!({"title": title, "breaking": diff.is_breaking(), "changes": changes(diff)});
    format.text(&findings, Some(file), json)
}

/// The errors of a list, in the format.
pub(crate) fn listed(format: MachineFormat, title: &str, errors: &[Listed]) -> String {
    let findings: Vec<_> = errors.iter().map(Listed::finding).collect();
    format.text(&findings, None, || json!({"title": title, "errors": errors}))
}

/// An error of a list.
#[derive(Serialize)]
pub(crate) struct Listed {
    pub(crate) code: Value,
    pub(crate) status: u16,
    pub(crate) section: String,
    #[serde(rename = "type")]
    pub(crate) type_name: String,
    pub(crate) name: String,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) deprecated: Option<String>,
}

impl Listed {
    fn finding(&self) -> Finding {
        let code = self.code.as_str().map_or_else(|| self.code.to_string(), str::to_owned);
        Finding {
            title: format!("{} {code}", self.status),
            rule: code,
            level: Level::Note,
            text: format!("{}: {}", self.section, self.message),
        }
    }
}

impl Finding {
    pub(crate) fn of(change: &Change) -> Self {
        let more =
            [change.breaks().map(|text| format!("breaks: {text}")), change.help().map(|text| format!("help: {text}"))];
        Self {
            rule: format!("{:?}", change.kind()),
            level: if change.verdict() == Verdict::Breaking { Level::Error } else { Level::Note },
            title: format!("{}: {:?}", change.verdict(), change.kind()),
            text: [change.to_string()].into_iter().chain(more.into_iter().flatten()).collect::<Vec<_>>().join("\n"),
        }
    }

    /// A line that GitHub Actions shows beside the file.
    fn annotation(&self, file: Option<&Path>) -> String {
        let level = match self.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        let place = file.map(|file| format!("file={},", property(&file.to_string_lossy()))).unwrap_or_default();
        format!("::{level} {place}title={}::{}\n", property(&self.title), data(&self.text))
    }
}

/// Escapes a text as the commands of GitHub's runners want it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// SARIF 2.1.0, which code scanning reads.
fn sarif(findings: &[Finding], file: Option<&Path>) -> Value {
    let mut rules: Vec<_> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    let result = |finding: &Finding| {
        let level = match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        let mut result = json!({"ruleId": finding.rule, "level": level, "message": {"text": finding.text}});
        if let (Some(file), Some(result)) = (file, result.as_object_mut()) {
            let place = json!({"artifactLocation": {"uri": file.to_string_lossy()}});
            result.insert("locations".to_owned(), json!([{"physicalLocation": place}]));
        }
        result
    };
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "error-catalog",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.iter().map(|rule| json!({"id": rule})).collect::<Vec<_>>(),
            }},
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

/// The changes as JSON.
pub(crate) fn changes(diff: &Diff) -> Value {
    let change = |change: &Change| {
        let mut members = vec![
            ("kind", Some(format!("{:?}", change.kind()))),
            ("verdict", Some(change.verdict().to_string())),
            ("text", Some(change.to_string())),
        ];
        let not_empty = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        members.extend([
            ("code", not_empty(change.code())),
            ("type", not_empty(change.type_name())),
            ("name", not_empty(change.name())),
            ("meta_key", change.meta_key().map(str::to_owned)),
            ("part", change.part().map(str::to_owned)),
            ("old", change.old().map(str::to_owned)),
            ("new", change.new().map(str::to_owned)),
            ("breaks", change.breaks()),
            ("help", change.help()),
        ]);
        members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), Value::from(value?)))).collect::<Value>()
    };
    diff.iter().map(change).collect()
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
