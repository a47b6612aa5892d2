use error_catalog::{ApiError, Catalog, Envelope, JsonWriter, Report};

struct ErrorList;

impl Envelope for ErrorList {
    fn write(_report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.serialize(&"house");
    }
}

#[derive(Debug, ApiError)]
#[api(envelope = ErrorList)]
enum AuthError {
    #[api(status = 401)]
    NoSession,
}

#[derive(Debug, ApiError)]
#[api(envelope = error_catalog::envelope::ErrorList)]
enum UserError {
    #[api(status = 404)]
    NotFound,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [AuthError, UserError]);

fn main() {}
