//! The catalog as a TypeScript module: its codes as a union, the facts about each, and a parser of the service's envelope.

use std::collections::HashMap;
use std::fmt::{self, Write};

use serde_json::Value;

use super::parser::{ErrorPaths, MetaPlace, ParserShape};
use crate::catalog::Catalog;
use crate::entry::StatusRange;
use crate::export::code::Code;
use crate::export::document::{Document, Entry};
use crate::export::ordered::Json;
use crate::export::path::{BodyPath, Step};
use crate::export::retry::{Delay, Retry};
use crate::export::wire::{Wire, WireEntry, WireMember, rows};

/// The part that every module has, identical except for the lines with the limits of its parser.
const CLIENT: &str = include_str!("client.ts");
const LIMITS: &str = " * <limits>\n";

/// The entries with the same code.
struct Coded<'d> {
    code: &'d Code,
    entries: Vec<&'d Entry>,
    /// The same entries, as they are sent.
    sent: Vec<&'d WireEntry>,
}

/// The catalog as a TypeScript module: the union of its codes, the facts about each code, the types of `meta`, and a parser
/// of the service's envelope that never throws.
///
/// The parser is derived from bodies that the envelope writes. With the [built-in envelopes](crate::envelope) it reads
/// everything that they send. For an envelope of your own, these rules apply:
///
/// - Bodies must have the code as declared, or in upper snake case (`NOT_FOUND`), at a fixed place: always under the same
///   names, which may lead through an array. The parser cannot find a code in another form (`ERR_NOT_FOUND`), or as the
///   name of a member (`{"errors":{"not_found":…}}`). Errors then have no code, which the module says in its first comment
///   and at its parser.
/// - The texts, `meta`, the request id and the pointer must also be at fixed places and as declared.
/// - Bodies should not differ from run to run. A timestamp, for example, makes each export different.
///
/// ```
/// use error_catalog::{ApiError, Catalog, export};
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 409, message = "already exists", meta(param_name))]
///     EmailTaken { param_name: String },
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
///
/// let module = export::typescript(&API);
/// assert!(module.contains(r#"readonly "email_taken": { readonly "param_name": string };"#));
/// ```
///
/// A client then writes:
///
/// ```ts
/// const error = await parseResponse(response);
/// switch (error.code) {
///   case "email_taken":
///     return markField(error.meta.param_name);
///   case undefined: // newer than this module, or the page of a proxy
///     return show(error.message ?? `HTTP ${error.status}`, error.requestId);
/// }
/// ```
pub fn typescript(catalog: &Catalog) -> String {
    let wire = Wire::of(catalog.envelope(), &rows(catalog, false));
    let document = &Document::of(catalog, &wire);
    let codes = by_code(document, &wire);
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_module(&mut out, document, &codes, &wire);
    out
}

fn write_module(out: &mut String, document: &Document, codes: &[Coded<'_>], wire: &Wire) -> fmt::Result {
    let parser = ParserShape::of(wire);
    let limits = limits(&parser, wire);
    let intro = format!(
        "{}: its errors, and a parser for them.\n\n\
         Made by error-catalog from the service's own declaration. Do not edit.",
        document.title
    );
    let paragraphs: Vec<&str> = [&*intro].into_iter().chain(limits.iter().map(String::as_str)).collect();
    write_doc(out, "", &paragraphs.join("\n\n"))?;
    writeln!(out, "\n/** The codes. */\nexport const errorCodes = [")?;
    for coded in codes {
        writeln!(out, "  {},", literal(coded.code))?;
    }
    writeln!(out, "] as const;\n\nexport type ErrorCode = (typeof errorCodes)[number];\n")?;
    out.push_str(INFO);
    for coded in codes {
        write_info(out, coded)?;
    }
    writeln!(out, "}} as const;\n\n{CHECK}\n")?;
    write_meta(out, codes, wire)?;
    write_retries(out, codes)?;
    write_wire_codes(out, codes)?;
    writeln!(out, "/** The places of the parts of an error in a body. */\nconst shape: Shape = {};\n", shape(&parser))?;
    let lines = limits.iter().flat_map(|limit| std::iter::once("").chain(limit.lines()));
    out.push_str(&CLIENT.replace(LIMITS, &lines.map(|line| commented("", line)).collect::<String>()));
    Ok(())
}

/// How many codes a limit names.
const NAMED: usize = 5;

/// The limits of the parser with this envelope, if they concern something that clients rely on.
fn limits(parser: &ParserShape, wire: &Wire) -> Vec<String> {
    if !parser.shows_code() {
        return vec![if parser.shows_text() {
            "This envelope does not show the code as declared (or in UPPER_SNAKE_CASE) at a fixed place, so errors come without a\n\
             code: `code` and `unknownCode` are always `undefined`."
        } else {
            "This envelope shows neither the code as declared (or in UPPER_SNAKE_CASE) nor the text at a fixed place, so errors\n\
             come without a code and without texts: `code`, `unknownCode` and `message` are always `undefined`."
        }
        .to_owned()];
    }
    let mut limits = Vec::new();
    let codes = [Some(&wire.shape.error), wire.shape.list.as_ref()].into_iter().flatten();
    if codes.filter_map(|places| places.code.as_ref()).any(|(code, _)| code.path.key().is_none()) {
        let limit = "The envelope writes mere codes in an array, of which the parser finds the first one.";
        limits.push(limit.to_owned());
    }
    let unclear: Vec<_> = wire.entries.iter().filter(|entry| !entry.unclear.is_empty()).collect();
    if unclear.is_empty() {
        return limits;
    }
    let named = unclear.iter().take(NAMED).map(|entry| {
        let parts: Vec<_> = entry.unclear.iter().map(|part| format!("`{part}`")).collect();
        format!("{} of `{}`", parts.join(", "), entry.entry.code())
    });
    let more = if unclear.len() > NAMED {
        format!("; and those of {} more errors", unclear.len() - NAMED)
    } else {
        String::new()
    };
    limits.push(format!(
        "The envelope writes these parts in another place or form than those of other errors, or the codes of different\n\
         errors alike, so the parser does not find them: {}{more}.",
        named.collect::<Vec<_>>().join("; ")
    ));
    limits
}

const INFO: &str = "\
/** When the same request may be sent again. `after` is in seconds, or `null` if only the response has the delay. */
export type Retry = \"never\" | \"backoff\" | { readonly after: number | null };

type OneOrMore<T> = T | readonly T[];

/** The facts about a code. If several errors share it, each member in which they differ is a list. */
export interface ErrorInfo {
  /** A class stands for any of its statuses. */
  readonly status: OneOrMore<number | \"4XX\" | \"5XX\">;
  /** The texts contain placeholders: `<name>`. */
  readonly message: OneOrMore<string>;
  readonly longMessage: OneOrMore<string | null>;
  readonly hint: OneOrMore<string | null>;
  readonly retry: OneOrMore<Retry | null>;
  readonly docs: OneOrMore<string | null>;
  /** The columns of the team that owns the service. */
  readonly labels?: OneOrMore<Readonly<Record<string, string | number | boolean>>>;
}

/** The catalog by code. */
export const errorCatalog = {
";

/// The type of the table follows from its value, as tools that write declarations without a compiler require.
const CHECK: &str = "\
type Checked<T extends { readonly [C in ErrorCode]: ErrorInfo }> = T;

/** The type of the catalog, which has the facts about every code. */
export type ErrorCatalog = Checked<typeof errorCatalog>;";

/// The codes in the order of the catalog. Codes that are identical as names of JavaScript members (`1` and `"1"`) are
/// merged.
fn by_code<'d>(document: &'d Document, wire: &'d Wire) -> Vec<Coded<'d>> {
    let mut positions = HashMap::new();
    let mut all: Vec<Coded<'_>> = Vec::new();
    for (entry, sent) in document.entries().zip(&wire.entries) {
        let position = *positions.entry(entry.code.to_string()).or_insert(all.len());
        match all.get_mut(position) {
            Some(coded) => {
                coded.entries.push(entry);
                coded.sent.push(sent);
            }
            None => all.push(Coded { code: &entry.code, entries: vec![entry], sent: vec![sent] }),
        }
    }
    all
}

fn write_info(out: &mut String, coded: &Coded<'_>) -> fmt::Result {
    write_doc(out, "  ", &description(coded))?;
    let each = |read: &dyn Fn(&Entry) -> String| one_or_more(coded.entries.iter().map(|entry| read(entry)));
    writeln!(
        out,
        "  {}: {{ status: {}, message: {}, longMessage: {}, hint: {}, retry: {}, docs: {}{} }},",
        key(coded.code),
        one_or_more(coded.entries.iter().flat_map(|entry| entry.ranges().map(status))),
        each(&|entry| string(&entry.message)),
        each(&|entry| nullable(entry.long_message.as_deref())),
        each(&|entry| nullable(entry.hint.as_deref())),
        each(&|entry| retry(entry.retry.as_ref())),
        each(&|entry| nullable(entry.docs.as_deref())),
        if coded.entries.iter().all(|entry| entry.labels.is_empty()) {
            String::new()
        } else {
            format!(", labels: {}", each(&labels))
        },
    )
}

/// The labels as an object.
fn labels(entry: &Entry) -> String {
    let labels = entry.labels.iter().map(|(name, label)| {
        let value = label.as_str().map_or_else(|| label.to_string(), string);
        format!("{}: {value}", name_of_member(name))
    });
    let labels: Vec<_> = labels.collect();
    if labels.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", labels.join(", ")) }
}

/// The documentation of a code.
fn description(coded: &Coded<'_>) -> String {
    let said = coded.entries.iter().map(|entry| entry.description.as_deref().unwrap_or(&entry.message));
    let mut text = distinct(said).join("\n\n");
    // A code is deprecated only if all of its errors are.
    if coded.entries.iter().all(|entry| entry.deprecated.is_some()) {
        let note = coded.entries.first().and_then(|entry| entry.deprecated.as_deref()).unwrap_or_default();
        text.push_str("\n\n@deprecated ");
        text.push_str(note);
    }
    text
}

fn write_doc(out: &mut String, indent: &str, text: &str) -> fmt::Result {
    writeln!(out, "{indent}/**")?;
    text.lines().for_each(|line| out.push_str(&commented(indent, line)));
    writeln!(out, "{indent} */")
}

/// A line of a comment.
fn commented(indent: &str, line: &str) -> String {
    let line = line.replace("*/", "*\\/");
    format!("{}\n", format!("{indent} * {line}").trim_end())
}

fn write_meta(out: &mut String, codes: &[Coded<'_>], wire: &Wire) -> fmt::Result {
    writeln!(out, "/** No members. */\nexport type NoMeta = Readonly<Record<never, never>>;\n")?;
    let alone = meta_types(codes, |sent| &sent.meta);
    let listed = meta_types(codes, |sent| &sent.listed);
    write_types(out, "export ", "ErrorMeta", "The structured data of each code.", &alone)?;
    if listed == alone {
        return writeln!(out, "type ListedMeta = ErrorMeta;\n\ntype LeadingError = ParsedError;\n");
    }
    // Where several errors have no code beside their list, the first one leads.
    let [_, several] = &wire.shape.least;
    let is_there =
        |several: &Json| wire.shape.error.code.as_ref().is_some_and(|(code, _)| code.path.exists_in(several));
    let leading = if several.iter().all(is_there) { "ParsedError" } else { "ParsedError | ListedError" };
    writeln!(out, "type LeadingError = {leading};\n")?;
    let doc = if listed.iter().all(|(_, of_code)| of_code == NO_META) {
        "Of several errors, the service sends only the data of the one at the top."
    } else {
        "The structured data of each code, as one of several errors."
    };
    write_types(out, "", "ListedMeta", doc, &listed)
}

/// Each code with the type of its structured data.
fn meta_types(codes: &[Coded<'_>], members: impl Fn(&WireEntry) -> &[WireMember]) -> Vec<(String, String)> {
    let of_code = |coded: &Coded<'_>| {
        let all: Vec<_> = coded.sent.iter().map(|sent| members(sent)).collect();
        (member_of_type(coded.code), distinct(all.iter().map(|own| meta_type(own, &all))).join(" | "))
    };
    codes.iter().map(of_code).collect()
}

fn write_types(out: &mut String, export: &str, name: &str, doc: &str, types: &[(String, String)]) -> fmt::Result {
    writeln!(out, "/** {doc} */")?;
    if types.iter().all(|(_, of_code)| of_code == NO_META) {
        return writeln!(out, "{export}type {name} = {{ readonly [C in ErrorCode]: {NO_META} }};\n");
    }
    writeln!(out, "{export}interface {name} {{")?;
    types.iter().try_for_each(|(code, of_code)| writeln!(out, "  readonly {code}: {of_code};"))?;
    writeln!(out, "}}\n")
}

const NO_META: &str = "NoMeta";

/// The type of one error's `meta`. Members that only other errors with the code have are declared as absent, so that a
/// client can access them without a cast.
fn meta_type(members: &[WireMember], all: &[&[WireMember]]) -> String {
    let others = all.iter().copied().flatten().filter(|member| !member.is_map());
    let is_absent = |key: &&str| members.iter().all(|member| member.key != *key);
    let absent = distinct(others.map(|member| member.key.as_str()).filter(is_absent));
    let absent = absent.into_iter().map(|key| format!("readonly {}?: undefined", string(key)));
    let members: Vec<String> = distinct(members.iter().map(member_type)).into_iter().chain(absent).collect();
    if members.is_empty() { NO_META.to_owned() } else { format!("{{ {} }}", members.join("; ")) }
}

fn member_type(member: &WireMember) -> String {
    if member.is_map() {
        // The other members must be compatible with this signature.
        return "readonly [key: string]: unknown".to_owned();
    }
    let value = match &member.value {
        Some(value) => constant(value),
        None => data_type(&member.data_type),
    };
    format!("readonly {}{}: {value}", string(&member.key), if member.optional { "?" } else { "" })
}

/// The type with this single value.
fn constant(value: &Json) -> String {
    match value {
        Json::Text(text) => string(text),
        Json::Bool(_) | Json::Number(_) | Json::Null => value.to_json(),
        Json::List(_) | Json::Object(_) => "unknown".to_owned(),
    }
}

fn data_type(name: &str) -> String {
    if let Some(items) = name.strip_suffix("[]") {
        return format!("ReadonlyArray<{}>", data_type(items));
    }
    match name {
        "string" | "boolean" | "number" => name.to_owned(),
        "integer" => "number".to_owned(),
        "object" => "Readonly<Record<string, unknown>>".to_owned(),
        _ => "unknown".to_owned(),
    }
}

/// Writes the declared retry advice, which a parsed error has without the table of all facts.
fn write_retries(out: &mut String, codes: &[Coded<'_>]) -> fmt::Result {
    writeln!(out, "/** The declared retry advice of the codes that have one. */")?;
    writeln!(out, "const retries: ReadonlyMap<unknown, Retry> = /* @__PURE__ */ new Map<unknown, Retry>([")?;
    for coded in codes {
        if let [Some(advice)] = distinct(coded.entries.iter().map(|entry| entry.retry.as_ref())).as_slice() {
            writeln!(out, "  [{}, {}],", literal(coded.code), retry(Some(advice)))?;
        }
    }
    writeln!(out, "]);\n")
}

/// Writes how a code as it is sent becomes the declared code. What is sent for several codes stands for none.
fn write_wire_codes(out: &mut String, codes: &[Coded<'_>]) -> fmt::Result {
    let sent = |coded: &Coded<'_>| coded.sent.first().map_or_else(String::new, |sent| constant(&sent.code));
    let mut uses = HashMap::<_, usize>::new();
    for coded in codes {
        *uses.entry(sent(coded)).or_default() += 1;
    }
    if codes.iter().all(|coded| sent(coded) == literal(coded.code)) {
        return writeln!(
            out,
            "function toCode(sent: unknown): ErrorCode | undefined {{\n  return isErrorCode(sent) ? sent : undefined;\n}}\n"
        );
    }
    writeln!(out, "/** The codes as they are sent. */")?;
    writeln!(out, "const wireCodes: ReadonlyMap<unknown, ErrorCode> = /* @__PURE__ */ new Map<unknown, ErrorCode>([")?;
    for coded in codes.iter().filter(|coded| uses.get(&sent(coded)) == Some(&1)) {
        writeln!(out, "  [{}, {}],", sent(coded), literal(coded.code))?;
    }
    writeln!(out, "]);\n")?;
    writeln!(out, "function toCode(sent: unknown): ErrorCode | undefined {{\n  return wireCodes.get(sent);\n}}\n")
}

fn shape(wire: &ParserShape) -> String {
    let mut members = Vec::new();
    if let Some(top) = &wire.top {
        members.push(format!("top: {}", fields(top)));
    }
    if let Some((list, item)) = &wire.list {
        members.push(format!("list: {{ at: {}, item: {} }}", path(list), fields(item)));
    }
    if let Some((at, prefix)) = &wire.request_id {
        members.push(format!("requestId: {{ at: {}, prefix: {} }}", path(at), string(prefix)));
    }
    format!("{{\n  {},\n}}", members.join(",\n  "))
}

fn fields(fields: &ErrorPaths) -> String {
    let parts = [
        ("code", &fields.code),
        ("message", &fields.message),
        ("longMessage", &fields.long_message),
        ("pointer", &fields.pointer),
        ("parameter", &fields.parameter),
        ("hint", &fields.hint),
    ];
    let mut members: Vec<String> =
        parts.iter().filter_map(|(name, at)| Some(format!("{name}: {}", path(at.as_ref()?)))).collect();
    let places: Vec<String> = fields.meta.iter().map(place).collect();
    members.push(format!("meta: [{}]", places.join(", ")));
    format!("{{ {} }}", members.join(", "))
}

fn place(place: &MetaPlace) -> String {
    let without: Vec<String> = place.without.iter().map(|name| string(name)).collect();
    format!("{{ at: {}, without: [{}] }}", path(&place.at), without.join(", "))
}

fn path(path: &BodyPath) -> String {
    let step = |step: &Step| match step {
        Step::Member(name) => string(name),
        Step::Items => "null".to_owned(),
    };
    format!("[{}]", path.0.iter().map(step).collect::<Vec<_>>().join(", "))
}

/// A number, or a class as a string.
fn status(range: StatusRange) -> String {
    if range.status().is_some() { range.to_string() } else { string(&range.to_string()) }
}

fn retry(retry: Option<&Retry>) -> String {
    match retry {
        None => "null".to_owned(),
        Some(Retry::Never) => string("never"),
        Some(Retry::Backoff) => string("backoff"),
        Some(Retry::After(Delay::Seconds(seconds))) => format!("{{ after: {seconds} }}"),
        Some(Retry::After(Delay::Field(_))) => "{ after: null }".to_owned(),
    }
}

/// The common value, or a list of the distinct values.
fn one_or_more(values: impl Iterator<Item = String>) -> String {
    match distinct(values).as_slice() {
        [value] => value.clone(),
        values => format!("[{}]", values.join(", ")),
    }
}

/// The distinct values, in the order of their first occurrence.
fn distinct<T: PartialEq>(values: impl Iterator<Item = T>) -> Vec<T> {
    values.fold(Vec::new(), |mut distinct, value| {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
        distinct
    })
}

fn literal(code: &Code) -> String {
    match code {
        Code::Number(number) => number.to_string(),
        Code::Text(text) => string(text),
    }
}

/// The name of a member in an object literal. A negative number is none.
fn key(code: &Code) -> String {
    match code {
        Code::Number(number) if *number < 0 => string(&number.to_string()),
        Code::Number(number) => number.to_string(),
        Code::Text(text) => name_of_member(text),
    }
}

/// The name of a member in a type.
fn member_of_type(code: &Code) -> String {
    match code {
        Code::Text(text) => string(text),
        number @ Code::Number(_) => key(number),
    }
}

/// `__proto__` would not be a member if it were written plainly.
fn name_of_member(name: &str) -> String {
    if name == "__proto__" { format!("[{}]", string(name)) } else { string(name) }
}

fn nullable(text: Option<&str>) -> String {
    text.map_or_else(|| "null".to_owned(), string)
}

/// A string literal.
fn string(text: &str) -> String {
    separators_escaped(&Value::from(text).to_string())
}

/// Makes JSON safe in a program: before ES2019, two characters that JSON does not escape ended a line.
fn separators_escaped(json: &str) -> String {
    json.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
