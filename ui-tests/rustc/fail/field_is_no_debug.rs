use error_catalog::ApiError;

pub struct Secretive;

#[derive(Debug)]
pub struct Id(u64);

impl std::fmt::Debug for UploadError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("UploadError")
    }
}

#[derive(ApiError)]
pub enum UploadError {
    #[api(status = 400, message = "<id:?> is not at <path:?>")]
    Misplaced { id: Id, path: Secretive },

    #[api(status = 404, message = "<id:?> has none of <names...>")]
    Missing { id: Id, names: Vec<Secretive> },
}

fn main() {}
