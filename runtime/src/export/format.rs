//! The export formats and their names.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use super::document::Document;
use super::{csv::csv, html::html, json::json, markdown::markdown, openapi::openapi, typescript::typescript};
use crate::catalog::Catalog;

/// A format that a catalog can be exported in.
///
/// ```
/// use error_catalog::export::Format;
///
/// assert_eq!("json".parse(), Ok(Format::Json));
/// assert_eq!(Format::Json.extension(), "json");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// [JSON](crate::export::json()).
    Json,
    /// [Markdown](crate::export::markdown()).
    Markdown,
    /// [HTML](crate::export::html()).
    Html,
    /// [CSV](crate::export::csv()).
    Csv,
    /// [OpenAPI 3.1](crate::export::openapi()).
    OpenApi,
    /// [TypeScript](crate::export::typescript()).
    TypeScript,
}

impl Format {
    /// All formats.
    pub const ALL: &[Self] = &[Self::Json, Self::Markdown, Self::Html, Self::Csv, Self::OpenApi, Self::TypeScript];

    /// Exports the catalog in this format.
    pub fn export(self, catalog: &Catalog) -> String {
        match self {
            Self::Json => json(catalog),
            Self::Markdown => markdown(catalog),
            Self::Html => html(catalog),
            Self::Csv => csv(catalog),
            Self::OpenApi => openapi(catalog),
            Self::TypeScript => typescript(catalog),
        }
    }

    /// Exports the catalog with its hidden entries; `None` in the formats that describe responses to clients.
    pub fn export_with_hidden(self, catalog: &Catalog) -> Option<String> {
        let document = || Document::with_hidden(catalog);
        match self {
            Self::Json => Some(json(document())),
            Self::Markdown => Some(markdown(document())),
            Self::Html => Some(html(document())),
            Self::Csv => Some(csv(document())),
            Self::OpenApi | Self::TypeScript => None,
        }
    }

    /// The name, which [`FromStr`] parses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::OpenApi => "openapi",
            Self::TypeScript => "typescript",
        }
    }

    /// The usual file name extension, without a dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Json | Self::OpenApi => "json",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::TypeScript => "ts",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        Self::ALL.iter().copied().find(|format| format.name() == name).ok_or(UnknownFormat)
    }
}

/// A name that is not a [`Format`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("unknown format, expected one of")?;
        for (position, format) in Format::ALL.iter().enumerate() {
            write!(formatter, "{} `{format}`", if position == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

impl Error for UnknownFormat {}
