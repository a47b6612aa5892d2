use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum UserError {
    #[api(status = 404, message = "no user {}")]
    V0 { id: u64 },
    #[api(status = 404, message = "no user {user.id}")]
    V1 { user: String },
    #[api(status = 404, message = "no user %(id)s")]
    V2 { id: u64 },
    #[api(status = 404, message = "no user ${id}")]
    V3 { id: u64 },
    #[api(status = 404, message = "no user :id")]
    V4 { id: u64 },
    #[api(status = 404, message = "no user <&id>")]
    V5 { id: u64 },
    #[api(status = 404, message = "no user < id >")]
    V6 { id: u64 },
    #[api(status = 404, meta(user = "<id>"))]
    V7 { id: u64 },
}

fn main() {}
