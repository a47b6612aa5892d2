//! The catalog as one self-contained HTML page.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use askama::Template;
use http::StatusCode;

use super::example::example;
use super::ids::{self, Ids};
use super::texts::{self, Line, PageText};
use crate::entry::StatusRange;
use crate::export::document::{self, Document, Header, MetaMember};
use crate::export::retry::{Delay, Retry};
use crate::export::shape::Shape;

const STYLE: &str = include_str!("../../../templates/page.css");
const SCRIPT: &str = include_str!("../../../templates/page.js");

/// The digests of the style and the script, which are the only ones that the page's policy allows. After a change of either
/// file, `tests/web/html.test.mjs` prints the new digest.
const STYLE_HASH: &str = "sha256-j1QYsIALfjHH6ei2IEtp+EMuqdMcyNKL3uJyag9PT/w=";
const SCRIPT_HASH: &str = "sha256-wghIKoXFckEETOEQjzbvT413BBofKM2/fDUoZSYR/io=";

/// The catalog as one self-contained HTML page, for people to read, search and print.
///
/// The anchor of each error is its code, so `docs = "https://docs.example.com/errors#<code>"` links to it; if several
/// errors share a code, the anchor leads to the first. The address contains the search and the filters:
/// `errors.html?q=token&status=401&section=sessions&group=status`. A document with sections of several domains, which are
/// services, has a filter by `service` too. While a search or a filter is on, hits appear as one scrolls, so that thousands
/// of errors are searched as fast as one types; the browser's own search finds only those above. Printing shows every error.
///
/// A text between two backticks is shown as code. The content security policy of the page allows only its own script, and
/// the page is complete without scripts. A host that sends a policy of its own must allow inline styles and scripts.
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
const GROUP: usize = 8;
/// How many sections it skips together while they are far away.
const CHUNK: usize = 16;

#[derive(Template)]
#[template(path = "page.html")]
struct HtmlPage<'a> {
    title: &'a str,
    version: Option<&'a str>,
    content_type: &'a str,
    summary: String,
    style: &'static str,
    style_hash: &'static str,
    script: &'static str,
    script_hash: &'static str,
    main_id: String,
    classes: Vec<Class>,
    /// The services, each with the number of its errors.
    services: BTreeMap<&'a str, usize>,
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
        let sections: Vec<_> =
            shown.map(|section| PageSection::of(section, &document.shape, &shared, &mut ids)).collect();
        let mut services = BTreeMap::<_, usize>::new();
        for section in &sections {
            *services.entry(section.domain.unwrap_or_default()).or_default() += section.entries.len();
        }
        services.remove("");
        let summary = summary(sections.iter().map(|section| section.entries.len()).sum(), sections.len());
        Self {
            title: &document.title,
            version: document.version.as_deref(),
            content_type: &document.content_type,
            summary,
            style: STYLE,
            style_hash: STYLE_HASH,
            script: SCRIPT,
            script_hash: SCRIPT_HASH,
            main_id: ids.take("~errors"),
            classes: Class::all(document),
            services,
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
    fn of(section: &'a document::Section, shape: &'a Shape, shared: &HashMap<String, usize>, ids: &mut Ids) -> Self {
        let of_entry = |entry| PageEntry::of(entry, &section.type_name, shape, shared, ids);
        let entries = section.entries.iter().map(of_entry).collect();
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
    /// The name in Rust.
    path: String,
    /// How many errors have this code.
    shared: usize,
    status: u16,
    reason: &'static str,
    /// The statuses, as the script reads them: `502 503` or `4xx 5xx`.
    statuses: String,
    other_statuses: Option<String>,
    /// What the overview shows.
    text: Vec<PageText>,
    texts: Vec<Part<'a>>,
    headers: Vec<Header>,
    description: Option<String>,
    retry: Option<Vec<PageText>>,
    labels: Vec<String>,
    protocols: Vec<(&'static str, String)>,
    docs: Option<Docs<'a>>,
    deprecated: Option<&'a str>,
    meta: Vec<PageMember<'a>>,
    sample_headers: Vec<Header>,
    body: Vec<Line>,
}

/// A text of an error.
struct Part<'a> {
    name: &'static str,
    /// The member that has it, if a body has it.
    member: Option<&'a str>,
    text: Vec<PageText>,
}

impl Part<'_> {
    fn is_sent(&self) -> bool {
        self.member.is_some()
    }
}

impl<'a> PageEntry<'a> {
    fn of(
        entry: &'a document::Entry,
        type_name: &str,
        shape: &'a Shape,
        shared: &HashMap<String, usize>,
        ids: &mut Ids,
    ) -> Self {
        let code = entry.code.to_string();
        let is_place = |name: &str| entry.placeholders.iter().any(|place| place == name);
        let example_of = |name: &str| entry.fields.iter().find(|field| field.name == name).map(example);
        let member = |part: &str| {
            let is_sent = entry.sent.iter().any(|sent| sent == part);
            shape.error.get(part).filter(|_| is_sent).map(String::as_str)
        };
        let part = |name, part, text: Option<&str>| {
            let text = texts::places(text.filter(|text| !text.is_empty())?, is_place);
            Some(Part { name, member: member(part), text })
        };
        // A long text that equals the short one is not repeated.
        let long = entry.long_message.as_deref().filter(|long| *long != entry.message);
        let texts = [
            part("Message", "message", Some(&entry.message)),
            part("Long message", "long_message", long),
            part("Hint", "hint", entry.hint.as_deref()),
            part("Points at", "pointer", entry.pointer.as_deref()),
            part("Points at parameter", "parameter", entry.parameter.as_deref()),
        ];
        let challenge = entry.challenge.iter();
        let challenge = challenge.map(|value| Header { name: "www-authenticate".to_owned(), value: value.clone() });
        let id = ids.take_reserved(&code);
        // This page is the documentation that such an address leads to.
        let is_here = |url: &str| url.split_once('#').is_some_and(|(_, at)| at == code || at == ids::fragment(&id));
        let docs = entry.docs.as_deref().filter(|url| !is_here(url));
        Self {
            shared: shared.get(&code).copied().unwrap_or(1),
            path: if entry.name == type_name { entry.name.clone() } else { format!("{type_name}::{}", entry.name) },
            status: entry.status,
            reason: reason(entry.status),
            statuses: entry.ranges().map(|range| range.to_string().to_lowercase()).collect::<Vec<_>>().join(" "),
            other_statuses: entry.other_statuses(),
            text: texts::places(entry.text(), is_place),
            texts: texts.into_iter().flatten().collect(),
            headers: challenge.chain(entry.headers.iter().cloned()).collect(),
            description: entry.description.as_deref().map(texts::markdown),
            retry: entry.retry.as_ref().map(advice),
            labels: entry.labels_shown().collect(),
            protocols: entry.protocol_codes().collect(),
            docs: docs.map(|url| Docs { url, is_link: texts::is_link(url) }),
            deprecated: entry.deprecated.as_deref(),
            meta: entry.meta.iter().map(PageMember::of).collect(),
            sample_headers: entry
                .sample
                .headers
                .iter()
                .map(|header| Header {
                    name: header.name.clone(),
                    value: texts::with_examples(&header.value, example_of),
                })
                .collect(),
            body: texts::body(&entry.sample.body.pretty(), example_of),
            id,
            code,
        }
    }

    fn has_sent(&self) -> bool {
        !self.headers.is_empty() || self.texts.iter().any(Part::is_sent)
    }

    /// The class of the status, for the style.
    fn class(&self) -> &'static str {
        if self.status >= 500 { "server" } else { "client" }
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
