//! Changes of a text, by the bytes that they replace, and the patch that shows them.

use std::fmt::Write as _;
use std::ops::Range;

/// Replacements in one text.
#[derive(Debug, Default)]
pub(super) struct Edits {
    edits: Vec<(Range<usize>, String)>,
}

impl Edits {
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.edits.push((range, text.into()));
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    pub(super) fn append(&mut self, mut other: Self) {
        self.edits.append(&mut other.edits);
    }

    fn sort(&mut self) {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
    }

    /// The text with all changes. Everything else stays as it is, byte for byte.
    pub(super) fn apply(&mut self, text: &str) -> String {
        self.sort();
        let (mut changed, mut at) = (String::with_capacity(text.len()), 0);
        for (range, new) in &self.edits {
            changed.push_str(text.get(at..range.start).unwrap_or_default());
            changed.push_str(new);
            at = range.end.max(at);
        }
        changed.push_str(text.get(at..).unwrap_or_default());
        changed
    }

    /// The changes as a patch that `patch -p1` and `git apply` take.
    pub(super) fn patch(&mut self, name: &str, text: &str) -> String {
        const CONTEXT: usize = 3;
        self.sort();
        let starts: Vec<_> = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let line_of = |offset: usize| starts.partition_point(|start| *start <= offset) - 1;
        let start_of = |line: usize| starts.get(line).copied().unwrap_or(text.len()).min(text.len());
        // Whole lines, and what stands in their place.
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        let mut at = 0;
        for (range, new) in &self.edits {
            let (first, last) = (line_of(range.start), line_of(range.end));
            match changes.last_mut() {
                Some((lines, new_lines)) if first < lines.end => {
                    new_lines.push_str(text.get(at..range.start).unwrap_or_default());
                    lines.end = lines.end.max(last + 1);
                }
                _ => {
                    finish(&mut changes, text, at, start_of);
                    changes
                        .push((first..last + 1, text.get(start_of(first)..range.start).unwrap_or_default().to_owned()));
                }
            }
            if let Some((_, changed)) = changes.last_mut() {
                changed.push_str(new);
            }
            at = range.end;
        }
        finish(&mut changes, text, at, start_of);
        let lines: Vec<_> = text.split_inclusive('\n').collect();
        for (range, changed) in &mut changes {
            trim(range, changed, &lines);
        }
        let count = if text.ends_with('\n') || text.is_empty() { starts.len() - 1 } else { starts.len() };
        let mut patch = format!("--- a/{name}\n+++ b/{name}\n");
        let mut shift = 0_isize;
        let mut rest = changes.as_slice();
        while let Some((first, _)) = rest.first() {
            // Changes whose context touches are one hunk.
            let mut end = first.end;
            let together = rest.iter().take_while(|(lines, _)| {
                let is_near = lines.start <= end + 2 * CONTEXT;
                end = if is_near { lines.end } else { end };
                is_near
            });
            let (hunk, after) = rest.split_at(together.count().max(1));
            rest = after;
            let from = first.start.saturating_sub(CONTEXT);
            let to = hunk.last().map_or(from, |(lines, _)| (lines.end + CONTEXT).min(count));
            let (mut body, mut line, mut old, mut new) = (String::new(), from, 0_usize, 0_usize);
            let mut show = |sign: char, line: &str| {
                _ = write!(body, "{sign}{line}");
                if !line.ends_with('\n') {
                    body.push_str("\n\\ No newline at end of file\n");
                }
                old += usize::from(sign != '+');
                new += usize::from(sign != '-');
            };
            for (range, changed) in hunk {
                lines.get(line..range.start).into_iter().flatten().for_each(|line| show(' ', line));
                lines.get(range.clone()).into_iter().flatten().for_each(|line| show('-', line));
                changed.split_inclusive('\n').for_each(|line| show('+', line));
                line = range.end;
            }
            lines.get(line..to).into_iter().flatten().for_each(|line| show(' ', line));
            let new_from = from.saturating_add_signed(shift) + 1;
            _ = write!(patch, "@@ -{},{old} +{new_from},{new} @@\n{body}", from + 1);
            shift += new.cast_signed() - old.cast_signed();
        }
        patch
    }
}

/// Takes the lines that stay the same out of a change, at both ends.
fn trim(range: &mut Range<usize>, changed: &mut String, lines: &[&str]) {
    let old = lines.get(range.clone()).unwrap_or_default();
    let new: Vec<_> = changed.split_inclusive('\n').collect();
    let before = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let after = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
    let after = after.min(old.len() - before).min(new.len() - before);
    let kept: String = new.get(before..new.len() - after).into_iter().flatten().copied().collect();
    (range.start, range.end) = (range.start + before, range.end - after);
    *changed = kept;
}

/// Adds the rest of the last line to the last change.
fn finish(changes: &mut [(Range<usize>, String)], text: &str, at: usize, start_of: impl Fn(usize) -> usize) {
    if let Some((lines, changed)) = changes.last_mut() {
        changed.push_str(text.get(at..start_of(lines.end)).unwrap_or_default());
    }
}
