//! The requests of a run, all of which fail, and their responses.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde::Deserialize;

/// A request that fails.
pub(crate) struct Failing {
    /// What is wrong with it.
    pub(crate) name: &'static str,
    /// Method and path.
    target: &'static str,
    authorized: bool,
    body: Option<&'static str>,
    status: u16,
    code: &'static str,
}

/// All requests. Each one fails in a different part of the service.
pub(crate) const ALL: [Failing; 5] = [
    // The handler, after a query of the database in another thread.
    Failing {
        name: "no such user",
        target: "GET /users/7",
        authorized: true,
        body: None,
        status: 404,
        code: "user_not_found",
    },
    // The extractor of the body, with four errors in one response.
    Failing {
        name: "four rules broken",
        target: "POST /users",
        authorized: true,
        body: Some(r#"{"name":"","email":"?","links":[{"title":"","url":"?"}]}"#),
        status: 422,
        code: "invalid_input",
    },
    // The middleware.
    Failing {
        name: "no token",
        target: "POST /users",
        authorized: false,
        body: Some(r#"{"name":"Ada","email":"ada@example.com"}"#),
        status: 401,
        code: "token_missing",
    },
    // An extractor of axum.
    Failing {
        name: "broken JSON",
        target: "POST /users",
        authorized: true,
        body: Some(r#"{"name":"Ada","#),
        status: 400,
        code: "malformed",
    },
    // The router.
    Failing {
        name: "no such route",
        target: "GET /userz",
        authorized: true,
        body: None,
        status: 404,
        code: "route_not_found",
    },
];

impl Failing {
    /// The request as it is sent.
    pub(crate) fn bytes(&self, id: Option<&str>) -> String {
        let mut lines = vec![format!("{} HTTP/1.1", self.target), "Host: users.example".to_owned()];
        if self.authorized {
            lines.push("Authorization: Bearer member-token".to_owned());
        }
        lines.extend(id.map(|id| format!("X-Request-Id: {id}")));
        if let Some(body) = self.body {
            lines.push("Content-Type: application/json".to_owned());
            lines.push(format!("Content-Length: {}", body.len()));
        }
        format!("{}\r\n\r\n{}", lines.join("\r\n"), self.body.unwrap_or_default())
    }

    /// Checks that the response is this failure in the envelope of the service, with the id that was sent, and returns its
    /// id.
    pub(crate) fn check<'a>(&self, answer: &'a Answer, sent: Option<&str>) -> Result<&'a str, String> {
        let body: Problem = serde_json::from_str(&answer.body).map_err(|error| format!("{error}: {answer:?}"))?;
        let id = answer.header("x-request-id").unwrap_or_default();
        let is_right = answer.status == self.status
            && answer.header("content-type") == Some("application/problem+json")
            && body.status == self.status
            && body.code == self.code
            && body.instance == format!("urn:request:{id}")
            && !id.is_empty()
            && sent.is_none_or(|sent| sent == id);
        if is_right { Ok(id) } else { Err(format!("{} under the id {sent:?} is answered by {answer:?}", self.name)) }
    }
}

/// What all bodies have.
#[derive(Deserialize)]
struct Problem {
    status: u16,
    code: String,
    instance: String,
}

/// A response that a client received.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| &**value)
    }

    /// All headers but that of the time.
    #[cfg(test)]
    pub(crate) fn lasting_headers(&self) -> Vec<(&str, &str)> {
        let headers = self.headers.iter().map(|(name, value)| (&**name, &**value));
        let mut headers: Vec<_> = headers.filter(|(name, _)| *name != "date").collect();
        headers.sort_unstable();
        headers
    }
}

/// A persistent connection of a client.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) fn open(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        stream.set_nodelay(true)?;
        Ok(Self(BufReader::new(stream)))
    }

    pub(crate) fn ask(&mut self, request: &str) -> io::Result<Answer> {
        self.0.get_mut().write_all(request.as_bytes())?;
        let status_line = self.line()?;
        let status = status_line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let mut answer = Answer { status: status.ok_or_else(unreadable)?, headers: Vec::new(), body: String::new() };
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(": ").ok_or_else(unreadable)?;
            answer.headers.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        let length = answer.header("content-length").and_then(|length| length.parse().ok());
        let mut body = vec![0; length.ok_or_else(unreadable)?];
        self.0.read_exact(&mut body)?;
        answer.body = String::from_utf8(body).map_err(|_| unreadable())?;
        Ok(answer)
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        line.strip_suffix("\r\n").map(str::to_owned).ok_or_else(unreadable)
    }
}

fn unreadable() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the answer is no HTTP")
}
