//! Printing for the programs: a response as a client receives it, and a standard output that may be
//! closed at any time.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use http::Response;

/// Writes status line, headers sorted by name, an empty line and the body.
///
/// # Errors
///
/// What `out` reports.
pub fn write_response<B: AsRef<[u8]>>(out: &mut dyn Write, response: &Response<B>) -> io::Result<()> {
    writeln!(out, "HTTP/1.1 {}", response.status())?;
    let mut headers: Vec<_> = response.headers().iter().collect();
    headers.sort_by_key(|(name, value)| (name.as_str(), value.as_bytes()));
    for (name, value) in headers {
        write!(out, "{name}: ")?;
        out.write_all(value.as_bytes())?;
        writeln!(out)?;
    }
    writeln!(out)?;
    out.write_all(response.body().as_ref())?;
    writeln!(out)
}

/// Runs a program that writes to standard output and answers its exit code. A reader that has seen
/// enough (`… | head`) is no failure.
pub fn run(program: impl FnOnce(&mut dyn Write) -> io::Result<ExitCode>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let result = program(&mut out).and_then(|code| out.flush().map(|()| code));
    // What is left in the buffer after a failure cannot be written either.
    let (_stdout, _rest) = out.into_parts();
    match result {
        Ok(code) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to be told if this fails too.
            _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}
