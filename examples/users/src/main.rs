//! `cargo run -p error-catalog-users -- [PORT] [--db FILE] [--relay ADDRESS] [--development]`
//!
//! The default port is that of the variable `PORT`, else 3000; 0 means any free port. Without a file, users are kept in
//! memory. The log goes to standard error, with everything that clients may not see.

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use error_catalog::Exposure;
use error_catalog_users::jobs::keep_statistics;
use error_catalog_users::store::Store;
use error_catalog_users::{Config, serve};
use tokio::net::TcpListener;

const EVERY_HOUR: Duration = Duration::from_secs(60 * 60);

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let (port, config) = options(env::args().skip(1), env::var("PORT").ok())?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    print_requests(&mut io::stdout().lock(), listener.local_addr()?)?;
    tokio::spawn(keep_statistics(config.store.clone(), EVERY_HOUR));
    serve(listener, config).await?;
    Ok(())
}

/// The port to listen on, and the configuration.
fn options(mut arguments: impl Iterator<Item = String>, port: Option<String>) -> Result<(u16, Config), Box<dyn Error>> {
    let mut port = port.map_or(Ok(3000), |port| port.parse())?;
    let mut config = Config::new(Store::in_memory()?);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} lacks its value"));
        match &*argument {
            "--db" => config.store = Store::in_file(Path::new(&value()?))?,
            "--relay" => config.relay = value()?.parse()?,
            "--development" => config.exposure = Exposure::Development,
            other => port = other.parse().map_err(|_| format!("unknown option {other}"))?,
        }
    }
    Ok((port, config))
}

/// Requests to try, most of which fail.
fn print_requests(out: &mut dyn Write, address: SocketAddr) -> io::Result<()> {
    let member = "-H 'Authorization: Bearer member-token'";
    let json = "--json";
    let requests = [
        ("create a user", format!(r#"{member} {json} '{{"name":"Ada","email":"ada@example.com"}}' URL/users"#)),
        (
            "the address is taken then",
            format!(r#"{member} {json} '{{"name":"Ada","email":"ada@example.com"}}' URL/users"#),
        ),
        (
            "several rules broken",
            format!(r#"{member} {json} '{{"name":"","email":"?","links":[{{"title":"x","url":"?"}}]}}' URL/users"#),
        ),
        ("broken JSON", format!("{member} {json} '{{' URL/users")),
        (
            "a version that is not there",
            format!(r#"{member} -X PATCH {json} '{{"name":"Eve","version":7}}' URL/users/1"#),
        ),
        ("the mail server is down", format!("{member} -X POST URL/users/1/invitation")),
        ("no such user", format!("{member} URL/users/7")),
        ("no number", format!("{member} URL/users/seven")),
        ("no token", "URL/users".to_owned()),
        ("for administrators", format!("{member} -X DELETE URL/users/1")),
        ("no such route", "URL/userz".to_owned()),
        ("no such method", "-X PUT URL/health".to_owned()),
        ("the catalog", "URL/errors".to_owned()),
        ("how often each error was answered", "URL/metrics".to_owned()),
    ];
    writeln!(out, "The users API listens on http://{address}. Try:\n")?;
    for (what, request) in requests {
        let request = request.replace("URL", &format!("http://{address}"));
        writeln!(out, "# {what}\ncurl -i {request}\n")?;
    }
    out.flush()
}
