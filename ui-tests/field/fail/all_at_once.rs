use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(
        status = 404,
        message = "no user <id> in <zone>",
        args(id = usr_id, zone = tenent),
        meta(id = userid, zone = tennant),
        headers(x_user = user_ids)
    )]
    NotFound { user_id: String, tenant: String },
}

fn main() {}
