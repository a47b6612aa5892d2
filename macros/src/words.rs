//! Words of other crates, and of the field itself, for keys of ours.

/// What a word means here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// This key.
    Key(&'static str),
    /// This key, whose text is a format string in the other crate.
    Format(&'static str),
    /// `retry = "backoff"`, or `retry = "never"` for `false`.
    Retryable,
    /// The doc comment.
    DocComment,
}

/// A place where words are written. A struct has the words of both an enum and a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Enum,
    Entry,
    Field,
}

struct Row {
    place: Place,
    meaning: Meaning,
    words: &'static str,
}

/// In lower case, without `_`.
const WORDS: &[Row] = &[
    row(
        Place::Entry,
        Meaning::Key("status"),
        "httpstatus statuscode httpcode http httpstatuscode responsestatus responsecode",
    ),
    row(Place::Entry, Meaning::Key("code"), "errorcode errcode rename name slug errortype errcode apicode"),
    row(Place::Entry, Meaning::Format("message"), "display error format fmt"),
    row(
        Place::Entry,
        Meaning::Key("message"),
        "msg text title summary errormessage errormsg shortmessage short usermessage publicmessage reason",
    ),
    row(Place::Entry, Meaning::Key("long"), "detail longmessage longtext longmsg explanation"),
    row(Place::Entry, Meaning::DocComment, "description desc doc comment"),
    row(
        Place::Entry,
        Meaning::Key("meta"),
        "details extensions extension extra extras data metadata properties payload",
    ),
    row(
        Place::Entry,
        Meaning::Key("docs"),
        "type url uri link href docsurl docurl helpurl moreinfo documentation typeuri typeurl documentationurl",
    ),
    row(Place::Entry, Meaning::Retryable, "retryable retriable isretryable canretry transient"),
    row(Place::Entry, Meaning::Key("retry_after"), "retrydelay retryin delay retryafterseconds retryaftersecs"),
    row(Place::Entry, Meaning::Key("hint"), "help suggestion advice remedy solution action"),
    row(Place::Entry, Meaning::Key("hidden"), "skip ignore internal private"),
    row(Place::Entry, Meaning::Key("transparent"), "forward delegate nested flatten"),
    row(Place::Entry, Meaning::Key("challenge"), "wwwauthenticate authenticate"),
    row(Place::Entry, Meaning::Key("headers"), "header responseheaders"),
    row(Place::Entry, Meaning::Key("args"), "arguments values vars"),
    row(Place::Entry, Meaning::Key("level"), "loglevel severity"),
    row(Place::Entry, Meaning::Key("labels"), "tags label tag"),
    row(Place::Entry, Meaning::Key("grpc"), "grpccode grpcstatus"),
    row(Place::Entry, Meaning::Key("parameter"), "param queryparameter query"),
    row(Place::Enum, Meaning::Key("status"), "httpstatus statuscode httpcode defaultstatus http httpstatuscode"),
    row(Place::Enum, Meaning::Key("section"), "name title category group heading"),
    row(Place::Enum, Meaning::DocComment, "description desc doc"),
    row(Place::Enum, Meaning::Key("code_style"), "renameall style codecase case codestyle"),
    row(Place::Enum, Meaning::Key("meta_case"), "renameallfields fieldcase metastyle"),
    row(Place::Enum, Meaning::Key("prefix"), "codeprefix namespace"),
    row(Place::Enum, Meaning::Key("docs"), "url baseurl docsurl docurl docsbase typebase documentation"),
    row(Place::Enum, Meaning::Key("envelope"), "format shape renderer response serializer body"),
    row(Place::Enum, Meaning::Key("crate"), "krate cratepath"),
    row(Place::Enum, Meaning::Key("domain"), "service"),
    row(Place::Enum, Meaning::Key("retired"), "removed obsolete reserved deprecatedcodes"),
    row(Place::Enum, Meaning::Key("require"), "required requires enforce"),
    row(Place::Enum, Meaning::Key("level"), "loglevel severity"),
    row(Place::Enum, Meaning::Key("labels"), "tags label tag"),
    row(Place::Enum, Meaning::Retryable, "retryable retriable"),
    row(Place::Enum, Meaning::Key("challenge"), "wwwauthenticate authenticate"),
    row(
        Place::Field,
        Meaning::Key("meta"),
        "rename name extension extensions extra data context expose show serialize metadata",
    ),
    row(
        Place::Field,
        Meaning::Key("secret"),
        "skip private sensitive redact redacted hide hidden ignore skipserializing",
    ),
    row(Place::Field, Meaning::Key("source"), "cause inner error"),
    row(Place::Field, Meaning::Key("from"), "convert into"),
    row(Place::Field, Meaning::Key("pointer"), "field path location jsonpointer"),
    row(Place::Field, Meaning::Key("parameter"), "param query"),
];

const fn row(place: Place, meaning: Meaning, words: &'static str) -> Row {
    Row { place, meaning, words }
}

/// What `word` means at one of `places`.
pub(crate) fn meanings<'a>(word: &str, places: &'a [Place]) -> impl Iterator<Item = Meaning> + use<'a> {
    let plain = word.replace('_', "").to_lowercase();
    let rows = places.iter().flat_map(|place| WORDS.iter().filter(move |row| row.place == *place));
    rows.filter(move |row| row.words.split(' ').any(|known| known == plain)).map(|row| row.meaning)
}
