//! The anchors of the page.
//!
//! Renderers make a heading an anchor, with a name that they derive from its text, each by rules of its own (VitePress
//! makes `user-not-found` of `user_not_found`). So each heading gets an empty `<a>`, which all of them keep. Of several
//! errors with one code, the first gets the code as its anchor, and the others add a number.

use std::collections::{HashMap, HashSet};

pub(super) struct Anchors {
    /// The ids that are reserved for codes.
    reserved: HashSet<String>,
    /// The anchors so far: ids, and the names of headings.
    used: HashSet<String>,
    /// The last numbers of ids and names, so that the search for a free number does not start again every time.
    last_id: HashMap<String, usize>,
    last_name: HashMap<String, usize>,
}

impl Anchors {
    pub(super) fn new(codes: impl Iterator<Item = String>) -> Self {
        let reserved = codes.map(|code| id_of(&code)).collect();
        Self { reserved, used: HashSet::new(), last_id: HashMap::new(), last_name: HashMap::new() }
    }

    /// The anchor of a section's heading.
    pub(super) fn of_heading(&mut self, text: &str) -> String {
        let [_, collapsed] = names(text);
        let wanted = id_of(collapsed.trim_matches('-'));
        let id = if self.reserved.contains(&wanted) { self.numbered(&wanted) } else { self.free(wanted) };
        self.take(id, text)
    }

    /// The anchor of the heading with this code.
    pub(super) fn of_code(&mut self, code: &str) -> String {
        let id = self.free(id_of(code));
        self.take(id, code)
    }

    fn free(&mut self, wanted: String) -> String {
        if self.used.contains(&wanted) { self.numbered(&wanted) } else { wanted }
    }

    /// Appends a number to an id; the second taker gets a 2.
    fn numbered(&mut self, wanted: &str) -> String {
        let is_taken = |id: &str| self.reserved.contains(id) || self.used.contains(id);
        next(self.last_id.entry(wanted.to_owned()).or_insert(1), wanted, is_taken)
    }

    fn take(&mut self, id: String, text: &str) -> String {
        let [name, collapsed] = names(text);
        if name != collapsed {
            self.use_name(collapsed);
        }
        self.use_name(name);
        self.used.insert(id.clone());
        id
    }

    /// Records the name that renderers give a heading; they append a 1 to the second of the same name.
    fn use_name(&mut self, name: String) {
        let name = if self.used.contains(&name) {
            next(self.last_name.entry(name.clone()).or_insert(0), &name, |name| self.used.contains(name))
        } else {
            name
        };
        self.used.insert(name);
    }
}

/// `wanted` with the next free number.
fn next(last: &mut usize, wanted: &str, is_taken: impl Fn(&str) -> bool) -> String {
    loop {
        *last += 1;
        let numbered = format!("{wanted}-{last}");
        if !is_taken(&numbered) {
            return numbered;
        }
    }
}

/// The names of a heading: on GitHub and in mdBook, and on GitLab, which merges adjacent hyphens.
fn names(text: &str) -> [String; 2] {
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let kept = text.chars().filter(|&char| char.is_alphanumeric() || matches!(char, '_' | '-' | ' '));
    let name: String = kept.map(|char| if char == ' ' { '-' } else { char }).collect();
    let mut collapsed = String::with_capacity(name.len());
    for char in name.chars() {
        if char != '-' || !collapsed.ends_with('-') {
            collapsed.push(char);
        }
    }
    [name, collapsed]
}

/// The code as an id. Renderers disagree on how an address encodes other characters than these.
fn id_of(code: &str) -> String {
    let id: String = code.chars().map(|char| if is_of_id(char) { char } else { '-' }).collect();
    if id.is_empty() { "-".to_owned() } else { id }
}

fn is_of_id(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '-' | '.' | '_' | ':')
}

#[cfg(test)]
mod tests {
    use super::Anchors;

    #[test]
    fn an_anchor_is_like_its_heading() {
        let mut anchors = Anchors::new(std::iter::empty());
        assert_eq!(anchors.of_heading("Session Refresh"), "session-refresh");
        assert_eq!(anchors.of_heading("Users & sessions"), "users-sessions");
        assert_eq!(anchors.of_heading("Größen"), "gr--en");
        assert_eq!(anchors.of_heading("&"), "-");
        assert_eq!(anchors.of_code("user:gone"), "user:gone");
    }

    #[test]
    fn every_anchor_is_another() {
        let codes = ["gone", "gone", "gone-2", "users", "gone", "gone-1"];
        let mut anchors = Anchors::new(codes.iter().map(ToString::to_string));
        assert_eq!(anchors.of_heading("Users"), "users-2", "codes come first");
        let ids = codes.map(|code| anchors.of_code(code));
        // Renderers name the second heading `gone` `gone-1`.
        assert_eq!(ids, ["gone", "gone-3", "gone-2", "users-3", "gone-4", "gone-1-2"]);
    }

    #[test]
    fn ids_are_what_all_addresses_hold() {
        let mut anchors = Anchors::new(std::iter::empty());
        assert_eq!(anchors.of_code("a b/\"é"), "a-b---");
        assert_eq!(anchors.of_code(""), "-");
    }
}
