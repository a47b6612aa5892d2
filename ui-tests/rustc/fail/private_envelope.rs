use error_catalog::{ApiError, Envelope, JsonWriter, Report};

struct House;

impl Envelope for House {
    fn write(_: &Report<'_>, _: &mut JsonWriter<'_>) {}
}

#[derive(Debug, ApiError)]
#[api(envelope = House)]
pub enum UserError {
    #[api(status = 404)]
    NotFound,
}

fn main() {}
