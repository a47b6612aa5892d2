use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(code_style = "snake_case")]
enum UserError {
    Missing,
    #[api(status = 204)]
    NoContent,
    #[api(status = 302)]
    Moved,
    #[api(status = 100)]
    Continue,
    #[api(status = 0)]
    Zero,
    #[api(status = 600)]
    TooLarge,
    #[api(status = "404")]
    Quoted,
    #[api(status = NOT_FUOND)]
    Misspelled,
    #[api(status = OK)]
    Fine,
    #[api(status(404))]
    List,
    #[api(status)]
    Word,
}

fn main() {}
