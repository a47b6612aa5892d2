use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 422)]
enum UserError {
    #[api(pointer = "/email")]
    Email,
    #[api(pointer = "/items/<index>/a~1b")]
    Item { index: usize },
    #[api(pointer = "items[<index>].sku")]
    Path { index: usize },
    #[api(pointer = "<base>/email")]
    Below { base: &'static str },
}

#[derive(Debug, ApiError)]
#[api(status = 422, pointer = "/name")]
struct NameError;

fn pointer(error: impl ApiError) -> String {
    error.pointer().unwrap().to_string()
}

fn main() {
    assert_eq!(pointer(UserError::Email), "/email");
    assert_eq!(pointer(UserError::Item { index: 2 }), "/items/2/a~1b");
    assert_eq!(pointer(UserError::Path { index: 2 }), "items[2].sku");
    assert_eq!(pointer(UserError::Below { base: "/user" }), "/user/email");
    assert_eq!(pointer(NameError), "/name");
}
