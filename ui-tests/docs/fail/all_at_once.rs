use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(docs = "docs.example.com/errors")]
enum UserError {
    #[api(status = 404, docs = "")]
    NotFound,
    #[api(status = 409, docs = "https://docs.example.com/all errors")]
    EmailTaken,
    #[api(status = 409, docs = "https://docs.example.com/errors#<cod>")]
    NameTaken,
    #[api(status = 423, docs = "https://docs.example.com/errors#<code")]
    Locked,
}

fn main() {}
