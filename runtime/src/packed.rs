//! What a row says, in the form in which the default shape sends it.

use crate::template::Split;

/// What stands before the long text, the code and the members of `meta`.
pub(crate) const BEFORE_LONG: &str = r#"","long_message":""#;
pub(crate) const BEFORE_CODE: &str = r#"","code":"#;
pub(crate) const BEFORE_META: &str = r#","meta":{"#;

/// Short text, long text, code and `meta` as one string, so that much of an error is appended at once.
///
/// ```text
/// not found","long_message":"No user was found with id \u{1}0J","code":"user_not_found","meta":{"id":\u{1}0
/// ```
///
/// All of it is escaped for JSON. The texts are templates. A code is a string or a number. The members of `meta` are
/// `"key":` and a value or a place, with separators in between. Without a long text, the short one stands there again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Packed {
    text: &'static str,
    message: u32,
    long: u32,
    code: u32,
    stop: u32,
    has_long: bool,
}

impl Packed {
    /// Nothing: what rows are made from that are filled in.
    pub(crate) const EMPTY: Self = crate::__packed!("\"\"", "");

    /// The string; where the short text, the long one (0 if it is the short one) and the code end; and one more than where
    /// the first mark or separator is, or the end (0 to say nothing).
    #[must_use]
    pub const fn new(text: &'static str, [message, long, code, stop]: [u32; 4]) -> Self {
        let has_long = long > 0;
        #[expect(clippy::cast_possible_truncation, reason = "a few bytes")]
        let long = if has_long { long } else { 2 * message + BEFORE_LONG.len() as u32 };
        Self { text, message, long, code, stop, has_long }
    }

    /// The same without the last number.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "nobody writes such texts by hand")]
    pub const fn by_hand(text: &'static str, [message, long, code]: [usize; 3]) -> Self {
        Self::new(text, [message as u32, long as u32, code as u32, 0])
    }

    /// The short template.
    pub(crate) const fn message(&self) -> &'static str {
        before(self.text, self.message as usize)
    }

    /// The long template, else the short one.
    pub(crate) const fn text(&self) -> &'static str {
        after(before(self.text, self.long as usize), self.message as usize + BEFORE_LONG.len())
    }

    /// The long template; empty when there is none.
    pub(crate) const fn long(&self) -> &'static str {
        if self.has_long { self.text() } else { "" }
    }

    /// The code: a string in quotes, or a number.
    pub(crate) const fn code(&self) -> &'static str {
        after(before(self.text, self.code as usize), self.long as usize + BEFORE_CODE.len())
    }

    /// All of it, if it has no marks and separators.
    #[inline]
    pub(crate) fn whole(&self) -> Option<&'static str> {
        (self.stop as usize > self.text.len()).then_some(self.text)
    }

    /// All of it, split at the first mark or separator.
    #[inline]
    pub(crate) fn split(&self) -> Split {
        Split::of(self.text, (self.stop as usize).checked_sub(1))
    }

    /// The members of `meta`.
    pub(crate) const fn meta(&self) -> &'static str {
        after(self.text, self.code as usize + BEFORE_META.len())
    }

    pub(crate) const fn has_meta(&self) -> bool {
        self.text.len() > self.code as usize
    }

    pub(crate) const fn len(&self) -> usize {
        self.text.len()
    }
}

/// The inside of a string without escapes; a number as it is.
pub(crate) const fn unquoted(json: &'static str) -> &'static str {
    match json.as_bytes() {
        [b'"', .., b'"'] => after(before(json, json.len() - 1), 1),
        _ => json,
    }
}

#[inline]
const fn before(text: &'static str, end: usize) -> &'static str {
    match text.split_at_checked(end) {
        Some((before, _)) => before,
        None => text,
    }
}

#[inline]
const fn after(text: &'static str, start: usize) -> &'static str {
    match text.split_at_checked(start) {
        Some((_, after)) => after,
        None => "",
    }
}

/// The [`Packed`] of a row that is written by hand: the code as JSON, the short text and perhaps a long one and `meta`.
#[doc(hidden)]
#[macro_export]
macro_rules! __packed {
    ($code:expr, $message:expr $(, meta: $meta:expr)?) => {
        $crate::__packed!(@ $code, $message, $message, 0 $(, $meta)?)
    };
    ($code:expr, $message:expr, long: $long:expr $(, meta: $meta:expr)?) => {
        $crate::__packed!(@ $code, $message, $long, concat!($message, "\",\"long_message\":\"", $long).len() $(, $meta)?)
    };
    (@ $code:expr, $message:expr, $long:expr, $long_end:expr $(, $meta:expr)?) => {{
        const WITHOUT_META: &str = concat!($message, "\",\"long_message\":\"", $long, "\",\"code\":", $code);
        const TEXT: &str = concat!($message, "\",\"long_message\":\"", $long, "\",\"code\":", $code $(, ",\"meta\":{", $meta)?);
        $crate::__private::Packed::by_hand(TEXT, [$message.len(), $long_end, WITHOUT_META.len()])
    }};
}
