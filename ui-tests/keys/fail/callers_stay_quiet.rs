use std::fmt::Debug;

use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
#[api(sectoin = "Users", docs = "docs.example.com", code_style = "snake")]
pub enum UserError {
    #[api(status = 204, code = "notFound", message = "user <usr_id> not found", meta(usr))]
    NotFound { user_id: String },

    #[api(code = "email_taken", message = "", retry = "never", retry_after = 30)]
    EmailTaken {
        #[api(pionter)]
        email: String,
    },

    #[api(status = 409, code = "email_taken", message = "%s is taken")]
    NameTaken,

    #[api(status = 500, message = 5)]
    Storage(#[api(from)] std::io::Error),

    #[api(status = 500, message = "<0>")]
    Format(#[api(from)] std::fmt::Error),
}

#[derive(Debug, ApiError)]
#[api(status = 409, message = "<total>")]
pub struct Conflict<T: Debug> {
    version: T,
}

pub static API: Catalog = error_catalog::catalog!("Users API", [UserError]);

fn read() -> Result<String, UserError> {
    let text = std::fs::read_to_string("user.json")?;
    let mut copy = String::new();
    std::fmt::Write::write_str(&mut copy, &text)?;
    Ok(copy)
}

fn show(error: &dyn ApiError) -> String {
    format!("{error}: {}", error.text())
}

fn main() {
    if let Err(error) = read() {
        println!("{error} {error:?} {}", error.to_json());
        let _response = error.to_response();
        let _source = std::error::Error::source(&error);
        let _boxed: Box<dyn std::error::Error> = Box::new(error);
    }
    println!("{}", show(&UserError::NotFound { user_id: "u".into() }));
    println!("{} {}", UserError::NameTaken.status(), UserError::NameTaken.code());
    println!("{}", Conflict { version: 1 }.to_json());
}
