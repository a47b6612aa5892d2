//! The table of a figure of each contender.

use std::io::{self, Write};

use super::{Case, Contender};

/// Prints a table of all contenders with what `measure` finds, and a note of its own.
pub(crate) fn print(
    cases: &[Case],
    heading: &str,
    measure: impl Fn(&Case, &Contender) -> io::Result<(u64, String)>,
) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{:<24}{:<24}{heading:>12}  ratio  body", "", "")?;
    for case in cases {
        let mut first = None;
        writeln!(out, "{}", case.name)?;
        for contender in &case.contenders {
            let (figure, note) = measure(case, contender)?;
            let first = *first.get_or_insert(figure);
            writeln!(
                out,
                "{:<24}{:<24}{figure:>12}  {:>5}  {}{note}",
                "",
                contender.name,
                ratio(figure, first),
                contender.len()
            )?;
        }
    }
    Ok(())
}

fn ratio(figure: u64, first: u64) -> String {
    let hundredths = (figure * 100 + first / 2).checked_div(first).unwrap_or(0);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
