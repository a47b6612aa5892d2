//! The ids of the page. Each is unique, and the id of an error is its code if possible.

use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The ids that are in use.
#[derive(Default)]
pub(super) struct Ids {
    used: HashSet<String>,
    /// Ids that are reserved for the first taker.
    reserved: HashSet<String>,
    /// How often a name was taken, so that the search for a free number does not start at 2 every time.
    taken: HashMap<String, usize>,
}

impl Ids {
    /// Reserves the id of `name` for [`take_reserved`](Self::take_reserved).
    pub(super) fn reserve(&mut self, name: &str) {
        let id = id_of(name);
        if self.used.insert(id.clone()) {
            self.reserved.insert(id);
        }
    }

    /// The id that is reserved for `name`; later takers get one with a number.
    pub(super) fn take_reserved(&mut self, name: &str) -> String {
        let id = id_of(name);
        if self.reserved.remove(&id) { id } else { self.take(name) }
    }

    /// An unused id like `name`.
    pub(super) fn take(&mut self, name: &str) -> String {
        let id = id_of(name);
        if self.used.insert(id.clone()) {
            return id;
        }
        let count = self.taken.entry(id.clone()).or_insert(1);
        loop {
            *count += 1;
            let numbered = format!("{id}-{count}");
            if self.used.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

/// Converts `name` into an id, which must not be empty or contain white space
/// ([HTML, section 3.2.6](https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute)). The replacement is what a
/// fragment with white space contains.
fn id_of(name: &str) -> String {
    let mut id = String::with_capacity(name.len());
    for char in name.chars() {
        match char {
            ' ' | '\t' | '\n' | '\r' | '\u{c}' => _ = write!(id, "%{:02X}", u32::from(char)),
            char => id.push(char),
        }
    }
    if id.is_empty() {
        id.push('-');
    }
    id
}

/// The fragment of an address (RFC 3986, section 3.5) that leads to `id`.
///
/// A browser looks for the undecoded fragment first, so an id that is a legal fragment is kept, percent signs included.
pub(super) fn fragment(id: &str) -> String {
    let is_legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte);
    if id.bytes().all(|byte| is_legal(byte) || byte == b'%') {
        return id.to_owned();
    }
    let mut fragment = String::with_capacity(id.len());
    for byte in id.bytes() {
        if is_legal(byte) {
            fragment.push(byte.into());
        } else {
            _ = write!(fragment, "%{byte:02X}");
        }
    }
    fragment
}

#[cfg(test)]
mod tests {
    use super::{Ids, fragment};

    #[test]
    fn the_first_of_a_code_has_it() {
        let mut ids = Ids::default();
        for code in ["not_found", "not_found", "not_found-2"] {
            ids.reserve(code);
        }
        assert_eq!(ids.take("not_found"), "not_found-3", "what is reserved is not given away");
        assert_eq!(ids.take_reserved("not_found"), "not_found");
        assert_eq!(ids.take_reserved("not_found"), "not_found-4");
        assert_eq!(ids.take_reserved("not_found-2"), "not_found-2");
    }

    #[test]
    fn ids_have_no_white_space() {
        let mut ids = Ids::default();
        assert_eq!(ids.take("user:not_found"), "user:not_found");
        assert_eq!(ids.take("not found\n"), "not%20found%0A");
        assert_eq!(ids.take(""), "-");
        assert_eq!(ids.take("<b> \"é\""), "<b>%20\"é\"");
    }

    #[test]
    fn fragments_are_legal_in_addresses() {
        assert_eq!(fragment("user:not_found"), "user:not_found");
        assert_eq!(fragment("not%20found"), "not%20found");
        assert_eq!(fragment("<\"é\"#>"), "%3C%22%C3%A9%22%23%3E");
        assert_eq!(fragment("50%<"), "50%25%3C");
    }
}
