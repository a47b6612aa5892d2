use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 402, message = "<price.2> is too much")]
    TooExpensive { price: f64 },
}

fn main() {}
