//! `cargo run --manifest-path examples/grpc/generate/Cargo.toml` after a change of `proto/users.proto`.
//!
//! The generated code is kept, because it is what takes the time: `protox` and `tonic-prost-build` are many crates.

use std::error::Error;
use std::fs;
use std::path::Path;

use prost::Message;

fn main() -> Result<(), Box<dyn Error>> {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let descriptors = protox::compile(["users.proto"], [example.join("proto")])?;
    // Clients in other languages read the messages from it.
    fs::write(example.join("proto/users.bin"), descriptors.encode_to_vec())?;
    tonic_prost_build::configure()
        .build_transport(false)
        .out_dir(example.join("src/generated"))
        .message_attribute(".", "#[derive(serde::Deserialize, serde::Serialize)] #[serde(default)]")
        .compile_fds(descriptors)?;
    Ok(())
}
