//! Enums of protobuf whose options state an HTTP status, as those of Kratos do.

use super::columns::is_error;
use super::problems::Problems;
use super::source::{Code, Entry, Place, Retry, Section, Source};
use super::text::Text;

/// Whether a text is a file of protobuf.
pub(super) fn is_proto(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim_start);
    lines.any(|line| {
        line.starts_with("syntax = \"proto")
            || line.starts_with("syntax=\"proto")
            || line.starts_with("edition = \"")
            || line.strip_prefix("enum ").is_some_and(|rest| rest.trim_end().ends_with('{') && !rest.contains(','))
    })
}

pub(super) fn read(text: &str, file: usize, source: &mut Source, problems: &mut Problems) {
    let tokens = tokens(text);
    let mut parser = Parser { tokens: &tokens, at: 0, file, source, problems };
    parser.file();
}

#[derive(Debug)]
struct Token {
    line: usize,
    kind: Kind,
    /// The comment above the token, or nothing.
    comment: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Word(String),
    Text(String),
    Mark(char),
}

/// The tokens of a file. A comment on the line of a token belongs to the value before it.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut rest, mut line, mut comment) = (text, 1, String::new());
    loop {
        let blank = rest.len() - rest.trim_start_matches(|char: char| char.is_whitespace() || char == '\u{feff}').len();
        let (space, after) = rest.split_at(blank);
        let breaks = space.matches('\n').count();
        if breaks > 1 {
            // A blank line ends the comment that it follows.
            comment.clear();
        }
        (line, rest) = (line + breaks, after);
        let Some(first) = rest.chars().next() else { return tokens };
        if rest.starts_with("//") || rest.starts_with("/*") {
            let is_line = rest.starts_with("//");
            let end = if is_line { rest.find('\n') } else { rest.find("*/").map(|end| end + 2) };
            let (words, after) = rest.split_at(end.unwrap_or(rest.len()));
            let cleaned = clean(words);
            let trailing =
                tokens.last_mut().filter(|token| token.line == line && breaks == 0 && token.kind == Kind::Mark(';'));
            if let Some(token) = trailing {
                token.comment = cleaned;
            } else {
                if !comment.is_empty() {
                    comment.push('\n');
                }
                comment.push_str(&cleaned);
            }
            line += words.matches('\n').count();
            rest = after;
            continue;
        }
        let begun = line;
        let is_word = |char: char| char.is_alphanumeric() || matches!(char, '_' | '.' | '-' | '+');
        let kind = if matches!(first, '"' | '\'') {
            let (value, after) = string(rest, first);
            line += rest.get(..rest.len() - after.len()).unwrap_or_default().matches('\n').count();
            rest = after;
            Kind::Text(value)
        } else if is_word(first) {
            let (word, after) = rest.split_at(rest.find(|char| !is_word(char)).unwrap_or(rest.len()));
            rest = after;
            Kind::Word(word.to_owned())
        } else {
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            Kind::Mark(first)
        };
        tokens.push(Token { line: begun, kind, comment: std::mem::take(&mut comment) });
    }
}

fn clean(comment: &str) -> String {
    let comment = comment.trim_start_matches("/*").trim_end_matches("*/");
    let lines = comment.lines().map(|line| line.trim().trim_start_matches(['/', '*']).trim());
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The text between quotes, and what follows it.
fn string(text: &str, quote: char) -> (String, &str) {
    let mut value = String::new();
    let mut chars = text.char_indices().skip(1);
    while let Some((at, char)) = chars.next() {
        match char {
            _ if char == quote => return (value, text.get(at + 1..).unwrap_or_default()),
            '\\' => match chars.next().map(|(_, char)| char) {
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some(char) => value.push(char),
                None => {}
            },
            _ => value.push(char),
        }
    }
    (value, "")
}

struct Parser<'p> {
    tokens: &'p [Token],
    at: usize,
    file: usize,
    source: &'p mut Source,
    problems: &'p mut Problems,
}

/// An option: its name, and its value.
type Choice = (String, Kind);

/// A value of an enum.
struct Member {
    place: Place,
    name: String,
    number: String,
    options: Vec<Choice>,
    comment: String,
}

impl<'p> Parser<'p> {
    fn peek(&self) -> Option<&'p Token> {
        self.tokens.get(self.at)
    }

    fn next(&mut self) -> Option<&'p Token> {
        let token = self.tokens.get(self.at);
        self.at += 1;
        token
    }

    fn is(&self, mark: char) -> bool {
        self.peek().is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    fn eat(&mut self, mark: char) -> bool {
        let is = self.is(mark);
        self.at += usize::from(is);
        is
    }

    fn word(&mut self) -> Option<&'p str> {
        match &self.peek()?.kind {
            Kind::Word(word) => {
                self.at += 1;
                Some(word)
            }
            _ => None,
        }
    }

    fn file(&mut self) {
        while let Some(token) = self.next() {
            if token.kind != Kind::Word("enum".to_owned()) {
                continue;
            }
            let Some(name) = self.word() else { continue };
            if self.eat('{') {
                self.members(name);
            }
        }
    }

    fn members(&mut self, name: &str) {
        let (mut options, mut members, mut reserved) = (Vec::new(), Vec::new(), Vec::new());
        while let Some(token) = self.next() {
            let place = Place { file: self.file, line: token.line };
            match &token.kind {
                Kind::Mark('}') => break,
                Kind::Word(word) if word == "option" => {
                    let choice = self.choice();
                    options.extend(choice);
                    self.skip_to_end();
                }
                Kind::Word(word) if word == "reserved" => {
                    while let Some(token) = self.next().filter(|token| token.kind != Kind::Mark(';')) {
                        if let Kind::Text(name) = &token.kind {
                            reserved.push(name.clone());
                        }
                    }
                }
                Kind::Word(word) => {
                    if !self.eat('=') {
                        self.problems.gap(place, format!("`{word}` is not a value of an enum"));
                        self.skip_to_end();
                        continue;
                    }
                    let number = self.word().unwrap_or_default().to_owned();
                    let mut own = Vec::new();
                    if self.eat('[') {
                        while let Some(choices) = self.choice_list() {
                            own.extend(choices);
                            if !self.eat(',') {
                                break;
                            }
                        }
                    }
                    let end = self.skip_to_end().map_or("", |token| token.comment.as_str());
                    let comments: Vec<_> =
                        [token.comment.as_str(), end].into_iter().filter(|text| !text.is_empty()).collect();
                    let comment = comments.join("\n");
                    members.push(Member { place, name: word.clone(), number, options: own, comment });
                }
                Kind::Mark(_) | Kind::Text(_) => {}
            }
        }
        self.add(name, &options, members, reserved);
    }

    /// Skips to the end of the statement.
    fn skip_to_end(&mut self) -> Option<&'p Token> {
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Mark(';') => return self.next(),
                Kind::Mark('}') => return None,
                _ => self.at += 1,
            }
        }
        None
    }

    fn choice(&mut self) -> Vec<Choice> {
        self.choice_list().unwrap_or_default()
    }

    /// `(path).member = value` or `path = { member: value }`, as options with simple names.
    fn choice_list(&mut self) -> Option<Vec<Choice>> {
        let mut name = String::new();
        while let Some(token) = self.peek() {
            match &token.kind {
                Kind::Word(word) => name.push_str(word),
                Kind::Mark('(' | ')' | '.') => {}
                Kind::Mark('=') => break,
                _ => return None,
            }
            self.at += 1;
        }
        if !self.eat('=') {
            return None;
        }
        let simple = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
        if !self.is('{') {
            let value = self.next()?.kind.clone();
            return Some(vec![(simple(&name), value)]);
        }
        let mut choices = Vec::new();
        let mut depth = 0_usize;
        let mut key = String::new();
        while let Some(token) = self.next() {
            match &token.kind {
                Kind::Mark('{' | '[') => depth += 1,
                Kind::Mark('}' | ']') => depth = depth.saturating_sub(1),
                Kind::Word(word) if self.is(':') => {
                    self.at += 1;
                    key.clone_from(word);
                }
                value @ (Kind::Word(_) | Kind::Text(_)) if !key.is_empty() => {
                    choices.push((std::mem::take(&mut key), value.clone()));
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        Some(choices)
    }

    fn add(&mut self, name: &str, options: &[Choice], members: Vec<Member>, retired: Vec<String>) {
        let default = options.iter().find_map(|(name, value)| status_of(name, value));
        let has_status = |member: &Member| member.options.iter().any(|(name, value)| status_of(name, value).is_some());
        let lower = name.to_lowercase();
        let is_named = ["error", "reason"].iter().any(|word| lower.contains(word));
        if !is_named && default.is_none() && !members.iter().any(has_status) {
            return;
        }
        let entries = members.into_iter().filter_map(|member| self.entry(member, default)).collect();
        let words = super::names::words(name).join(" ");
        self.source.add_section(Section { name: words, retired, entries, ..Section::default() });
    }

    fn entry(&mut self, member: Member, default: Option<u16>) -> Option<Entry> {
        // The value that stands for none.
        let is_unspecified = member.name.ends_with("_UNSPECIFIED") || member.name == "UNSPECIFIED";
        if is_unspecified && member.number == "0" && member.options.is_empty() {
            return None;
        }
        let mut entry = Entry { place: member.place, code: Some(Code::Text(member.name)), ..Entry::default() };
        for (name, value) in &member.options {
            let lower = name.to_lowercase();
            match value {
                _ if status_of(name, value).is_some() => entry.status = status_of(name, value),
                Kind::Word(word) if lower == "deprecated" => {
                    if word == "true" {
                        entry.deprecated = Some(String::new());
                    }
                }
                Kind::Word(word) if lower.contains("retr") && matches!(word.as_str(), "true" | "false") => {
                    entry.retry = Some(if word == "true" { Retry::Backoff } else { Retry::Never });
                }
                Kind::Text(text) if ["message", "text", "title", "msg"].iter().any(|word| lower.contains(word)) => {
                    entry.message = Some(Text::of_page(text));
                }
                Kind::Text(text) if lower.contains("description") || lower.contains("detail") => {
                    entry.description = Some(text.clone());
                }
                Kind::Text(text) if matches!(lower.as_str(), "code" | "reason" | "error_code") => {
                    entry.code = Some(Code::Text(text.clone()));
                }
                _ => self.problems.gap(member.place, format!("the option `{name}` is left out")),
            }
        }
        entry.status = entry.status.or(default);
        if entry.description.is_none() && !member.comment.is_empty() {
            entry.description = Some(member.comment);
        }
        Some(entry)
    }
}

/// The canonical codes of gRPC, and their statuses.
const CANONICAL: &[(&str, u16)] = &[
    ("INVALID_ARGUMENT", 400),
    ("FAILED_PRECONDITION", 400),
    ("OUT_OF_RANGE", 400),
    ("UNAUTHENTICATED", 401),
    ("PERMISSION_DENIED", 403),
    ("NOT_FOUND", 404),
    ("ABORTED", 409),
    ("ALREADY_EXISTS", 409),
    ("RESOURCE_EXHAUSTED", 429),
    ("CANCELLED", 499),
    ("DATA_LOSS", 500),
    ("INTERNAL", 500),
    ("UNKNOWN", 500),
    ("UNIMPLEMENTED", 501),
    ("UNAVAILABLE", 503),
    ("DEADLINE_EXCEEDED", 504),
];

/// The HTTP status that an option states.
fn status_of(name: &str, value: &Kind) -> Option<u16> {
    let name = name.to_lowercase();
    let is_status = ["code", "status", "http"].iter().any(|word| name.contains(word));
    let Kind::Word(word) = value else { return None };
    let canonical = || CANONICAL.iter().find(|(known, _)| known == word).map(|(_, status)| *status);
    if is_status { word.parse().ok().filter(is_error).or_else(canonical) } else { None }
}
