//! Links to the documentation that a layer adds.

use std::fmt::Write;
use std::sync::Arc;

use crate::entry::Code;

/// The place of the code in a link.
const CODE: &str = "<code>";

/// A link with the place of the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DocsLink(Arc<str>);

impl DocsLink {
    /// # Errors
    ///
    /// Why it is no link.
    pub(crate) fn new(link: &str) -> Result<Self, &'static str> {
        let url = link.replace(CODE, "code");
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let rest = rest.ok_or("it is no URL that begins with `https://` or `http://`")?;
        if rest.split(['/', '?', '#']).next().is_none_or(str::is_empty) {
            return Err("it has no host");
        }
        if rest.contains(|char: char| !char.is_ascii_alphanumeric() && !"-._~:/?#[]@!$&'()*+,;=%".contains(char)) {
            return Err("it contains a character that must be percent-encoded; `<code>` is the only placeholder");
        }
        if rest.matches('#').count() > 1 {
            return Err("it has two fragments");
        }
        Ok(Self(link.into()))
    }

    /// The link of a code, which is encoded so that it may appear in any component of a URL.
    pub(crate) fn of(&self, code: Code) -> String {
        let mut encoded = String::new();
        for byte in code.as_str().bytes() {
            // `:` is legal in paths, queries and fragments, and keeps `user:not_found` readable.
            if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
                encoded.push(char::from(byte));
            } else {
                // Writing to a `String` cannot fail.
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
        self.0.replace(CODE, &encoded)
    }
}
