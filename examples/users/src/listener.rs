//! Replaces the responses that hyper sends before there is a request.
//!
//! Malformed HTTP never becomes a request, so no layer sees it: hyper writes a status without a body, and closes the
//! connection. hyper has no setting for this response, but it is recognizable, because every failure of the service has a
//! body. The connections of [`Listener`] write an error of the service instead.

use std::io::{self, IoSlice};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::http::{HeaderMap, Method, StatusCode};
use error_catalog::{ApiError, Failure, request_id};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use crate::requests;

/// A listener that sends all failures in the envelope.
#[derive(Debug)]
pub struct Listener(TcpListener);

impl From<TcpListener> for Listener {
    fn from(listener: TcpListener) -> Self {
        Self(listener)
    }
}

impl axum::serve::Listener for Listener {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let (stream, address) = axum::serve::Listener::accept(&mut self.0).await;
        (Connection { stream, own: Vec::new(), sent: 0 }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection to one client.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    /// The response that replaces hyper's.
    own: Vec<u8>,
    /// How many bytes of it are sent already.
    sent: usize,
}

impl Connection {
    /// Writes the rest of the replacement.
    fn poll_own(&mut self, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        while let Some(rest) = self.own.get(self.sent..).filter(|rest| !rest.is_empty()) {
            match ready!(Pin::new(&mut self.stream).poll_write(task, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                sent => self.sent += sent,
            }
        }
        Poll::Ready(Ok(()))
    }

    /// Replaces a response that hyper made by itself, and returns whether it was one.
    fn replaces(&mut self, written: &[u8]) -> bool {
        let Some((status, date)) = without_body(written) else { return false };
        self.own = in_envelope(status, date);
        self.sent = 0;
        true
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, task: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(task, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, task: &mut Context<'_>, written: &[u8]) -> Poll<io::Result<usize>> {
        ready!(self.poll_own(task))?;
        if self.replaces(written) {
            return Poll::Ready(Ok(written.len()));
        }
        Pin::new(&mut self.stream).poll_write(task, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
        written: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_own(task))?;
        if let [head] = written
            && self.replaces(head)
        {
            return Poll::Ready(Ok(head.len()));
        }
        Pin::new(&mut self.stream).poll_write_vectored(task, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_own(task))?;
        Pin::new(&mut self.stream).poll_flush(task)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_own(task))?;
        Pin::new(&mut self.stream).poll_shutdown(task)
    }
}

/// The status and the rest of the head of a response that hyper made, which has no body, unlike those of the service.
fn without_body(written: &[u8]) -> Option<(StatusCode, &str)> {
    let (line, headers) = std::str::from_utf8(written).ok()?.split_once("\r\n")?;
    let status: StatusCode = line.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let date = headers.strip_prefix("connection: close\r\ncontent-length: 0\r\n")?;
    let is_date = date.starts_with("date: ") && date.find("\r\n\r\n") == Some(date.len().checked_sub(4)?);
    (is_date && status.is_client_error()).then_some((status, date))
}

/// The error of the service for the status, as HTTP.
fn in_envelope(status: StatusCode, date: &str) -> Vec<u8> {
    let headers = HeaderMap::new();
    let error = requests::own(&Failure::new(status, &headers, &Method::GET, "/"));
    let context = error_catalog::Context::new().request_id(request_id::generate());
    let (head, body) = error.to_response_in(&context).into_parts();
    let mut answer = format!("HTTP/1.1 {}\r\nconnection: close\r\ncontent-length: {}\r\n", head.status, body.len());
    for (name, value) in &head.headers {
        answer.extend([name.as_str(), ": ", value.to_str().unwrap_or_default(), "\r\n"]);
    }
    answer.push_str(date);
    [answer.as_bytes(), &body].concat()
}
