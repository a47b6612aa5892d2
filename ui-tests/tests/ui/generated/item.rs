//! Items that the derive accepts, and the expected content of their errors.

use serde_json::{Map, Value, json};

use super::random::Random;

/// An item as source text, and a function body that compares its errors with their expected content.
pub(crate) struct Item {
    pieces: Vec<Piece>,
    checks: String,
}

enum Piece {
    Rust(String),
    /// The tokens of one `#[api(...)]`.
    List(Vec<String>),
}

impl Item {
    /// The item with a function `run`, which calls `crate::check`.
    pub(crate) fn with_checks(&self) -> String {
        format!("{}fn run() {{\n{}}}\n", self.written(), self.checks)
    }

    /// The item, on lines of its own.
    pub(crate) fn written(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Rust(text) => text.clone(),
            Piece::List(tokens) => format!("#[api({})] ", tokens.join(" ")),
        };
        self.pieces.iter().map(piece).collect()
    }

    /// Changes a token or two of the attributes. Brackets stay in pairs, so that the result is still an item.
    pub(crate) fn spoil(&mut self, random: &mut Random) {
        let any: Vec<_> = TOKENS.split_whitespace().collect();
        for _ in 0..=usize::from(random.once_in(3)) {
            let mut lists: Vec<_> = self.pieces.iter_mut().filter_map(Piece::as_list).collect();
            let count = lists.len();
            let tokens = &mut *lists[random.below(count)];
            // A value has more valid replacements than a name.
            let is_value = |token: &String| token.starts_with(|c: char| c.is_ascii_digit() || "\"ra_".contains(c));
            let start = random.below(tokens.len());
            let at = (start..tokens.len()).find(|&at| random.once_in(8) || is_value(&tokens[at])).unwrap_or(start);
            let other = random.below(tokens.len());
            let is_bracket = |token: &str| matches!(token, "(" | ")");
            let stays = is_bracket(&tokens[at]);
            // Usually another token of the same kind, which gets past more checks.
            let kind = |token: &str| token.chars().next().map(|c| (c.is_alphabetic(), c.is_ascii_digit(), c == '"'));
            let wanted = kind(&tokens[at]);
            let alike: Vec<_> = any.iter().copied().filter(|token| kind(token) == wanted).collect();
            match random.below(12) {
                0 if !stays => drop(tokens.remove(at)),
                1 if !stays => tokens.insert(other, tokens[at].clone()),
                2 if !stays && !is_bracket(&tokens[other]) => tokens.swap(at, other),
                3 => tokens.insert(at, random.pick(&any).to_owned()),
                4 if !stays => random.pick(&any).clone_into(&mut tokens[at]),
                _ if !stays && !alike.is_empty() => random.pick(&alike).clone_into(&mut tokens[at]),
                _ => {}
            }
        }
    }
}

impl Piece {
    fn as_list(&mut self) -> Option<&mut Vec<String>> {
        match self {
            Self::List(tokens) if !tokens.is_empty() => Some(tokens),
            _ => None,
        }
    }
}

/// Tokens that may appear in a list, and others.
const TOKENS: &str = r##"status code message long hint meta args retry retry_after challenge headers docs transparent hidden
allow section code_style prefix envelope meta_case domain retired require display crate pointer source from secret
duplicate_code format_verb NOT_FOUND a0 a1 a2 _0 _1 r#type = = = , , , 404 0 200 404001 1.5 -1 4_0_4 0x194 404u16 1e999
99999999999999999999999999999999999999999999 true 'c' 'a b"x" c"x" b'x' r#"<a0>"# "" "<" "<>" "<a0" "<a0:?>" "<a0?>"
"<a0...>" "<a0:.a1$>" "<0>" "<1>" "<a9>" "%d" "{a0}" "a\r\nb" "\u{202f}é" "0b9" "snake_case" "numeric" "camelCase"
"https://e.example/<code>" "never" "*" () (a0) (a0=a1) ("x") (a0="x") {} [] {1} [1,2] :: . .. ..= & && |x| || ! ? # $ @ ~ * -
+ < > => -> ; : _ self Self super fn type return async unsafe move const static dyn impl for if match loop break as in let
mut ref where panic!() std::mem::drop a0.len()"##;

/// The values of fields.
#[derive(Clone)]
enum Held {
    Text(String),
    Whole(i64),
    Real(f64),
    Truth(bool),
    Letter(char),
}

impl Held {
    fn any(random: &mut Random) -> Self {
        match random.below(8) {
            0..=2 => Self::Text(text(random)),
            3 => Self::Whole(random.pick(&[0, 1, -1, 42, i64::MAX, i64::MIN])),
            4 => Self::Whole(i64::try_from(random.below(100_000)).expect("small")),
            5 => Self::Real(random.pick(&[0.0, -0.5, 1.0, 1e21, 1.5e-9, 123.456])),
            6 => Self::Truth(random.once_in(2)),
            _ => Self::Letter(random.pick(&['a', '"', '\\', '\u{1}', '\0', 'é', '\u{202e}', '😀', '<', '{'])),
        }
    }

    fn json(&self) -> Value {
        match self {
            Self::Text(text) => json!(text),
            Self::Whole(number) => json!(number),
            Self::Real(number) => json!(number),
            Self::Truth(truth) => json!(truth),
            Self::Letter(letter) => json!(letter),
        }
    }

    /// A format that is legal for the type, and the text that it produces.
    fn shown(&self, random: &mut Random) -> (&'static str, String) {
        macro_rules! formats {
            ($value:expr; $($format:literal)*) => {{
                let all = [$((concat!(":", $format), format!(concat!("{:", $format, "}"), $value))),*];
                let (format, shown) = &all[random.below(all.len())];
                (*format, shown.clone())
            }};
        }
        match self {
            _ if random.once_in(2) => ("", self.plain()),
            Self::Text(text) => formats!(text; "?" ">12" "*^9" ".2" "#?" "é<4.1"),
            Self::Whole(number) => formats!(number; "?" "5" "#x" "+" "08b" "^+9" "#010X" "e"),
            Self::Real(number) => formats!(number; "?" ".2" "e" "+.1" "09.3" "E"),
            Self::Truth(truth) => formats!(truth; "?" ">7"),
            Self::Letter(letter) => formats!(letter; "?" ">3"),
        }
    }

    fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Whole(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
            Self::Letter(letter) => letter.to_string(),
        }
    }

    /// A type that holds the value, and the value in this type.
    fn written(&self, random: &mut Random, generics: &Generics) -> (String, String) {
        let literal = match self {
            Self::Text(text) => format!("{text:?}"),
            Self::Whole(number) => format!("{number}_i64"),
            Self::Real(number) => format!("{number:?}_f64"),
            Self::Truth(truth) => truth.to_string(),
            Self::Letter(letter) => format!("{letter:?}"),
        };
        let ty = match self {
            Self::Text(_) => match random.below(5) {
                0 => return ("&'static str".to_owned(), literal),
                1 if generics.lifetime => return ("&'a str".to_owned(), literal),
                2 => return ("std::borrow::Cow<'static, str>".to_owned(), format!("{literal}.into()")),
                3 => return ("Box<str>".to_owned(), format!("{literal}.into()")),
                _ => return ("String".to_owned(), format!("{literal}.to_owned()")),
            },
            Self::Whole(_) => {
                if generics.parameter && random.once_in(2) {
                    "T"
                } else {
                    "i64"
                }
            }
            Self::Real(_) => "f64",
            Self::Truth(_) => "bool",
            Self::Letter(_) => "char",
        };
        // A boxed number supports fewer formats than the number.
        match self {
            Self::Truth(_) | Self::Letter(_) if random.once_in(3) => {
                (format!("Box<{ty}>"), format!("Box::new({literal})"))
            }
            _ => (ty.to_owned(), literal),
        }
    }
}

/// Text with characters that are special in JSON, templates, formats or the table of rows.
fn text(random: &mut Random) -> String {
    const PARTS: &[&str] = &[
        "a",
        "Not found",
        "\"",
        "\\",
        "\\n",
        "\n",
        "\r",
        "\0",
        "\u{1}",
        "\u{1}0",
        "\u{1}\u{1}",
        "\u{1f}",
        "\u{7f}",
        "{",
        "}",
        "{}",
        "{{",
        "{0}",
        "{a0}",
        "%d",
        "%",
        "%%",
        "<",
        "<<",
        ">",
        "<a0>",
        "</script>",
        "é",
        "\u{202e}",
        "\u{2028}",
        "😀",
        "\u{10ffff}",
        "\u{feff}",
        "null",
        "*",
        "0",
        "?",
        "...",
        ":",
        "$",
        "#",
        "'",
        "/",
        " ",
        "\t",
    ];
    (0..=random.below(4)).map(|_| random.pick(PARTS)).collect()
}

/// The generic parameters of an item.
struct Generics {
    lifetime: bool,
    parameter: bool,
    constant: bool,
}

impl Generics {
    /// The parameters, arguments for them, and a where clause.
    fn written(&self) -> (String, String, String) {
        let Self { lifetime, parameter, constant } = *self;
        if !(lifetime || parameter || constant) {
            return <(String, String, String)>::default();
        }
        let among = |names: [&str; 3]| {
            let names: Vec<_> = names.into_iter().zip([lifetime, parameter, constant]).filter(|name| name.1).collect();
            names.into_iter().flat_map(|name| [name.0, ", "]).collect::<String>()
        };
        let bounds = if parameter { "where T: Copy " } else { "" };
        (
            format!("<{}>", among(["'a", "T: Clone", "const N: usize"])),
            format!("<{}>", among(["'static", "i64", "3"])),
            bounds.to_owned(),
        )
    }
}

/// How a field is shown.
enum Content {
    One(Held),
    Maybe(Option<Held>),
    Many(Vec<Held>),
    /// Not at all.
    Unused,
}

struct Field {
    /// The declared name: `r#type`, or a number.
    name: String,
    ty: String,
    value: String,
    content: Content,
}

impl Field {
    fn any(random: &mut Random, generics: &Generics, name: String) -> Self {
        let held = Held::any(random);
        let (ty, value) = held.written(random, generics);
        let (ty, value, content) = match random.below(5) {
            0 if random.once_in(2) => (format!("Option<{ty}>"), "None".to_owned(), Content::Maybe(None)),
            0 => (format!("Option<{ty}>"), format!("Some({value})"), Content::Maybe(Some(held))),
            1 => {
                let count = random.below(4);
                let values = vec![value; count].join(", ");
                (format!("Vec<{ty}>"), format!("vec![{values}]"), Content::Many(vec![held; count]))
            }
            2 if generics.constant => {
                let numbers = [1, 2, 3].map(Held::Whole).to_vec();
                ("[u8; N]".to_owned(), "[1, 2, 3]".to_owned(), Content::Many(numbers))
            }
            _ => (ty, value, Content::One(held)),
        };
        Self { name, ty, value, content }
    }

    /// The name in templates, lists and JSON keys.
    fn bare(&self) -> &str {
        self.name.trim_start_matches("r#")
    }

    /// The name in expressions.
    fn local(&self) -> String {
        if self.name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{}", self.name) } else { self.name.clone() }
    }

    /// A placeholder, and the text that it produces.
    fn shown(&self, random: &mut Random) -> (String, String) {
        let name = self.bare();
        match &self.content {
            Content::One(held) => {
                let (format, shown) = held.shown(random);
                (format!("<{name}{format}>"), shown)
            }
            Content::Maybe(Some(held)) => {
                let (format, shown) = held.shown(random);
                (format!("<{name}?{format}>"), shown)
            }
            Content::Maybe(None) => (format!("<{name}?>"), String::new()),
            Content::Unused => <(String, String)>::default(),
            Content::Many(items) => {
                let Some(first) = items.first() else { return (format!("<{name}...>"), String::new()) };
                let (format, _) = first.shown(random);
                // Items are compared in their plain form, so the list gets only a format that does not change it.
                let shown: Vec<_> = items.iter().map(Held::plain).collect();
                match format {
                    ":?" if matches!(first, Held::Whole(_)) => (format!("<{name}...:?>"), shown.join(", ")),
                    _ => (format!("<{name}...>"), shown.join(", ")),
                }
            }
        }
    }

    /// The value as a member of `meta`. An array of a generic length cannot be one.
    fn json(&self) -> Option<Value> {
        match &self.content {
            Content::One(held) => Some(held.json()),
            Content::Maybe(held) => Some(held.as_ref().map_or(Value::Null, Held::json)),
            Content::Unused => None,
            Content::Many(_) if self.ty == "[u8; N]" => None,
            Content::Many(items) => Some(items.iter().map(Held::json).collect()),
        }
    }
}

/// A template over the fields, and the text that it produces.
fn template(random: &mut Random, fields: &[Field]) -> (String, String) {
    let (mut written, mut shown) = ("x".to_owned(), "x".to_owned());
    for _ in 0..random.below(4) {
        if random.once_in(2) && !fields.is_empty() {
            let (place, text) = fields[random.below(fields.len())].shown(random);
            written += &place;
            shown += &text;
        } else {
            let text = text(random);
            written += &text.replace('<', "<<");
            shown += &text;
        }
    }
    (written, shown)
}

fn literal(random: &mut Random, text: &str) -> String {
    let is_plain = text.chars().all(|c| !c.is_control() && c.is_ascii() && c != '\\') && !text.contains("\"##");
    if is_plain && random.once_in(3) { format!("r##\"{text}\"##") } else { format!("{text:?}") }
}

/// Names as lists of words, so that every case of them is known.
fn words(random: &mut Random) -> Vec<&'static str> {
    const WORDS: &[&str] = &["not", "found", "user", "x", "limit", "some", "none", "error", "self", "ok", "default"];
    (0..=random.below(2)).map(|_| random.pick(WORDS)).collect()
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_uppercase() + rest
}

/// The style of an enum's codes.
const STYLES: [&str; 6] = ["snake_case", "SCREAMING_SNAKE_CASE", "kebab-case", "camelCase", "PascalCase", "numeric"];

fn in_style(style: &str, words: &[&str]) -> String {
    let pascal: String = words.iter().map(|word| capitalized(word)).collect();
    match style {
        "snake_case" => words.join("_"),
        "SCREAMING_SNAKE_CASE" => words.join("_").to_uppercase(),
        "kebab-case" => words.join("-"),
        "camelCase" => pascal[..1].to_lowercase() + &pascal[1..],
        _ => pascal,
    }
}

/// A variant, or a struct.
struct Variant {
    name: String,
    is_tuple: bool,
    fields: Vec<Field>,
    keys: Keys,
    expected: Map<String, Value>,
}

/// The keys of a list, each as its tokens.
#[derive(Default)]
struct Keys(Vec<Vec<String>>);

impl Keys {
    fn push(&mut self, tokens: &[&str]) {
        self.0.push(tokens.iter().map(|&token| token.to_owned()).collect());
    }

    fn set(&mut self, key: &str, value: &str) {
        self.push(&[key, "=", value]);
    }

    fn into_piece(self) -> Piece {
        Piece::List(self.0.join(&",".to_owned()))
    }
}

/// The properties that all variants of an item share.
struct Whole {
    style: &'static str,
    prefix: &'static str,
    docs: bool,
    challenge: bool,
    generics: Generics,
}

impl Variant {
    fn any(random: &mut Random, whole: &Whole, index: usize, status: usize) -> Self {
        let words = [words(random), vec![PLACES[index]]].concat();
        let is_tuple = random.once_in(3);
        let mut fields = Vec::new();
        for position in 0..random.below(4) {
            let name = match position {
                _ if is_tuple => position.to_string(),
                2 => random.pick(&["r#type", "größe", "__f", "self_", "f", "r#fn", "a2", "__0", "out"]).to_owned(),
                _ => format!("a{position}"),
            };
            fields.push(Field::any(random, &whole.generics, name));
        }
        // The first variant uses every parameter.
        let Generics { lifetime, parameter, constant } = whole.generics;
        for (is_there, ty, value) in
            [(lifetime, "&'a str", "\"\""), (parameter, "T", "0"), (constant, "[u8; N]", "[1, 2, 3]")]
        {
            if is_there && index == 0 {
                let name = if is_tuple { fields.len().to_string() } else { format!("unused_{}", fields.len()) };
                fields.push(Field { name, ty: ty.to_owned(), value: value.to_owned(), content: Content::Unused });
            }
        }
        let name = in_style("PascalCase", &words);
        let mut variant = Self { name, is_tuple, fields, keys: Keys::default(), expected: Map::new() };
        variant.code(random, whole, &words, status);
        variant.texts(random, &words);
        variant.members(random);
        variant.advice(random, whole, status);
        variant
    }

    fn expect(&mut self, what: &str, value: impl Into<Value>) {
        self.expected.insert(what.to_owned(), value.into());
    }

    fn code(&mut self, random: &mut Random, whole: &Whole, words: &[&str], status: usize) {
        self.expect("status", status);
        let Whole { style, prefix, .. } = *whole;
        let code = if style == "numeric" {
            let code = status * 1_000 + random.below(1_000);
            self.keys.set("code", &code.to_string());
            self.expect("code", code);
            code.to_string()
        } else {
            let code = format!("{prefix}{}", in_style(style, words));
            if random.once_in(3) {
                self.keys.set("code", &format!("{code:?}"));
            }
            self.expect("code", &*code);
            code
        };
        if style != "numeric" || random.once_in(2) {
            let status = if random.once_in(8) { format!("{status:#x}") } else { status.to_string() };
            self.keys.set("status", &status);
        }
        self.expect("docs", whole.docs.then(|| format!("https://docs.example/errors#{code}")));
    }

    fn texts(&mut self, random: &mut Random, words: &[&str]) {
        let shown = self.fields.iter().take_while(|field| !matches!(field.content, Content::Unused)).count();
        let fields = &self.fields[..shown];
        let mut texts = Vec::new();
        for (times, key) in [(2, "message"), (2, "long"), (5, "hint")] {
            if random.once_in(times) {
                let (written, text) = template(random, fields);
                self.keys.set(key, &literal(random, &written));
                texts.push((key, Value::from(text)));
            } else if key == "message" {
                texts.push((key, Value::from(capitalized(&words.join(" ")))));
            } else {
                texts.push((key, Value::Null));
            }
        }
        self.expected.extend(texts.into_iter().map(|(key, text)| (key.to_owned(), text)));
    }

    fn members(&mut self, random: &mut Random) {
        let mut meta = Map::new();
        let mut tokens = vec!["meta".to_owned(), "(".to_owned()];
        for field in &self.fields {
            let Some(value) = field.json().filter(|_| random.once_in(2)) else { continue };
            let written = match random.below(3) {
                0 if !self.is_tuple => vec![field.name.clone()],
                // This form would need further bounds if the type depends on a parameter.
                1 if !field.ty.contains('T') => {
                    vec![format!("k_{}", field.bare()), "=".to_owned(), format!("&*{{ {} }}", field.local())]
                }
                _ => vec![format!("k_{}", field.bare()), "=".to_owned(), field.local()],
            };
            let key = written[0].trim_start_matches("r#").to_owned();
            // An expression whose value is `None` is omitted, even if its type is not visibly an `Option`.
            if !value.is_null() {
                meta.insert(key, value);
            }
            tokens.extend(written);
            tokens.push(",".to_owned());
        }
        if random.once_in(4) {
            for (key, written, value) in [
                ("text", "\"a\\u{1}0\\\"\"", json!("a\u{1}0\"")),
                ("r#move", "-1_i8", json!(-1)),
                ("ratio", "1.5", json!(1.5)),
            ] {
                tokens.extend([key, "=", written, ","].map(str::to_owned));
                meta.insert(key.trim_start_matches("r#").to_owned(), value);
            }
        }
        if tokens.len() > 2 {
            tokens.push(")".to_owned());
            self.keys.0.push(tokens);
        }
        self.expect("meta", (!meta.is_empty()).then_some(meta));
    }

    fn advice(&mut self, random: &mut Random, whole: &Whole, status: usize) {
        let (key, value, retry) = random.pick(&[
            ("", "", "Unspecified"),
            ("", "", "Unspecified"),
            ("retry", "\"never\"", "Never"),
            ("retry", "\"backoff\"", "Backoff"),
            ("retry_after", "30", "After(30s)"),
        ]);
        if !key.is_empty() {
            self.keys.set(key, value);
        }
        self.expect("retry", retry);
        self.expect("challenge", (whole.challenge && status == 401).then_some("Bearer realm=\"x\\y\""));
        if random.once_in(6) {
            self.keys.push(&["headers", "(", "x_made", "=", "\"a \\\\ b\"", ",", "allow", "=", "1 + 1", ")"]);
            self.expect("x-made", "a \\ b");
        } else {
            self.expect("x-made", Value::Null);
        }
        if random.once_in(8) {
            self.keys.push(&["hidden"]);
        }
    }

    /// The declaration of the fields, or `;` for a struct without fields.
    fn declaration(&self) -> String {
        let fields = self.fields.iter().map(
            |Field { name, ty, .. }| {
                if self.is_tuple { format!("{ty}, ") } else { format!("{name}: {ty}, ") }
            },
        );
        let fields: String = fields.collect();
        if self.is_tuple { format!("({fields})") } else { format!("{{ {fields}}}") }
    }

    /// A line that constructs a value and compares it.
    fn check(&self, path: &str, arguments: &str, envelope: &str) -> String {
        let fields = self.fields.iter().map(|Field { name, value, .. }| format!("{name}: {value}, "));
        let fields: String = fields.collect();
        let ty = path.split("::").next().unwrap_or_default();
        let expected = Value::Object(self.expected.clone()).to_string();
        format!(
            "    let error: {ty}{arguments} = {path} {{ {fields}}};\n    crate::check(error, {expected:?}, {envelope:?});\n"
        )
    }
}

/// The last word of each name, which makes names unique.
const PLACES: [&str; 5] = ["first", "second", "third", "fourth", "fifth"];

/// Items that follow from a seed.
pub(crate) fn items(seed: u64, count: usize) -> Vec<Item> {
    let mut random = Random(seed);
    (0..count).map(|number| item(&mut random, number)).collect()
}

/// The item with this number, which determines its statuses.
fn item(random: &mut Random, number: usize) -> Item {
    let is_struct = random.once_in(6);
    let whole = Whole {
        style: if random.once_in(2) { STYLES[0] } else { random.pick(&STYLES) },
        prefix: "",
        docs: random.once_in(3),
        // On an enum, `challenge` applies only to variants with status 401; on a struct, to the struct itself.
        challenge: !is_struct && random.once_in(2),
        generics: Generics { lifetime: random.once_in(4), parameter: random.once_in(4), constant: random.once_in(6) },
    };
    let whole = Whole { prefix: if whole.style != "numeric" && random.once_in(5) { "billing." } else { "" }, ..whole };
    let envelope = random.pick(&["", "ErrorList", "ErrorObject", "Flat", "Problem", "GoogleStatus", "JsonApi"]);
    let name = format!("Case{number}Error");
    let mut keys = Keys::default();
    keys.push(&[
        "allow",
        "(",
        "unregistered_status",
        ",",
        "format_verb",
        ",",
        "brace_placeholder",
        ",",
        "lost_placeholder",
        ")",
    ]);
    keys.set("code_style", &format!("{:?}", whole.style));
    if !whole.prefix.is_empty() {
        keys.set("prefix", &format!("{:?}", whole.prefix));
    }
    if whole.docs {
        keys.set("docs", "\"https://docs.example/errors#<code>\"");
    }
    if whole.challenge {
        keys.set("challenge", "r#\"Bearer realm=\"x\\y\"\"#");
    }
    if !envelope.is_empty() {
        keys.set("envelope", &format!("error_catalog::envelope::{envelope}"));
    }
    for (times, key, value) in [
        (4, "section", "\"A \\\"section\\\" \\u{1}\""),
        (6, "domain", "\"generated.example\""),
        (4, "crate", "::error_catalog"),
    ] {
        if random.once_in(times) {
            keys.set(key, value);
        }
    }
    if whole.style != "numeric" && random.once_in(6) {
        keys.push(&["retired", "(", &format!("\"{}{}\"", whole.prefix, in_style(whole.style, &["gone"])), ")"]);
    }
    let (parameters, arguments, bounds) = whole.generics.written();
    let derives = format!("#[derive(Debug, error_catalog::ApiError)]\n{}", random.pick(&["", "#[non_exhaustive] "]));
    let mut pieces = vec![Piece::Rust(derives)];
    let mut checks = String::new();
    let status = |index: usize| 400 + (number + index * 61) % 200;
    if is_struct {
        let mut variant = Variant::any(random, &whole, 0, status(0));
        // A struct is named after the item, so its defaults differ from the expected texts.
        if whole.style != "numeric" && variant.keys.0.iter().all(|tokens| tokens[0] != "code") {
            let code = variant.expected["code"].to_string();
            variant.keys.set("code", &code);
        }
        if variant.keys.0.iter().all(|tokens| tokens[0] != "message") {
            let message = variant.expected["message"].to_string();
            variant.keys.set("message", &message);
        }
        let (declaration, is_tuple) = (variant.declaration(), variant.is_tuple);
        checks += &variant.check(&name, &arguments, envelope);
        keys.0.append(&mut variant.keys.0);
        pieces.push(keys.into_piece());
        // The where clause of a tuple struct follows its fields.
        let rest = if is_tuple { format!("{declaration} {bounds};\n") } else { format!(" {bounds}{declaration}\n") };
        pieces.push(Piece::Rust(format!("pub struct {name}{parameters}{rest}")));
        return Item { pieces, checks };
    }
    pieces.push(keys.into_piece());
    pieces.push(Piece::Rust(format!("pub enum {name}{parameters} {bounds}{{\n")));
    for index in 0..=random.below(4) {
        let variant = Variant::any(random, &whole, index, status(index));
        let path = format!("{name}::{}", variant.name);
        checks += &variant.check(&path, &arguments, envelope);
        let before = random.pick(&[
            "",
            "/// Said \"of\" \u{202f} it.\n",
            "#[cfg(any())] Never(NoSuchType),\n",
            "#[doc(hidden)]\n",
        ]);
        let declaration =
            if variant.fields.is_empty() && !variant.is_tuple { String::new() } else { variant.declaration() };
        let name = variant.name;
        pieces.push(Piece::Rust(before.to_owned()));
        pieces.push(variant.keys.into_piece());
        pieces.push(Piece::Rust(format!("{name}{declaration},\n")));
    }
    pieces.push(Piece::Rust("}\n".to_owned()));
    Item { pieces, checks }
}
