use error_catalog::ApiError;

macro_rules! not_found {
    ($name:ident, $message:expr, $delay:expr) => {
        #[derive(Debug, ApiError)]
        #[api(status = 404, message = $message, retry_after = $delay)]
        struct $name;
    };
}

not_found!(NoUser, concat!("no", " user"), 30);
not_found!(NoTeam, "no team", delay);

fn main() {}
