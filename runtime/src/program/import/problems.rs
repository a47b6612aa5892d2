//! What is wrong with a source, or could not be understood, with its line.

use std::io::{self, Write};

use super::source::Place;

#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
}

#[derive(Debug)]
struct Problem {
    place: Place,
    grade: Grade,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grade {
    /// The source is wrong here. What it says arrives as it is.
    Defect,
    /// Something did not arrive, or had to be guessed.
    Gap,
}

impl Problems {
    /// A mistake in the source, which is imported as it is.
    pub(super) fn defect(&mut self, place: Place, text: impl Into<String>) {
        self.list.push(Problem { place, grade: Grade::Defect, text: text.into() });
    }

    /// Something that is not imported, or that had to be guessed.
    pub(super) fn gap(&mut self, place: Place, text: impl Into<String>) {
        self.list.push(Problem { place, grade: Grade::Gap, text: text.into() });
    }

    pub(super) fn has_gaps(&self) -> bool {
        self.list.iter().any(|problem| problem.grade == Grade::Gap)
    }

    pub(super) fn count(&self) -> (usize, usize) {
        let gaps = self.list.iter().filter(|problem| problem.grade == Grade::Gap).count();
        (self.list.len() - gaps, gaps)
    }

    /// Writes one line for each problem, in the order of the sources.
    pub(super) fn write(&mut self, files: &[String], out: &mut dyn Write) -> io::Result<()> {
        self.list.sort_by_key(|problem| problem.place);
        for Problem { place, grade, text } in &self.list {
            let word = match grade {
                Grade::Defect => "warning",
                Grade::Gap => "not understood",
            };
            let file = files.get(place.file).map_or("", String::as_str);
            match place.line {
                0 => writeln!(out, "{file}: {word}: {text}")?,
                line => writeln!(out, "{file}:{line}: {word}: {text}")?,
            }
        }
        Ok(())
    }
}
