//! The catalog as one self-contained HTML page.

use std::collections::{BTreeSet, HashMap};

use askama::Template;
use http::StatusCode;

use super::ids::{self, Ids};
use super::texts::{self, Line, PageText};
use crate::entry::{GrpcCode, StatusRange};
use crate::export::document::{self, Delay, Document, Header, MetaMember, Retry};

const STYLE: &str = include_str!("../../../templates/page.css");
const SCRIPT: &str = include_str!("../../../templates/page.js");

/// The digests of the style and the script, which are the only ones that the page's policy allows. After a change of either
/// file, `tests/web/html.test.mjs` prints the new digest.
const STYLE_HASH: &str = "sha256-14SRDig0qQKS0gcctpEz3Wu+72tgSFR/ZHlRBSvH+dA=";
const SCRIPT_HASH: &str = "sha256-lVAYNvyuhPpe+7F6elB0JXax+GIpyNtyq/9fCUiXz6M=";

/// The catalog as one self-contained HTML page, for people to read, search and print.
///
/// The anchor of each error is its code, so `docs = "https://docs.example.com/errors#<code>"` links to it; if several
/// errors share a code, the anchor leads to the first. The address contains the search and the filters:
/// `errors.html?q=token&status=401&section=sessions`. The content security policy of the page allows only its own script,
/// and the page is complete without scripts. A host that sends a policy of its own must allow inline styles and scripts.
///
/// The function also accepts a [`Document`], such as one that was deserialized, or combined from several services.
///
/// ```
/// use error_catalog::export::{self, Document};
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404, code = "user_not_found", long = "No user has the id <user_id>")]
///     NotFound { user_id: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let page = export::html(&API);
/// assert!(page.contains(r#"id="user_not_found""#));
///
/// let mut document = Document::from(&API);
/// document.title = "All our APIs".to_owned();
/// assert!(export::html(document).contains("<h1>All our APIs</h1>"));
/// ```
pub fn html(catalog: impl Into<Document>) -> String {
    render(&catalog.into())
}

/// The page.
fn render(document: &Document) -> String {
    // A template fails only if a value or the writer fails, and none of these can.
    let mut html = HtmlPage::of(document).render().unwrap_or_default();
    html.push('\n');
    html
}

/// How many entries the browser lays out, or skips, together. Thousands of boxes cost as much as their contents.
const GROUP: usize = 25;

#[derive(Template)]
#[template(path = "page.html")]
struct HtmlPage<'a> {
    title: &'a str,
    content_type: &'a str,
    summary: String,
    style: &'static str,
    style_hash: &'static str,
    script: &'static str,
    script_hash: &'static str,
    main_id: String,
    classes: Vec<Class>,
    sections: Vec<PageSection<'a>>,
}

impl<'a> HtmlPage<'a> {
    fn of(document: &'a Document) -> Self {
        let mut ids = Ids::default();
        // Codes come first, because links use `#code`. If several errors share a code, the first has the id.
        let codes =
            || document.sections.iter().flat_map(|section| &section.entries).map(|entry| entry.code.to_string());
        let mut shared = HashMap::<String, usize>::new();
        for code in codes() {
            ids.reserve(&code);
            *shared.entry(code).or_default() += 1;
        }
        // A section whose errors are all hidden is not shown.
        let shown =
            document.sections.iter().filter(|section| !section.entries.is_empty() || !section.retired.is_empty());
        let sections: Vec<_> = shown.map(|section| PageSection::of(section, &shared, &mut ids)).collect();
        let summary = summary(sections.iter().map(|section| section.entries.len()).sum(), sections.len());
        Self {
            title: &document.title,
            content_type: &document.content_type,
            summary,
            style: STYLE,
            style_hash: STYLE_HASH,
            script: SCRIPT,
            script_hash: SCRIPT_HASH,
            main_id: ids.take("~errors"),
            classes: Class::all(document),
            sections,
        }
    }
}

fn summary(errors: usize, sections: usize) -> String {
    format!("{} in {}.", counted(errors, "error"), counted(sections, "section"))
}

/// `1 error`, `2 errors`.
fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The statuses with the same first digit, for the filter.
struct Class {
    digit: u16,
    name: &'static str,
    count: usize,
    statuses: Vec<Status>,
}

struct Status {
    number: u16,
    reason: &'static str,
    count: usize,
}

impl Class {
    fn all(document: &Document) -> Vec<Self> {
        let entries: Vec<_> = document.entries().collect();
        let count = |range: StatusRange| {
            entries.iter().filter(|entry| entry.ranges().any(|status| status.overlaps(range))).count()
        };
        let ranges = entries.iter().flat_map(|entry| entry.ranges().chain([StatusRange::one(entry.status)]));
        let statuses: BTreeSet<_> = ranges.filter_map(StatusRange::status).collect();
        let classes =
            [(4, "Client errors", StatusRange::CLIENT_ERROR), (5, "Server errors", StatusRange::SERVER_ERROR)];
        let class = |(digit, name, range): (u16, &'static str, StatusRange)| {
            let statuses = statuses.iter().filter(|status| range.contains(**status));
            let statuses = statuses.map(|status| {
                let number = status.as_u16();
                Status { number, reason: reason(number), count: count((*status).into()) }
            });
            Self { digit, name, count: count(range), statuses: statuses.collect() }
        };
        classes.into_iter().map(class).filter(|class| class.count > 0).collect()
    }
}

/// The registered phrase of a status; empty if there is none.
fn reason(status: u16) -> &'static str {
    StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("")
}

struct PageSection<'a> {
    /// The name of the section in the filter and in addresses.
    slug: String,
    id: String,
    heading_id: String,
    name: &'a str,
    domain: Option<&'a str>,
    entries: Vec<PageEntry<'a>>,
    retired: Vec<Retired<'a>>,
}

impl<'a> PageSection<'a> {
    fn of(section: &'a document::Section, shared: &HashMap<String, usize>, ids: &mut Ids) -> Self {
        let entries = section.entries.iter().map(|entry| PageEntry::of(entry, shared, ids)).collect();
        let retired = section.retired.iter().map(|code| Retired { id: ids.take(code), code }).collect();
        // No code begins with a tilde, so new codes do not change these ids.
        let id = ids.take(&format!("~{}", slug(&section.name)));
        Self {
            slug: id.trim_start_matches('~').to_owned(),
            heading_id: ids.take(&format!("{id}~")),
            id,
            name: &section.name,
            domain: section.domain.as_deref(),
            entries,
            retired,
        }
    }
}

/// `Actor Tokens` as `actor-tokens`.
fn slug(name: &str) -> String {
    let words = name.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

struct Retired<'a> {
    id: String,
    code: &'a str,
}

struct PageEntry<'a> {
    id: String,
    code: String,
    /// How many errors have this code.
    shared: usize,
    status: u16,
    reason: &'static str,
    /// The statuses, as the script reads them: `502 503` or `4xx 5xx`.
    statuses: String,
    other_statuses: Option<String>,
    message: Vec<PageText>,
    long_message: Option<Vec<PageText>>,
    description: Option<String>,
    hint: Option<Vec<PageText>>,
    retry: Option<Vec<PageText>>,
    pointer: Option<&'a str>,
    parameter: Option<&'a str>,
    challenge: Option<&'a str>,
    labels: Vec<String>,
    grpc: Option<&'static str>,
    docs: Option<Docs<'a>>,
    deprecated: Option<&'a str>,
    meta: Vec<PageMember<'a>>,
    sample_headers: &'a [Header],
    body: Vec<Line>,
}

impl<'a> PageEntry<'a> {
    fn of(entry: &'a document::Entry, shared: &HashMap<String, usize>, ids: &mut Ids) -> Self {
        let code = entry.code.to_string();
        let is_place = |name: &str| entry.placeholders.iter().any(|place| place == name);
        let text = |text: &String| texts::places(text, is_place);
        // A long text that equals the short one is not repeated.
        let long_message = entry.long_message.as_ref().filter(|long| **long != entry.message);
        Self {
            id: ids.take_reserved(&code),
            shared: shared.get(&code).copied().unwrap_or(1),
            code,
            status: entry.status,
            reason: reason(entry.status),
            statuses: entry.ranges().map(|range| range.to_string().to_lowercase()).collect::<Vec<_>>().join(" "),
            other_statuses: entry.other_statuses(),
            message: text(&entry.message),
            long_message: long_message.map(text),
            description: entry.description.as_deref().map(texts::markdown),
            hint: entry.hint.as_ref().map(text),
            retry: entry.retry.as_ref().map(advice),
            pointer: entry.pointer.as_deref(),
            parameter: entry.parameter.as_deref(),
            challenge: entry.challenge.as_deref(),
            labels: entry.labels_shown().collect(),
            grpc: entry.shown_grpc().map(GrpcCode::as_str),
            docs: entry.docs.as_deref().map(|url| Docs { url, is_link: texts::is_link(url) }),
            deprecated: entry.deprecated.as_deref(),
            meta: entry.meta.iter().map(PageMember::of).collect(),
            sample_headers: &entry.sample.headers,
            body: texts::body(&entry.sample.body.pretty(), is_place),
        }
    }

    fn has_facts(&self) -> bool {
        self.hint.is_some()
            || self.retry.is_some()
            || self.pointer.is_some()
            || self.parameter.is_some()
            || self.challenge.is_some()
            || !self.labels.is_empty()
            || self.grpc.is_some()
            || self.docs.is_some()
    }
}

/// The retry advice as a sentence.
fn advice(retry: &Retry) -> Vec<PageText> {
    let sentence = match retry {
        Retry::Never => "Not with the same request: it would fail again.".to_owned(),
        Retry::Backoff => "With growing pauses between the attempts.".to_owned(),
        Retry::After(Delay::Seconds(seconds)) => format!("After {}.", duration(*seconds)),
        Retry::After(Delay::Field(place)) => {
            let sentence = format!("After {place} seconds, which the Retry-After header holds.");
            return texts::places(&sentence, |_| true);
        }
    };
    vec![PageText::Text(sentence)]
}

/// The duration in the largest unit that divides it.
fn duration(seconds: u64) -> String {
    let (count, unit) = match seconds {
        0 => (0, "second"),
        seconds if seconds.is_multiple_of(86_400) => (seconds / 86_400, "day"),
        seconds if seconds.is_multiple_of(3_600) => (seconds / 3_600, "hour"),
        seconds if seconds.is_multiple_of(60) => (seconds / 60, "minute"),
        seconds => (seconds, "second"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

struct Docs<'a> {
    url: &'a str,
    is_link: bool,
}

struct PageMember<'a> {
    key: &'a str,
    data_type: &'a str,
    value: Option<&'a str>,
    optional: bool,
}

impl<'a> PageMember<'a> {
    fn of(member: &'a MetaMember) -> Self {
        let value = member.value.as_ref().map(document::JsonText::as_str);
        Self { key: &member.key, data_type: &member.data_type, value, optional: member.optional }
    }

    /// Whether the key stands for members that are known only when the error occurs.
    fn is_spread(&self) -> bool {
        self.key == "*"
    }
}
