//! Copies the document that the variable `OPENAPI` names to where the macro reads it.

use std::path::Path;
use std::{env, error, fs};

fn main() -> Result<(), Box<dyn error::Error>> {
    let document = env::var("OPENAPI")?;
    println!("cargo::rerun-if-env-changed=OPENAPI");
    println!("cargo::rerun-if-changed={document}");
    fs::copy(document, Path::new(&env::var("OUT_DIR")?).join("openapi.json"))?;
    Ok(())
}
