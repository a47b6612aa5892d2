//! Placeholders in the syntax of other template languages, which are literal text here.

use crate::{attr::Variant, template::Template};

/// A part of a text that was probably meant as a placeholder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lost<'t> {
    pub(crate) part: &'t str,
    pub(crate) meant: Meant,
    /// `{name}` alone, which has a lint of its own.
    pub(crate) is_brace: bool,
}

/// What to write in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant {
    /// This placeholder.
    Placeholder(String),
    /// A placeholder with this name, for an expression in `args`.
    Expression { name: String, expression: String },
}

/// The names that a text can show: those of fields, in their order, and those of `args`.
pub(crate) struct Names<'n> {
    fields: Vec<&'n str>,
    args: Vec<&'n str>,
}

impl<'n> Names<'n> {
    pub(crate) fn of(variant: &'n Variant<'_>) -> Self {
        let fields = variant.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>();
        let args = variant.keys.args.iter().map(|arg| arg.name.as_str()).collect();
        Names { fields, args }
    }

    /// A text that shows only this name.
    pub(crate) fn only(name: &'n str) -> Self {
        Names { fields: Vec::new(), args: vec![name] }
    }

    fn find(&self, name: &str) -> Option<&'n str> {
        let bare = name.strip_prefix("r#").unwrap_or(name);
        let index = bare.strip_prefix('_').unwrap_or(bare);
        let mut all = self.fields.iter().chain(&self.args).copied();
        all.find(|known| *known == bare || *known == index && index.parse::<u32>().is_ok())
    }

    fn nth(&self, index: usize) -> Option<&'n str> {
        self.fields.iter().chain(&self.args).copied().nth(index)
    }

    /// The placeholder that `content` of a bracket means: `id`, `&user.id`, `price:%.2f`, `names..`.
    pub(crate) fn meant(&self, content: &str) -> Option<Meant> {
        let mut content = content.trim();
        for prefix in ["&", "*", "%=", "=", "@", "$", "#", "self.", "this."] {
            content = content.strip_prefix(prefix).unwrap_or(content).trim_start();
        }
        let content = content.trim_end_matches(['%', ' ']);
        let end = content.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(content.len());
        let (written, rest) = content.split_at(end);
        let name = self.find(written)?;
        let placeholder = |mode: &str, spec: &str| {
            let text = format!("<{name}{mode}{}{spec}>", if spec.is_empty() { "" } else { ":" });
            Template::parse(&text).1.is_empty().then_some(Meant::Placeholder(text))
        };
        let is_precision = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        match rest {
            "" | "!" => placeholder("", ""),
            "..." | ".." | "…" | "..=" | "*" | "[]" | "[*]" => placeholder("...", ""),
            "?" => placeholder("?", ""),
            "!r" => placeholder("", "?"),
            _ => {
                if let Some(spec) = rest.strip_prefix(':') {
                    return placeholder("", &spec_of(spec)).or_else(|| placeholder("", ""));
                }
                if let Some(precision) = rest.strip_prefix('.').map(|rest| rest.trim_end_matches('f'))
                    && is_precision(precision)
                    && written.parse::<u32>().is_err()
                {
                    return placeholder("", &format!(".{precision}"));
                }
                if rest.starts_with(['.', '(', '[']) {
                    return self.expression(name, rest);
                }
                // `name | upper`, `name ?? "none"`
                if rest.trim_start().starts_with(['|', '?']) { placeholder("", "") } else { None }
            }
        }
    }

    fn expression(&self, name: &str, rest: &str) -> Option<Meant> {
        let expression = if name.parse::<u32>().is_ok() { format!("_{name}{rest}") } else { format!("{name}{rest}") };
        let is_code = |c: char| c.is_ascii_alphanumeric() || "_.()[]&".contains(c);
        let balanced = [('(', ')'), ('[', ']')]
            .iter()
            .all(|(open, close)| expression.matches(*open).count() == expression.matches(*close).count());
        // Text that is not an expression must not be suggested. It consists of tokens, so it can be parsed.
        if !expression.chars().all(is_code) || !balanced || syn::parse_str::<syn::Expr>(&expression).is_err() {
            return None;
        }
        let words = expression.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        let words: Vec<&str> = words.filter(|word| word.starts_with(|c: char| c.is_alphabetic())).collect();
        let mut name = words.join("_");
        if name.is_empty() || self.find(&name).is_some() || syn::parse_str::<syn::Ident>(&name).is_err() {
            name.push_str("_value");
        }
        Some(Meant::Expression { name, expression })
    }

    /// The lost placeholders of a text without `<name>`s.
    pub(crate) fn lost<'t>(&self, text: &'t str) -> Vec<Lost<'t>> {
        let mut found = Vec::new();
        let mut positional = 0;
        let mut at = 0;
        // What `begins` understands starts with one of these bytes, which nearly all texts have none of.
        let is_beginning = |byte: u8| matches!(byte, b'{' | b'$' | b'#' | b'%' | b'<' | b':');
        while let Some(next) = text.as_bytes().iter().skip(at).position(|byte| is_beginning(*byte)) {
            at += next;
            let (before, rest) = text.split_at(at);
            match self.begins(before.chars().last(), rest, &mut positional) {
                Some(lost) => {
                    at += lost.part.len();
                    found.push(lost);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The lost placeholder at the beginning of `rest`.
    fn begins<'t>(&self, before: Option<char>, rest: &'t str, positional: &mut usize) -> Option<Lost<'t>> {
        let lost = |length: usize, meant: Option<Meant>, is_brace| {
            Some(Lost { part: rest.get(..length)?, meant: meant?, is_brace })
        };
        let bracketed = |open: &str, close: &str| {
            let content = rest.strip_prefix(open)?.split_once(close)?.0;
            (!content.contains(['{', '\n'])).then_some((content, open.len() + content.len() + close.len()))
        };
        for (open, close) in [("{{", "}}"), ("${", "}"), ("#{", "}"), ("%{", "}"), ("<%", "%>"), ("$(", ")")] {
            if let Some((content, length)) = bracketed(open, close) {
                return lost(length, self.meant(content), false);
            }
        }
        if let Some((content, length)) = bracketed("{", "}") {
            let (name, spec) = content.split_once(':').map_or((content, ""), |(name, spec)| (name, spec));
            let name = name.trim();
            let spec = spec_of(spec);
            let spec = if spec.is_empty() { spec } else { format!(":{spec}") };
            if name.is_empty() {
                let field = self.nth(*positional)?;
                *positional += 1;
                return lost(length, Some(Meant::Placeholder(format!("<{field}{spec}>"))), false);
            }
            if let Some(known) = self.find(name) {
                return lost(length, Some(Meant::Placeholder(format!("<{known}{spec}>"))), known == name);
            }
            if let Ok(index) = name.parse::<usize>() {
                return lost(length, Some(Meant::Placeholder(format!("<{}{spec}>", self.nth(index)?))), false);
            }
            return lost(length, self.meant(content), false);
        }
        if let Some((content, length)) = bracketed("%(", ")") {
            let verb = rest.get(length..).and_then(|rest| rest.chars().next()).filter(char::is_ascii_alphabetic);
            return lost(length + verb.map_or(0, char::len_utf8), self.meant(content), false);
        }
        if let Some((content, length)) = bracketed("<", ">") {
            return lost(length, self.meant(content), false);
        }
        // `:id`, `$id` and `%id%`: the name is a whole word.
        let sign = rest.chars().next().filter(|c| [':', '$', '%'].contains(c))?;
        let word = rest.get(1..)?;
        let end = word.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(word.len());
        let (name, after) = word.split_at(end);
        let name = self.find(name).filter(|known| *known == name && !name.starts_with(|c: char| c.is_ascii_digit()))?;
        let is_apart = before.is_none_or(|c| c.is_whitespace() || "(\"'`/=".contains(c));
        let closes = sign == '%' && after.starts_with('%');
        if !(closes || is_apart && sign != '%') {
            return None;
        }
        lost(1 + name.len() + usize::from(closes), Some(Meant::Placeholder(format!("<{name}>"))), false)
    }
}

/// The spec that a printf format means: `.2` for `%.2f`.
fn spec_of(spec: &str) -> String {
    let plain = spec.trim().trim_start_matches('%');
    if Template::parse(&format!("<n:{plain}>")).1.is_empty() {
        return plain.to_owned();
    }
    plain.trim_end_matches(['f', 'd', 's', 'i', 'u', 'g']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Meant, Names};

    #[test]
    fn other_languages_are_understood() {
        let names = Names { fields: vec!["id", "user"], args: Vec::new() };
        for (text, part, placeholder) in [
            ("no {}", "{}", "<id>"),
            ("no {:?}", "{:?}", "<id:?>"),
            ("no {1}", "{1}", "<user>"),
            ("no {{id}}", "{{id}}", "<id>"),
            ("no ${id}", "${id}", "<id>"),
            ("no #{id}", "#{id}", "<id>"),
            ("no %(id)s", "%(id)s", "<id>"),
            ("no $id.", "$id", "<id>"),
            ("no :id", ":id", "<id>"),
            ("%id%", "%id%", "<id>"),
            ("< id >", "< id >", "<id>"),
            ("<&id>", "<&id>", "<id>"),
            ("<%= id %>", "<%= id %>", "<id>"),
            ("{id:%.2f}", "{id:%.2f}", "<id:.2>"),
        ] {
            let found = names.lost(text);
            let found: Vec<_> = found.iter().map(|lost| (lost.part, &lost.meant)).collect();
            assert_eq!(found, [(part, &Meant::Placeholder(placeholder.to_owned()))], "{text}");
        }
        for text in ["", "12:id5", "a:id", "{other}", "< 3", "$ids", "100% id", "a {b", "<<", "user:id:x"] {
            assert_eq!(names.lost(text), [], "{text}");
        }
        assert_eq!(names.lost("{} and {}").len(), 2);
        assert_eq!(
            names.meant("user.name()"),
            Some(Meant::Expression { name: "user_name".into(), expression: "user.name()".into() })
        );
    }
}
