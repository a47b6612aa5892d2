//! OpenAPI 3.1: the schemas of the bodies, and a response for each status.

mod model;
mod names;
mod print;
mod schema;

use super::ordered::Json;
use crate::Catalog;

pub(crate) use self::model::{Model, listed};
pub(crate) use self::names::Scheme;
#[cfg(feature = "utoipa")]
pub(crate) use self::{
    model::{Example, Header, Listed, Named, headers_of_several},
    print::phrase,
    schema::{Object, Schema, Type},
};

pub(super) fn render(catalog: &Catalog) -> String {
    let rows: Vec<_> = catalog.sections().iter().flat_map(|section| listed(section)).collect();
    let model = Model::of(catalog.renderer(), &rows, &Scheme::new("ErrorResponse", "Error"));
    let document = Json::object([
        ("openapi", Json::from("3.1.0")),
        ("info", info(catalog)),
        // This is the default, but linters require it.
        ("servers", Json::List(vec![Json::object([("url", Json::from("/"))])])),
        ("paths", Json::Object(Vec::new())),
        ("components", print::components(&model)),
    ]);
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn info(catalog: &Catalog) -> Json {
    let description = "The errors of the service. Each response is named after its status and has an example of every \
                       error; operations refer to them as `#/components/responses/…`.";
    Json::object([
        ("title", Json::from(catalog.title())),
        ("description", Json::from(description)),
        ("version", Json::from(catalog.version().unwrap_or("0.0.0"))),
    ])
}
