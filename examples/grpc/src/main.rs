//! `cargo run -p error-catalog-grpc -- [PORT]`
//!
//! The default port is 3000; 0 means any free port.

use std::env;
use std::error::Error;
use std::io::{self, Write};
use std::net::Ipv4Addr;

use error_catalog_grpc::serve;
use error_catalog_grpc::users::Users;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let port = env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    print_requests(&listener.local_addr()?.to_string())?;
    serve(listener, Users::default()).await
}

fn print_requests(address: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "http://{address}\n")?;
    writeln!(out, "curl -i http://{address}/users/7")?;
    writeln!(out, "curl -i http://{address}/connect/users.v1.Users/Get --json '{{\"id\":7}}'")?;
    writeln!(out, "curl http://{address}/graphql --json '{{\"query\":\"{{ user(id: 7) {{ name }} }}\"}}'")?;
    writeln!(
        out,
        "grpcurl -plaintext -proto examples/grpc/proto/users.proto -d '{{\"id\":7}}' {address} users.v1.Users/Get"
    )?;
    writeln!(out, "\nThe users 409, 500 and 503 fail in ways of their own.")?;
    out.flush()
}
