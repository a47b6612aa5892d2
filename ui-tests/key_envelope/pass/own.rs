use error_catalog::{ApiError, Envelope, JsonWriter, Report};

struct House;

#[derive(serde::Serialize)]
struct Body<'a> {
    ok: bool,
    reason: &'a str,
}

impl Envelope for House {
    const CONTENT_TYPE: &'static str = "application/vnd.house+json";

    fn write(_report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.serialize(&Body { ok: false, reason: "house" });
    }
}

#[derive(Debug, ApiError)]
#[api(envelope = House)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {
    assert_eq!(UserError::NotFound.to_json(), r#"{"ok":false,"reason":"house"}"#);
    assert_eq!(UserError::NotFound.to_response().headers()["content-type"], "application/vnd.house+json");
}
