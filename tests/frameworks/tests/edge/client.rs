//! A client that sees the bytes of an answer.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// An answer as it was sent.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// The reason phrase.
    pub(crate) phrase: String,
    headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answer {
    /// The values of a header.
    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        self.headers.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The value of a header that is there once.
    pub(crate) fn header(&self, name: &str) -> &str {
        match *self.all(name) {
            [value] => value,
            ref values => panic!("{name}: {values:?} in {self:?}"),
        }
    }

    pub(crate) fn parse(text: &str) -> Self {
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
        let mut lines = head.split("\r\n");
        let (version_and_status, phrase) = lines.next().unwrap().split_at(12);
        let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let mut answer = Self {
            status: version_and_status[9..].parse().unwrap(),
            phrase: phrase.trim().to_owned(),
            headers: lines.map(|line| header(line).unwrap()).collect(),
            body: body.to_owned(),
        };
        if answer.all("transfer-encoding") == ["chunked"] {
            answer.body = dechunked(body);
        }
        answer
    }
}

fn dechunked(mut body: &str) -> String {
    let mut whole = String::new();
    while let Some((size, rest)) = body.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).unwrap();
        whole.push_str(&rest[..size]);
        body = &rest[size + 2..];
    }
    whole
}

/// Connects, with a limit to how long a read may take.
pub(crate) fn connect(address: SocketAddr) -> TcpStream {
    let socket = TcpStream::connect(address).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    socket
}

/// Sends one request with these header lines, and reads until the connection is closed.
pub(crate) fn ask(address: SocketAddr, method: &str, path: &str, headers: &[&str]) -> Answer {
    let mut socket = connect(address);
    let lines: String = headers.iter().flat_map(|line| [*line, "\r\n"]).collect();
    write!(socket, "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n{lines}\r\n").unwrap();
    Answer::parse(&read(&mut socket))
}

/// Sends one request with a body of JSON, and reads until the connection is closed.
pub(crate) fn send(address: SocketAddr, method: &str, path: &str, json: &str) -> Answer {
    let mut socket = connect(address);
    let length = json.len();
    write!(
        socket,
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-request-id: req_1\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n{json}"
    )
    .unwrap();
    Answer::parse(&read(&mut socket))
}

/// Reads until the connection is closed.
pub(crate) fn read(socket: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).unwrap();
    String::from_utf8(answer).unwrap()
}

/// Sends a `GET`.
pub(crate) fn get(address: SocketAddr, path: &str, headers: &[&str]) -> Answer {
    ask(address, "GET", path, headers)
}
