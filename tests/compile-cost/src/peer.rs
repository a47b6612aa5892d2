//! The compared derives, and how each is used for the same enum.

use std::fmt::Write as _;
use std::path::Path;

/// One derive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Peer {
    /// Only `Debug`, which all others derive too: the baseline.
    Plain,
    ErrorCatalog,
    Thiserror,
    ApiError,
    Masterror,
}

impl Peer {
    pub(crate) const ALL: [Self; 5] =
        [Self::Plain, Self::ErrorCatalog, Self::Thiserror, Self::ApiError, Self::Masterror];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::ErrorCatalog => "error-catalog",
            Self::Thiserror => "thiserror",
            Self::ApiError => "api-error",
            Self::Masterror => "masterror",
        }
    }

    /// The lines that a user of the derive writes in `[dependencies]`.
    pub(crate) fn dependencies(self) -> String {
        match self {
            Self::Plain => String::new(),
            Self::ErrorCatalog => {
                let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime");
                format!("error-catalog = {{ path = \"{}\" }}\n", runtime.display())
            }
            Self::Thiserror => "thiserror = \"=2.0.21\"\n".to_owned(),
            Self::ApiError => "api-error = \"=0.1.9\"\nthiserror = \"=2.0.21\"\n".to_owned(),
            // The newest version. It declares rustc 1.99 but compiles with 1.95, if cargo allows it.
            Self::Masterror => "masterror = \"=0.32.0\"\n".to_owned(),
        }
    }

    /// A library with the enum.
    pub(crate) fn library(self, variants: usize) -> String {
        let mut source = match self {
            Self::Plain => "#[derive(Debug)]",
            Self::ErrorCatalog => "#[derive(Debug, error_catalog::ApiError)]",
            Self::Thiserror => "#[derive(Debug, thiserror::Error)]",
            // Its expansion names the trait without a path.
            Self::ApiError => "use api_error::ApiError;\n\n#[derive(Debug, thiserror::Error, ApiError)]",
            Self::Masterror => "use masterror::{AppCode, AppErrorKind, Masterror};\n\n#[derive(Debug, Masterror)]",
        }
        .to_owned();
        source.push_str("\npub enum Error {\n");
        for variant in (0..variants).map(Variant) {
            let text = variant.text(self);
            let number = variant.0;
            // Writing to a `String` cannot fail.
            let _ = match self {
                Self::Plain => writeln!(source, "    /// Thing {number}."),
                Self::ErrorCatalog => writeln!(
                    source,
                    "    /// Thing {number}.\n    #[api(status = {}, code = \"case_{number}\", message = \"Case {number}\", long = \"{text}\")]",
                    variant.status(),
                ),
                Self::Thiserror => writeln!(source, "    /// Thing {number}.\n    #[error(\"{text}\")]"),
                Self::ApiError => writeln!(
                    source,
                    "    /// Thing {number}.\n    #[error(\"{text}\")]\n    #[api_error(status_code = {}, message = \"{text}\")]",
                    variant.status(),
                ),
                Self::Masterror => writeln!(
                    source,
                    "    /// Thing {number}.\n    #[error(\"{text}\")]\n    #[masterror(code = AppCode::NotFound, category = AppErrorKind::NotFound, message)]",
                ),
            };
            let _ = writeln!(source, "    Case{number}{},", variant.fields());
        }
        source.push_str("}\n");
        source
    }

    /// A program that renders each variant.
    ///
    /// The code that makes the variants is not inlined. Merged with the code that renders them, it would take LLVM minutes,
    /// whatever the derive.
    pub(crate) fn program(self, variants: usize, library: &str) -> String {
        let render = match self {
            Self::Plain => "println!(\"{error:?}\");",
            Self::ErrorCatalog => "println!(\"{}\", error_catalog::ApiError::to_json(&error));",
            Self::Thiserror => "println!(\"{error}\");",
            Self::ApiError => {
                "println!(\"{} {}\", api_error::ApiError::status_code(&error), api_error::ApiError::message(&error));"
            }
            Self::Masterror => "println!(\"{}\", masterror::Error::from(error));",
        };
        let mut source = format!(
            "use {library}::Error;\n\nfn main() {{\n    for number in 0..{variants} {{\n        let error = nth(number);\n        {render}\n    }}\n}}\n\n#[inline(never)]\nfn nth(number: usize) -> Error {{\n    match number {{\n"
        );
        for variant in (0..variants).map(Variant) {
            let _ = writeln!(source, "        {} => Error::Case{}{},", variant.0, variant.0, variant.values());
        }
        source.push_str("        _ => unreachable!(),\n    }\n}\n");
        source
    }
}

/// One variant. Every second one has fields, in three forms.
struct Variant(usize);

impl Variant {
    fn status(&self) -> u16 {
        [400, 403, 404, 409, 422, 503].get(self.0 % 6).copied().unwrap_or(500)
    }

    fn fields(&self) -> &'static str {
        match self.0 % 6 {
            1 => " { id: String }",
            3 => " { kind: String, count: u64 }",
            5 => "(u64)",
            _ => "",
        }
    }

    fn values(&self) -> &'static str {
        match self.0 % 6 {
            1 => " { id: String::new() }",
            3 => " { kind: String::new(), count: 0 }",
            5 => "(0)",
            _ => "",
        }
    }

    fn text(&self, peer: Peer) -> String {
        let number = self.0;
        let place = |name: &str| match peer {
            Peer::ErrorCatalog => format!("<{name}>"),
            Peer::Plain | Peer::Thiserror | Peer::ApiError | Peer::Masterror => format!("{{{name}}}"),
        };
        match number % 6 {
            1 => format!("No thing {number} was found with id {}", place("id")),
            3 => format!("Thing {number} has {} of {} already", place("count"), place("kind")),
            5 => format!("Thing {number} waits for {}", place("0")),
            _ => format!("No thing {number} was found"),
        }
    }
}
