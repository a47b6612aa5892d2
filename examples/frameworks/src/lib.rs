//! The same small users API on actix-web, poem and Rocket, with one catalog for all failures.
//!
//! | module | what it owns |
//! | --- | --- |
//! | [`catalog`] | every error that clients can receive, and the function that maps a framework's failures to them |
//! | [`store`] | the users, in memory, and the directory that is down |
//! | [`actix`], [`poem`], [`rocket`] | the routes, once on each framework |
//!
//! The routes are the same everywhere:
//!
//! | route | what it does |
//! | --- | --- |
//! | `GET /users?limit=20` | lists users |
//! | `POST /users` | creates one from `{"name":"Ada","email":"ada@example.com"}`, in at most [`LARGEST_BODY`] bytes |
//! | `GET /users/{id}` | gets one |
//! | `DELETE /users/{id}` | deletes one; it needs the [token](catalog::TOKEN) |
//! | `GET /down` | asks the directory, which is down |
//! | `GET /panic` | panics |
//!
//! The responses are identical to the byte, except for the differences that each framework's module lists. Start a service
//! with `cargo run -p error-catalog-frameworks --bin users-actix`, `--bin users-poem` or `--bin users-rocket`.

pub mod actix;
pub mod catalog;
pub mod poem;
pub mod rocket;
pub mod store;

use std::env;
use std::io::{self, Write};
use std::net::SocketAddr;

use error_catalog::Exposure;

use crate::store::Store;

/// The largest body that is read, in bytes.
pub const LARGEST_BODY: usize = 1024;

/// The configuration of a server.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen on 127.0.0.1; 0 is any free port.
    pub port: u16,
    /// Whether clients see the sources of errors.
    pub exposure: Exposure,
    /// The users.
    pub store: Store,
}

impl Config {
    /// Reads the arguments of a program: `[PORT] [--development]`. The default port is 3000.
    ///
    /// # Errors
    ///
    /// If an argument is neither.
    pub fn from_arguments() -> io::Result<Self> {
        let mut config = Self { port: 3000, exposure: Exposure::Production, store: Store::default() };
        for argument in env::args().skip(1) {
            match &*argument {
                "--development" => config.exposure = Exposure::Development,
                port => {
                    config.port = port.parse().map_err(|_| io::Error::other(format!("unknown option {port}")))?;
                }
            }
        }
        Ok(config)
    }
}

/// Prints requests to try, most of which fail, once a server has started.
pub fn print_requests(address: SocketAddr) {
    let requests = [
        ("create a user", r#"--json '{"name":"Ada","email":"ada@example.com"}' URL/users"#),
        ("the address is taken then", r#"--json '{"name":"Ada","email":"ada@example.com"}' URL/users"#),
        ("broken JSON", "--json '{' URL/users"),
        ("no JSON", "-d name=Ada URL/users"),
        ("no such user", "URL/users/7"),
        ("no number", "URL/users/seven"),
        ("no token", "-X DELETE URL/users/1"),
        ("a token", "-X DELETE -H 'Authorization: Bearer admin-token' URL/users/1"),
        ("no such route", "URL/userz"),
        ("no such method", "-X PUT URL/users"),
        ("the directory is down", "URL/down"),
        ("a panic", "URL/panic"),
    ];
    let mut out = io::stdout().lock();
    // If the output is closed, nobody wants to read the rest.
    let _ = writeln!(out, "The users API listens on http://{address}. Try:\n");
    for (what, request) in requests {
        let request = request.replace("URL", &format!("http://{address}"));
        let _ = writeln!(out, "# {what}\ncurl -i {request}\n");
    }
    let _ = out.flush();
}
