//! The headings of columns, and the names of members, by which the parts of an entry are known.

use super::source::Retry;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Role {
    Code,
    Status,
    Message,
    Long,
    Description,
    Hint,
    RetryAfter,
    Retry,
    Section,
    Docs,
    Name,
    Meta,
    Deprecated,
}

/// The known headings of each role, the likeliest first, in lower case and with single spaces.
const HEADINGS: &[(Role, &[&str])] = &[
    (
        Role::Code,
        &[
            "code",
            "error code",
            "errorcode",
            "codes",
            "error codes",
            "code string",
            "api code",
            "machine code",
            "error key",
            "error",
            "errors",
            "error id",
            "error type",
            "key",
            "identifier",
            "reason",
            "slug",
            "id",
            "type",
            "error name",
        ],
    ),
    (
        Role::Status,
        &[
            "http status",
            "http status code",
            "http code",
            "status code",
            "http",
            "statuscode",
            "httpstatus",
            "httpstatuscode",
            "httpcode",
            "status",
            "http response",
            "http response code",
            "response code",
        ],
    ),
    (
        Role::Message,
        &[
            "message",
            "short message",
            "shortmessage",
            "error message",
            "user message",
            "title",
            "msg",
            "text",
            "summary",
            "short",
        ],
    ),
    (Role::Long, &["long message", "longmessage", "long text", "long", "detail", "full message", "details"]),
    (
        Role::Description,
        &[
            "description",
            "meaning",
            "cause",
            "when",
            "explanation",
            "occurs when",
            "reason",
            "notes",
            "note",
            "condition",
            "trigger",
            "when it happens",
            "common causes",
            "comment",
            "when returned",
            "error",
        ],
    ),
    (
        Role::Hint,
        &[
            "hint",
            "what to do",
            "action",
            "resolution",
            "fix",
            "solution",
            "remedy",
            "how to fix",
            "advice",
            "recommended action",
            "client action",
            "suggested action",
            "recovery",
            "suggestion",
            "mitigation",
            "handling",
        ],
    ),
    (Role::RetryAfter, &["retry after", "retryafter", "retry after seconds"]),
    (
        Role::Retry,
        &[
            "retry",
            "retryable",
            "retry advice",
            "can retry",
            "should retry",
            "safe to retry",
            "is retryable",
            "retry safe",
            "retriable",
            "retry policy",
            "retry guidance",
            "retry strategy",
            "transient",
        ],
    ),
    (Role::Section, &["section", "category", "group", "module", "area", "service", "domain"]),
    (
        Role::Docs,
        &["docs", "documentation", "docs url", "documentation url", "doc url", "link", "url", "help", "more info"],
    ),
    (Role::Name, &["name", "error name", "variant", "constant", "symbol", "enum", "exception", "class", "title"]),
    (Role::Meta, &["meta", "metadata", "context", "params"]),
    (Role::Deprecated, &["deprecated"]),
];

/// The names that `--column` takes.
const NAMES: &[(&str, Role)] = &[
    ("code", Role::Code),
    ("status", Role::Status),
    ("message", Role::Message),
    ("long", Role::Long),
    ("description", Role::Description),
    ("hint", Role::Hint),
    ("retry", Role::Retry),
    ("retry_after", Role::RetryAfter),
    ("section", Role::Section),
    ("docs", Role::Docs),
    ("name", Role::Name),
];

/// The names that `--column` takes.
pub(in crate::program) fn names() -> Vec<&'static str> {
    NAMES.iter().map(|(name, _)| *name).collect()
}

/// The columns that the command line names: their headings, each with its role.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    named: Vec<(String, Role)>,
}

impl Columns {
    /// Reads `code=Heading`.
    pub(super) fn name(&mut self, text: &str) -> Result<(), String> {
        let (role, heading) =
            text.split_once('=').ok_or_else(|| format!("`{text}` has no `=`: write `code=Heading`"))?;
        let role = NAMES.iter().find(|(name, _)| *name == role.trim()).map(|(_, role)| *role).ok_or_else(|| {
            let names: Vec<_> = NAMES.iter().map(|(name, _)| format!("`{name}`")).collect();
            format!("`{role}` is not a part of an error: it is one of {}", names.join(", "))
        })?;
        self.named.push((normal(heading), role));
        Ok(())
    }

    /// The role of each heading. Each role is given once.
    pub(super) fn roles(&self, headings: &[String]) -> Vec<Option<Role>> {
        let headings: Vec<_> = headings.iter().map(|heading| normal(heading)).collect();
        let mut roles = vec![None; headings.len()];
        let give = |roles: &mut Vec<Option<Role>>, heading: &str, role: Role| {
            let is_given = roles.contains(&Some(role));
            let free =
                headings.iter().zip(roles.iter_mut()).find(|(known, given)| *known == heading && given.is_none());
            if let (Some((_, free)), false) = (free, is_given) {
                *free = Some(role);
            }
        };
        for (heading, role) in &self.named {
            give(&mut roles, heading, *role);
        }
        for (role, known) in HEADINGS {
            for heading in *known {
                give(&mut roles, heading, *role);
            }
        }
        roles
    }

    /// Whether these are the headings of a list of errors.
    pub(super) fn know(&self, headings: &[String]) -> bool {
        let roles = self.roles(headings);
        roles.contains(&Some(Role::Code)) && roles.iter().flatten().count() > 1
    }
}

/// The role of a member of JSON, whose name may be in any case.
pub(super) fn member_role(name: &str) -> Option<Role> {
    let name = normal(name);
    let squeezed: String = name.split(' ').collect();
    let is = |heading: &&&str| **heading == name || heading.split(' ').collect::<String>() == squeezed;
    HEADINGS.iter().find(|(_, known)| known.iter().any(|heading| is(&heading))).map(|(role, _)| *role)
}

/// A heading in lower case, with single spaces in place of everything that is no letter or digit.
fn normal(heading: &str) -> String {
    let mut words = String::new();
    let mut is_small = false;
    for char in heading.chars() {
        if !char.is_alphanumeric() {
            is_small = false;
            if !words.ends_with(' ') {
                words.push(' ');
            }
            continue;
        }
        // `errorCode` is two words.
        if is_small && char.is_uppercase() {
            words.push(' ');
        }
        is_small = char.is_lowercase();
        words.extend(char.to_lowercase());
    }
    words.trim().to_owned()
}

/// The retry advice of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Advice {
    /// The cell says nothing.
    Silent,
    Retry(Retry),
    /// The cell says something else.
    Unknown,
}

/// Reads retry advice, and what the cell says beside it.
pub(super) fn retry(cell: &str) -> (Advice, Option<String>) {
    let lower = cell.trim().trim_matches(['*', '_', '`']).to_lowercase();
    let text = lower.trim_start_matches(|char: char| !char.is_alphanumeric());
    let has = |signs: &[char]| lower.contains(signs);
    if let Some(seconds) = seconds(text) {
        return (Advice::Retry(Retry::After(seconds)), None);
    }
    let starts = |words: &[&str]| {
        words.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
    };
    let no = ["no", "never", "not", "false", "don't", "don’t", "do not", "non-retryable", "permanent", "non retryable"];
    let yes = [
        "yes",
        "true",
        "retry",
        "backoff",
        "back off",
        "safe",
        "always",
        "with",
        "exponential",
        "transient",
        "retryable",
        "retriable",
        "later",
        "wait",
        "maybe",
        "y",
    ];
    let advice = if starts(&no) || text == "n" || has(&['❌', '✗', '✖', '🚫']) {
        Retry::Never
    } else if starts(&yes) || has(&['✅', '✔', '✓']) || text.contains("backoff") || text.contains("back off") {
        Retry::Backoff
    } else if text.is_empty() || matches!(text, "n/a" | "none") {
        return (Advice::Silent, None);
    } else {
        return (Advice::Unknown, None);
    };
    // What follows the first word, as in `No. Obtain a new token first.`
    let rest = cell.trim().split_once(['.', ',', ';', ':', '—', '–', '(']).map(|(_, rest)| rest.trim());
    let rest = rest.map(|rest| rest.trim_end_matches(')')).filter(|rest| rest.split_whitespace().count() > 1);
    // `yes, with backoff` says nothing more.
    let rest = rest.filter(|rest| matches!(retry(rest).0, Advice::Unknown));
    (Advice::Retry(advice), rest.map(str::to_owned))
}

/// `30`, `30s`, `after 30 seconds`, `retry after 2 minutes`.
fn seconds(text: &str) -> Option<u64> {
    let text = text.strip_prefix("yes").unwrap_or(text).trim_start_matches([',', ':', '.', ' ', '(']);
    let text = text.strip_prefix("retry").unwrap_or(text).trim_start();
    let text = text.strip_prefix("after").or_else(|| text.strip_prefix("in")).unwrap_or(text).trim_start();
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let (digits, unit) = text.split_at(end);
    let number = digits.parse::<u64>().ok()?;
    let unit = unit.trim().trim_end_matches(['.', ')']);
    let factor = match unit.split(' ').next().unwrap_or_default() {
        "" | "s" | "sec" | "secs" | "second" | "seconds" => 1,
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hour" | "hours" => 3_600,
        _ => return None,
    };
    number.checked_mul(factor)
}

/// An error status in a text that says little else: `404`, `HTTP 404`, `404 Not Found`, `(404)`.
pub(super) fn status(text: &str) -> Option<u16> {
    let text = text.trim().trim_start_matches(|char: char| !char.is_alphanumeric());
    let lower = text.to_ascii_lowercase();
    let rest = ["http status code", "status code", "http status", "http code", "status", "http", "code", "error"]
        .iter()
        .find_map(|word| lower.strip_prefix(word))
        .unwrap_or(&lower);
    let rest = rest.strip_prefix("/1.1").or_else(|| rest.strip_prefix("/2")).unwrap_or(rest);
    let rest = rest.trim_start_matches(|char: char| !char.is_alphanumeric());
    let digits = rest.get(..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let after = rest.get(3..)?;
    if after.starts_with(|char: char| char.is_alphanumeric()) {
        return None;
    }
    digits.parse().ok().filter(is_error)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "it is passed to `filter`")]
pub(super) fn is_error(status: &u16) -> bool {
    (400..=599).contains(status)
}
