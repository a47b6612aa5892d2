//! The order of a crate's source files.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::tree::{Files, Tree};

/// The floors of a crate.
#[derive(Clone, Copy, Debug)]
pub struct House<'h> {
    /// The folder of the sources, as complaints name it.
    pub folder: &'h str,
    /// The floors from the ground up; each is a list of modules, separated by spaces.
    pub floors: &'h [&'h str],
    /// The only module whose files may import each other in circles.
    pub knot: Option<&'h str>,
}

impl House<'_> {
    /// The faults of a crate: imports that do not lead down, circles, and files without a floor.
    pub fn complaints(&self, files: &Files) -> Vec<String> {
        let tree = Tree::of(files);
        let folder = self.folder;
        let mut complaints: Vec<_> = tree.broken.iter().map(|broken| format!("{folder}/{broken}")).collect();
        let modules: BTreeSet<_> = tree.files().into_iter().map(module).collect();
        let floors = || self.floors.iter().flat_map(|floor| floor.split(' '));
        let homeless = modules.iter().filter(|&&module| !floors().any(|known| known == module));
        complaints.extend(homeless.map(|module| format!("{folder}: `{module}` is on no floor")));
        let missing = floors().filter(|module| !modules.contains(module));
        complaints.extend(missing.map(|module| format!("{folder}: there is no `{module}`")));

        let imports = tree.imports();
        let mut inside = BTreeMap::<&str, BTreeSet<&str>>::new();
        for (from, to) in &imports {
            let (here, there) = (module(from), module(to));
            if here == there {
                inside.entry(from).or_default().insert(to);
            } else if let (Some(own), Some(other)) = (self.floor(here), self.floor(there))
                && other >= own
            {
                let place = if other > own { "above" } else { "beside" };
                complaints.push(format!("{folder}/{from} ({here}) imports {to} ({there}), which is {place} it"));
            }
        }
        inside.retain(|from, _| Some(module(from)) != self.knot);
        complaints.extend(circles(&inside).into_iter().map(|circle| format!("{folder}: {circle} is a circle")));
        complaints
    }

    fn floor(&self, module: &str) -> Option<usize> {
        self.floors.iter().position(|floor| floor.split(' ').any(|known| known == module))
    }
}

/// The top-level module that a file belongs to.
fn module(file: &str) -> &str {
    file.split_once('/').map_or(file.trim_end_matches(".rs"), |(module, _)| module)
}

/// The shortest circle through each file, without duplicates.
fn circles(imports: &BTreeMap<&str, BTreeSet<&str>>) -> BTreeSet<String> {
    let circles = imports.keys().filter_map(|&file| {
        let circle = way_back(file, imports)?;
        // A circle begins with its first file in alphabetical order, so that it is the same from each of its files.
        let first = circle.iter().enumerate().min_by_key(|(_, file)| **file).map_or(0, |(at, _)| at);
        let (after, before) = circle.split_at_checked(first)?;
        let files: Vec<_> = before.iter().chain(after).chain(before.first()).copied().collect();
        Some(files.join(" → "))
    });
    circles.collect()
}

/// The files on the shortest way from a file back to it, beginning with it.
fn way_back<'f>(start: &'f str, imports: &BTreeMap<&'f str, BTreeSet<&'f str>>) -> Option<Vec<&'f str>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        let next = way.last().and_then(|last| imports.get(last));
        for &file in next.into_iter().flatten() {
            if file == start {
                return Some(way);
            }
            if seen.insert(file) {
                ways.push_back([way.as_slice(), &[file]].concat());
            }
        }
    }
    None
}
