//! `status`: numbers, names, the enum's default, and statuses that codes imply.

use error_catalog::ApiError;
use error_catalog::envelope::Flat;

#[derive(Debug, ApiError)]
#[api(status = 422, envelope = Flat)]
enum Statuses {
    Default,
    #[api(status = 404)]
    Number,
    #[api(status = CONFLICT)]
    Name,
    #[api(status = TOO_MANY_REQUESTS)]
    LongName,
    #[api(status = 5_00)]
    Separated,
    #[api(status = 400)]
    Lowest,
    #[api(status = 599, allow(unregistered_status))]
    Highest,
    #[api(status = 419, allow(unregistered_status))]
    Unregistered,
}

#[test]
fn every_form() {
    use Statuses::*;
    let all = [Default, Number, Name, LongName, Separated, Lowest, Highest, Unregistered];
    let statuses = all.map(|error| error.status().as_u16());
    assert_eq!(statuses, [422, 404, 409, 429, 500, 400, 599, 419]);
}

#[test]
fn everywhere_the_same() {
    assert_eq!(Statuses::Name.entry().status(), 409);
    assert_eq!(Statuses::Name.to_response().status(), 409);
    assert_eq!(Statuses::Name.to_json(), r#"{"status":409,"code":"name","message":"Name"}"#);
    assert_eq!(Statuses::Highest.to_response().status(), 599);
}

#[derive(Debug, ApiError)]
#[api(status = GATEWAY_TIMEOUT)]
enum NamedDefault {
    Slow,
    #[api(status = UNPROCESSABLE_ENTITY)]
    Odd,
}

#[test]
fn default_by_name() {
    assert_eq!(NamedDefault::Slow.status(), 504);
    assert_eq!(NamedDefault::Odd.status(), 422);
}

#[derive(Debug, ApiError)]
#[api(code_style = "numeric", status = 500)]
enum Numbered {
    #[api(code = 404_001)]
    Implied,
    #[api(code = 409_002, status = 409)]
    Stated,
    #[api(code = 200_001)]
    NoErrorStatus,
    #[api(code = 1_404)]
    FourDigits,
    #[api(code = 40_401, status = 404)]
    FiveDigits,
    #[api(code = 404_003, status = 410, allow(code_names_status))]
    Allowed,
}

#[test]
fn six_digits_imply_the_status() {
    assert_eq!(Numbered::Implied.status(), 404);
    assert_eq!(Numbered::Stated.status(), 409);
    assert_eq!(Numbered::Allowed.status(), 410);
}

#[test]
fn other_numbers_imply_nothing() {
    assert_eq!(Numbered::NoErrorStatus.status(), 500);
    assert_eq!(Numbered::FourDigits.status(), 500);
    assert_eq!(Numbered::FiveDigits.status(), 404);
}

#[derive(Debug, ApiError)]
#[api(status = 402)]
struct Payment;

#[test]
fn on_a_struct() {
    assert_eq!(Payment.status(), 402);
    assert_eq!(Payment.to_response().status(), 402);
}
