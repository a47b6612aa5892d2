//! The complete error catalogs of four real services, each written as its team would write it.
//!
//! | catalog | entries | codes | body |
//! | --- | --- | --- | --- |
//! | [`clerk`] | 314 in 55 sections | `resource_not_found`, some shared by several entries | Clerk's list |
//! | [`barekey`] | 13 in 6 sections | `INVALID_JSON`, with retry advice | `ErrorObject` |
//! | [`axumkit`] | 76 in 15 sections | `user:not_found` | status and code, details in development |
//! | [`codelibra`] | 39 | `404001`, a number that implies the status | number and text |
//!
//! Codes, statuses, sections and retry advice are those that the services publish, oddities included;
//! the texts are this project's own.
//!
//! There are three programs: `cargo run --example quickstart`, `cargo run --example catalogs` and
//! `cargo run --example shapes`.

pub mod axumkit;
pub mod barekey;
pub mod clerk;
pub mod codelibra;
pub mod output;
pub mod sample;

use error_catalog::Catalog;

use crate::sample::Sample;

/// A catalog with one value of each of its variants.
#[derive(Debug)]
pub struct Published {
    /// The name in lower case, as one word.
    pub name: &'static str,
    /// The catalog itself.
    pub catalog: &'static Catalog,
    /// One value for each entry, in the order of the entries.
    pub samples: fn() -> Vec<Sample>,
}

/// The four catalogs.
pub static PUBLISHED: [Published; 4] = [
    Published { name: "clerk", catalog: &clerk::CLERK, samples: clerk::samples },
    Published { name: "barekey", catalog: &barekey::BAREKEY, samples: barekey::samples },
    Published { name: "axumkit", catalog: &axumkit::AXUMKIT, samples: axumkit::samples },
    Published { name: "codelibra", catalog: &codelibra::CODELIBRA, samples: codelibra::samples },
];
