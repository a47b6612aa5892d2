//! Writes the documents for the tests in `tests/web`: `cargo run -p error-catalog-tests --example documents -- FOLDER`.
//!
//! It writes the four catalogs and the hostile one as JSON, HTML, Markdown and OpenAPI, many copies of Clerk's as `large.html`, the
//! hostile one with long words as `words.html`, two catalogs as services of one page as `services.html`, and a catalog without errors as `empty.html`.

mod hostile;

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use error_catalog::Catalog;
use error_catalog::export::{self, Code, Document, Format};
use error_catalog_examples::{PUBLISHED, axumkit, clerk};

/// Together more than 5,000 errors.
const COPIES: usize = 16;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("usage: documents FOLDER")?);
    fs::create_dir_all(&folder)?;
    let published = PUBLISHED.iter().map(|published| (published.name, published.catalog));
    for (name, catalog) in published.chain([("hostile", &hostile::HOSTILE)]) {
        for format in [Format::Json, Format::Html, Format::Markdown] {
            fs::write(folder.join(name).with_extension(format.extension()), format.export(catalog))?;
        }
        fs::write(folder.join(name).with_extension("openapi.json"), export::openapi(catalog))?;
    }
    fs::write(folder.join("empty.html"), export::html(&error_catalog::catalog!("Empty", [])))?;
    fs::write(folder.join("large.html"), export::html(large()))?;
    fs::write(folder.join("services.html"), export::html(services()))?;
    fs::write(folder.join("words.html"), export::html(words()))?;
    Ok(())
}

/// Two of the catalogs on one page, each as a service.
fn services() -> Document {
    let sections = |(service, catalog): (&str, &Catalog)| {
        let mut sections = Document::from(catalog).sections;
        for section in &mut sections {
            section.domain = Some(service.to_owned());
        }
        sections
    };
    let mut document = Document::from(&clerk::CLERK);
    "All services".clone_into(&mut document.title);
    let services = [("users.example", &clerk::CLERK), ("posts.example", &axumkit::AXUMKIT)];
    document.sections = services.into_iter().flat_map(sections).collect();
    document
}

/// The hostile catalog with words of 10 kB.
fn words() -> Document {
    let mut document = Document::from(&hostile::HOSTILE);
    let word = "abcdefghij".repeat(1_000);
    for (number, entry) in document.sections.iter_mut().flat_map(|section| &mut section.entries).enumerate() {
        entry.code = Code::Text(format!("{word}{number}"));
        entry.description = Some(format!("`{word}` {word}"));
        entry.hint = Some(word.clone());
        entry.message.clone_from(&word);
        entry.docs = Some(format!("https://example.com/{word}"));
    }
    document
}

/// Copies of Clerk's catalog. Every copy has codes and headings of its own.
fn large() -> Document {
    let mut document = Document::from(&clerk::CLERK);
    let sections = std::mem::take(&mut document.sections);
    for copy in 1..=COPIES {
        for mut section in sections.clone() {
            section.name = format!("{} {copy}", section.name);
            for entry in &mut section.entries {
                entry.code = Code::Text(format!("{}_{copy}", entry.code));
            }
            document.sections.push(section);
        }
    }
    document
}
