//! Shows the measurements as tables with ratios, and compares them with the aims.

use std::collections::HashMap;
use std::fmt;

use crate::peer::Peer;
use crate::usage::Usage;

/// The numbers of variants to which the aims apply.
const AIMED_AT: [usize; 2] = [1000, 3000];

/// Maximum user time and memory of builds at each of these numbers, as a ratio to another derive's.
const AIMED_RATIOS: [(&str, Peer, [f64; 2]); 12] = [
    ("check: user time, s", Peer::Thiserror, [0.9, 0.8]),
    ("debug: user time, s", Peer::Thiserror, [0.85, 0.8]),
    ("release: user time, s", Peer::Thiserror, [0.7, 0.7]),
    ("check: peak memory, MiB", Peer::Thiserror, [1.0, 1.0]),
    ("debug: peak memory, MiB", Peer::Thiserror, [1.0, 1.0]),
    ("release: peak memory, MiB", Peer::Thiserror, [1.0, 1.0]),
    ("check: user time, s", Peer::ApiError, [0.5, 0.5]),
    ("debug: user time, s", Peer::ApiError, [0.5, 0.5]),
    ("release: user time, s", Peer::ApiError, [0.5, 0.5]),
    ("check: user time, s", Peer::Masterror, [0.1, 0.1]),
    ("debug: user time, s", Peer::Masterror, [0.1, 0.1]),
    ("release: user time, s", Peer::Masterror, [0.1, 0.1]),
];

/// Maximum figures at the larger number of variants, as a ratio to those at the smaller one.
const AIMED_GROWTH: [(&str, f64); 3] =
    [("check: user time, s", 3.4), ("debug: user time, s", 3.4), ("release: user time, s", 3.4)];

/// A measured value, or a lower bound of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    value: f64,
    exceeded: bool,
}

impl Figure {
    pub(crate) fn of(value: f64) -> Self {
        Self { value, exceeded: false }
    }

    pub(crate) fn seconds(usage: Usage) -> Self {
        Self { value: usage.seconds, exceeded: usage.killed }
    }

    /// The memory of a cancelled build is not that of a complete build.
    pub(crate) fn mebibytes(usage: Usage) -> Option<Self> {
        (!usage.killed).then(|| Self::of(usage.mebibytes))
    }

    fn show(self, decimals: usize) -> String {
        let more = if self.exceeded { "> " } else { "" };
        format!("{more}{:.decimals$}", self.value)
    }

    fn over(self, other: Self) -> Option<Ratio> {
        let bound = match (self.exceeded, other.exceeded) {
            (false, false) => "",
            (true, false) => "> ",
            (false, true) => "< ",
            (true, true) => return None,
        };
        Some(Ratio { value: self.value / other.value, bound })
    }
}

struct Ratio {
    value: f64,
    bound: &'static str,
}

impl Ratio {
    /// Compares with the precision that is shown.
    fn reaches(&self, aim: f64) -> bool {
        self.bound != "> " && (self.value * 100.0).round() <= (aim * 100.0).round()
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}{:.2}", self.bound, self.value)
    }
}

/// All figures, by measure.
#[derive(Default)]
pub(crate) struct Figures(HashMap<(String, Peer, usize), Figure>);

impl Figures {
    pub(crate) fn insert(&mut self, title: &str, peer: Peer, variants: usize, figure: Figure) {
        self.0.insert((title.to_owned(), peer, variants), figure);
    }

    fn get(&self, title: &str, peer: Peer, variants: usize) -> Option<Figure> {
        self.0.get(&(title.to_owned(), peer, variants)).copied()
    }

    /// Prints a table with ratios to thiserror's figures, and the ratio between the last two numbers of variants.
    pub(crate) fn print(&self, title: &str, decimals: usize, peers: &[Peer], variants: &[usize]) {
        let names: Vec<_> = peers.iter().map(|peer| peer.name()).collect();
        println!("\n| {title} | {} |\n| --- |{}", names.join(" | "), " --- |".repeat(names.len()));
        for &variants in variants {
            let unit = self.get(title, Peer::Thiserror, variants);
            let cells = peers.iter().map(|&peer| {
                let Some(figure) = self.get(title, peer, variants) else { return "–".to_owned() };
                let figure_text = figure.show(decimals);
                match unit.and_then(|unit| figure.over(unit)) {
                    Some(ratio) if peer != Peer::Thiserror => format!("{figure_text} ({ratio})"),
                    _ => figure_text,
                }
            });
            println!("| {variants} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
        if let [.., before, last] = *variants {
            let cells = peers.iter().map(|&peer| match self.growth(title, peer, [before, last]) {
                Some(growth) => format!("× {growth}"),
                None => "–".to_owned(),
            });
            println!("| {before} → {last} | {} |", cells.collect::<Vec<_>>().join(" | "));
        }
    }

    fn growth(&self, title: &str, peer: Peer, [before, last]: [usize; 2]) -> Option<Ratio> {
        self.get(title, peer, last)?.over(self.get(title, peer, before)?)
    }

    /// Prints the aims of this derive that were measured, and whether it reaches them.
    pub(crate) fn print_aims(&self) {
        let mut rows = Vec::new();
        for (title, peer, aims) in AIMED_RATIOS {
            for (variants, aim) in AIMED_AT.into_iter().zip(aims) {
                let ours = self.get(title, Peer::ErrorCatalog, variants);
                let ratio = ours.zip(self.get(title, peer, variants)).and_then(|(ours, theirs)| ours.over(theirs));
                rows.extend(ratio.map(|ratio| row(title, &format!("{variants}, × {}", peer.name()), &ratio, aim)));
            }
        }
        let [before, last] = AIMED_AT;
        for (title, aim) in AIMED_GROWTH {
            let growth = self.growth(title, Peer::ErrorCatalog, AIMED_AT);
            rows.extend(growth.map(|growth| row(title, &format!("{before} → {last}"), &growth, aim)));
        }
        if !rows.is_empty() {
            println!("\n| aim | of | at most | is | |\n| --- | --- | --- | --- | --- |\n{}", rows.join("\n"));
        }
    }
}

fn row(title: &str, of: &str, ratio: &Ratio, aim: f64) -> String {
    let verdict = if ratio.reaches(aim) { "reached" } else { "missed" };
    format!("| {title} | {of} | {aim:.2} | {ratio} | {verdict} |")
}
