//! A report as `google.rpc.Status`, whose details are protobuf.

use super::Report;
use super::google_details::{domain, each_metadatum, faults, has_help};
use super::pointer::{MemberPath, UpperSnake};
use super::protobuf::Message;
use crate::answer::error::{ApiError, occurrence};
use crate::entry::{Fault, GrpcCode, Retry};
use crate::json::JsonSink;
use crate::occurrence::{Filled, MetaValue};

/// What a report says in gRPC: [`google/rpc/status.proto`](https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto).
#[derive(Debug)]
pub(crate) struct RpcStatus {
    pub(crate) code: GrpcCode,
    pub(crate) message: String,
    details: Vec<Detail>,
}

/// A message of [`google/rpc/error_details.proto`](https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto).
#[derive(Debug)]
pub(super) struct Detail {
    /// Such as `google.rpc.ErrorInfo`.
    pub(super) name: &'static str,
    message: Message,
}

/// How many bytes there are left.
struct Room(usize);

impl Room {
    /// Takes the bytes, if there are so many.
    fn has(&mut self, bytes: usize) -> bool {
        let rest = self.0.checked_sub(bytes);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }
}

/// The bytes around a field: its tag and its length, and what the lengths of the messages around it may grow by.
const AROUND: usize = 8;

impl Detail {
    const URL: &'static str = "type.googleapis.com/";

    fn new(name: &'static str, message: Message) -> Self {
        Self { name, message }
    }

    /// The value, in protobuf.
    pub(super) fn value(&self) -> &[u8] {
        self.message.as_ref()
    }

    fn len(&self) -> usize {
        2 * AROUND + Self::URL.len() + self.name.len() + self.message.len()
    }

    /// The detail, if it fits.
    fn in_room(self, room: &mut Room) -> Option<Self> {
        room.has(self.len()).then_some(self)
    }

    /// A detail of those of the parts that fit. Without any, there is none.
    fn of_parts(
        name: &'static str,
        field: u8,
        parts: impl IntoIterator<Item = impl AsRef<[u8]>>,
        room: &mut Room,
    ) -> Option<Self> {
        let mut parts = parts.into_iter().peekable();
        parts.peek()?;
        let mut detail = Self::new(name, Message::new()).in_room(room)?;
        parts.for_each(|part| detail.add(field, part, room));
        (detail.message.len() > 0).then_some(detail)
    }

    /// Adds a part, if it fits.
    fn add(&mut self, field: u8, part: impl AsRef<[u8]>, room: &mut Room) {
        if room.has(AROUND + part.as_ref().len()) {
            self.message = std::mem::take(&mut self.message).field(field, part);
        }
    }
}

impl RpcStatus {
    /// gRPC allows 8 KiB of metadata, of which other headers need a part.
    const METADATA: usize = 7168;
    /// What the text takes of them at most.
    const MESSAGE: usize = 4096;

    /// What fits into the headers of a response.
    ///
    /// What does not is omitted, the least important first: what development adds, the help, violations, members of the
    /// metadata, the id of the request and the delay, and the rest of `ErrorInfo` last. A longer text is cut.
    pub(crate) fn in_headers(report: &Report<'_>) -> Self {
        let message = cut(report.lead().text().to_string(), Self::MESSAGE);
        let room = (Self::METADATA - in_headers(&message)) / 4 * 3;
        Self::new(report, room, message)
    }

    /// What fits into a body: everything.
    pub(super) fn in_body(report: &Report<'_>) -> Self {
        Self::new(report, usize::MAX, report.lead().text().to_string())
    }

    fn new(report: &Report<'_>, room: usize, message: String) -> Self {
        Self { code: report.grpc(), message, details: details(report, &mut Room(room)) }
    }

    pub(super) fn details(&self) -> &[Detail] {
        &self.details
    }

    /// The message in protobuf.
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        let details = self.details.iter().map(|detail| (detail.name, &detail.message));
        encoded_status(self.code, &self.message, details)
    }
}

/// The message `google.rpc.Status`, with the names and values of its details.
pub(crate) fn encoded_status<'d>(
    code: GrpcCode,
    message: &str,
    details: impl Iterator<Item = (&'d str, impl AsRef<[u8]>)>,
) -> Vec<u8> {
    let code = u64::from(code.number().unsigned_abs());
    let status = Message::new().number(1, code).field(2, message);
    let status = details.fold(status, |status, (name, value)| {
        status.field(3, Message::new().field(1, format!("{}{name}", Detail::URL)).field(2, value))
    });
    status.into_bytes()
}

/// How many bytes of the headers a text takes at most. It is sent twice: percent-encoded, and in the details, whose bytes
/// are base64.
fn in_headers(text: &str) -> usize {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._,:;'()".contains(&byte);
    let percent_encoded: usize = text.bytes().map(|byte| if is_plain(byte) { 1 } else { 3 }).sum();
    percent_encoded + text.len() * 4 / 3 + AROUND
}

/// The text, or the beginning of one that takes more bytes of the headers than these.
fn cut(mut text: String, bytes: usize) -> String {
    const MORE: &str = "…";
    if in_headers(&text) <= bytes {
        return text;
    }
    let mut left = bytes - in_headers(MORE);
    let fits = |char: &char| {
        let rest = left.checked_sub(in_headers(char.encode_utf8(&mut [0; 4])) - AROUND);
        left = rest.unwrap_or(left);
        rest.is_some()
    };
    let end = text.chars().take_while(fits).map(char::len_utf8).sum();
    text.truncate(end);
    text.push_str(MORE);
    text
}

fn details(report: &Report<'_>, room: &mut Room) -> Vec<Detail> {
    let lead = report.lead();
    let filled = Filled::of(occurrence(lead));
    let docs = report.docs(lead);
    // The first ones take what they need; the order of the list is that of `GoogleStatus`.
    let mut info = error_info(lead, &filled).in_room(room);
    let retry = retry_info(lead).and_then(|retry| retry.in_room(room));
    let request = report.request_id().and_then(|id| request_info(id).in_room(room));
    if let Some(info) = &mut info {
        each_metadatum(&filled, &mut |key, value| {
            if let Some(text) = as_string(value) {
                info.add(3, Message::new().field(1, key).field(2, &text), room);
            }
        });
    }
    let bad_request = Detail::of_parts("google.rpc.BadRequest", 1, faults(report).map(violation), room);
    let help = has_help(&filled, docs.as_deref()).then(|| link(lead, docs.as_deref()));
    let help = Detail::of_parts("google.rpc.Help", 1, help, room);
    let debug = Detail::of_parts("google.rpc.DebugInfo", 1, causes(report, lead), room);
    [info, retry, bad_request, help, request, debug].into_iter().flatten().collect()
}

fn error_info(lead: &dyn ApiError, filled: &Filled<'_>) -> Detail {
    let info = Message::new().field(1, UpperSnake(filled.entry().code().as_str()).to_string());
    let info = match domain(lead) {
        Some(domain) => info.field(2, domain),
        None => info,
    };
    Detail::new("google.rpc.ErrorInfo", info)
}

/// The longest delay that protobuf has: 10,000 years.
const LONGEST_DELAY: u64 = 315_576_000_000;

fn retry_info(lead: &dyn ApiError) -> Option<Detail> {
    let Retry::After(delay) = lead.retry() else { return None };
    let seconds = delay.as_secs().min(LONGEST_DELAY);
    let delay = Message::new().number(1, seconds).number(2, delay.subsec_nanos().into());
    Some(Detail::new("google.rpc.RetryInfo", Message::new().field(1, &delay)))
}

fn request_info(id: &str) -> Detail {
    Detail::new("google.rpc.RequestInfo", Message::new().field(1, id))
}

fn violation(error: &dyn ApiError) -> Message {
    let filled = Filled::of(occurrence(error));
    let field = match filled.fault() {
        Some(Fault::Pointer(pointer)) => whole_text(&MemberPath(pointer)),
        Some(Fault::Parameter(name)) => whole_text(&name),
        None => None,
    };
    let reason = UpperSnake(filled.entry().code().as_str()).to_string();
    let violation = field.map_or_else(Message::new, |field| Message::new().field(1, &field));
    violation.field(2, error.text().to_string()).field(3, reason)
}

/// The text, unless its `Display` fails: half a place is another one.
fn whole_text(text: &dyn std::fmt::Display) -> Option<String> {
    let mut whole = String::new();
    std::fmt::write(&mut whole, format_args!("{text}")).ok().map(|()| whole)
}

fn link(lead: &dyn ApiError, docs: Option<&str>) -> Message {
    // The hint describes the link.
    let description = lead.hint().unwrap_or_else(|| lead.message());
    let link = Message::new().field(1, description.to_string());
    match docs {
        Some(docs) => link.field(2, docs),
        None => link,
    }
}

/// The causes, one per entry, under development alone.
fn causes(report: &Report<'_>, lead: &dyn ApiError) -> Vec<String> {
    let causes = report.details(lead).and_then(|details| serde_json::to_value(details).ok());
    causes.and_then(|causes| serde_json::from_value(causes).ok()).unwrap_or_default()
}

/// A string as it is, and any other value as its JSON text.
fn as_string(value: MetaValue<'_>) -> Option<String> {
    let mut json = String::new();
    value.describe(&mut JsonSink::optional(&mut json)).ok()?;
    if json.starts_with('"') { serde_json::from_str(&json).ok() } else { Some(json) }
}
