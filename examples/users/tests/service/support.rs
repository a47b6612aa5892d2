//! A running service, its client, and mail relays for it.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::path::PathBuf;

use error_catalog_users::store::Store;
use error_catalog_users::{API, Config};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinHandle;

use crate::documented;

pub(crate) const ADMIN: &str = "Bearer admin-token";
pub(crate) const MEMBER: &str = "Bearer member-token";

/// A configuration for tests: in memory, with the routes that break, and without a relay.
pub(crate) fn config() -> Config {
    config_of(Store::in_memory().unwrap())
}

pub(crate) fn config_of(store: Store) -> Config {
    let relay = nowhere();
    Config { relay, limit: u32::MAX, debug: true, ..Config::new(store) }
}

/// An address on which nobody listens, and which nobody else gets.
fn nowhere() -> SocketAddr {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = socket.local_addr().unwrap();
    std::mem::forget(socket);
    address
}

/// A new file for a database.
pub(crate) fn database(name: &str) -> PathBuf {
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}.db", std::process::id()));
    drop(std::fs::remove_file(&file));
    file
}

/// A service that ends with the test.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    client: Client,
    task: JoinHandle<()>,
}

impl Server {
    pub(crate) async fn start(config: Config) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let task = tokio::spawn(async move { error_catalog_users::serve(listener, config).await.unwrap() });
        // A server closes a connection if it did not read the request to its end. No other request may use it then.
        let client = Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
        Self { address, client, task }
    }

    /// A request without a caller.
    pub(crate) fn ask(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    pub(crate) fn admin(&self, method: &str, path: &str) -> RequestBuilder {
        self.ask(method, path).header(AUTHORIZATION, ADMIN)
    }

    pub(crate) fn member(&self, method: &str, path: &str) -> RequestBuilder {
        self.ask(method, path).header(AUTHORIZATION, MEMBER)
    }

    /// Creates the user `name@example.com`.
    pub(crate) async fn create(&self, name: &str) -> Answer {
        let body = format!(r#"{{"name":"{name}","email":"{name}@example.com"}}"#);
        let answer = answer(json(self.member("POST", "/users"), &body)).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(crate) fn json(request: RequestBuilder, body: &str) -> RequestBuilder {
    request.header(CONTENT_TYPE, "application/json").body(body.to_owned())
}

/// Everything that a client receives.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// The response, which must be as documented.
pub(crate) async fn answer(request: RequestBuilder) -> Answer {
    let (client, request) = request.build_split();
    let request = request.unwrap();
    let (method, path) = (request.method().as_str().to_lowercase(), request.url().path().to_owned());
    let response = client.execute(request).await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = String::from_utf8(response.bytes().await.unwrap().into()).unwrap();
    let answer = Answer { status, headers, body };
    documented::check(&method, &path, &answer);
    answer
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().unwrap_or_else(|| panic!("no {name}: {self:?}"));
        assert!(values.next().is_none(), "several of {name}: {self:?}");
        value.to_str().unwrap()
    }

    /// The code of the error, which must be in the envelope.
    pub(crate) fn code(&self) -> String {
        assert!(self.status >= 400, "{self:?}");
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        assert_eq!(self.header("content-length"), self.body.len().to_string(), "{self:?}");
        let body: Value = serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"));
        assert_eq!(body["status"], self.status, "{self:?}");
        // An id may contain characters that a URN must not contain.
        assert_eq!(body["instance"], format!("urn:request:{}", self.header("x-request-id")), "{self:?}");
        let code = body["code"].as_str().unwrap().to_owned();
        assert!(codes().contains(&code), "{self:?}");
        assert_eq!(body["type"], format!("https://users.example/errors#{code}"));
        code
    }

    /// Whether the text appears anywhere in the response.
    pub(crate) fn shows(&self, text: &str) -> bool {
        let mut headers = self.headers.values().map(|value| String::from_utf8_lossy(value.as_bytes()));
        self.body.contains(text) || headers.any(|value| value.contains(text))
    }
}

/// The codes of the catalog.
pub(crate) fn codes() -> HashSet<String> {
    API.entries().map(|entry| entry.code().to_string()).collect()
}

/// The behaviour of a relay.
#[derive(Clone, Copy)]
pub(crate) enum Relay {
    /// Accepts every mail.
    Takes,
    /// Rejects mail with this reply.
    Refuses(&'static str),
    /// Never replies.
    Hangs,
}

/// Runs until the test ends.
pub(crate) async fn relay(kind: Relay) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let mut hanging = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            match kind {
                Relay::Takes => drop(tokio::spawn(take_mail(stream, "250 taken"))),
                Relay::Refuses(reply) => drop(tokio::spawn(take_mail(stream, reply))),
                Relay::Hangs => hanging.push(stream),
            }
        }
    });
    address
}

async fn take_mail(stream: TcpStream, to_recipient: &str) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 ready\r\n").await?;
    let mut line = String::new();
    while stream.read_line(&mut line).await? > 0 {
        let reply = match line.get(..4).unwrap_or(&line) {
            "HELO" | "MAIL" => "250 fine",
            "RCPT" => to_recipient,
            "DATA" => "354 go on",
            // The end of the text.
            ".\r\n" => "250 sent",
            _ => "",
        };
        if !reply.is_empty() {
            stream.write_all(format!("{reply}\r\n").as_bytes()).await?;
        }
        line.clear();
    }
    Ok(())
}
