//! What services do without a library: `#[derive(Serialize)]` structs of `format!`-ed Strings, through `serde_json`.

use serde::Serialize;

use super::cases::Failure;

#[derive(Serialize)]
pub(crate) struct List {
    errors: Vec<ListItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace_id: Option<String>,
}

#[derive(Serialize)]
struct ListItem {
    message: String,
    long_message: String,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
}

#[derive(Default, Serialize)]
struct Meta {
    #[serde(skip_serializing_if = "Option::is_none")]
    param_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct ProblemBody {
    title: String,
    pub(crate) status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    code: String,
    #[serde(flatten)]
    meta: Option<Meta>,
    #[serde(skip_serializing_if = "Option::is_none")]
    errors: Option<Vec<ProblemItem>>,
}

#[derive(Serialize)]
struct ProblemItem {
    detail: String,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<Meta>,
}

pub(crate) fn list(failures: &[Failure], id: Option<&str>) -> List {
    List { errors: failures.iter().map(list_item).collect(), trace_id: id.map(str::to_owned) }
}

pub(crate) fn problem_of_several(failures: &[Failure], id: Option<&str>) -> ProblemBody {
    let item = |failure| ProblemItem { detail: detail(failure), code: code(failure), meta: meta(failure) };
    let items = failures.iter().map(item);
    ProblemBody {
        title: "Bad Request".to_owned(),
        status: 400,
        errors: Some(items.collect()),
        ..problem(&Failure::Unit, id)
    }
}

/// The body as bytes.
pub(crate) fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).unwrap_or_default()
}

fn list_item(failure: &Failure) -> ListItem {
    let message = match failure {
        Failure::Unit | Failure::OneField { .. } => "not found",
        Failure::ThreeFields { .. } => "conflict",
    };
    ListItem { message: message.to_owned(), long_message: detail(failure), code: code(failure), meta: meta(failure) }
}

pub(crate) fn problem(failure: &Failure, id: Option<&str>) -> ProblemBody {
    let (title, status) = match failure {
        Failure::Unit | Failure::OneField { .. } => ("Not Found", 404),
        Failure::ThreeFields { .. } => ("Conflict", 409),
    };
    ProblemBody {
        title: title.to_owned(),
        status,
        detail: detail(failure),
        instance: id.map(|id| format!("urn:request:{id}")),
        code: code(failure),
        meta: meta(failure),
        errors: None,
    }
}

fn detail(failure: &Failure) -> String {
    match failure {
        Failure::Unit => "The resource was not found".to_owned(),
        Failure::OneField { user_id } => format!("No user was found with id {user_id}"),
        Failure::ThreeFields { id, name, state } => format!("Order {id} of {name} is {state}"),
    }
}

fn code(failure: &Failure) -> String {
    let code = match failure {
        Failure::Unit => "resource_gone",
        Failure::OneField { .. } => "resource_not_found",
        Failure::ThreeFields { .. } => "conflict",
    };
    code.to_owned()
}

fn meta(failure: &Failure) -> Option<Meta> {
    match failure {
        Failure::Unit => None,
        Failure::OneField { .. } => Some(Meta { param_name: Some("user_id".to_owned()), ..Meta::default() }),
        Failure::ThreeFields { id, name, .. } => {
            Some(Meta { id: Some(*id), name: Some(name.clone()), ..Meta::default() })
        }
    }
}
