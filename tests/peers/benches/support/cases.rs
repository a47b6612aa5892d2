//! The four cases in two shapes.

use std::fmt::{self, Display};
use std::hint::black_box;

use error_catalog::envelope::{ErrorList, Problem};
use error_catalog::{ApiError, Context, Errors};

use super::{Case, Contender, limit, structs};

/// What an error holds, whatever shape it is sent in.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    Unit,
    OneField { user_id: String },
    ThreeFields { id: u64, name: String, state: State },
}

/// A `Display` that goes through two others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct State(pub(crate) Step);

#[derive(Clone, Copy, Debug)]
pub(crate) struct Step(pub(crate) u8);

impl Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "state {}", self.0)
    }
}

impl Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", Level(self.0))
    }
}

struct Level(u8);

impl Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

/// The id of the request that every body has.
pub(crate) const REQUEST_ID: &str = "req_7f3a9b2c4d5e6f70";

fn id() -> Option<&'static str> {
    black_box(Some(REQUEST_ID))
}

/// A service chooses its shape once, so the errors are declared once per shape.
macro_rules! errors {
    ($name:ident, $shape:ident) => {
        #[derive(Debug, ApiError)]
        #[api(envelope = $shape)]
        pub(crate) enum $name {
            #[api(status = 404, code = "resource_gone", message = "not found", long = "The resource was not found")]
            Unit,
            #[api(
                status = 404,
                code = "resource_not_found",
                message = "not found",
                long = "No user was found with id <user_id>",
                meta(param_name = "user_id")
            )]
            OneField { user_id: String },
            #[api(
                status = 409,
                code = "conflict",
                message = "conflict",
                long = "Order <id> of <name> is <state>",
                meta(id, name)
            )]
            ThreeFields { id: u64, name: String, state: State },
        }

        impl From<Failure> for $name {
            fn from(failure: Failure) -> Self {
                match failure {
                    Failure::Unit => Self::Unit,
                    Failure::OneField { user_id } => Self::OneField { user_id },
                    Failure::ThreeFields { id, name, state } => Self::ThreeFields { id, name, state },
                }
            }
        }
    };
}

errors!(ListError, ErrorList);
errors!(ProblemError, Problem);

pub(crate) fn failures() -> [(&'static str, Failure); 3] {
    [
        ("unit", Failure::Unit),
        ("one field", Failure::OneField { user_id: "user_2c9a7f31".to_owned() }),
        (
            "three fields",
            Failure::ThreeFields { id: 123_456, name: "Ann \"the\" Boss".to_owned(), state: State(Step(7)) },
        ),
    ]
}

/// Twenty errors of the three kinds in turn.
pub(crate) fn twenty() -> Vec<Failure> {
    failures().into_iter().map(|(_, failure)| failure).cycle().take(20).collect()
}

/// All cases. Every body is made from a borrowed error: what is measured is rendering alone.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, failure) in failures() {
        let contenders = vec![
            one("by hand", &failure, |failure| limit::list(std::slice::from_ref(failure), id())),
            ours(ListError::from(failure.clone())),
            one("structs of Strings", &failure, |failure| {
                structs::json(&structs::list(std::slice::from_ref(failure), id()))
            }),
        ];
        cases.push(Case::new(format!("ErrorList, {name}"), contenders));
    }
    cases.push(Case::new(
        "ErrorList, 20 errors".to_owned(),
        vec![
            several("by hand", |failures| limit::list(failures, id())),
            ours_several(twenty().into_iter().map(ListError::from).collect()),
            several("structs of Strings", |failures| structs::json(&structs::list(failures, id()))),
        ],
    ));
    for (name, failure) in failures() {
        let contenders = vec![
            one("by hand", &failure, |failure| limit::problem(failure, id())),
            ours(ProblemError::from(failure.clone())),
            one("structs of Strings", &failure, |failure| structs::json(&structs::problem(failure, id()))),
        ];
        cases.push(Case::new(format!("Problem, {name}"), contenders));
    }
    cases.push(Case::new(
        "Problem, 20 errors".to_owned(),
        vec![
            several("by hand", |failures| limit::problem_of_several(failures, id())),
            ours_several(twenty().into_iter().map(ProblemError::from).collect()),
            several("structs of Strings", |failures| structs::json(&structs::problem_of_several(failures, id()))),
        ],
    ));
    cases
}

fn one(name: &'static str, failure: &Failure, render: fn(&Failure) -> Vec<u8>) -> Contender {
    let failure = failure.clone();
    Contender::new(name, move || render(black_box(&failure)))
}

fn several(name: &'static str, render: fn(&[Failure]) -> Vec<u8>) -> Contender {
    let failures = twenty();
    Contender::new(name, move || render(black_box(&failures)))
}

fn ours<E: ApiError + 'static>(error: E) -> Contender {
    let context = Context::new().request_id(REQUEST_ID);
    Contender::new("error-catalog", move || black_box(&error).to_json_in(&context))
}

fn ours_several<E: ApiError + 'static>(errors: Errors<E>) -> Contender {
    let context = Context::new().request_id(REQUEST_ID);
    Contender::new("error-catalog", move || black_box(&errors).to_json_in(&context))
}
