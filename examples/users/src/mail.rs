//! Sends invitations by mail. The mail relay is an upstream service that may be down or reject mail.

use std::io;
use std::net::SocketAddr;

use thiserror::Error;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::errors::MailError;

/// A step that the relay rejects. This is for the log, not for clients.
#[derive(Debug, Error)]
#[error("the relay refuses {step}")]
pub struct Refusal {
    step: &'static str,
    source: Reply,
}

/// The reply of the relay.
#[derive(Debug, Error)]
#[error("{0:?}")]
struct Reply(String);

/// An SMTP relay (RFC 5321).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Relay {
    address: SocketAddr,
}

impl Relay {
    pub(crate) const fn at(address: SocketAddr) -> Self {
        Self { address }
    }

    /// Sends an invitation. The address is valid: it cannot end a line.
    pub(crate) async fn invite(self, email: &str) -> Result<(), MailError> {
        let mut stream = BufReader::new(TcpStream::connect(self.address).await?);
        expect(&mut stream, "the connection", "220").await?;
        let steps = [
            ("HELO", "HELO users.example".to_owned(), "250"),
            ("MAIL", "MAIL FROM:<invitations@users.example>".to_owned(), "250"),
            ("RCPT", format!("RCPT TO:<{email}>"), "250"),
            ("DATA", "DATA".to_owned(), "354"),
            ("the text", "Subject: Welcome\r\n\r\nYou are invited.\r\n.".to_owned(), "250"),
        ];
        for (step, line, code) in steps {
            stream.write_all(format!("{line}\r\n").as_bytes()).await?;
            expect(&mut stream, step, code).await?;
        }
        Ok(())
    }
}

/// Reads a reply, which must have the given code.
async fn expect(stream: &mut BufReader<TcpStream>, step: &'static str, code: &str) -> Result<(), MailError> {
    const LONGEST: u64 = 512;
    let mut reply = String::new();
    if stream.take(LONGEST).read_line(&mut reply).await? == 0 {
        return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
    }
    if reply.starts_with(code) {
        return Ok(());
    }
    let refusal = Refusal { step, source: Reply(reply.trim_end().to_owned()) };
    Err(MailError::MailRefused(refusal.into()))
}
