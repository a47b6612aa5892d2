//! Printing for the programs: writes a response as a client receives it, and handles a standard
//! output that is closed early.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use http::Response;

/// Writes status line, headers sorted by name, an empty line and the body.
///
/// # Errors
///
/// If `out` fails.
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

/// Runs a program that writes to standard output and returns its exit code. It is not a failure if
/// the reader closes the pipe early (`… | head`).
pub fn run(program: impl FnOnce(&mut dyn Write) -> io::Result<ExitCode>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let result = program(&mut out).and_then(|code| out.flush().map(|()| code));
    // What is left in the buffer after a failure cannot be written either.
    let (_stdout, _rest) = out.into_parts();
    match result {
        Ok(code) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            // If this fails too, it cannot be reported anywhere.
            _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}
