use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 402, message = "<price:.places$> is too much")]
    TooExpensive { price: f64 },
}

fn main() {}
