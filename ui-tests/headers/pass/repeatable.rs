use error_catalog::ApiError;

#[derive(Debug, ApiError)]
enum SessionError {
    #[api(status = 401, headers(set_cookie = "a=", set_cookie = "b=", link = "<<https://e.com>; rel=\"login\"", vary = "Cookie"))]
    Expired,
    #[api(status = 426, headers(upgrade = "websocket"))]
    OnlyWebSocket,
}

fn main() {
    let response = SessionError::Expired.to_response();
    assert_eq!(response.headers().get_all("set-cookie").iter().count(), 2);
    assert_eq!(SessionError::OnlyWebSocket.to_response().headers()["upgrade"], "websocket");
}
