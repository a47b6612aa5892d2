//! Calls the users service, whose address is the argument, with a client that progenitor generates.

progenitor::generate_api!(spec = { path = "openapi.json", relative_to = OutDir });

use reqwest::header::{HeaderMap, HeaderValue};
use types::ErrorResponse;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = std::env::args().nth(1).expect("usage: error-catalog-progenitor URL");
    let headers = HeaderMap::from_iter([(
        "authorization".parse().expect("a name"),
        HeaderValue::from_static("Bearer member-token"),
    )]);
    let http = reqwest::Client::builder().default_headers(headers).build().expect("a client");
    let client = Client::new_with_client(&address, http);

    // Other programs may have created users before.
    let id = i64::MAX;
    let Err(Error::ErrorResponse(answer)) = client.find_user(&id.to_string()).await else { panic!("there is a user") };
    assert_eq!(answer.status().as_u16(), 404);
    let ErrorResponse::UserNotFoundError(missing) = answer.into_inner() else { panic!("another error") };
    assert_eq!(missing.id, id);

    let taken = r#"{"type":"https://users.example/errors#email_taken","title":"","status":409,"detail":"","code":"email_taken","pointer":"/email"}"#;
    assert!(matches!(serde_json::from_str(taken), Ok(ErrorResponse::EmailTakenError(_))));
    // A newer service may answer with a code that the document does not know.
    let newer = taken.replace("email_taken", "newer");
    assert!(matches!(serde_json::from_str(&newer), Ok(ErrorResponse::ErrorOther(_))));
    println!("ok");
}
