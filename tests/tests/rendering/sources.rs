//! Source chains: `Error::source` walks them, and only `Exposure::Development` shows them.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::error::Error;
use std::fmt;
use std::io;
use std::sync::Arc;

use error_catalog::{ApiError, Context, Errors, Exposure};
use error_catalog_tests::{body, headers, parsed};
use serde_json::{Value, json};

/// A link of a chain, whose text clients must never see.
#[derive(Debug)]
struct Link(&'static str, Option<Box<Link>>);

impl fmt::Display for Link {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl Error for Link {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.1.as_deref().map(|link| link as _)
    }
}

fn chain() -> Link {
    Link("canary-1", Some(Box::new(Link("canary-2", Some(Box::new(Link("canary-3", None)))))))
}

/// The texts of all sources.
fn texts(error: &dyn Error) -> Vec<String> {
    let mut texts = Vec::new();
    let mut next = error.source();
    while let Some(link) = next {
        texts.push(link.to_string());
        next = link.source();
    }
    texts
}

#[derive(Debug, ApiError)]
#[api(status = 500)]
enum Kinds {
    Own(#[api(from)] Link),
    Attribute {
        #[api(source)]
        cause: io::Error,
    },
    ByName {
        source: Link,
    },
    Boxed(#[api(source)] Box<dyn Error + Send + Sync>),
    BoxedPlain(#[api(source)] Box<dyn Error>),
    BoxedSend(#[api(source)] Box<dyn Error + Send>),
    BoxedOwn(#[api(source)] Box<Link>),
    Shared(#[api(source)] Arc<Link>),
    SharedDyn(#[api(source)] Arc<dyn Error + Send + Sync>),
    Optional(#[api(source)] Option<Link>),
    OptionalBoxed {
        source: Option<Box<dyn Error + Send + Sync>>,
    },
    OptionalShared(#[api(source)] Option<Arc<Link>>),
    None,
}

#[test]
fn every_kind_of_source() {
    let all = ["canary-1", "canary-2", "canary-3"];
    let erased = || Box::new(chain());
    assert_eq!(texts(&Kinds::from(chain())), all);
    assert_eq!(texts(&Kinds::Own(chain())), all);
    assert_eq!(texts(&Kinds::Attribute { cause: io::Error::other(chain()) }), ["canary-1", "canary-2", "canary-3"]);
    assert_eq!(texts(&Kinds::ByName { source: chain() }), all);
    assert_eq!(texts(&Kinds::Boxed("text".into())), ["text"]);
    assert_eq!(texts(&Kinds::BoxedPlain(erased())), all);
    assert_eq!(texts(&Kinds::BoxedSend(erased())), all);
    assert_eq!(texts(&Kinds::BoxedOwn(erased())), all);
    assert_eq!(texts(&Kinds::Shared(Arc::new(chain()))), all);
    assert_eq!(texts(&Kinds::SharedDyn(Arc::new(chain()))), all);
    assert_eq!(texts(&Kinds::Optional(Some(chain()))), all);
    assert_eq!(texts(&Kinds::OptionalBoxed { source: Some(erased()) }), all);
    assert_eq!(texts(&Kinds::OptionalShared(Some(Arc::new(chain())))), all);
}

#[test]
fn absent_sources() {
    let none: [&str; 0] = [];
    assert_eq!(texts(&Kinds::None), none);
    assert_eq!(texts(&Kinds::Optional(None)), none);
    assert_eq!(texts(&Kinds::OptionalBoxed { source: None }), none);
    assert_eq!(texts(&Kinds::OptionalShared(None)), none);
}

#[test]
fn the_source_can_be_downcast() {
    for error in [Kinds::Own(chain()), Kinds::BoxedPlain(Box::new(chain())), Kinds::Optional(Some(chain()))] {
        let source = error.source().and_then(|source| source.downcast_ref::<Link>());
        assert_eq!(source.map(|link| link.0), Some("canary-1"));
    }
}

/// The one error of `ErrorList`'s body, in development.
fn details(error: &Kinds) -> Value {
    let development = Context::new().exposure(Exposure::Development);
    parsed(&error.to_json_in(&development))["errors"][0]["details"].clone()
}

#[test]
fn details_are_the_chain() {
    assert_eq!(details(&Kinds::from(chain())), json!(["canary-1", "canary-2", "canary-3"]));
    assert_eq!(details(&Kinds::Boxed("a \"b\"".into())), json!(["a \"b\""]));
    assert_eq!(details(&Kinds::Optional(None)), Value::Null);
    assert_eq!(details(&Kinds::None), Value::Null);
}

#[test]
fn a_transparent_error_has_the_chain_of_its_inner_one() {
    #[derive(Debug, ApiError)]
    enum Outer {
        #[api(transparent)]
        Inner(#[api(from)] Kinds),
    }
    let error = Outer::from(Kinds::from(chain()));
    assert_eq!(texts(&error), ["canary-1", "canary-2", "canary-3"]);
    let development = Context::new().exposure(Exposure::Development);
    assert_eq!(error.to_json_in(&development), Kinds::from(chain()).to_json_in(&development));
}

macro_rules! leaky {
    ($($module:ident $envelope:ident,)*) => {$(
        mod $module {
            use super::*;

            #[derive(Debug, ApiError)]
            #[api(envelope = error_catalog::envelope::$envelope, docs = "https://docs.example.com/<code>", status = 503)]
            enum Leaky {
                #[api(
                    message = "down <id>",
                    long = "down for <id>",
                    hint = "wait",
                    meta(id),
                    headers(x_id = id),
                    retry_after = 3
                )]
                Down {
                    id: u8,
                    #[api(pointer)]
                    path: &'static str,
                    source: Link,
                },
                Boxed(#[api(from)] Box<dyn Error + Send + Sync>),
            }

            fn all() -> [Leaky; 2] {
                [Leaky::Down { id: 7, path: "a.b", source: chain() }, Leaky::from(Box::<dyn Error + Send + Sync>::from(chain()))]
            }

            #[test]
            fn production_shows_no_source() {
                let request = Context::new().request_id("r");
                let mut responses: Vec<_> = all().iter().map(|error| error.to_response_in(&request)).collect();
                responses.push(Errors::from_iter(all()).to_response_in(&request));
                responses.push(Errors::from_iter(all()).under(all().into()).to_response_in(&request));
                for response in responses {
                    assert_eq!(response.status(), 503);
                    assert!(parsed(body(&response)).is_object());
                    assert!(!body(&response).contains("canary"), "{}", body(&response));
                    assert!(!headers(&response).concat().contains("canary"), "{:?}", headers(&response));
                }
                for error in all() {
                    assert!(!error.to_string().contains("canary"), "{error}");
                }
            }

            #[test]
            fn development_shows_it_in_the_body_alone() {
                let development = Context::new().exposure(Exposure::Development);
                for error in all() {
                    let response = error.to_response_in(&development);
                    assert!(body(&response).contains(r#"["canary-1","canary-2","canary-3"]"#), "{}", body(&response));
                    assert!(!headers(&response).concat().contains("canary"), "{:?}", headers(&response));
                }
            }

            impl From<[Leaky; 2]> for Leaky {
                fn from([first, _]: [Leaky; 2]) -> Self {
                    first
                }
            }
        }
    )*};
}

leaky! {
    in_error_list ErrorList,
    in_error_object ErrorObject,
    in_flat Flat,
    in_problem Problem,
    in_google_status GoogleStatus,
    in_json_api JsonApi,
}
