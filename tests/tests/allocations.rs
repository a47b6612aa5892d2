//! Rendering allocates only the body, once.

use std::fmt;

use error_catalog::envelope::{ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem};
use error_catalog::{ApiError, Context, Errors};

/// A `Display` that goes through another one.
#[derive(Clone, Copy, Debug)]
struct State(u8);

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "state {}", self.0)
    }
}

/// Declares the same errors once per envelope, because a shape belongs to the type, and counts the allocations of their
/// bodies.
macro_rules! counts {
    ($($test:ident: $envelope:ident),*) => {$(
        #[test]
        fn $test() {
            #[derive(Debug, ApiError)]
            #[api(envelope = $envelope)]
            enum Order {
                #[api(status = 404)]
                Gone,
                #[api(
                    status = 404,
                    long = "No user was found with id <user_id>",
                    docs = "https://docs.example.com/errors#<code>",
                    meta(param_name = "user_id")
                )]
                NotFound { user_id: String },
                #[api(status = 409, long = "Order <id> of <name> is <state>", meta(id, name, large))]
                Conflict { id: u64, name: String, state: State, large: Option<i64> },
            }

            let context = Context::new().request_id("req_1");
            let errors = || {
                [
                    Order::Gone,
                    Order::NotFound { user_id: "user_2c9a7f31".to_owned() },
                    Order::Conflict { id: 7, name: "Ann \"the\" Boss".to_owned(), state: State(7), large: Some(-7) },
                ]
            };
            for error in errors() {
                assert_eq!(allocations(|| error.to_json_in(&context)), 1, "{error:?}");
            }
            let several: Errors<_> = (0..7).flat_map(|_| errors()).collect();
            assert_eq!(allocations(|| several.to_json_in(&context)), 1);
        }
    )*};
}

counts! {
    error_list: ErrorList,
    problem: Problem,
    error_object: ErrorObject,
    flat: Flat,
    json_api: JsonApi,
    google_status: GoogleStatus
}

fn allocations(render: impl Fn() -> String) -> u64 {
    let mut body = String::new();
    let counted = allocation_counter::measure(|| body = render());
    assert!(body.starts_with('{'), "{body}");
    counted.count_total
}
