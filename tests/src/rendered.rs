//! A property of every error in every shape: its body is JSON with the content of the error.
//!
//! Each of [`SHAPES`] renders an error and compares it with what a reader expects. The expectation is written here
//! independently, from the documentation of the shape. Property tests and a fuzz target call the checks.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::{self, Debug};
use std::marker::PhantomData;

use error_catalog::envelope::{ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem};
use error_catalog::{ApiError, Context, Envelope, Errors, Exposure};
use serde_json::{Map, Value, json};

use crate::parsed;

/// The content of an error.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// Shown wherever a text is shown.
    pub text: String,
    /// Shown as text, and as a member of `meta`.
    pub number: i64,
    /// Omitted everywhere when absent.
    pub maybe: Option<String>,
    /// Shown joined, and as a member of `meta`.
    pub list: Vec<String>,
    /// Any structure.
    pub nested: Value,
    /// Members of `meta` whose names are not declared.
    pub spread: BTreeMap<String, Value>,
    /// The request member at fault.
    pub pointer: Option<String>,
    /// The texts of the sources, outermost first.
    pub sources: Vec<String>,
}

/// The enum that the checks use, in any shape.
#[derive(Debug, ApiError)]
#[api(envelope = E, domain = "tests.example")]
enum Any<E: Envelope + Debug> {
    #[api(status = 404, code = "short", message = "no \"<text>\"")]
    Short { text: String, source: Option<Link> },
    #[api(
        status = 422,
        code = "all",
        message = "static \\ text",
        long = "<text>, <text:?>, <number:>5>, <maybe?>; <list...>",
        hint = "less than <number> \"<text>\"",
        docs = "https://docs.example.com/#<code>",
        meta(text, number, maybe, list, details = nested)
    )]
    All {
        text: String,
        number: i64,
        maybe: Option<String>,
        list: Vec<String>,
        nested: Value,
        #[api(meta = "*")]
        spread: BTreeMap<String, Value>,
        #[api(pointer)]
        pointer: Option<String>,
        source: Option<Link>,
    },
    #[api(status = 500, hidden)]
    #[expect(dead_code, reason = "only to have a parameter")]
    Never(PhantomData<E>),
}

/// The same in a transparent variant.
#[derive(Debug, ApiError)]
#[api(envelope = E)]
enum Outer<E: Envelope + Debug> {
    #[api(transparent)]
    Inner(Box<Any<E>>),
}

/// A link of a chain of sources.
#[derive(Debug)]
struct Link {
    text: String,
    next: Option<Box<Link>>,
}

impl Link {
    fn chain(texts: &[String]) -> Option<Self> {
        let (text, rest) = texts.split_first()?;
        Some(Self { text: text.clone(), next: Self::chain(rest).map(Box::new) })
    }
}

impl fmt::Display for Link {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

impl Error for Link {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.next.as_deref().map(|link| link as _)
    }
}

/// What a reader must find, whatever the shape.
#[derive(Clone)]
struct Expected {
    status: u16,
    code: &'static str,
    message: String,
    long: Option<String>,
    hint: Option<String>,
    docs: Option<&'static str>,
    meta: Map<String, Value>,
    /// Google's `metadata`: `meta`, and what the texts show.
    metadata: Map<String, Value>,
    pointer: Option<String>,
    details: Option<Value>,
}

impl Expected {
    fn text(&self) -> &str {
        self.long.as_ref().unwrap_or(&self.message)
    }

    fn hint(&self) -> Option<Value> {
        self.hint.as_ref().map(|hint| json!(hint))
    }

    fn pointer(&self) -> Option<Value> {
        self.pointer.as_deref().map(|pointer| json!(json_pointer(pointer, "")))
    }

    fn fragment(&self) -> Option<Value> {
        self.pointer.as_deref().map(|pointer| json!(format!("#{}", in_uri(&json_pointer(pointer, "")))))
    }
}

/// A variant that shows little and one that shows much, each with the expected content in production.
fn occurrences<E: Envelope + Debug>(given: &Given) -> [(Any<E>, Expected); 2] {
    let Given { text, number, maybe, list, nested, spread, pointer, sources } = given.clone();
    let source = || Link::chain(&sources);
    let cut = (sources.len() > 64).then(|| "… and more".to_owned());
    let details: Vec<_> = sources.iter().take(64).cloned().chain(cut).collect();
    let details = (!details.is_empty()).then(|| json!(details));
    let short = Expected {
        status: 404,
        code: "short",
        message: format!("no \"{text}\""),
        long: None,
        hint: None,
        docs: None,
        meta: Map::new(),
        metadata: Map::from_iter([("text".to_owned(), json!(text))]),
        pointer: None,
        details: details.clone(),
    };
    // A declared member keeps its name, whatever a map contains.
    let mut meta: Map<_, _> = spread.clone().into_iter().filter(|(key, _)| key != "maybe").collect();
    meta.extend([("text".into(), json!(text)), ("number".into(), json!(number)), ("list".into(), json!(list))]);
    meta.extend(maybe.iter().map(|maybe| ("maybe".to_owned(), json!(maybe))));
    meta.insert("details".to_owned(), nested.clone());
    let shown = maybe.as_deref().unwrap_or_default();
    let long = format!("{text}, {text:?}, {number:>5}, {shown}; {}", list.join(", "));
    let all = Expected {
        status: 422,
        code: "all",
        message: "static \\ text".to_owned(),
        long: Some(long),
        hint: Some(format!("less than {number} \"{text}\"")),
        docs: Some("https://docs.example.com/#all"),
        metadata: meta.clone(),
        meta,
        pointer: pointer.clone(),
        details,
    };
    [
        (Any::Short { text: text.clone(), source: source() }, short),
        (Any::All { text, number, maybe, list, nested, spread, pointer, source: source() }, all),
    ]
}

/// Renders the content in one shape: alone, delegated, and among several errors. It panics if a body is not JSON or lacks
/// the content.
pub type Check = fn(&Given, &Context);

/// Every built-in shape.
pub const SHAPES: [Check; 6] = [
    |given, context| check::<ErrorList>(given, context, error_list),
    |given, context| check::<ErrorObject>(given, context, error_object),
    |given, context| check::<Flat>(given, context, flat),
    |given, context| check::<Problem>(given, context, problem),
    |given, context| check::<GoogleStatus>(given, context, google_status),
    |given, context| check::<JsonApi>(given, context, json_api),
];

/// The expected content of a report.
struct Whole<'e> {
    status: u16,
    lead: &'e Expected,
    errors: Vec<&'e Expected>,
    several: bool,
    under: bool,
    request_id: Option<&'e str>,
    development: bool,
}

impl Whole<'_> {
    fn details(&self, error: &Expected) -> Option<Value> {
        error.details.clone().filter(|_| self.development)
    }
}

fn check<E: Envelope + Debug>(given: &Given, context: &Context, shape: fn(&Whole<'_>) -> Value) {
    let [(short, first), (all, second)] = occurrences::<E>(given);
    let request_id = context.request_id.as_deref();
    let development = context.exposure == Exposure::Development;
    let whole = |lead, status| Whole {
        status,
        lead,
        errors: vec![lead],
        several: false,
        under: false,
        request_id,
        development,
    };
    for (error, expected) in [(&short, &first), (&all, &second)] {
        check_values(error, expected);
        check_one(error, &shape(&whole(expected, expected.status)), expected.status, context);
    }
    let inner = Outer::Inner(Box::new(all));
    check_one(&inner, &shape(&whole(&second, 422)), 422, context);
    let both = |lead, status| Whole { errors: vec![&first, &second], several: true, ..whole(lead, status) };
    let errors: Errors<_> = [Outer::Inner(Box::new(short)), inner].into_iter().collect();
    assert_eq!(parsed(&errors.to_json_in(context)), shape(&both(&first, 400)));
    let [_, (all, _)] = occurrences::<E>(given);
    let under = Whole { under: true, ..both(&second, 422) };
    assert_eq!(parsed(&errors.under(Outer::Inner(Box::new(all))).to_json_in(context)), shape(&under));
}

/// Checks the texts and values of an error without a shape.
fn check_values<E: Envelope + Debug>(error: &Any<E>, expected: &Expected) {
    assert_eq!(error.message().to_string(), expected.message);
    assert_eq!(error.text().to_string(), expected.text());
    assert_eq!(json!(error.text()), json!(expected.text()));
    assert_eq!(error.hint().map(|hint| hint.to_string()), expected.hint);
    assert_eq!(error.pointer().map(|pointer| pointer.to_string()), expected.pointer);
    assert_eq!(error.meta().map(|meta| json!(meta)), (!expected.meta.is_empty()).then(|| json!(expected.meta)));
}

fn check_one<E: ApiError>(error: &E, expected: &Value, status: u16, context: &Context) {
    let body = error.to_json_in(context);
    assert_eq!(parsed(&body), *expected);
    let response = error.to_response_in(context);
    assert_eq!(*response.body(), body);
    assert_eq!(response.status(), status);
}

/// An object of the members that are present.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Value {
    members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect::<Map<_, _>>().into()
}

fn unless_empty(members: &Map<String, Value>) -> Option<Value> {
    (!members.is_empty()).then(|| json!(members))
}

fn error_list(whole: &Whole<'_>) -> Value {
    let item = |error: &&Expected| {
        object([
            ("message", Some(json!(error.message))),
            ("long_message", Some(json!(error.text()))),
            ("code", Some(json!(error.code))),
            ("pointer", error.pointer()),
            ("hint", error.hint()),
            ("meta", unless_empty(&error.meta)),
            ("details", whole.details(error)),
        ])
    };
    object([
        ("errors", Some(whole.errors.iter().map(item).collect())),
        ("trace_id", whole.request_id.map(|id| json!(id))),
    ])
}

/// The members of an error that has one text.
fn item(error: &Expected) -> Map<String, Value> {
    let item = object([
        ("code", Some(json!(error.code))),
        ("message", Some(json!(error.text()))),
        ("pointer", error.pointer()),
        ("hint", error.hint()),
        ("meta", unless_empty(&error.meta)),
    ]);
    item.as_object().cloned().unwrap_or_default()
}

/// The members of the lead, the list of all errors, and the context.
fn lead(whole: &Whole<'_>) -> Map<String, Value> {
    let mut lead = item(whole.lead);
    let rest = object([
        ("errors", whole.several.then(|| whole.errors.iter().map(|error| json!(item(error))).collect())),
        ("requestId", whole.request_id.map(|id| json!(id))),
        ("details", whole.details(whole.lead)),
    ]);
    lead.extend(rest.as_object().cloned().unwrap_or_default());
    lead
}

fn error_object(whole: &Whole<'_>) -> Value {
    json!({ "error": lead(whole) })
}

fn flat(whole: &Whole<'_>) -> Value {
    let mut body = lead(whole);
    body.insert("status".to_owned(), json!(whole.status));
    body.into()
}

fn problem(whole: &Whole<'_>) -> Value {
    const STANDARD: [&str; 12] = [
        "type",
        "title",
        "status",
        "detail",
        "instance",
        "code",
        "pointer",
        "parameter",
        "hint",
        "meta",
        "errors",
        "details",
    ];
    let Whole { lead, status, .. } = whole;
    let phrase = match status {
        400 => "Bad Request",
        404 => "Not Found",
        _ => "Unprocessable Entity",
    };
    let (nested, mut members): (Map<_, _>, Map<_, _>) =
        lead.meta.clone().into_iter().partition(|(key, _)| STANDARD.contains(&&**key));
    let item = |error: &&Expected| {
        object([
            ("detail", Some(json!(error.text()))),
            ("pointer", error.fragment()),
            ("code", Some(json!(error.code))),
            ("hint", error.hint()),
            ("meta", unless_empty(&error.meta)),
        ])
    };
    let standard = object([
        ("type", lead.docs.map(|docs| json!(docs))),
        ("title", Some(json!(lead.docs.map_or(phrase, |_| &lead.message)))),
        ("status", Some(json!(status))),
        ("detail", Some(json!(lead.text()))),
        ("instance", whole.request_id.map(|id| json!(format!("urn:request:{}", in_uri(id))))),
        ("code", Some(json!(lead.code))),
        ("pointer", lead.fragment()),
        ("hint", lead.hint()),
        ("meta", unless_empty(&nested)),
        ("errors", whole.several.then(|| whole.errors.iter().map(item).collect())),
        ("details", whole.details(lead)),
    ]);
    members.extend(standard.as_object().cloned().unwrap_or_default());
    members.into()
}

fn google_status(whole: &Whole<'_>) -> Value {
    let Whole { lead, status, .. } = whole;
    let as_string = |value: &Value| value.as_str().map_or_else(|| json!(value.to_string()), |text| json!(text));
    let metadata: Map<_, _> = lead.metadata.iter().map(|(key, value)| (key.clone(), as_string(value))).collect();
    let info = object([
        ("@type", Some(json!("type.googleapis.com/google.rpc.ErrorInfo"))),
        ("reason", Some(json!(lead.code.to_uppercase()))),
        ("domain", Some(json!("tests.example"))),
        ("metadata", unless_empty(&metadata)),
    ]);
    let violation = |error: &&Expected| {
        let path = member_path(error.pointer.as_deref()?);
        Some(json!({"field": path, "description": error.text(), "reason": error.code.to_uppercase()}))
    };
    let under = Some(lead).filter(|_| whole.under);
    let violations: Vec<_> = under.into_iter().chain(&whole.errors).filter_map(violation).collect();
    let bad_request = (!violations.is_empty())
        .then(|| json!({"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": violations}));
    let help = lead.docs.map(|docs| {
        let description = lead.hint.as_ref().unwrap_or(&lead.message);
        json!({"@type": "type.googleapis.com/google.rpc.Help", "links": [{"description": description, "url": docs}]})
    });
    let details: Vec<_> = [Some(info), bad_request, help].into_iter().flatten().collect();
    let error = json!({
        "code": status,
        "message": lead.text(),
        "status": if *status == 404 { "NOT_FOUND" } else { "INVALID_ARGUMENT" },
        "details": details,
    });
    object([("error", Some(error)), ("details", whole.details(lead))])
}

fn json_api(whole: &Whole<'_>) -> Value {
    let item = |error: &&Expected| {
        let mut meta = error.meta.clone();
        if let Some(details) = whole.details(error) {
            meta.entry("details").or_insert(details);
        }
        let (nested, mut meta): (Map<_, _>, Map<_, _>) =
            meta.into_iter().partition(|(key, _)| ["hint", "meta"].contains(&&**key));
        meta.extend(unless_empty(&nested).map(|nested| ("meta".to_owned(), nested)));
        meta.extend(error.hint().map(|hint| ("hint".to_owned(), hint)));
        let pointer = error.pointer.as_deref();
        object([
            ("id", whole.request_id.map(|id| json!(id))),
            ("links", error.docs.map(|docs| json!({ "about": docs }))),
            ("status", Some(json!(error.status.to_string()))),
            ("code", Some(json!(error.code))),
            ("title", Some(json!(error.message))),
            ("detail", error.long.as_ref().map(|long| json!(long))),
            ("source", pointer.map(|pointer| json!({"pointer": json_pointer(pointer, "/data/attributes")}))),
            ("meta", unless_empty(&meta)),
        ])
    };
    json!({"errors": whole.errors.iter().map(item).collect::<Vec<_>>()})
}

/// RFC 6901: keeps a pointer, and converts a path into one.
fn json_pointer(text: &str, prefix: &str) -> String {
    if text.is_empty() || text.starts_with('/') {
        return text.to_owned();
    }
    let slash = if text.starts_with('[') { "" } else { "/" };
    let path = text.replace('~', "~0").replace('/', "~1").replace(['.', '['], "/").replace(']', "");
    format!("{prefix}{slash}{path}")
}

fn member_path(text: &str) -> String {
    let Some(pointer) = text.strip_prefix('/') else { return text.to_owned() };
    let named = |(position, name): (usize, &str)| {
        let is_index = !name.is_empty() && name.chars().all(|c| c.is_ascii_digit());
        let dot = if position == 0 { "" } else { "." };
        let name = name.replace("~1", "/").replace("~0", "~");
        if is_index { format!("[{name}]") } else { format!("{dot}{name}") }
    };
    pointer.split('/').enumerate().map(named).collect()
}

/// RFC 3986: percent-encodes what a fragment or a URN must not contain.
fn in_uri(text: &str) -> String {
    let encoded = |byte: u8| match char::from(byte) {
        plain if plain.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(plain) => plain.to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(encoded).collect()
}
