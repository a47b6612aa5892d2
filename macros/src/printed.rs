//! The user's tokens as text, for messages.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// The user's tokens in readable form, shortened to fit in a message.
pub(crate) fn shown(tokens: &impl ToTokens) -> String {
    shorten(&code(tokens))
}

/// The user's tokens as code.
pub(crate) fn code(tokens: &impl ToTokens) -> String {
    let mut printer = Printer::default();
    printer.stream(tokens.to_token_stream());
    printer.text
}

/// The operators of several characters; `>>` may close two lists of type arguments.
const OPERATORS: [&str; 16] =
    ["&&", "||", "==", "!=", "<=", ">=", "=>", "->", "::", "..=", "...", "+=", "-=", "*=", "/=", "<<"];

/// Prints tokens with the spaces that rustfmt would write.
#[derive(Default)]
struct Printer {
    text: String,
    /// The previous token is an operator between two values.
    space: bool,
    /// The previous token is a lifetime.
    after_lifetime: bool,
    /// How many `<` of type arguments are open.
    angles: usize,
    /// The parameters of a closure are open.
    in_bars: bool,
}

impl Printer {
    fn stream(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        let mut operator = String::new();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) => {
                    operator.push(punct.as_char());
                    let longer = match tokens.peek() {
                        Some(TokenTree::Punct(next)) if punct.spacing() == Spacing::Joint => {
                            let longer = format!("{operator}{}", next.as_char());
                            OPERATORS.iter().any(|known| known.starts_with(&longer))
                        }
                        _ => false,
                    };
                    if !longer {
                        self.operator(&std::mem::take(&mut operator));
                    }
                }
                TokenTree::Group(group) => self.group(&group),
                other => self.word(&other.to_string()),
            }
        }
        self.operator(&operator);
    }

    fn ends_value(&self) -> bool {
        self.text.ends_with(|c: char| c.is_alphanumeric() || "_)]}\"'>?".contains(c)) && !self.space
    }

    fn word(&mut self, text: &str) {
        if self.space
            || self.ends_value() && !self.text.ends_with(['\'', '>'])
            || self.text.ends_with('>') && !self.text.ends_with("::<") && text == "for"
        {
            self.text.push(' ');
        }
        self.space = false;
        self.after_lifetime = self.text.ends_with('\'');
        self.text.push_str(text);
    }

    fn operator(&mut self, operator: &str) {
        let after_value = self.ends_value();
        self.after_lifetime = false;
        if !matches!(operator, "" | "," | ";" | "." | "::" | "?" | "..") && self.space {
            self.text.push(' ');
            self.space = false;
        }
        let is_generic = self.text.ends_with("::")
            || self
                .text
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .is_some_and(|word| word.starts_with(char::is_uppercase));
        match operator {
            "" => {}
            "," | ";" | ":" => {
                self.text.push_str(operator);
                self.space = true;
            }
            "." | "::" | "?" | ".." | "'" | "#" | "$" | "!" | "..=" => {
                if operator == "'" && after_value {
                    self.text.push(' ');
                }
                self.text.push_str(operator);
            }
            "<" if is_generic || !after_value => {
                self.angles += 1;
                self.text.push('<');
            }
            ">" if self.angles > 0 => {
                self.angles -= 1;
                self.text.push('>');
            }
            "|" if self.in_bars || !after_value => {
                self.in_bars = !self.in_bars;
                self.text.push('|');
                self.space = !self.in_bars;
            }
            "||" if !after_value => {
                self.text.push_str("||");
                self.space = true;
            }
            "&" | "*" | "-" | "&&" if !after_value => self.text.push_str(operator),
            _ => {
                if after_value {
                    self.text.push(' ');
                }
                self.text.push_str(operator);
                self.space = true;
            }
        }
    }

    fn group(&mut self, group: &Group) {
        let (open, close) = match group.delimiter() {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{ ", " }"),
            Delimiter::None => ("", ""),
        };
        if self.space || self.after_lifetime || group.delimiter() == Delimiter::Brace && self.ends_value() {
            self.text.push(' ');
        }
        self.after_lifetime = false;
        self.space = false;
        self.text.push_str(open);
        let angles = std::mem::take(&mut self.angles);
        self.stream(group.stream());
        self.angles = angles;
        self.space = false;
        self.text.push_str(close);
    }
}

pub(crate) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;

    use super::code;

    #[test]
    fn code_is_printed_as_it_is_written() {
        for text in [
            "a.b().c + 1",
            "\"a . b < c\"",
            "std::io::Error",
            "Vec<Option<u8>>",
            "&'a [T; 3]",
            "f(a, &b, *c)?",
            "a == b && !c",
            "|x| x.len()",
            "x.sum::<usize>()",
            "[\"a\", \"b\"]",
            "if a < b { c } else { -d }",
            "format!(\"{}\", a)",
            "Box<dyn Error + Send>",
            "id = 1",
        ] {
            assert_eq!(code(&text.parse::<TokenStream>().unwrap_or_default()), text);
        }
    }
}
