//! The golden bodies of every built-in shape, for one error, several, and several under one, with everything that an
//! entry can declare.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use error_catalog::{ApiError, Context, Errors};
use error_catalog_tests::parsed;

/// Declares the same errors in a shape, and records their bodies.
macro_rules! shapes {
    ($($module:ident $envelope:ident)*) => {
        $(mod $module {
            use error_catalog::{ApiError, Errors};

            #[derive(Debug, ApiError)]
            #[api(status = 422, envelope = error_catalog::envelope::$envelope, domain = "shop.example")]
            pub(super) enum Shop {
                #[api(message = "sold out", long = "only <left> left", meta(left, unit = "box"))]
                Meta { left: u8 },
                #[api(message = "no such item", pointer = "/items/<index>/<name>")]
                Pointer { index: usize, name: &'static str },
                #[api(message = "not a town", pointer = "address.lines[0]")]
                Path,
                #[api(message = "too many", parameter = "limit")]
                Parameter,
                #[api(message = "not sortable", hint = "sort by one of \"<known...>\"")]
                Hint { #[api(parameter)] sorted: &'static str, known: Vec<&'static str> },
                #[api(
                    status = 409,
                    message = "taken",
                    long = "<email> is taken",
                    hint = "sign in as <email>",
                    pointer = "/email",
                    meta(email, hint = 1, pointer = 2, title = true),
                    docs = "https://docs.example.com/errors#<code>",
                    retry_after = 5
                )]
                All { email: &'static str },
                #[api(message = "The order is invalid", hint = "see each error", pointer = "", meta(count = 5), allow(empty_message))]
                Invalid,
            }

            pub(super) fn each() -> [Shop; 6] {
                [
                    Shop::Meta { left: 2 },
                    Shop::Pointer { index: 3, name: "a/b~c \"d\"" },
                    Shop::Path,
                    Shop::Parameter,
                    Shop::Hint { sorted: "order[by]", known: vec!["name", "age"] },
                    Shop::All { email: "a@b.c" },
                ]
            }

            pub(super) fn several() -> Errors<Shop> {
                each().into_iter().collect()
            }
        })*

        /// The title of each body, and the body.
        fn bodies() -> Vec<(String, String)> {
            let context = Context::new().request_id("req_1");
            let mut bodies = Vec::new();
            $(
                for error in $module::each() {
                    bodies.push((format!("{} of one: {}", stringify!($envelope), error.entry().name()), error.to_json_in(&context)));
                    let one = Errors::from(error);
                    assert_eq!(Some(one.to_json_in(&context)), one.iter().next().map(|error| error.to_json_in(&context)));
                }
                bodies.push((format!("{} of several", stringify!($envelope)), $module::several().to_json_in(&context)));
                let under = $module::several().under($module::Shop::Invalid);
                bodies.push((format!("{} of several under one", stringify!($envelope)), under.to_json_in(&context)));
                let one_under = Errors::from($module::Shop::Path).under($module::Shop::Invalid);
                bodies.push((format!("{} of one under another", stringify!($envelope)), one_under.to_json_in(&context)));
            )*
            bodies
        }
    };
}

shapes! {
    error_list ErrorList
    error_object ErrorObject
    flat Flat
    problem Problem
    google_status GoogleStatus
    json_api JsonApi
}

#[test]
fn no_shape_drops_what_is_declared() {
    let mut recorded = String::new();
    for (title, body) in bodies() {
        let _: serde_json::Value = parsed(&body);
        let _ = writeln!(recorded, "# {title}\n{body}\n");
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/shapes.txt");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &recorded).expect("the folder of golden files is there");
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == recorded, "{} is not what is sent; UPDATE_GOLDEN=1 rewrites it", path.display());
}
