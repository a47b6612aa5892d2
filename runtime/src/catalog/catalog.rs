//! The errors of a service, and `catalog!`, which checks them against each other.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::answer::{AnyEnvelope, Envelope};
use crate::entry::{Entry, Section};

/// All errors of a service, made and checked by [`catalog!`](crate::catalog!).
///
/// ```
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum AuthError {
///     #[api(status = 401)]
///     TokenExpired,
/// }
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404)]
///     UserNotFound,
/// }
///
/// static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);
///
/// assert_eq!(API.title(), "Users API");
/// assert_eq!(API.entries().count(), 2);
/// assert_eq!(API.get("user_not_found").next().unwrap().status(), 404);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    title: &'static str,
    sections: &'static [&'static Section],
    #[cfg_attr(not(feature = "__wire"), expect(dead_code, reason = "documents show what it renders"))]
    envelope: AnyEnvelope,
    version: Option<&'static str>,
    docs: Option<&'static str>,
}

impl Catalog {
    pub(crate) const fn new(
        title: &'static str,
        sections: &'static [&'static Section],
        envelope: AnyEnvelope,
        version: Option<&'static str>,
    ) -> Self {
        Self { title, sections, envelope, version, docs: None }
    }

    /// The same, with a link that entries without one have in documents.
    #[doc(hidden)]
    #[must_use]
    pub const fn linked(self, docs: Option<&'static str>) -> Self {
        Self { docs, ..self }
    }

    /// The title.
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The version that [`catalog!`](crate::catalog) states, else that of the package that calls it, if Cargo builds it.
    pub const fn version(&self) -> Option<&'static str> {
        self.version
    }

    /// The link that entries without `docs` have in documents. `<code>` stands for their code.
    pub const fn docs(&self) -> Option<&'static str> {
        self.docs
    }

    /// The types, in the order in which they are listed.
    pub const fn sections(&self) -> &'static [&'static Section] {
        self.sections
    }

    /// The same errors, as a service or route publishes them that sends them in the shape `E`: see
    /// [`Context::envelope`](crate::Context::envelope()).
    ///
    /// ```
    /// use error_catalog::{ApiError, Catalog, envelope::Problem};
    ///
    /// #[derive(Debug, ApiError)]
    /// enum AuthError {
    ///     #[api(status = 401)]
    ///     TokenExpired,
    /// }
    ///
    /// static API: Catalog = error_catalog::catalog!("Users API", [AuthError]);
    /// static SECOND_VERSION: Catalog = API.in_envelope::<Problem>();
    ///
    /// assert_eq!(SECOND_VERSION.entries().count(), 1);
    /// ```
    #[must_use]
    pub const fn in_envelope<E: Envelope>(self) -> Self {
        Self { envelope: AnyEnvelope::of::<E>(), ..self }
    }

    /// The shape of its responses.
    #[cfg(feature = "__wire")]
    pub(crate) const fn envelope(&self) -> AnyEnvelope {
        self.envelope
    }

    /// The errors of all sections.
    pub fn entries(&self) -> impl Iterator<Item = &'static Entry> + use<> {
        self.sections.iter().flat_map(|section| section.entries())
    }

    /// The errors that have this code. There are several only if the catalog allows `duplicate_code`.
    pub fn get<'c>(&self, code: &'c str) -> impl Iterator<Item = &'static Entry> + use<'c> {
        self.entries().filter(move |entry| entry.code() == code)
    }
}

/// Schema: `title`, `sections`. Hidden entries are included, marked with `"hidden":true`.
impl Serialize for Catalog {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut data = serializer.serialize_struct("Catalog", 2)?;
        data.serialize_field("title", self.title)?;
        data.serialize_field("sections", self.sections)?;
        data.end()
    }
}

/// The one value of a list that has at most one.
#[must_use]
pub const fn stated(values: &[&'static str]) -> Option<&'static str> {
    match values {
        [value, ..] => Some(*value),
        [] => None,
    }
}

/// The `docs` of a catalog.
///
/// # Panics
///
/// If they are no link. The compiler evaluates the call.
#[must_use]
#[track_caller]
#[allow(clippy::panic, reason = "the compiler evaluates it, and reports the text")]
#[allow(clippy::indexing_slicing, reason = "the index is below the length")]
pub const fn link(docs: &[&'static str]) -> Option<&'static str> {
    let Some(docs) = stated(docs) else { return None };
    let bytes = docs.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        assert!(bytes[at].is_ascii_graphic(), "the `docs` of `catalog!` have a character that must be percent-encoded");
        at += 1;
    }
    let is_link = bytes.len() > 8
        && matches!(
            bytes,
            [b'h', b't', b't', b'p', b':', b'/', b'/', ..] | [b'h', b't', b't', b'p', b's', b':', b'/', b'/', ..]
        );
    assert!(is_link, "the `docs` of `catalog!` are no URL that begins with `https://` or `http://`");
    Some(docs)
}

/// A checked catalog. The version is that of the package that declares it.
#[must_use]
pub const fn catalog(
    title: &'static str,
    sections: &'static [&'static Section],
    envelope: AnyEnvelope,
    version: Option<&'static str>,
) -> Catalog {
    Catalog::new(title, sections, envelope, version)
}

/// Lists the error types of a service, and checks them against each other when the service is compiled.
///
/// The result is a [`Catalog`](crate::Catalog), for a `static` or `const`. It contains the listed types and, through
/// their transparent variants, the types in those, at any depth, each once. An item of the list may have `#[cfg(…)]`.
///
/// The macro repeats the derive's checks for the whole service: a code that two types declare (`duplicate_code`), a
/// code with two statuses (`conflicting_status`), and a code that another type has retired (`retired_code`). The first
/// two can be allowed. All listed types must have the same envelope; the envelope of a type that is only inside another
/// one does not matter, because its errors have the shape of the outer type.
///
/// ```
/// use error_catalog::{ApiError, Catalog};
///
/// #[derive(Debug, ApiError)]
/// enum AuthError {
///     #[api(status = 401)]
///     TokenExpired,
/// }
///
/// #[derive(Debug, ApiError)]
/// enum UserError {
///     #[api(status = 404)]
///     UserNotFound,
/// }
///
/// pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);
/// ```
///
/// A type that contains the others is enough:
///
/// ```
/// # use error_catalog::{ApiError, Catalog};
/// # #[derive(Debug, ApiError)]
/// # enum AuthError { #[api(status = 401)] TokenExpired }
/// # #[derive(Debug, ApiError)]
/// # enum UserError { #[api(status = 404)] UserNotFound }
/// #[derive(Debug, ApiError)]
/// enum AppError {
///     #[api(transparent)]
///     Auth(AuthError),
///     #[api(transparent)]
///     User(Box<UserError>),
/// }
///
/// pub static API: Catalog = error_catalog::catalog!("Users API", [AppError]);
///
/// let codes: Vec<String> = API.entries().map(|entry| entry.code().to_string()).collect();
/// assert_eq!(codes, ["token_expired", "user_not_found"]);
/// ```
///
/// After the types, `version` is that of the API, if it is not the version of the package; and `docs` is the link that
/// documents give the entries that declare none: write what a layer adds to their responses.
///
/// ```
/// # use error_catalog::{ApiError, Catalog, export::Document};
/// # #[derive(Debug, ApiError)]
/// # enum UserError { #[api(status = 404)] UserNotFound }
/// pub static API: Catalog = error_catalog::catalog!(
///     "Users API",
///     [UserError],
///     version = "1.4",
///     docs = "https://docs.example.com/errors#<code>",
/// );
///
/// assert_eq!(API.version(), Some("1.4"));
/// assert_eq!(API.docs(), Some("https://docs.example.com/errors#<code>"));
/// ```
///
/// If several types share codes, allow it:
///
/// ```
/// # use error_catalog::{ApiError, Catalog};
/// # #[derive(Debug, ApiError)]
/// # enum ActorTokens { #[api(status = 404)] NotFound }
/// # #[derive(Debug, ApiError)]
/// # enum Apikeys { #[api(status = 404)] NotFound }
/// pub static API: Catalog = error_catalog::catalog!("Clerk", [ActorTokens, Apikeys], allow(duplicate_code));
///
/// assert_eq!(API.get("not_found").count(), 2);
/// ```
#[macro_export]
macro_rules! catalog {
    ($title:expr, [$($(#[$cfg:meta])* $type:ty),* $(,)?] $(, $($options:tt)*)?) => {
        $crate::__catalog_options!({$title, [$($(#[$cfg])* $type),*]} [] [] [] $($($options)*)?)
    };
    // What is left is a mistake.
    ($title:expr, [$($list:tt)*] $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "expected types with `,` between them in `catalog!`, found `[", ::core::stringify!($($list)*), "]",
            ::core::stringify!($($rest)*), "`",
            "\nhelp: write a list such as `[AuthError, UserError]`",
        ))
    };
    ($title:expr, ($($list:tt)*) $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "the types of `catalog!` stand in brackets",
            "\nhelp: write `[", ::core::stringify!($($list)*), "]`",
        ))
    };
    ([$($list:tt)*] $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "`catalog!` has no title",
            "\nhelp: write `catalog!(\"Users API\", [", ::core::stringify!($($list)*), "])`",
        ))
    };
    ($title:literal $(, $($list:tt)*)?) => {
        ::core::compile_error!(::core::concat!(
            "`catalog!` has no list of types",
            "\nhelp: write `catalog!(", ::core::stringify!($title), ", [", $(::core::stringify!($($list)*),)? "])`",
        ))
    };
    ($($any:tt)*) => {
        ::core::compile_error!(
            "`catalog!` takes a title and a list of types\nhelp: write `catalog!(\"Users API\", [AuthError, UserError])`"
        )
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_lint {
    (retired_code) => {
        ::core::compile_error!(
            "lint `retired_code` cannot be allowed\nnote: clients rely on a code: it must never change its meaning"
        )
    };
    ($lint:ident) => {
        $crate::__private::allow::$lint
    };
}

/// Reads what follows the types, in any order.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_options {
    ({$($types:tt)*} [$($lint:ident)*] [$($docs:expr)?] [$($version:expr)?]) => {
        $crate::__catalog!($($types)*, [$($lint)*], [$($docs)?], [$($version)?])
    };
    ($types:tt [] $docs:tt $version:tt allow($($lint:ident),* $(,)?) $(, $($rest:tt)*)?) => {
        $crate::__catalog_options!($types [$($lint)*] $docs $version $($($rest)*)?)
    };
    ($types:tt $lints:tt [] $version:tt docs = $docs:expr $(, $($rest:tt)*)?) => {
        $crate::__catalog_options!($types $lints [$docs] $version $($($rest)*)?)
    };
    ($types:tt $lints:tt $docs:tt [] version = $version:expr $(, $($rest:tt)*)?) => {
        $crate::__catalog_options!($types $lints $docs [$version] $($($rest)*)?)
    };
    ($types:tt $lints:tt $docs:tt $version:tt $($rest:tt)*) => {
        ::core::compile_error!(::core::concat!(
            "expected `allow(…)`, `docs = …` or `version = …`, each once, after the types of `catalog!`, found `",
            ::core::stringify!($($rest)*), "`",
            "\nhelp: write `allow(duplicate_code, conflicting_status)`, or one of these",
        ))
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __catalog {
    ($title:expr, [$($(#[$cfg:meta])* $type:ty),*], [$($lint:ident)*], [$($docs:expr)?], [$($version:expr)?]) => {{
        // Statics and not constants: the compiler would look through a constant down to the last text.
        static TYPES: &[&$crate::__private::Tree] = &[$($(#[$cfg])* <$type as $crate::__private::Declared>::TREE),*];
        const TYPE_SLOTS: usize = $crate::__private::tree_slots(TYPES);
        // The work is bounded, but the lint cannot know that.
        #[allow(long_running_const_eval)]
        const SECTION_COUNT: usize = $crate::__private::sections_len::<TYPE_SLOTS>(TYPES);
        #[allow(long_running_const_eval)]
        static SECTIONS: [&$crate::Section; SECTION_COUNT] =
            $crate::__private::sections::<TYPE_SLOTS, SECTION_COUNT>(TYPES);
        const ALLOWED: $crate::__private::unique::Allowed =
            $crate::__private::unique::Allowed::NONE$(.and($crate::__catalog_lint!($lint)))*;
        const SLOTS: usize = $crate::__private::unique::slots(&SECTIONS);
        #[allow(long_running_const_eval)]
        const COUNT: usize = $crate::__private::unique::count::<SLOTS>(&SECTIONS, ALLOWED);
        #[allow(long_running_const_eval)]
        const SORTED: [$crate::__private::unique::Position; COUNT] =
            $crate::__private::unique::sorted::<SLOTS, COUNT>(&SECTIONS, ALLOWED);
        #[allow(long_running_const_eval)]
        const LEN: usize = $crate::__private::unique::Message::length(&SECTIONS, &SORTED, ALLOWED);
        #[allow(long_running_const_eval)]
        const MESSAGE: $crate::__private::unique::Message<LEN> =
            $crate::__private::unique::Message::new(&SECTIONS, &SORTED, ALLOWED);
        const _: () = $crate::__private::unique::report(MESSAGE.text());
        $crate::__catalog_envelopes!($($(#[$cfg])* $type),*);
        $crate::__private::catalog(
            $title,
            &SECTIONS,
            {
                #[allow(unused_imports)]
                use $crate::__private::NoShape as _;
                $crate::__private::first(&[$($(#[$cfg])* $crate::__private::ShapeOf::<$type>::ENVELOPE),*])
            },
            match $crate::__private::stated(&[$($version)?]) {
                ::core::option::Option::None => ::core::option_env!("CARGO_PKG_VERSION"),
                stated => stated,
            },
        )
        .linked($crate::__private::link(&[$($docs)?]))
    }};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_envelopes {
    () => {};
    ($($(#[$cfg:meta])* $type:ty),+) => {
        const _: fn() = || {
            #[allow(unused_imports)]
            use $crate::__private::NoShape as _;
            let first = ::core::marker::PhantomData::<$crate::__private::Undecided>;
            $(
                $(#[$cfg])*
                let first = $crate::__private::ShapeOf::<$type>::or_first(first);
                $(#[$cfg])*
                $crate::__private::ShapeOf::<$type>::same(first);
            )+
        };
    };
}
