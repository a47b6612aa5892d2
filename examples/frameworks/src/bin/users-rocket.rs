//! The users API on Rocket: `cargo run -p error-catalog-frameworks --bin users-rocket -- [PORT] [--development]`

use error_catalog_frameworks::{Config, print_requests, rocket};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    rocket::serve(Config::from_arguments()?, print_requests).await
}
