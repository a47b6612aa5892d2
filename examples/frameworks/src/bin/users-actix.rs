//! The users API on actix-web: `cargo run -p error-catalog-frameworks --bin users-actix -- [PORT] [--development]`

use error_catalog_frameworks::{Config, actix, print_requests};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    actix::serve(Config::from_arguments()?, print_requests).await
}
