//! Infers the shape of an envelope's bodies from bodies that it writes. An envelope is arbitrary code, so its bodies are
//! the only reliable description of it.
//!
//! The envelope renders artificial errors, in which every text, the code, the key of `meta` and everything else has a
//! unique value. The place where a value appears in the body is the place of that member. Places that depend on the values,
//! such as a member named after the code, are ignored, because other errors do not have them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ordered::Json;
use super::path::{BodyPath, Step};
use super::sample::{self, Detail, REQUEST_ID, SampleError};
use crate::answer::AnyEnvelope;
use crate::answer::envelope::UpperSnake;
use crate::entry::{Entry, Retry, Row, Section, SectionRow};

/// Where the bodies of a catalog have the parts of an error.
///
/// Each part has a path: `errors[].code` is the member `code` of each item of `errors`. Parts are `code`, `message`,
/// `long_message`, `hint`, `status`, `request_id`, `pointer`, `parameter`, `docs`, and `meta` for the object of structured data, whose path is
/// empty if that is the body itself. A part that bodies do not have at a fixed place is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Shape {
    /// The parts of the error in a body with one, and of the error that leads several.
    pub error: BTreeMap<String, String>,
    /// The parts of each of several errors, if bodies have a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed: Option<BTreeMap<String, String>>,
    /// How parts are written whose form is not the one that is declared: `string` for a number, `UPPER_SNAKE_CASE` for a
    /// code, `urn:request:<id>` for the id of the request. Those of each of several errors begin with `listed.`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub forms: BTreeMap<String, String>,
}

impl Shape {
    pub(crate) fn of(shape: &BodyShape) -> Self {
        let paths = |places: &ErrorPlaces| -> BTreeMap<String, String> {
            let meta = places.meta.iter().map(|member| ("meta", &member.path));
            places.parts().chain(meta).map(|(part, path)| (part.to_owned(), path.to_string())).collect()
        };
        let (error, listed) = (paths(&shape.error), shape.list.as_ref().map(paths));
        let mut forms = shape.error.forms();
        for (part, form) in shape.list.iter().flat_map(ErrorPlaces::forms) {
            // The status and the id of the request can be those of the body.
            if listed.as_ref().and_then(|listed| listed.get(&part)) != error.get(&part) {
                forms.insert(format!("listed.{part}"), form);
            }
        }
        Self { error, listed, forms }
    }
}

/// The members of an envelope's bodies.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct BodyShape {
    /// Those of a body with one error, and of the error that leads several.
    pub(crate) error: ErrorPlaces,
    /// Those of each of several errors; `None` if a body never has more than one.
    pub(crate) list: Option<ErrorPlaces>,
    /// The bodies of errors without optional parts, first one without any: alone, and twice.
    pub(crate) least: [Vec<Json>; 2],
}

/// The places of an error's members in the body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ErrorPlaces {
    /// The object that holds the code, or else the text.
    pub(crate) object: BodyPath,
    pub(crate) code: Option<(MemberPlace, CodeForm)>,
    /// The member with the short text.
    pub(crate) message: Option<MemberPlace>,
    /// The member with the long text, or else the short one.
    pub(crate) long: Option<MemberPlace>,
    pub(crate) status: Option<(MemberPlace, StatusForm)>,
    /// The object that holds the members of `meta`: a separate one, or that of the error itself.
    pub(crate) meta: Option<MemberPlace>,
    /// The id of the request, and the prefix before it.
    pub(crate) request_id: Option<(MemberPlace, String)>,
    pub(crate) pointer: Option<MemberPlace>,
    pub(crate) parameter: Option<MemberPlace>,
    pub(crate) hint: Option<MemberPlace>,
    pub(crate) docs: Option<MemberPlace>,
}

/// The place of a member, and whether some bodies lack it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MemberPlace {
    pub(crate) path: BodyPath,
    pub(crate) optional: bool,
}

/// How the code is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CodeForm {
    /// As declared: a string, or a number.
    Same,
    /// A string, although the code is a number.
    Text,
    /// `UPPER_SNAKE_CASE`, however it is declared.
    UpperSnake,
}

/// How the status is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusForm {
    Number,
    Text,
}

impl BodyShape {
    /// Infers the shape of an envelope; `numeric` says whether codes are numbers.
    pub(crate) fn of(envelope: AnyEnvelope, numeric: bool) -> Self {
        let [probes, twins] = if numeric { &NUMERIC } else { &TEXTUAL };
        // A place that only one set of probes has depends on its values and is not part of the shape.
        let seen = |look: &dyn Fn(&'static Probes) -> Vec<(BodyPath, Role)>| {
            let in_twins = look(twins);
            look(probes).into_iter().filter(|found| in_twins.contains(found)).collect()
        };
        let one = |set: &'static Probes| set.seen(envelope, [&[&set.rich], &[&set.rich_by_parameter]]);
        let several = |set: &'static Probes| {
            set.seen(envelope, [&[&set.rich, &set.other], &[&set.rich_by_parameter, &set.other_by_parameter]])
        };
        let plain = [&probes.plain, &probes.plain_with_docs, &probes.plain_with_long];
        let least = [1, 2].map(|count| {
            let bodies = plain.iter().map(|&error| probes.body(envelope, &vec![error; count], Detail::Least));
            bodies.collect::<Vec<_>>()
        });
        let [alone, twice] = [&least[0], &least[1]].map(|bodies| bodies.first().unwrap_or(&Json::Null));
        let error = ErrorPlaces::of(seen(&one), alone);
        let listed = ErrorPlaces::of(seen(&several), twice);
        Self { error, list: listed.code.is_some().then_some(listed), least }
    }

    /// How codes of one kind are written. If a catalog has both kinds, they may differ.
    pub(crate) fn code_form(envelope: AnyEnvelope, numeric: bool) -> CodeForm {
        Self::of(envelope, numeric).error.code.map_or(CodeForm::Same, |(_, form)| form)
    }
}

impl ErrorPlaces {
    /// Collects the members seen in a body. Those that are missing in the least body are optional.
    fn of(seen: Vec<(BodyPath, Role)>, least: &Json) -> Self {
        let code = seen.iter().find(|(_, role)| matches!(role, Role::Code(_)));
        let text = || seen.iter().find(|(_, role)| matches!(role, Role::Message | Role::Long));
        let object = code.or_else(text).map(|(path, _)| path.parent()).unwrap_or_default();

        let mut members = Self { object, ..Self::default() };
        for (path, role) in seen {
            members.take(path, role, least);
        }
        members
    }

    /// The parts of an error and their paths, except the object of `meta`.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (&'static str, &BodyPath)> {
        let parts = [
            ("code", self.code.as_ref().map(|(member, _)| member)),
            ("message", self.message.as_ref()),
            ("long_message", self.long.as_ref()),
            ("status", self.status.as_ref().map(|(member, _)| member)),
            ("request_id", self.request_id.as_ref().map(|(member, _)| member)),
            ("pointer", self.pointer.as_ref()),
            ("parameter", self.parameter.as_ref()),
            ("hint", self.hint.as_ref()),
            ("docs", self.docs.as_ref()),
        ];
        parts.into_iter().filter_map(|(part, member)| Some((part, &member?.path)))
    }

    /// The forms of parts that are not written as they are declared.
    fn forms(&self) -> BTreeMap<String, String> {
        let code = self.code.as_ref().and_then(|(_, form)| match form {
            CodeForm::Same => None,
            CodeForm::Text => Some("string".to_owned()),
            CodeForm::UpperSnake => Some("UPPER_SNAKE_CASE".to_owned()),
        });
        let status = self.status.as_ref().filter(|(_, form)| *form == StatusForm::Text).map(|_| "string".to_owned());
        let prefix = self.request_id.as_ref().map(|(_, prefix)| prefix).filter(|prefix| !prefix.is_empty());
        let request_id = prefix.map(|prefix| format!("{prefix}<id>"));
        let forms = [("code", code), ("status", status), ("request_id", request_id)];
        forms.into_iter().filter_map(|(part, form)| Some((part.to_owned(), form?))).collect()
    }

    /// Whether members of structured data can be in an object: in the one for them, or in the error itself.
    pub(crate) fn holds(&self, object: &BodyPath) -> bool {
        let is_within = |meta: &MemberPlace| object.starts_with(&meta.path);
        self.meta.as_ref().is_some_and(is_within) || self.code.is_some() && *object == self.object
    }

    /// Whether the path is that of a part.
    pub(crate) fn has(&self, path: &BodyPath) -> bool {
        self.parts().any(|(_, known)| known == path)
    }

    /// Adds a member unless there is one already. The first one is the nearest to the top.
    fn take(&mut self, path: BodyPath, role: Role, least: &Json) {
        // Texts and a status belong to the error if they are beside the code or further out. Deeper ones belong to a part
        // of the error, such as a link. The request has only one id, wherever it is.
        let parent = path.parent();
        let is_own = self.object.0.starts_with(&parent.0);
        let member = MemberPlace { optional: !path.exists_in(least), path };
        match role {
            Role::Code(form) => _ = self.code.get_or_insert((member, form)),
            Role::Message if is_own => _ = self.message.get_or_insert(member),
            Role::Long if is_own => _ = self.long.get_or_insert(member),
            Role::Status(form) if is_own => _ = self.status.get_or_insert((member, form)),
            Role::RequestId(prefix) => _ = self.request_id.get_or_insert((member, prefix)),
            Role::Meta => _ = self.meta.get_or_insert(member),
            Role::Pointer => _ = self.pointer.get_or_insert(member),
            Role::Parameter => _ = self.parameter.get_or_insert(member),
            Role::Hint => _ = self.hint.get_or_insert(member),
            Role::Docs => _ = self.docs.get_or_insert(member),
            _ => {}
        }
    }
}

/// The role of a value in a body.
#[derive(Clone, Debug, PartialEq)]
enum Role {
    Code(CodeForm),
    Message,
    Long,
    Status(StatusForm),
    Meta,
    RequestId(String),
    Pointer,
    Parameter,
    Hint,
    Docs,
}

/// An error whose values can be recognized.
struct Probe(&'static Entry);

impl Probe {
    fn seen(&self, body: &Json) -> Vec<(BodyPath, Role)> {
        let mut seen = Vec::new();
        self.look(body, &mut BodyPath::default(), &mut seen);
        seen
    }

    /// Collects the recognized values, in the order of the body.
    fn look(&self, value: &Json, path: &mut BodyPath, seen: &mut Vec<(BodyPath, Role)>) {
        if let Some(role) = self.role(value) {
            seen.push((path.clone(), role));
        }
        match value {
            Json::Object(members) => {
                for (key, value) in members.iter().filter(|(key, _)| !self.is_shared(key)) {
                    path.0.push(Step::Member(key.clone()));
                    self.look(value, path, seen);
                    path.0.pop();
                }
            }
            Json::List(items) => {
                path.0.push(Step::Items);
                for item in items {
                    self.look(item, path, seen);
                }
                path.0.pop();
            }
            _ => {}
        }
    }

    /// Whether a key contains a value that all probes have in common.
    fn is_shared(&self, key: &str) -> bool {
        key.contains(self.0.status().as_str()) || key.contains(REQUEST_ID)
    }

    fn role(&self, value: &Json) -> Option<Role> {
        let row = &self.0.0;
        let value_of_meta = || row.meta?.strip_suffix('"')?.rsplit_once('"').map(|(_, value)| value);
        match value {
            Json::Number(number) if number.to_string() == row.code.as_str() => Some(Role::Code(CodeForm::Same)),
            Json::Number(number) if *number == row.status.into() => Some(Role::Status(StatusForm::Number)),
            Json::Text(text) => self.role_of_text(text),
            // Shapes may give the member another name.
            Json::Object(members) => {
                let is_value = |value: &Json| value.as_text().is_some_and(|text| value_of_meta() == Some(text));
                members.iter().any(|(_, value)| is_value(value)).then_some(Role::Meta)
            }
            _ => None,
        }
    }

    fn role_of_text(&self, text: &str) -> Option<Role> {
        let row = &self.0.0;
        if text == row.code.as_str() {
            return Some(Role::Code(if row.code.as_number().is_some() { CodeForm::Text } else { CodeForm::Same }));
        }
        if text == UpperSnake(row.code.as_str()).to_string() {
            return Some(Role::Code(CodeForm::UpperSnake));
        }
        let roles = [
            (Some(row.message), Role::Message),
            (row.long, Role::Long),
            (row.extra(|extra| extra.hint), Role::Hint),
            (row.docs, Role::Docs),
        ];
        if let Some((_, role)) = roles.into_iter().find(|(known, _)| *known == Some(text)) {
            return Some(role);
        }
        if text == self.0.status().as_str() {
            return Some(Role::Status(StatusForm::Text));
        }
        if let Some(prefix) = text.strip_suffix(REQUEST_ID) {
            return Some(Role::RequestId(prefix.to_owned()));
        }
        // Shapes write the same pointer as a path, as a pointer or as a fragment.
        let is_value = row.places.is_some_and(|places| text.ends_with(places));
        is_value.then_some(if row.extra(|extra| extra.fault)?.parameter().is_some() {
            Role::Parameter
        } else {
            Role::Pointer
        })
    }
}

/// Errors for an envelope to render.
struct Probes {
    section: Section,
    /// An error with everything.
    rich: Entry,
    /// Another error with everything.
    other: Entry,
    /// The same two, with a parameter in place of pointer and hint.
    rich_by_parameter: Entry,
    other_by_parameter: Entry,
    /// An error without optional parts, and with one of them.
    plain: Entry,
    plain_with_docs: Entry,
    plain_with_long: Entry,
}

impl Probes {
    /// What is seen of the last of some errors, which come with pointers and hints, and with parameters alone.
    fn seen(
        &'static self,
        envelope: AnyEnvelope,
        [errors, by_parameter]: [&[&'static Entry]; 2],
    ) -> Vec<(BodyPath, Role)> {
        let [body, without_hint] = [errors, by_parameter].map(|errors| self.body(envelope, errors, Detail::Full));
        let seen =
            |errors: &[&'static Entry], body| errors.last().map(|error| Probe(error).seen(body)).unwrap_or_default();
        // A place that always has a text does not say when it is a hint.
        let is_clear = |(path, role): &(BodyPath, Role)| *role != Role::Hint || !path.exists_in(&without_hint);
        let parameters = seen(by_parameter, &without_hint).into_iter().filter(|(_, role)| *role == Role::Parameter);
        seen(errors, &body).into_iter().filter(is_clear).chain(parameters).collect()
    }

    /// The body with these errors.
    fn body(&'static self, envelope: AnyEnvelope, errors: &[&'static Entry], detail: Detail) -> Json {
        let samples: Vec<_> = errors.iter().map(|error| SampleError::of(&self.section, error, detail)).collect();
        let one = samples.first().filter(|_| samples.len() == 1);
        let text = one.map(|&sample| sample::body(envelope, sample));
        Json::parse(&text.or_else(|| sample::body_of_several(envelope, &samples)).unwrap_or_default())
    }
}

/// Makes probes whose values all contain the word, or are one of the codes.
macro_rules! probes {
    ($word:literal, [$rich:literal, $other:literal, $plain:literal] $(, $numeric:ident)?) => {{
        const RICH: Row = Row::new(concat!($word, "Rich"), 422, $rich, concat!($word, " rich and short"))
            .long(concat!($word, " rich and long"))
            .meta(concat!("\"", $word, "_rich_key\":\"", $word, " rich value\""))
            .places(concat!($word, "_rich_place"), 0, 0, 0)
            .types("string")
            .pointer("<0>")
            .retry(Retry::after(30))
            .docs(concat!("https://", $word, ".invalid/rich"));
        const OTHER: Row = Row::new(concat!($word, "Other"), 422, $other, concat!($word, " other and short"))
            .long(concat!($word, " other and long"))
            .meta(concat!("\"", $word, "_other_key\":\"", $word, " other value\""))
            .places(concat!($word, "_other_place"), 0, 0, 0)
            .types("string")
            .pointer("<0>")
            .retry(Retry::after(30))
            .docs(concat!("https://", $word, ".invalid/other"));
        const PLAIN: Row = Row::new(concat!($word, "Plain"), 422, $plain, concat!($word, " plain and short"));
        Probes {
            section: SectionRow::new("", "", &[]).domain(concat!($word, ".invalid")).section(),
            rich: Entry(RICH.hint(concat!($word, " rich hint"))$(.$numeric())?),
            other: Entry(OTHER.hint(concat!($word, " other hint"))$(.$numeric())?),
            rich_by_parameter: Entry(RICH.parameter("<0>")$(.$numeric())?),
            other_by_parameter: Entry(OTHER.parameter("<0>")$(.$numeric())?),
            plain: Entry(PLAIN$(.$numeric())?),
            plain_with_docs: Entry(PLAIN.docs(concat!("https://", $word, ".invalid/plain"))$(.$numeric())?),
            plain_with_long: Entry(PLAIN.long(concat!($word, " plain and long"))$(.$numeric())?),
        }
    }};
}

/// Two sets for each kind of code.
static TEXTUAL: [Probes; 2] = [
    probes!("probe", ["probe_rich", "probe_other", "probe_plain"]),
    probes!("twin", ["twin_rich", "twin_other", "twin_plain"]),
];
static NUMERIC: [Probes; 2] = [
    probes!("probe", ["422901", "422902", "422903"], numeric),
    probes!("twin", ["422904", "422905", "422906"], numeric),
];

#[cfg(test)]
mod tests {
    use super::{BodyShape, CodeForm, ErrorPlaces, MemberPlace, StatusForm};
    use crate::answer::AnyEnvelope;
    use crate::answer::envelope::{Envelope, ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem, Report};
    use crate::json::JsonWriter;

    /// `errors[]: code=errors[].code meta=errors[].meta? …`, with a question mark after optional members.
    fn told(members: &ErrorPlaces) -> String {
        let path = |member: &MemberPlace| format!("{}{}", member.path, if member.optional { "?" } else { "" });
        let mut told = vec![format!("{}:", members.object)];
        let mut tell = |name: &str, value: Option<String>| told.extend(value.map(|value| format!("{name}={value}")));
        tell("code", members.code.as_ref().map(|(member, form)| path(member) + code_form(*form)));
        tell("message", members.message.as_ref().map(path));
        tell("long", members.long.as_ref().map(path));
        tell("status", members.status.as_ref().map(|(member, form)| path(member) + status_form(*form)));
        tell("meta", members.meta.as_ref().map(path));
        tell("id", members.request_id.as_ref().map(|(member, prefix)| format!("{}({prefix})", path(member))));
        tell("pointer", members.pointer.as_ref().map(path));
        tell("parameter", members.parameter.as_ref().map(path));
        tell("hint", members.hint.as_ref().map(path));
        tell("docs", members.docs.as_ref().map(path));
        told.join(" ")
    }

    fn code_form(form: CodeForm) -> &'static str {
        match form {
            CodeForm::Same => "",
            CodeForm::Text => "(text)",
            CodeForm::UpperSnake => "(upper)",
        }
    }

    fn status_form(form: StatusForm) -> &'static str {
        match form {
            StatusForm::Number => "",
            StatusForm::Text => "(text)",
        }
    }

    fn shape<E: Envelope>(numeric: bool) -> (String, Option<String>) {
        let BodyShape { error, list, .. } = BodyShape::of(AnyEnvelope::of::<E>(), numeric);
        (told(&error), list.as_ref().map(told))
    }

    fn one_error<E: Envelope>() -> String {
        shape::<E>(false).0
    }

    fn each_of_several<E: Envelope>() -> Option<String> {
        shape::<E>(false).1
    }

    #[test]
    fn built_in_shapes_are_seen_as_they_are_documented() {
        assert_eq!(
            one_error::<ErrorList>(),
            "errors[]: code=errors[].code message=errors[].message long=errors[].long_message meta=errors[].meta? id=trace_id?() \
             pointer=errors[].pointer? parameter=errors[].parameter? hint=errors[].hint?",
        );
        assert_eq!(
            one_error::<ErrorObject>(),
            "error: code=error.code long=error.message meta=error.meta? id=error.requestId?() pointer=error.pointer? \
             parameter=error.parameter? hint=error.hint?",
        );
        assert_eq!(
            one_error::<Flat>(),
            ": code=code long=message status=status meta=meta? id=requestId?() pointer=pointer? parameter=parameter? hint=hint?",
        );
        assert_eq!(
            one_error::<Problem>(),
            ": code=code message=title long=detail status=status meta= id=instance?(urn:request:) pointer=pointer? \
             parameter=parameter? hint=hint? docs=type?",
        );
        assert_eq!(
            one_error::<GoogleStatus>(),
            "error.details[]: code=error.details[].reason(upper) long=error.message status=error.code \
             meta=error.details[].metadata? pointer=error.details[].fieldViolations[].field? \
             parameter=error.details[].fieldViolations[].field? docs=error.details[].links[].url?",
            "the description of the link may be the hint or the short text",
        );
        assert_eq!(
            one_error::<JsonApi>(),
            "errors[]: code=errors[].code message=errors[].title long=errors[].detail? status=errors[].status(text) \
             meta=errors[].meta? id=errors[].id?() pointer=errors[].source.pointer? parameter=errors[].source.parameter? \
             hint=errors[].meta.hint? docs=errors[].links.about?",
        );
    }

    #[test]
    fn several_errors_are_seen_where_they_stand() {
        assert_eq!(each_of_several::<ErrorList>().as_deref(), Some(one_error::<ErrorList>().as_str()));
        assert_eq!(each_of_several::<JsonApi>().as_deref(), Some(one_error::<JsonApi>().as_str()));
        assert_eq!(
            each_of_several::<ErrorObject>().as_deref(),
            Some(
                "error.errors[]: code=error.errors[].code long=error.errors[].message meta=error.errors[].meta? \
                 id=error.requestId?() pointer=error.errors[].pointer? parameter=error.errors[].parameter? \
                 hint=error.errors[].hint?"
            ),
        );
        assert_eq!(
            each_of_several::<Flat>().as_deref(),
            Some(
                "errors[]: code=errors[].code long=errors[].message status=status meta=errors[].meta? id=requestId?() \
                 pointer=errors[].pointer? parameter=errors[].parameter? hint=errors[].hint?"
            ),
        );
        assert_eq!(
            each_of_several::<Problem>().as_deref(),
            Some(
                "errors[]: code=errors[].code long=errors[].detail status=status meta=errors[].meta? \
                 id=instance?(urn:request:) pointer=errors[].pointer? parameter=errors[].parameter? hint=errors[].hint?"
            ),
        );
        assert_eq!(
            each_of_several::<GoogleStatus>().as_deref(),
            Some(
                "error.details[].fieldViolations[]: code=error.details[].fieldViolations[].reason?(upper) \
                 long=error.details[].fieldViolations[].description? status=error.code \
                 pointer=error.details[].fieldViolations[].field? parameter=error.details[].fieldViolations[].field?"
            ),
        );
    }

    #[test]
    fn numbers_are_seen_as_numbers_or_strings() {
        assert_eq!(
            shape::<Flat>(true).0,
            ": code=code long=message status=status meta=meta? id=requestId?() pointer=pointer? parameter=parameter? \
             hint=hint?",
        );
        assert!(shape::<JsonApi>(true).0.starts_with("errors[]: code=errors[].code(text) "));
    }

    #[test]
    fn a_house_shape_is_seen_as_well() {
        struct House;

        impl Envelope for House {
            fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
                let error = report.lead();
                json.object(|body| {
                    body.object("fault", |fault| {
                        fault.text("kind", error.code().as_str());
                        fault.display("what", error.message());
                        if let Some(more) = error.long_message() {
                            fault.display("more", more);
                        }
                    });
                    body.text("http", report.status().as_str());
                    body.text("ray", &format!("ray/{}", report.request_id().unwrap_or("none")));
                });
            }
        }

        assert_eq!(
            shape::<House>(false),
            (
                "fault: code=fault.kind message=fault.what long=fault.more? status=http(text) id=ray(ray/)".to_owned(),
                None
            ),
        );
    }

    #[test]
    fn a_shape_without_a_code_has_none() {
        struct Mute;

        impl Envelope for Mute {
            fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
                json.object(|body| body.display("oops", report.lead().message()));
            }
        }

        assert_eq!(shape::<Mute>(false), (": message=oops".to_owned(), None));
    }
}
