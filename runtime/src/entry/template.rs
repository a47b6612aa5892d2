//! The texts of a row, in readable form.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, Serializer};

use super::read::{self, Mark};

/// A declared text with its placeholders, as the catalog shows it.
///
/// `Display` and `Serialize` write it in readable form: `No user was found with id <user_id>`, without the formats of
/// placeholders, and with a single `<` for `<<`. [`segments`](Self::segments) distinguishes a placeholder from a text
/// that looks like one.
///
/// ```
/// use error_catalog::{ApiError, Segment};
///
/// #[derive(Debug, ApiError)]
/// enum CartError {
///     #[api(status = 422, message = "only <left> of <item> left")]
///     SoldOut { item: String, left: u32 },
/// }
///
/// let message = CartError::section().entries()[0].message();
/// assert_eq!(message.to_string(), "only <left> of <item> left");
/// assert!(message.placeholders().eq(["left", "item"]));
/// assert_eq!(message.segments().next(), Some(Segment::Text("only ".into())));
/// ```
#[derive(Clone, Copy)]
pub struct Template {
    text: &'static str,
    places: Option<&'static str>,
    escaped: bool,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Segment {
    /// Constant text.
    Text(Cow<'static, str>),
    /// The name of a placeholder.
    Place(&'static str),
}

impl Template {
    pub(crate) fn escaped(text: &'static str, places: Option<&'static str>) -> Self {
        Self { text, places, escaped: true }
    }

    pub(crate) fn raw(text: &'static str, places: Option<&'static str>) -> Self {
        Self { text, places, escaped: false }
    }

    /// The names of the placeholders in order, including repeated ones.
    pub fn placeholders(&self) -> impl Iterator<Item = &'static str> + use<> {
        let names = self.places;
        read::places(self.text).filter_map(move |place| read::name(names?, place))
    }

    /// The pieces in order.
    pub fn segments(&self) -> impl Iterator<Item = Segment> + use<> {
        let mut segments = Vec::new();
        let mut rest = Some(self.text);
        while let Some(text) = rest {
            let (before, mark) = if let Some((before, mark, after)) = read::split(text) {
                rest = Some(after);
                (before, Some(mark))
            } else {
                rest = None;
                (text, None)
            };
            add(&mut segments, self.literal(before));
            match mark {
                Some(Mark::Angle) => add(&mut segments, Cow::Borrowed("<")),
                Some(Mark::Place(place)) => {
                    segments.push(Segment::Place(
                        self.places.and_then(|names| read::name(names, place)).unwrap_or_default(),
                    ));
                }
                None => {}
            }
        }
        segments.into_iter()
    }

    fn literal(self, text: &'static str) -> Cow<'static, str> {
        if !self.escaped || !text.contains('\\') {
            return Cow::Borrowed(text);
        }
        let mut literal = String::with_capacity(text.len());
        // Writing to a string cannot fail.
        let _ = read::unescape(text, &mut literal);
        Cow::Owned(literal)
    }
}

/// Adds a text, to the last segment if that is a text.
fn add(segments: &mut Vec<Segment>, text: Cow<'static, str>) {
    match segments.last_mut() {
        _ if text.is_empty() => {}
        Some(Segment::Text(last)) => last.to_mut().push_str(&text),
        _ => segments.push(Segment::Text(text)),
    }
}

impl fmt::Display for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.segments().try_for_each(|segment| match segment {
            Segment::Text(text) => formatter.write_str(&text),
            Segment::Place(name) => write!(formatter, "<{name}>"),
        })
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Template({self})")
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
