//! Checks that clients of the last release understand this one.

use error_catalog_users::API;

#[test]
fn clients_understand_this_release() {
    API.assert_compatible("errors.lock.json");
}
