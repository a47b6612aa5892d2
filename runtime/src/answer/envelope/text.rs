//! The writer for bodies that are not JSON.

use std::fmt::{self, Display, Write as _};

/// Writes a body that is not JSON: see [`AnyEnvelope::text`](crate::AnyEnvelope::text).
///
/// ```
/// use error_catalog::{AnyEnvelope, ApiError, Context};
///
/// #[derive(Debug, ApiError)]
/// #[api(status = 404, message = "There is no <name>")]
/// struct Missing {
///     name: String,
/// }
///
/// let mut context = Context::new();
/// context.envelope = Some(AnyEnvelope::text("text/html", |report, page| {
///     page.raw("<p>");
///     page.text(report.lead().text());
///     page.raw("</p>");
/// }));
/// let missing = Missing { name: "<script>".to_owned() };
/// assert_eq!(missing.to_json_in(&context), "<p>There is no &lt;script&gt;</p>");
/// ```
#[derive(Debug)]
pub struct TextWriter<'w> {
    buffer: &'w mut String,
}

impl<'w> TextWriter<'w> {
    pub(super) fn new(buffer: &'w mut String) -> Self {
        Self { buffer }
    }

    /// Writes a text, escaped for HTML: for the content of an element, or of an attribute in quotes.
    ///
    /// If the `Display` fails, the text written so far is kept.
    pub fn text(&mut self, text: impl Display) {
        let _ = write!(self, "{text}");
    }

    /// Writes a text as it is, such as markup.
    ///
    /// If the `Display` fails, the text written so far is kept.
    pub fn raw(&mut self, text: impl Display) {
        let _ = write!(self.buffer, "{text}");
    }
}

/// Escapes, as [`text`](TextWriter::text) does.
impl fmt::Write for TextWriter<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for character in text.chars() {
            match character {
                '&' => self.buffer.push_str("&amp;"),
                '<' => self.buffer.push_str("&lt;"),
                '>' => self.buffer.push_str("&gt;"),
                '"' => self.buffer.push_str("&quot;"),
                '\'' => self.buffer.push_str("&#39;"),
                other => self.buffer.push(other),
            }
        }
        Ok(())
    }
}
