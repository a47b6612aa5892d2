//! Each file imports only from floors below its own.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use error_catalog_house::{Files, House, read};

/// The floors of the runtime, from the ground up. Modules on one floor do not import each other.
const RUNTIME: House<'_> = House {
    folder: "runtime/src",
    floors: &[
        "json",
        "entry",
        "occurrence",
        "answer",
        "catalog",
        "received export frameworks",
        "compat",
        "cli",
        "program",
        "private",
        "guide",
        "lib",
    ],
    knot: Some("answer"),
};

/// The floors of the derive.
const MACROS: House<'_> = House {
    folder: "macros/src",
    floors: &[
        "diag case http printed template words",
        "items",
        "keys",
        "sift",
        "attr",
        "resolve data_type lost",
        "lints",
        "rules",
        "model",
        "lower",
        "expand",
        "responses",
        "lib",
    ],
    knot: None,
};

#[test]
fn the_runtime_is_in_order() {
    assert_in_order(&RUNTIME);
}

#[test]
fn the_derive_is_in_order() {
    assert_in_order(&MACROS);
}

fn assert_in_order(house: &House<'_>) {
    let files = read(&workspace().join(house.folder)).unwrap();
    let complaints = house.complaints(&files);
    assert!(complaints.is_empty(), "{} imports are out of order:\n{}", complaints.len(), complaints.join("\n"));
}

/// A printer knows what an item means, but not how that was determined.
#[test]
fn printers_import_the_model_alone() {
    let printers = workspace().join("macros/src/expand");
    for file in fs::read_dir(printers).unwrap().map(|file| file.unwrap().path()) {
        let source = fs::read_to_string(&file).unwrap();
        let mut imports = source.match_indices("crate::").filter_map(|(at, _)| source.get(at + 7..));
        let runs_the_stages = file.ends_with("mod.rs");
        assert!(runs_the_stages || imports.all(|import| import.starts_with("model::")), "{}", file.display());
    }
}

#[test]
fn contributing_shows_the_floors_of_the_runtime() {
    assert_eq!(shown_floors(&RUNTIME), RUNTIME.floors);
}

#[test]
fn contributing_shows_the_floors_of_the_derive() {
    assert_eq!(shown_floors(&MACROS), MACROS.floors);
}

/// The floors that the table in `CONTRIBUTING.md` lists: the first cells of its rows.
fn shown_floors(house: &House<'_>) -> Vec<String> {
    let text = fs::read_to_string(workspace().join("CONTRIBUTING.md")).unwrap();
    let (_, section) = text.split_once(&format!("### `{}/`", house.folder)).unwrap();
    let section = section.split("\n#").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
    let modules = rows.map(|(cell, _)| cell.replace(['`', '/', ','], "").replace(".rs", ""));
    modules.collect()
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A made-up crate of a few floors, one of which has two modules.
const SMALL: House<'_> =
    House { folder: "src", floors: &["entry", "answer", "catalog export", "lib"], knot: Some("answer") };

const LIB: (&str, &str) =
    ("lib.rs", "mod answer; mod catalog; mod entry; mod export; pub use crate::catalog::Catalog;");
const CATALOG: (&str, &str) = ("catalog/mod.rs", "mod catalog; pub use self::catalog::Catalog;");
const CATALOG_TYPE: (&str, &str) = (
    "catalog/catalog.rs",
    "use crate::entry::Entry; pub struct Catalog; #[macro_export] macro_rules! catalog { () => {} }",
);
const ENTRY: (&str, &str) = ("entry/mod.rs", "mod code; mod row; pub use self::{code::Code, row::Entry};");

/// The complaints about the small crate when the given files are replaced.
fn complaints(files: &[(&str, &str)]) -> Vec<String> {
    let sound = [
        LIB,
        CATALOG,
        CATALOG_TYPE,
        ENTRY,
        ("entry/code.rs", "pub struct Code;"),
        ("entry/row.rs", "use super::code::Code; pub struct Entry(Code);"),
        ("answer/mod.rs", "mod error; mod shape; pub use self::{error::Error, shape::Shape};"),
        ("answer/error.rs", "use super::shape::Shape; pub struct Error(Shape);"),
        ("answer/shape.rs", "use super::error::Error; pub struct Shape(Box<Error>);"),
        ("export/mod.rs", "use crate::answer::Error; use crate::entry::{self, Code as MachineCode};"),
    ];
    let files = sound.iter().chain(files).map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    SMALL.complaints(&files.collect::<Files>())
}

#[test]
fn what_leads_down_is_in_order() {
    assert_eq!(complaints(&[]), [""; 0]);
}

#[test]
fn an_import_through_super_leads_up() {
    let row = ("entry/row.rs", "use super::super::catalog::Catalog; pub struct Entry(Catalog);");
    assert_eq!(
        complaints(&[row]),
        ["src/entry/row.rs (entry) imports catalog/catalog.rs (catalog), which is above it"]
    );
}

#[test]
fn a_re_export_leads_to_the_file_that_defines() {
    for import in ["use crate::Catalog;", "use crate::{Catalog as C};", "pub(crate) use {crate::catalog::Catalog};"] {
        assert_eq!(
            complaints(&[("entry/code.rs", &format!("{import} pub struct Code;"))]),
            ["src/entry/code.rs (entry) imports catalog/catalog.rs (catalog), which is above it"],
            "{import}"
        );
    }
}

#[test]
fn a_re_export_by_glob_leads_there_too() {
    let catalog = ("catalog/mod.rs", "mod catalog; pub use self::catalog::*;");
    let row = ("entry/row.rs", "use crate::catalog::Catalog; pub struct Entry(Catalog);");
    assert_eq!(
        complaints(&[catalog, row]),
        ["src/entry/row.rs (entry) imports catalog/catalog.rs (catalog), which is above it"]
    );
}

#[test]
fn a_path_inside_a_macro_leads_up() {
    for path in ["$crate::Catalog", "$crate::catalog::Catalog", "$crate::catalog!()", "super::super::Catalog"] {
        let text = format!("pub struct Code; macro_rules! code {{ ($a:ident) => {{ $a::b(|x: &'a u8| {path}) }} }}");
        assert_eq!(
            complaints(&[("entry/code.rs", &text)]),
            ["src/entry/code.rs (entry) imports catalog/catalog.rs (catalog), which is above it"],
            "{path}"
        );
    }
    let invoked = ("entry/code.rs", "pub struct Code; made! { fn code(_: crate::Catalog) {} }");
    assert_eq!(
        complaints(&[invoked]),
        ["src/entry/code.rs (entry) imports catalog/catalog.rs (catalog), which is above it"]
    );
}

#[test]
fn a_path_in_code_leads_up() {
    for code in [
        "fn f() -> crate::Catalog { loop {} }",
        "fn f() { g(&[crate::catalog::Catalog::new::<u8>()]) }",
        "impl From<crate::catalog::Catalog> for Code {}",
        "pub mod inner { use super::super::super::Catalog; }",
        "fn f() { use crate::{catalog::{Catalog}}; }",
    ] {
        let text = format!("pub struct Code; {code}");
        assert_eq!(
            complaints(&[("entry/code.rs", &text)]),
            ["src/entry/code.rs (entry) imports catalog/catalog.rs (catalog), which is above it"],
            "{code}"
        );
    }
}

#[test]
fn a_path_through_a_renamed_module_leads_up() {
    let code = ("entry/code.rs", "use super::super as root; pub struct Code(root::Catalog);");
    assert_eq!(
        complaints(&[code]),
        [
            "src/entry/code.rs (entry) imports catalog/catalog.rs (catalog), which is above it",
            "src/entry/code.rs (entry) imports lib.rs (lib), which is above it",
        ]
    );
}

#[test]
fn a_floor_has_no_doors_to_the_side() {
    let catalog = ("catalog/catalog.rs", "pub struct Catalog; pub fn f() { crate::export::f() }");
    assert_eq!(
        complaints(&[catalog, ("export/mod.rs", "pub fn f() {}")]),
        ["src/catalog/catalog.rs (catalog) imports export/mod.rs (export), which is beside it"]
    );
}

#[test]
fn a_circle_in_a_folder_is_found() {
    let code = ("entry/code.rs", "use crate::entry::Entry; pub struct Code(Box<Entry>);");
    assert_eq!(complaints(&[code]), ["src: entry/code.rs → entry/row.rs → entry/code.rs is a circle"]);
    let row = ("entry/row.rs", "pub struct Entry(super::Kind);");
    let kind = ("entry/mod.rs", "mod code; mod row; pub use self::{code::Code, row::Entry}; pub enum Kind {}");
    assert_eq!(complaints(&[row, kind]), ["src: entry/mod.rs → entry/row.rs → entry/mod.rs is a circle"]);
}

#[test]
fn what_imports_nothing_is_left_alone() {
    for text in [
        "#[cfg(test)] mod tests { use crate::Catalog; }",
        "#[cfg(test)] use crate::Catalog;",
        "/// See [`Catalog`](crate::Catalog).\npub(in crate::entry) struct Hidden;",
        "const TEXT: &str = \"crate::Catalog\";",
        "use ::catalog::Catalog; fn f(catalog: u8) { self.catalog::<u8>(); ::crate_::catalog::f() }",
    ] {
        assert_eq!(complaints(&[("entry/code.rs", &format!("pub struct Code; {text}"))]), [""; 0], "{text}");
    }
}

#[test]
fn every_file_has_a_floor() {
    let lib = ("lib.rs", "mod answer; mod attic; mod entry; mod export;");
    let export = ("export/mod.rs", "");
    assert_eq!(
        complaints(&[lib, export, ("attic.rs", "")]),
        ["src: `attic` is on no floor", "src: there is no `catalog`"]
    );
}
