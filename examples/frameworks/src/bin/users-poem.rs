//! The users API on poem: `cargo run -p error-catalog-frameworks --bin users-poem -- [PORT] [--development]`

use error_catalog_frameworks::{Config, poem, print_requests};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    poem::serve(Config::from_arguments()?, print_requests).await
}
