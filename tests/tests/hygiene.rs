//! Expansions use full paths, so they work whatever the names around them mean.

#![allow(dead_code, reason = "names are shadowed on purpose, most of them by things that nobody uses")]

use error_catalog::ApiError as _;
use error_catalog_tests::headers;

/// Nothing of the prelude is in scope.
#[no_implicit_prelude]
mod no_prelude {
    #[derive(::core::fmt::Debug, ::error_catalog::ApiError)]
    #[api(section = "All", meta_case = "camelCase", docs = "https://docs.example.com/<code>", retired("old"))]
    #[api(allow(pointer_value))]
    pub(crate) enum All<'a, T> {
        /// With everything.
        #[api(
            status = 429,
            message = "<name?>/<items...>/<width:>4>/<upper>",
            long = "long <value:?>",
            hint = "wait <wait_s>",
            meta(limit = 5, length = items.len(), item_list = items),
            args(upper = value, wait_s = *wait / 3),
            retry_after = wait,
            headers(x_value = value)
        )]
        Everything {
            name: ::core::option::Option<&'a str>,
            items: ::std::vec::Vec<u8>,
            width: u8,
            value: T,
            wait: u32,
            #[api(pointer, meta)]
            at_path: ::std::string::String,
            #[api(secret)]
            token: ::std::string::String,
            #[api(source)]
            cause: ::std::boxed::Box<dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync>,
        },
        #[api(transparent)]
        Other(#[api(from)] Other),
        #[api(status = 500)]
        Io(#[api(from)] ::std::io::Error),
        #[api(status = 404)]
        Unit,
    }

    #[derive(::core::fmt::Debug, ::error_catalog::ApiError)]
    #[api(status = 401, message = "sign in")]
    pub(crate) struct Other;

    #[derive(::core::fmt::Debug, ::error_catalog::ApiError)]
    pub(crate) enum Empty {}

    #[derive(::core::fmt::Debug, ::error_catalog::ApiError)]
    #[api(serialize, decode)]
    pub(crate) enum Decoded {
        #[api(status = 429, meta(name), retry_after = wait)]
        Fields { name: ::core::option::Option<::std::string::String>, wait: u32 },
        #[api(status = 500)]
        Source(#[api(from)] ::std::boxed::Box<dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync>),
    }

    pub(crate) static API: ::error_catalog::Catalog =
        ::error_catalog::catalog!("API", [All<'static, u8>, Other, Empty]);
}

/// Checks the body and the headers of a [`no_prelude::All`] with everything.
#[test]
fn without_a_prelude() {
    use no_prelude::{All, Other};

    let error: All<'_, String> = All::Everything {
        name: Some("n"),
        items: vec![1, 2],
        width: 7,
        value: "v".to_owned(),
        wait: 9,
        at_path: "a.b".to_owned(),
        token: "hunter2".to_owned(),
        cause: "c".into(),
    };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"n/1, 2/   7/v","long_message":"long \"v\"","code":"everything","pointer":"/a/b","hint":"wait 3","meta":{"limit":5,"length":2,"item_list":[1,2],"atPath":"a.b"}}]}"#,
    );
    assert_eq!(
        headers(&error.to_response()),
        [
            "content-type: application/json",
            "link: <https://docs.example.com/everything>; rel=\"help\"",
            "retry-after: 9",
            "x-value: v",
        ],
    );
    let error: All<'_, u8> = All::from(Other);
    assert_eq!(error.code(), "other");
    assert_eq!(no_prelude::API.entries().count(), 4);
}

/// Every name that generated code might use means something else.
mod shadowed {
    pub(crate) struct Option;
    pub(crate) struct Some;
    pub(crate) struct None;
    pub(crate) struct Ok;
    pub(crate) struct Err;
    pub(crate) struct Result;
    pub(crate) struct String;
    pub(crate) struct Vec;
    pub(crate) struct Box;
    pub(crate) struct Error;
    pub(crate) struct Into;
    pub(crate) struct From;
    pub(crate) struct Default;
    pub(crate) struct Iterator;
    pub(crate) struct IntoIterator;
    pub(crate) struct Send;
    pub(crate) struct Sized;
    pub(crate) struct Entry;
    pub(crate) struct Section;
    pub(crate) struct Row;
    pub(crate) struct SectionRow;
    pub(crate) struct Fields;
    pub(crate) struct Output;
    pub(crate) struct Declared;
    pub(crate) struct Catalog;
    pub(crate) struct ErrorList;
    pub(crate) trait Display {}
    pub(crate) trait Serialize {}
    pub(crate) trait Serializer {}
    pub(crate) trait Decode {}
    pub(crate) trait Readable {}
    pub(crate) struct Sent;
    pub(crate) struct SourceOf;
    pub(crate) trait Value {}
    pub(crate) const ENTRIES: () = ();
    pub(crate) const SECTION: () = ();
    pub(crate) const BY_CODE: () = ();
    pub(crate) static EMPTY: () = ();
    mod core {}
    mod std {}
    mod alloc {}
    mod serde {}
    mod http {}
    mod error_catalog {}

    #[derive(Debug, ::error_catalog::ApiError)]
    #[api(status = 404)]
    #[api(allow(pointer_value))]
    pub(crate) enum Shadowed {
        #[api(
            message = "<name?> <items...> <name:?>",
            meta(name, count = items.len()),
            args(all = items.iter().sum::<u8>()),
            long = "<all:>3>",
            retry_after = wait
        )]
        Fields {
            name: ::std::option::Option<&'static str>,
            items: ::std::vec::Vec<u8>,
            wait: ::std::time::Duration,
            source: ::std::boxed::Box<dyn ::std::error::Error>,
        },
        #[api(message = "<1?>")]
        Tuple(#[api(source)] ::std::fmt::Error, #[api(pointer)] ::std::option::Option<&'static str>),
        From(#[api(from)] ::std::fmt::Error),
        Unit,
    }

    #[derive(Debug, ::error_catalog::ApiError)]
    #[api(status = 404, serialize, decode)]
    pub(crate) enum Decoded {
        Tuple(
            #[api(meta = "name")] ::std::option::Option<u8>,
            #[api(source)] ::std::boxed::Box<dyn ::std::error::Error>,
        ),
        Unit,
    }
}

#[test]
fn decoded_without_a_prelude() {
    let error = no_prelude::Decoded::Fields { name: Some("n".to_owned()), wait: 7 };
    let received = error_catalog::Received::from(error.to_response());
    assert_eq!(serde_json::to_string(&error).ok(), Some(error.to_json()));
    let decoded = received.decode();
    assert!(matches!(decoded, Ok(no_prelude::Decoded::Fields { name: Some(name), wait: 7 }) if name == "n"));
}

#[test]
fn shadowed_types_traits_and_modules() {
    let error = shadowed::Shadowed::Fields {
        name: Some("n"),
        items: vec![1, 2],
        wait: std::time::Duration::from_millis(1500),
        source: "s".into(),
    };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"n 1, 2 Some(\"n\")","long_message":"  3","code":"fields","meta":{"name":"n","count":2}}]}"#,
    );
    assert_eq!(headers(&error.to_response()), ["content-type: application/json", "retry-after: 2"]);
}

/// Macros are scoped by text order, so these are in scope for everything below them in this module.
mod shadowed_macros {
    #![allow(unused_macros, reason = "they are there to be used by mistake")]

    macro_rules! format_args {
        ($($any:tt)*) => {
            compile_error!("a macro of the user is used")
        };
    }
    macro_rules! format {
        ($($any:tt)*) => {
            compile_error!("a macro of the user is used")
        };
    }
    macro_rules! write {
        ($($any:tt)*) => {
            compile_error!("a macro of the user is used")
        };
    }
    macro_rules! matches {
        ($($any:tt)*) => {
            compile_error!("a macro of the user is used")
        };
    }
    macro_rules! unreachable {
        ($($any:tt)*) => {
            compile_error!("a macro of the user is used")
        };
    }

    #[derive(Debug, error_catalog::ApiError)]
    pub(crate) enum Shadowed {
        #[api(status = 404, message = "<0:>3> <1?> <2...>", meta(twice = _0 * 2))]
        Fields(u8, Option<u8>, Vec<u8>),
    }
}

#[test]
fn shadowed_macros() {
    assert_eq!(
        shadowed_macros::Shadowed::Fields(1, None, vec![2]).to_json(),
        r#"{"errors":[{"message":"  1  2","long_message":"  1  2","code":"fields","meta":{"twice":2}}]}"#,
    );
}

mod renamed {
    pub(crate) mod deep {
        pub(crate) use error_catalog as runtime;
    }

    /// Here, `error_catalog` does not mean the crate of that name.
    mod error_catalog {}

    #[derive(Debug, deep::runtime::ApiError)]
    #[api(crate = deep::runtime, status = 404)]
    pub(crate) enum Renamed {
        #[api(message = "no <name>", long = "<name...> <items...>", meta(name), retry_after = wait)]
        Fields {
            name: Maybe,
            items: [u8; 2],
            wait: u64,
        },
        #[api(transparent)]
        Inner(#[api(from)] Inner),
        Source(#[api(from)] std::fmt::Error),
    }

    #[derive(Debug)]
    pub(crate) struct Maybe;

    impl std::fmt::Display for Maybe {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("maybe")
        }
    }

    impl serde::Serialize for Maybe {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str("maybe")
        }
    }

    impl<'a> IntoIterator for &'a Maybe {
        type Item = &'a str;
        type IntoIter = std::option::IntoIter<&'a str>;
        fn into_iter(self) -> Self::IntoIter {
            Some("maybe").into_iter()
        }
    }

    #[derive(Debug, deep::runtime::ApiError)]
    #[api(crate = self::deep::runtime, status = 401)]
    pub(crate) struct Inner;

    pub(crate) static API: deep::runtime::Catalog = deep::runtime::catalog!("API", [Renamed, Inner]);
}

#[test]
fn renamed_runtime() {
    assert_eq!(renamed::Renamed::from(renamed::Inner).code(), "inner");
    assert_eq!(renamed::API.entries().count(), 3);
}

mod variants {
    #[derive(Debug, PartialEq, Eq, Clone, Copy, error_catalog::ApiError)]
    #[api(status = 400)]
    pub(crate) enum Names {
        Some,
        None,
        Ok,
        Err,
        Error,
        Self_,
        Result,
        Option,
        String,
        Box,
        Vec,
        Default,
        Entry,
        Envelope,
        Display,
        From,
    }
    /// Glob imports of variants are common, and shadow the prelude.
    mod beside {
        use super::Names::*;

        #[derive(Debug, error_catalog::ApiError)]
        #[api(status = 400, message = "<0> <1?>", meta(first = _0 + 1, _1))]
        pub(crate) struct Beside(pub(crate) u8, pub(crate) std::option::Option<u8>);

        pub(crate) const SOME: super::Names = Some;
    }
    pub(crate) use beside::{Beside, SOME};

    #[derive(Debug, error_catalog::ApiError)]
    #[api(status = 400)]
    pub(crate) enum WithFields {
        #[api(message = "<0?>", meta(value = _0), retry_after = _1)]
        Some(std::option::Option<u8>, std::option::Option<u8>),
        #[api(message = "<0...>")]
        Err(std::vec::Vec<u8>),
        #[api(message = "error")]
        Error(#[api(source)] std::option::Option<std::fmt::Error>),
    }
}

#[test]
fn variants_called_like_the_prelude() {
    use variants::{Names, WithFields};
    let codes: Vec<_> = [
        Names::Some,
        Names::None,
        Names::Ok,
        Names::Err,
        Names::Error,
        Names::Self_,
        Names::Result,
        Names::Option,
        Names::String,
        Names::Box,
        Names::Vec,
        Names::Default,
        Names::Entry,
        Names::Envelope,
        Names::Display,
        Names::From,
    ]
    .iter()
    .map(|name| name.code().to_string())
    .collect();
    assert_eq!(
        codes.join(" "),
        "some none ok err error self result option string box vec default entry envelope display from",
    );
    assert_eq!(variants::SOME, Names::Some);
    assert_eq!(variants::Beside(7, None).message().to_string(), "7 ");
    assert_eq!(WithFields::Some(Some(5), None).message().to_string(), "5");
    assert_eq!(WithFields::Err(vec![5, 6]).message().to_string(), "5, 6");
    assert!(std::error::Error::source(&WithFields::Error(Some(std::fmt::Error))).is_some());
}

/// Field names that generated code might use itself.
#[derive(Debug, error_catalog::ApiError)]
#[api(status = 400)]
enum Fields {
    #[api(
        message = "<self_><f><fmt><fields><out><place><type><formatter><error><this><value><name><section><index>",
        long = "<self_:>2><f:>2><out:>2><place:>2><fields:>2><formatter:>2><type:>2>",
        meta(self_, f, fmt, fields, out, place, r#type, sum = self_ + f + out + place + fields),
        headers(x_out = out)
    )]
    Named {
        self_: u8,
        f: u8,
        fmt: u8,
        fields: u8,
        out: u8,
        place: u8,
        r#type: u8,
        formatter: u8,
        error: u8,
        this: u8,
        value: u8,
        name: u8,
        section: u8,
        index: u8,
    },
    #[api(message = "<each...><item...>", long = "<_0:>2>", meta(_0, _1 = _1))]
    Underscored { each: [u8; 1], item: [u8; 1], _0: u8, _1: u8 },
    #[api(message = "<self_>", retry_after = out)]
    Waiting {
        self_: &'static str,
        out: u8,
        #[api(source)]
        f: std::fmt::Error,
    },
}

#[test]
fn fields_called_like_locals() {
    let error = Fields::Named {
        self_: 1,
        f: 2,
        fmt: 3,
        fields: 4,
        out: 5,
        place: 6,
        r#type: 7,
        formatter: 8,
        error: 9,
        this: 0,
        value: 1,
        name: 2,
        section: 3,
        index: 4,
    };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"12345678901234","long_message":" 1 2 5 6 4 8 7","code":"named","meta":{"self_":1,"f":2,"fmt":3,"fields":4,"out":5,"place":6,"type":7,"sum":18}}]}"#,
    );
    let error = Fields::Underscored { each: [1], item: [2], _0: 3, _1: 4 };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"12","long_message":" 3","code":"underscored","meta":{"_0":3,"_1":4}}]}"#,
    );
    let error = Fields::Waiting { self_: "s", out: 9, f: std::fmt::Error };
    assert_eq!(error.message().to_string(), "s");
    assert_eq!(error.to_response().headers()["retry-after"], "9");
}

/// A type whose own methods have the names of ours.
#[derive(Debug, error_catalog::ApiError)]
#[api(status = 404, message = "<0>")]
struct Inherent(u8);

impl Inherent {
    fn entry(&self) -> u8 {
        self.0
    }
    fn status(&self) -> u8 {
        self.0
    }
    fn message(&self) -> u8 {
        self.0
    }
    fn section() -> u8 {
        0
    }
    fn to_json(&self) -> u8 {
        self.0
    }
}

#[test]
fn own_methods_with_our_names() {
    let error = Inherent(7);
    assert_eq!((error.entry(), error.status(), error.message(), Inherent::section(), error.to_json()), (7, 7, 7, 0, 7));
    assert_eq!(
        error_catalog::ApiError::to_json(&error),
        r#"{"errors":[{"message":"7","long_message":"7","code":"inherent"}]}"#,
    );
    assert_eq!(error.to_string(), "7");
}
