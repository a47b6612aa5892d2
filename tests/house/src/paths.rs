//! Finds paths in tokens: in imports, in code and in the bodies of macros.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path such as `crate::entry::Code`, as it is written. An import with a group is several paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Path {
    pub(crate) segments: Vec<String>,
    /// Whether `!` follows, as after the name of a macro.
    pub(crate) is_macro: bool,
}

/// The paths of two segments or more. A path that begins with `::` leads to another crate.
pub(crate) fn paths(tokens: TokenStream) -> Vec<Path> {
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Path>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        match token {
            // `pub(in crate::frameworks)` imports nothing.
            TokenTree::Group(group) if is_ident(before, "pub") && group.delimiter() == Delimiter::Parenthesis => {
                at += 1;
            }
            TokenTree::Group(group) => {
                collect(group.stream(), found);
                at += 1;
            }
            TokenTree::Punct(_) if is_colons(&tokens, at) => at = path(&tokens, at + 2, &[], &mut Vec::new()),
            TokenTree::Ident(name) => {
                // The name of a method, a lifetime, or a variable of a macro is not a path.
                let is_path = match before {
                    Some(TokenTree::Punct(punct)) => match punct.as_char() {
                        '.' => at >= 2 && is_punct(tokens.get(at - 2), '.'),
                        '\'' => false,
                        '$' => name == "crate",
                        _ => true,
                    },
                    _ => true,
                };
                let mut no_path = Vec::new();
                at = path(&tokens, at, &[], if is_path { found } else { &mut no_path });
            }
            _ => at += 1,
        }
    }
}

/// Reads the path that begins here, below a prefix, and returns the position after it.
fn path(tokens: &[TokenTree], mut at: usize, prefix: &[String], found: &mut Vec<Path>) -> usize {
    let mut segments = prefix.to_vec();
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(name)) => segments.push(name.to_string().trim_start_matches("r#").to_owned()),
            Some(TokenTree::Punct(punct)) if punct.as_char() == '*' && segments.len() > prefix.len() => {
                segments.push("*".to_owned());
                at += 1;
                break;
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace && !segments.is_empty() => {
                members(group.stream(), &segments, found);
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        if !is_colons(tokens, at) {
            break;
        }
        at += 2;
    }
    let is_macro = is_punct(tokens.get(at), '!') && !is_punct(tokens.get(at + 1), '=');
    if segments.len() > 1 {
        found.push(Path { segments, is_macro });
    }
    at
}

/// Reads the members of a group: `{self, code::Code, row::{Entry, Row}}`.
fn members(group: TokenStream, prefix: &[String], found: &mut Vec<Path>) {
    let tokens: Vec<_> = group.into_iter().collect();
    for member in tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')) {
        match member.first() {
            None => {}
            Some(TokenTree::Punct(punct)) if punct.as_char() == '*' => {
                let segments = prefix.iter().cloned().chain(["*".to_owned()]).collect();
                found.push(Path { segments, is_macro: false });
            }
            Some(_) => {
                path(member, 0, prefix, found);
            }
        }
    }
}

fn is_colons(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_ident(token: Option<&TokenTree>, wanted: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if ident == wanted)
}
