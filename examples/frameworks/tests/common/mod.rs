//! Sends the same requests to each framework over a real socket, and checks the responses.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::time::Duration;

use error_catalog::Exposure;
use error_catalog_frameworks::Config;
use error_catalog_frameworks::catalog::API;
use error_catalog_frameworks::store::Store;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Method, RequestBuilder};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

/// The only differences allowed between the frameworks.
pub(crate) struct Framework {
    pub(crate) serve: fn(Config, Started) -> Serving,
    /// The `Allow` of a 405 at `/users`.
    pub(crate) allow: Option<&'static str>,
    /// The error for a non-standard method.
    pub(crate) unknown_method: fn() -> Error,
    /// The error for a large chunked body, whose length is not declared.
    pub(crate) large_chunks: fn() -> Error,
    /// The status for `HEAD` where there is `GET`.
    pub(crate) head: u16,
    /// The media type of a success.
    pub(crate) json: &'static str,
    /// Headers that the framework adds to every response.
    pub(crate) adds: &'static [&'static str],
}

pub(crate) type Started = Box<dyn FnOnce(SocketAddr) + Send + Sync>;
pub(crate) type Serving = Pin<Box<dyn Future<Output = io::Result<()>> + Send>>;

/// Makes a test of the framework from each listed function of this module.
macro_rules! tests {
    ($framework:expr, [$($test:ident),* $(,)?]) => {
        $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                // Only so that it ends.
                let test = tokio::time::timeout(common::LONGEST, common::$test(&$framework));
                test.await.unwrap();
            }
        )*
    };
}

/// The maximum duration of a test.
pub(crate) const LONGEST: Duration = Duration::from_secs(120);

/// A service that has the user 1, and ends with the test.
struct Server {
    address: SocketAddr,
    client: Client,
    task: JoinHandle<()>,
}

impl Server {
    async fn start(framework: &Framework, exposure: Exposure) -> Self {
        let (sender, receiver) = oneshot::channel();
        let config = Config { port: 0, exposure, store: Store::default() };
        let serving = (framework.serve)(config, Box::new(move |address| sender.send(address).unwrap()));
        let task = tokio::spawn(async move { serving.await.unwrap() });
        let address = receiver.await.unwrap();
        // Each request has a connection of its own, so that none is closed while the next request is on its way.
        let client = Client::builder().no_proxy().pool_max_idle_per_host(0).timeout(LONGEST).build().unwrap();
        let server = Self { address, client, task };
        let created = answer(server.create("Ada", "ada@example.com")).await;
        assert_eq!(created.status, 201, "{created:?}");
        server
    }

    fn ask(&self, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    fn create(&self, name: &str, email: &str) -> RequestBuilder {
        let body = format!(r#"{{"name":"{name}","email":"{email}"}}"#);
        self.ask("POST", "/users").header(CONTENT_TYPE, JSON).body(body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Everything that a client receives.
#[derive(Debug)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: String,
}

async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, body: String::from_utf8(response.bytes().await.unwrap().into()).unwrap() }
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().unwrap_or_else(|| panic!("no {name}: {self:?}"));
        assert!(values.next().is_none(), "several of {name}: {self:?}");
        value.to_str().unwrap()
    }

    fn headers_have(&self, text: &str) -> bool {
        self.headers.values().any(|value| String::from_utf8_lossy(value.as_bytes()).contains(text))
    }
}

/// An error of the catalog, as clients must see it.
pub(crate) struct Error {
    status: u16,
    code: &'static str,
    title: &'static str,
    detail: String,
    /// The rest of the body.
    meta: &'static str,
    headers: &'static [(&'static str, &'static str)],
}

impl Error {
    fn new(status: u16, code: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, title, detail: detail.into(), meta: "", headers: &[] }
    }

    fn body(&self, id: &str, exposure: Exposure) -> String {
        let Self { status, code, title, detail, meta, .. } = self;
        let sources = match exposure {
            Exposure::Development if *code == DIRECTORY_DOWN => DETAILS,
            _ => "",
        };
        format!(
            r#"{{"type":"https://users.example/errors#{code}","title":"{title}","status":{status},"detail":"{detail}","instance":"urn:request:{id}","code":"{code}"{meta}{sources}}}"#
        )
    }
}

const JSON: &str = "application/json";
const DIRECTORY_DOWN: &str = "directory_down";
const DETAILS: &str = r#","details":["no answer from ldap://directory.internal","bind as cn=users-service failed","10.20.30.40:636 refused the connection"]"#;

/// The texts of the sources of [`DIRECTORY_DOWN`].
const SOURCES: [&str; 3] = ["directory.internal", "users-service", "10.20.30.40"];

/// Texts that nobody may see, not even in development: messages of panics, secrets, and the frameworks' own texts.
const NEVER: [&str; 5] = ["has lost its marbles", "wrong-token", "line 1", "invalid digit", "invalid type"];

fn route_not_found(path: &str) -> Error {
    Error::new(404, "route_not_found", "No such route", format!("There is nothing at {path}"))
}

pub(crate) fn method_not_allowed(method: &str, path: &str) -> Error {
    let detail = format!("{method} is not among the methods of {path}");
    Error::new(405, "method_not_allowed", "Method not allowed", detail)
}

pub(crate) fn unreadable() -> Error {
    Error::new(400, "unreadable", "Unreadable request", "The path, the query or the body cannot be read")
}

fn unsupported_media_type() -> Error {
    let detail = "Send JSON, as `Content-Type: application/json`";
    Error::new(415, "unsupported_media_type", "Unsupported media type", detail)
}

pub(crate) fn body_too_large() -> Error {
    let error = Error::new(413, "body_too_large", "Body too large", "A body has at most 1024 bytes");
    Error { meta: r#","limit":1024"#, ..error }
}

fn internal() -> Error {
    let detail = "Something went wrong that is not the request's fault";
    Error::new(500, "internal", "Internal error", detail)
}

fn user_not_found() -> Error {
    Error { meta: r#","id":99"#, ..Error::new(404, "user_not_found", "User not found", "There is no user 99") }
}

fn email_taken() -> Error {
    let detail = "Another user has the address ADA@example.com";
    let error = Error::new(409, "email_taken", "E-mail address taken", detail);
    Error { meta: r#","email":"ADA@example.com""#, ..error }
}

fn token_unknown() -> Error {
    let detail = "Send a valid token as `Authorization: Bearer <token>`";
    let error = Error::new(401, "token_unknown", "Token unknown", detail);
    Error { headers: &[("www-authenticate", r#"Bearer realm="users""#)], ..error }
}

fn directory_down() -> Error {
    let detail = "The directory cannot be asked at the moment";
    let error = Error::new(503, DIRECTORY_DOWN, "Directory down", detail);
    Error { headers: &[("retry-after", "30")], ..error }
}

/// A request that fails and changes nothing.
struct Case {
    what: &'static str,
    method: &'static str,
    path: &'static str,
    headers: Vec<(&'static str, &'static str)>,
    body: Option<String>,
    error: Error,
    /// The `Allow` header, if the framework sends it.
    allow: Option<&'static str>,
    /// Whether the framework adds its headers.
    is_added_to: bool,
}

impl Case {
    fn new(what: &'static str, method: &'static str, path: &'static str, error: Error) -> Self {
        Self { what, method, path, headers: Vec::new(), body: None, error, allow: None, is_added_to: true }
    }

    fn get(what: &'static str, path: &'static str, error: Error) -> Self {
        Self::new(what, "GET", path, error)
    }

    fn post(what: &'static str, media_type: Option<&'static str>, body: impl Into<String>, error: Error) -> Self {
        let headers = media_type.map(|media_type| ("content-type", media_type)).into_iter().collect();
        Self { headers, body: Some(body.into()), ..Self::new(what, "POST", "/users", error) }
    }

    fn delete(what: &'static str, authorization: &'static str) -> Self {
        let headers = vec![(AUTHORIZATION.as_str(), authorization)];
        Self { headers, ..Self::new(what, "DELETE", "/users/1", token_unknown()) }
    }

    fn request(&self, server: &Server) -> RequestBuilder {
        let mut request = server.ask(self.method, self.path);
        for (name, value) in &self.headers {
            request = request.header(*name, *value);
        }
        match &self.body {
            Some(body) => request.body(body.clone()),
            None => request,
        }
    }

    /// Checks the status, the headers and the bytes. The id in the header and in the body must be the one that was sent.
    fn check(&self, answer: &Answer, sent: Option<&str>, framework: &Framework, exposure: Exposure) {
        let id = answer.header("x-request-id");
        let what = format!("{}: {answer:?}", self.what);
        assert_eq!(id, sent.unwrap_or(id), "{what}");
        assert_eq!(answer.status, self.error.status, "{what}");
        assert_eq!(answer.body, self.error.body(id, exposure), "{what}");

        let link = format!("<https://users.example/errors#{}>; rel=\"help\"", self.error.code);
        let length = answer.body.len().to_string();
        let mut headers = BTreeMap::from([
            ("content-length", &*length),
            ("content-type", "application/problem+json"),
            ("link", &link),
            ("x-request-id", id),
        ]);
        headers.extend(self.error.headers.iter().copied());
        headers.extend(self.allow.map(|allow| ("allow", allow)));
        // Ignore the headers of the server and the connection.
        let adds = if self.is_added_to { framework.adds } else { &[] };
        let others = [&["connection", "date"], adds].concat();
        let ours: Vec<&str> =
            answer.headers.keys().map(HeaderName::as_str).filter(|name| !others.contains(name)).collect();
        let got: BTreeMap<&str, &str> = ours.into_iter().map(|name| (name, answer.header(name))).collect();
        assert_eq!(got, headers, "{what}");
        for name in adds {
            answer.header(name);
        }
    }
}

/// Every error of the API, and every failure of the frameworks.
fn cases(framework: &Framework) -> Vec<Case> {
    let json = Some(JSON);
    let large = format!(r#"{{"name":"{}","email":"x@example.com"}}"#, "x".repeat(4096));
    let taken = r#"{"name":"Ada","email":"ADA@example.com"}"#;
    let unknown = (framework.unknown_method)();
    let is_routed = unknown.status == 405;
    vec![
        Case::get("no such user", "/users/99", user_not_found()),
        Case::post("the address is taken", json, taken, email_taken()),
        Case::new("no token", "DELETE", "/users/1", token_unknown()),
        Case::delete("an unknown token", "Bearer wrong-token"),
        Case::delete("no bearer token", "Basic wrong-token"),
        Case::get("the directory is down", "/down", directory_down()),
        Case::get("no such route", "/userz", route_not_found("/userz")),
        Case::get("no such route, with a query", "/users/1/posts?a=b", route_not_found("/users/1/posts")),
        Case::get("no such route, percent-encoded", "/a%20b", route_not_found("/a%20b")),
        Case::get("the root", "/", route_not_found("/")),
        Case {
            allow: framework.allow,
            ..Case::new("a method of other routes", "PUT", "/users", method_not_allowed("PUT", "/users"))
        },
        Case {
            allow: framework.allow.filter(|_| is_routed),
            is_added_to: is_routed,
            ..Case::new("a method in no standard", "FROB", "/users", unknown)
        },
        Case::post("no JSON at all", json, "?", unreadable()),
        Case::post("JSON that breaks off", json, r#"{"name":"Eve","#, unreadable()),
        Case::post("no body", json, "", unreadable()),
        Case::post("a member is missing", json, r#"{"name":"Eve"}"#, unreadable()),
        Case::post("a member of another type", json, r#"{"name":1,"email":"x"}"#, unreadable()),
        Case::post("text", Some("text/plain"), taken, unsupported_media_type()),
        Case::post("a form", Some("application/x-www-form-urlencoded"), "name=Eve", unsupported_media_type()),
        Case::post("no media type", None, taken, unsupported_media_type()),
        Case::post("a large body", json, large, body_too_large()),
        Case::get("a path that is no number", "/users/one", unreadable()),
        Case::get("a path that is negative", "/users/-1", unreadable()),
        Case::get("a path that is too large", "/users/18446744073709551616", unreadable()),
        Case::get("a query that is no number", "/users?limit=many", unreadable()),
        Case::get("a panic", "/panic", internal()),
    ]
}

/// Checks the status, headers and bytes of each case. Together the cases cover every error of the catalog.
pub(crate) async fn every_failure(framework: &Framework) {
    let server = Server::start(framework, Exposure::Production).await;
    let mut codes = BTreeSet::new();
    for (place, case) in cases(framework).iter().enumerate() {
        let id = format!("case-{place}");
        let answer = answer(case.request(&server).header("x-request-id", &id)).await;
        case.check(&answer, Some(&id), framework, Exposure::Production);
        codes.insert(case.error.code.to_owned());
    }
    let catalog: BTreeSet<String> = API.entries().map(|entry| entry.code().to_string()).collect();
    assert_eq!(codes, catalog);
}

/// Successes have the id, and are otherwise unchanged.
pub(crate) async fn successes(framework: &Framework) {
    let server = Server::start(framework, Exposure::Production).await;
    let with_id = |request: RequestBuilder| answer(request.header("x-request-id", "fine"));

    let created = with_id(server.create("Eve", "eve@example.com")).await;
    assert_eq!((created.status, created.header("location")), (201, "/users/2"));
    assert_eq!(created.body, r#"{"id":2,"name":"Eve","email":"eve@example.com"}"#);

    let found = with_id(server.ask("GET", "/users/2")).await;
    assert_eq!((found.status, &found.body), (200, &created.body));

    let listed = with_id(server.ask("GET", "/users?limit=1")).await;
    assert_eq!((listed.status, &*listed.body), (200, r#"[{"id":1,"name":"Ada","email":"ada@example.com"}]"#));

    for answer in [&created, &found, &listed] {
        assert_eq!(answer.header("content-type"), framework.json);
        assert_eq!(answer.header("x-request-id"), "fine");
        assert!(!answer.headers.contains_key("link"));
    }

    let deleted = with_id(server.ask("DELETE", "/users/2").header(AUTHORIZATION, "bearer admin-token")).await;
    assert_eq!((deleted.status, &*deleted.body, deleted.header("x-request-id")), (204, "", "fine"));
}

/// `HEAD` has the headers of a failure, and no body.
pub(crate) async fn heads(framework: &Framework) {
    let server = Server::start(framework, Exposure::Production).await;
    let found = answer(server.ask("HEAD", "/users/1")).await;
    assert_eq!((found.status, &*found.body), (framework.head, ""));

    let failed = answer(server.ask("HEAD", "/userz").header("x-request-id", "head")).await;
    assert_eq!((failed.status, &*failed.body), (404, ""));
    assert_eq!(failed.header("content-type"), "application/problem+json");
    assert_eq!(failed.header("x-request-id"), "head");
    let length = route_not_found("/userz").body("head", Exposure::Production).len();
    assert_eq!(failed.header("content-length"), length.to_string());
}

/// A well-formed id is accepted and others are replaced. The header and the body have the same id.
pub(crate) async fn ids(framework: &Framework) {
    let server = Server::start(framework, Exposure::Production).await;
    let (longest, longer) = ("x".repeat(128), "x".repeat(129));
    let taken = ["1", "req_1", "a-b.c~d", &longest].map(|id| vec![id.as_bytes()]);
    let replaced = [
        vec![],
        vec![&b""[..]],
        vec![b"two words"],
        vec![b"a\tb"],
        vec![b"caf\xe9"],
        vec!["caf\u{e9}".as_bytes()],
        vec![longer.as_bytes()],
        vec![b"one", b"two"],
    ];
    let taken = taken.into_iter().map(|ids| (ids, true));
    for (ids, is_taken) in taken.chain(replaced.into_iter().map(|ids| (ids, false))) {
        for path in ["/users", "/users/99", "/users/one", "/userz", "/down", "/panic"] {
            let mut request = server.ask("GET", path);
            for id in &ids {
                request = request.header("x-request-id", HeaderValue::from_bytes(id).unwrap());
            }
            let answer = answer(request).await;
            let id = answer.header("x-request-id");
            if is_taken {
                assert_eq!(vec![id.as_bytes()], ids, "{answer:?}");
            } else {
                assert!(is_new(id), "{ids:?} {answer:?}");
            }
            assert_eq!(answer.status >= 400, path != "/users");
            if answer.status >= 400 {
                assert!(answer.body.contains(&format!(r#""instance":"urn:request:{id}""#)), "{answer:?}");
            }
        }
    }
}

/// A UUID of version 7.
fn is_new(id: &str) -> bool {
    let groups: Vec<&str> = id.split('-').collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_hex = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()));
    lengths == [8, 4, 4, 4, 12] && is_hex && groups[2].starts_with('7') && groups[3].starts_with(['8', '9', 'a', 'b'])
}

/// Sends 200 failing requests at once, half of them with an id. Each response has its own id and its own error.
pub(crate) async fn concurrent(framework: &Framework) {
    const REQUESTS: usize = 200;
    let server = Server::start(framework, Exposure::Production).await;
    let cases = cases(framework);
    let sent = |place: usize| place.is_multiple_of(2).then(|| format!("concurrent-{place}"));
    let mut requests = JoinSet::new();
    for place in 0..REQUESTS {
        let mut request = cases[place % cases.len()].request(&server);
        if let Some(id) = sent(place) {
            request = request.header("x-request-id", id);
        }
        requests.spawn(async move { (place, answer(request).await) });
    }
    let mut ids = BTreeSet::new();
    for (place, answer) in requests.join_all().await {
        let id = sent(place);
        cases[place % cases.len()].check(&answer, id.as_deref(), framework, Exposure::Production);
        let got = answer.header("x-request-id");
        assert!(id.is_some() || is_new(got));
        ids.insert(got.to_owned());
    }
    assert_eq!(ids.len(), REQUESTS);
}

/// Handlers panic while other requests are answered, and while one is on its way.
pub(crate) async fn panics(framework: &Framework) {
    let server = Server::start(framework, Exposure::Production).await;
    let body = r#"{"name":"Eve","email":"eve@example.com"}"#;
    let (first, second) = body.split_at(10);
    let mut half = TcpStream::connect(server.address).await.unwrap();
    let head = "POST /users HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-request-id: half";
    let head = format!("{head}\r\ncontent-type: {JSON}\r\ncontent-length: {}\r\n\r\n", body.len());
    half.write_all(format!("{head}{first}").as_bytes()).await.unwrap();

    let mut requests = JoinSet::new();
    for place in 0..40 {
        let panics = place % 2 == 0;
        let id = format!("panic-{place}");
        let request = server.ask("GET", if panics { "/panic" } else { "/users/1" }).header("x-request-id", &id);
        requests.spawn(async move { (panics, id, answer(request).await) });
    }
    let panic = Case::get("a panic", "/panic", internal());
    for (panics, id, answer) in requests.join_all().await {
        if panics {
            panic.check(&answer, Some(&id), framework, Exposure::Production);
        } else {
            assert_eq!((answer.status, answer.header("x-request-id")), (200, &*id));
            assert_eq!(answer.body, r#"{"id":1,"name":"Ada","email":"ada@example.com"}"#);
        }
    }

    half.write_all(second.as_bytes()).await.unwrap();
    let answer = read(half).await;
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    assert!(answer.contains("\r\nx-request-id: half\r\n"), "{answer}");
}

/// Sources are shown only in development, and only in the body of their error.
pub(crate) async fn exposure(framework: &Framework) {
    for exposure in [Exposure::Development, Exposure::Production] {
        let server = Server::start(framework, exposure).await;
        for case in cases(framework) {
            let answer = answer(case.request(&server)).await;
            case.check(&answer, None, framework, exposure);
            let is_shown = exposure == Exposure::Development && case.error.code == DIRECTORY_DOWN;
            for source in SOURCES {
                assert_eq!(answer.body.contains(source), is_shown, "{source}: {answer:?}");
                assert!(!answer.headers_have(source), "{source}: {answer:?}");
            }
            for text in NEVER {
                assert!(!answer.body.contains(text) && !answer.headers_have(text), "{text}: {answer:?}");
            }
        }
    }
}

/// Requests that a well-behaved client does not send.
pub(crate) async fn on_the_wire(framework: &Framework) {
    const CUT_SHORT: &str = "content-length: 20\r\n";
    const CHUNKED: &str = "transfer-encoding: chunked\r\n";
    let server = Server::start(framework, Exposure::Development).await;
    let chunk = format!("1000\r\n{}\r\n0\r\n\r\n", "[".repeat(0x1000)).into_bytes();
    let cases: [(&str, &str, &[u8], Error); 9] = [
        ("POST /users", CUT_SHORT, b"{\"name\":", unreadable()),
        ("POST /users", "content-length: 2\r\n", b"\xff\xfe", unreadable()),
        ("POST /users", "content-length: 2\r\ncontent-encoding: gzip\r\n", b"\x1f\x8b", unreadable()),
        ("POST /users", CHUNKED, b"zz\r\n", unreadable()),
        ("POST /users", CHUNKED, &chunk, (framework.large_chunks)()),
        ("DELETE /users/1", "authorization: Bearer \u{e9}\r\n", b"", token_unknown()),
        ("GET /users/%ff", "", b"", unreadable()),
        ("GET http://localhost/users/99", "", b"", user_not_found()),
        ("GET /userz", "upgrade: websocket\r\n", b"", route_not_found("/userz")),
    ];
    for (line, headers, body, error) in cases {
        let head = format!("{line} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nx-request-id: wire\r\n");
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        stream.write_all(format!("{head}content-type: {JSON}\r\n{headers}\r\n").as_bytes()).await.unwrap();
        stream.write_all(body).await.unwrap();
        if headers == CUT_SHORT {
            stream.shutdown().await.unwrap();
        }
        let answer = read(stream).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {} ", error.status)), "{line} {headers}: {answer}");
        assert!(answer.contains("\r\nx-request-id: wire\r\n"), "{line} {headers}: {answer}");
        assert_eq!(answer.split_once("\r\n\r\n").unwrap().1, error.body("wire", Exposure::Development), "{line}");
    }
}

/// Pipelined requests on one connection have their own ids.
pub(crate) async fn pipelined(framework: &Framework) {
    let server = Server::start(framework, Exposure::Production).await;
    let paths = ["/users/99", "/userz", "/panic", "/users/one", "/down", "/users/1"];
    let mut requests = Vec::new();
    for (place, path) in paths.iter().enumerate() {
        let connection = if place + 1 == paths.len() { "close" } else { "keep-alive" };
        let head = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: {connection}\r\n");
        requests.push(format!("{head}x-request-id: pipelined-{place}\r\n\r\n"));
    }
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(requests.concat().as_bytes()).await.unwrap();
    let answers = read(stream).await;
    let answers: Vec<&str> = answers.split("HTTP/1.1 ").skip(1).collect();
    let errors = [user_not_found(), route_not_found("/userz"), internal(), unreadable(), directory_down()];
    assert_eq!(answers.len(), paths.len(), "{answers:?}");
    for (place, answer) in answers.iter().enumerate() {
        assert!(answer.contains(&format!("\r\nx-request-id: pipelined-{place}\r\n")), "{answer}");
        let body = answer.split_once("\r\n\r\n").unwrap().1;
        match errors.get(place) {
            Some(error) => assert_eq!(body, error.body(&format!("pipelined-{place}"), Exposure::Production)),
            None => assert_eq!(body, r#"{"id":1,"name":"Ada","email":"ada@example.com"}"#),
        }
    }
}

/// Clients that disconnect before their response do not affect the next ones.
pub(crate) async fn cancelled(framework: &Framework) {
    let server = Server::start(framework, Exposure::Production).await;
    for place in 0..20 {
        let mut stream = TcpStream::connect(server.address).await.unwrap();
        let head = "POST /users HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 50";
        stream.write_all(format!("{head}\r\nx-request-id: left-{place}\r\n\r\n{{").as_bytes()).await.unwrap();
    }
    for (place, case) in cases(framework).iter().enumerate() {
        let id = format!("stayed-{place}");
        let answer = answer(case.request(&server).header("x-request-id", &id)).await;
        case.check(&answer, Some(&id), framework, Exposure::Production);
    }
}

/// The server below the framework answers malformed requests, without a body. No middleware sees them.
pub(crate) async fn below_the_framework(framework: &Framework) {
    let server = Server::start(framework, Exposure::Development).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(b"nonsense\r\n\r\n").await.unwrap();
    let answer = read(stream).await;
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    assert!(answer.contains("\r\ncontent-length: 0\r\n") && answer.ends_with("\r\n\r\n"), "{answer}");
    assert!(!answer.contains("x-request-id"), "{answer}");
}

/// Reads until the connection is closed.
async fn read(mut stream: TcpStream) -> String {
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}
