//! Expansions are quiet under every lint that a user may deny.
//!
//! Most of the test is that this file compiles, under `cargo test` and under `cargo clippy`.

// These apply only to a whole crate.
#![deny(future_incompatible, rust_2021_compatibility, rust_2024_compatibility)]
#![allow(clippy::missing_docs_in_private_items, clippy::unwrap_used, reason = "for the tests below, not for the enums")]

use error_catalog::ApiError as _;

/// Everything that the derive can do, under every lint that a careful team forbids.
mod strict {
    #![deny(
        warnings,
        missing_docs,
        unused,
        nonstandard_style,
        let_underscore,
        rust_2018_idioms,
        missing_debug_implementations,
        missing_copy_implementations,
        trivial_casts,
        trivial_numeric_casts,
        unreachable_pub,
        unused_extern_crates,
        unused_import_braces,
        unused_lifetimes,
        unused_macro_rules,
        unused_qualifications,
        unused_results,
        single_use_lifetimes,
        variant_size_differences,
        elided_lifetimes_in_paths,
        explicit_outlives_requirements,
        macro_use_extern_crate,
        meta_variable_misuse,
        absolute_paths_not_starting_with_crate,
        keyword_idents,
        redundant_lifetimes,
        let_underscore_drop
    )]
    #![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::cargo)]
    #![deny(
        clippy::indexing_slicing,
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::arithmetic_side_effects,
        clippy::absolute_paths,
        clippy::allow_attributes_without_reason,
        clippy::as_conversions,
        clippy::default_numeric_fallback,
        clippy::else_if_without_else,
        clippy::exhaustive_enums,
        clippy::exhaustive_structs,
        clippy::if_then_some_else_none,
        clippy::integer_division,
        clippy::missing_assert_message,
        clippy::missing_docs_in_private_items,
        clippy::missing_inline_in_public_items,
        clippy::missing_trait_methods,
        clippy::module_name_repetitions,
        clippy::mod_module_files,
        clippy::multiple_inherent_impl,
        clippy::pattern_type_mismatch,
        clippy::print_stdout,
        clippy::pub_use,
        clippy::ref_patterns,
        clippy::renamed_function_params,
        clippy::same_name_method,
        clippy::self_named_module_files,
        clippy::shadow_reuse,
        clippy::shadow_same,
        clippy::shadow_unrelated,
        clippy::single_call_fn,
        clippy::single_char_lifetime_names,
        clippy::std_instead_of_core,
        clippy::std_instead_of_alloc,
        clippy::alloc_instead_of_core,
        clippy::str_to_string,
        clippy::string_slice,
        clippy::todo,
        clippy::undocumented_unsafe_blocks,
        clippy::unimplemented,
        clippy::unreachable,
        clippy::unseparated_literal_suffix,
        clippy::use_debug,
        clippy::wildcard_enum_match_arm
    )]
    #![forbid(unsafe_code)]
    #![allow(
        clippy::exhaustive_enums,
        clippy::exhaustive_structs,
        reason = "the declarations below, not their expansions"
    )]
    #![allow(clippy::std_instead_of_core, clippy::std_instead_of_alloc, reason = "the declarations below name std")]
    #![allow(clippy::single_char_lifetime_names, clippy::absolute_paths, reason = "the declarations below are so")]
    #![allow(
        clippy::pub_use,
        clippy::cargo_common_metadata,
        clippy::multiple_crate_versions,
        reason = "not about code"
    )]
    #![allow(clippy::missing_trait_methods, clippy::pattern_type_mismatch, reason = "derive(Debug) breaks them, too")]
    #![allow(clippy::redundant_pub_crate, reason = "it contradicts unreachable_pub")]
    #![allow(missing_copy_implementations, reason = "the declarations below are so")]

    use std::fmt;
    use std::time::Duration;

    use error_catalog::{ApiError, Catalog};

    /// All keys.
    #[derive(Debug, ApiError)]
    #[non_exhaustive]
    #[api(
        section = "All",
        prefix = "all:",
        docs = "https://docs.example.com/<code>",
        domain = "all.example",
        meta_case = "camelCase",
        retired("all:old"),
        require(docs),
        challenge = "Bearer",
        retry = "never"
    )]
    pub(crate) enum AllError {
        /// Unit.
        #[api(status = 404)]
        Unit,
        /// Named.
        #[api(
            status = 429,
            message = "no <first_name> of <list...>",
            long = "<first_name:?> <maybe?> <number:>width$> <computed>",
            hint = "wait <wait:?>",
            meta(first_name, len = first_name.len(), twice = number.saturating_mul(2), kind = "named", flag = true),
            args(computed = first_name.to_uppercase()),
            headers(allow = "GET", x_number = number),
            retry_after = wait,
            challenge = "Basic"
        )]
        Named {
            /// A name.
            first_name: String,
            /// A list.
            list: Vec<u8>,
            /// An option.
            #[api(meta)]
            maybe: Option<u8>,
            /// A number.
            number: u32,
            /// A width.
            width: usize,
            /// A delay.
            wait: Duration,
            /// A secret.
            #[api(secret)]
            #[expect(dead_code, reason = "nothing may read it")]
            token: String,
            /// A pointer.
            #[api(pointer)]
            path: &'static str,
            /// A source.
            source: Box<dyn std::error::Error + Send + Sync>,
        },
        /// Tuple.
        #[api(status = 400, message = "<0> <1:#x>", meta(sum = _1.saturating_add(1)), hidden, retry = "backoff")]
        Tuple(char, u8),
        /// Like the one before.
        #[api(status = 400, message = "<0> <1>")]
        LikeTuple(char, u8),
        /// From.
        #[api(status = 500)]
        From(#[api(from)] fmt::Error),
        /// Optional source.
        #[api(status = 502)]
        Maybe(#[api(source)] Option<std::io::Error>),
        /// Delegated.
        #[api(transparent)]
        Inner(#[api(from)] OneError),
        /// Old.
        #[deprecated(since = "1.0.0", note = "use `Unit`")]
        #[api(status = 410, message = "gone <id>", meta(id), retry_after = id)]
        Deprecated {
            /// An id.
            id: u8,
        },
        /// Old, too.
        #[deprecated]
        #[api(status = 410)]
        DeprecatedUnit,
    }

    /// A struct.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, ApiError)]
    #[api(status = 401, message = "sign in", code = "one")]
    pub(crate) struct OneError;

    /// A struct with fields.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, ApiError)]
    #[api(status = 402, message = "pay <amount>", meta(amount))]
    pub(crate) struct Payment {
        /// How much.
        pub(crate) amount: u32,
    }

    /// An enum that clients read.
    #[derive(Debug, ApiError)]
    #[api(serialize, decode)]
    pub(crate) enum ReadError {
        /// Fields.
        #[api(status = 429, message = "<name>", meta(name), retry_after = wait, pointer = "<at?>")]
        Fields {
            /// A name.
            name: String,
            /// A delay.
            wait: u32,
            /// A pointer.
            at: Option<String>,
        },
        /// Old.
        #[deprecated]
        #[api(status = 410)]
        Gone(#[api(meta = "id")] u8),
        /// Delegated.
        #[api(transparent)]
        Inner(ReadStruct),
        /// Any.
        #[api(status = 500, fallback)]
        Any(Box<dyn std::error::Error + Send + Sync>),
        /// One.
        #[api(status = 502)]
        One(#[api(from)] fmt::Error),
    }

    /// A struct that clients read.
    #[derive(Debug, ApiError)]
    #[api(status = 404, serialize, decode)]
    pub(crate) struct ReadStruct;

    /// An enum that is deprecated as a whole.
    #[deprecated(note = "use `AllError`")]
    #[derive(Debug, ApiError)]
    pub(crate) enum OldError {
        /// A unit.
        #[api(status = 404, message = "old")]
        Unit,
        /// A field.
        #[api(status = 409, message = "<0> <0:?>", meta(value = _0), retry_after = _0)]
        Field(u8),
        /// A source.
        #[api(status = 500)]
        Source(#[api(from)] fmt::Error),
    }

    /// A struct that is deprecated.
    #[deprecated]
    #[derive(Debug, ApiError)]
    #[api(status = 404, message = "<0>")]
    pub(crate) struct OldStruct(pub(crate) u8);

    /// No variant.
    #[derive(Clone, Copy, Debug, ApiError)]
    pub(crate) enum NoError {}

    /// One variant.
    #[derive(Debug, ApiError)]
    pub(crate) enum SingleError {
        /// The only one.
        #[api(status = 404, message = "<0>", meta(value = _0))]
        Only(u8),
    }

    /// Parameters of each kind.
    #[derive(Debug, ApiError)]
    pub(crate) enum GenericError<'a, T, E, const N: usize>
    where
        T: fmt::Debug,
        E: std::error::Error + 'static,
    {
        /// Shown.
        #[api(status = 404, message = "<0> <1:?> <2...>", meta(list = _2.as_slice(), n = N))]
        Shown(&'a str, T, [u8; N]),
        /// Caused.
        #[api(status = 500, message = "caused")]
        Caused(#[api(source)] E),
        /// Delegated.
        #[api(transparent)]
        Inner(&'a OneError),
    }

    /// Display by thiserror.
    #[derive(Debug, thiserror::Error, ApiError)]
    pub(crate) enum BesideError {
        /// From.
        #[error("internal: {0}")]
        #[api(status = 500, message = "storage failed")]
        Storage(#[from] fmt::Error),
        /// Named.
        #[error("internal: {name}")]
        #[api(status = 404, message = "no <name>")]
        Named {
            /// A name.
            name: String,
        },
    }

    pub(crate) static API: Catalog =
        error_catalog::catalog!("Strict", [AllError, OneError, Payment, NoError, SingleError], allow(duplicate_code));

    pub(crate) const GENERIC: Catalog = error_catalog::catalog!("Generic", [GenericError<'_, u8, fmt::Error, 2>]);
}

#[test]
#[allow(deprecated, reason = "a deprecated error is still an error")]
fn strict_errors_are_read() {
    use strict::{ReadError, ReadStruct};

    let fields = ReadError::Fields { name: "n".to_owned(), wait: 7, at: None };
    for error in [fields, ReadError::Gone(7), ReadError::Inner(ReadStruct), ReadError::Any("s".into())] {
        let received = error_catalog::Received::from(error.to_response());
        assert_eq!(received.decode::<ReadError>().unwrap().to_json(), error.to_json());
    }
    let error = ReadError::from(std::fmt::Error);
    assert_eq!(serde_json::to_string(&error).unwrap(), error.to_json());
}

#[test]
fn strict_errors_work() {
    use strict::{AllError, BesideError, GenericError, OneError, Payment, SingleError};

    assert_eq!(AllError::Unit.code(), "all:unit");
    let named = AllError::Named {
        first_name: "n".to_owned(),
        list: vec![1, 2],
        maybe: None,
        number: 3,
        width: 4,
        wait: std::time::Duration::from_millis(1),
        token: "hunter2".to_owned(),
        path: "a.b",
        source: "s".into(),
    };
    assert_eq!(
        named.to_json(),
        r#"{"errors":[{"message":"no n of 1, 2","long_message":"\"n\"     3 N","code":"all:named","pointer":"/a/b","hint":"wait 1ms","meta":{"first_name":"n","len":1,"twice":6,"kind":"named","flag":true}}]}"#
            .replace("first_name", "firstName"),
    );
    assert_eq!(AllError::Tuple('c', 255).message().to_string(), "c 0xff");
    assert_eq!(AllError::LikeTuple('c', 255).message().to_string(), "c 255");
    assert_eq!(AllError::from(std::fmt::Error).code(), "all:from");
    assert_eq!(AllError::Maybe(None).code(), "all:maybe");
    assert_eq!(AllError::from(OneError).code(), "one");
    assert_eq!(Payment { amount: 5 }.message().to_string(), "pay 5");
    assert_eq!(SingleError::Only(1).message().to_string(), "1");
    let generic: GenericError<'_, u8, std::fmt::Error, 2> = GenericError::Shown("a", 1, [2, 3]);
    assert_eq!(generic.message().to_string(), "a 1 2, 3");
    assert_eq!(GenericError::<'_, u8, _, 2>::Caused(std::fmt::Error).code(), "caused");
    assert_eq!(GenericError::<'_, u8, std::fmt::Error, 2>::Inner(&OneError).code(), "one");
    assert_eq!(
        BesideError::from(std::fmt::Error).to_string(),
        "internal: an error occurred when formatting an argument"
    );
    assert_eq!(BesideError::Named { name: "n".to_owned() }.message().to_string(), "no n");
    assert_eq!(strict::API.entries().count(), 11);
    // With the one in its transparent variant.
    assert_eq!(strict::GENERIC.entries().count(), 3);
}

/// Only the user's own use of something deprecated warns.
#[test]
#[allow(deprecated, reason = "the subject of the test")]
fn deprecated_errors_work() {
    use strict::{AllError, OldError, OldStruct};

    assert_eq!(AllError::Deprecated { id: 7 }.to_response().headers()["retry-after"], "7");
    assert_eq!(AllError::DeprecatedUnit.status(), 410);
    assert_eq!(OldError::Field(7).message().to_string(), "7 7");
    assert_eq!(OldError::from(std::fmt::Error).code(), "source");
    assert_eq!(OldError::Unit.code(), "unit");
    assert_eq!(OldStruct(7).message().to_string(), "7");
}

/// A field that only the derive reads is not dead code.
mod read_by_the_derive {
    #![deny(warnings, dead_code)]

    #[derive(Debug, error_catalog::ApiError)]
    pub(super) enum Reads {
        #[api(status = 404, message = "no <shown>", meta(told), retry_after = wait, headers(x_sent = sent))]
        Named {
            shown: u8,
            told: u8,
            wait: u8,
            sent: u8,
            #[api(pointer)]
            path: &'static str,
            source: std::fmt::Error,
        },
    }
}

#[test]
fn fields_are_read() {
    let error =
        read_by_the_derive::Reads::Named { shown: 1, told: 2, wait: 3, sent: 4, path: "p", source: std::fmt::Error };
    assert_eq!(error.message().to_string(), "no 1");
}

/// Two `allow` attributes on an item: its own, and the one that a deprecated error needs.
mod allowed_twice {
    #![deny(warnings)]

    #[derive(Debug, error_catalog::ApiError)]
    #[allow(clippy::enum_variant_names)]
    pub(super) enum GoneError {
        #[deprecated = "nobody asks for it"]
        #[api(status = 410)]
        GoneForEver,
    }
}

#[test]
fn a_deprecated_error_may_have_allowances() {
    #[expect(deprecated, reason = "somebody asks for it")]
    let error = allowed_twice::GoneError::GoneForEver;
    assert_eq!(error.entry().deprecated(), Some("nobody asks for it"));
}
