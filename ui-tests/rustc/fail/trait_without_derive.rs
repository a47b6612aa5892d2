use error_catalog::ApiError;

#[derive(Debug)]
struct NotFound;

fn show(error: &impl ApiError) -> String {
    error.to_json()
}

fn main() {
    show(&NotFound);
}
