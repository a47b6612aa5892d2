//! Suggests similar names.

/// The maximum number of suggestions.
const MOST: usize = 5;

/// An error message about an unknown name, with names of similar spelling.
pub(super) fn complaint<'n>(what: &str, wanted: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let mut complaint = format!("there is no {what} `{wanted}`");
    for name in near(wanted, names) {
        complaint.push_str("\n  help: a similar one exists: `");
        complaint.push_str(name);
        complaint.push('`');
    }
    complaint
}

/// The names of similar spelling, the nearest first.
fn near<'n>(wanted: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let wanted = wanted.to_lowercase();
    // Names that contain the wanted one, or are contained in it, come first.
    let unlikeness = |name: &str| {
        let name = name.to_lowercase();
        let is_part = wanted.len().min(name.len()) > 2 && (name.contains(&wanted) || wanted.contains(&name));
        let distance = strsim::osa_distance(&wanted, &name);
        (is_part || distance <= wanted.chars().count() / 3 + 1).then_some((!is_part, distance))
    };
    let mut names: Vec<_> = names.into_iter().filter_map(|name| Some((unlikeness(name)?, name))).collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(MOST);
    names.into_iter().map(|(_, name)| name).collect()
}
