use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(docs = "https://docs.example.com/errors#<code>")]
enum UserError {
    #[api(status = 404)]
    NotFound,
    #[api(status = 409, docs = "http://localhost:8080/taken")]
    EmailTaken,
}

fn main() {
    assert_eq!(UserError::NotFound.docs().unwrap().to_string(), "https://docs.example.com/errors#not_found");
    assert_eq!(UserError::EmailTaken.docs().unwrap().to_string(), "http://localhost:8080/taken");
    assert_eq!(UserError::EmailTaken.to_response().headers()["link"], "<http://localhost:8080/taken>; rel=\"help\"");
}
