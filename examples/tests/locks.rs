//! Clients of the four services understand the catalogs that are declared here.

use error_catalog_examples::{axumkit, barekey, clerk, codelibra};

#[test]
fn clerk_is_compatible() {
    clerk::CLERK.assert_compatible("locks/clerk.lock.json");
}

#[test]
fn barekey_is_compatible() {
    barekey::BAREKEY.assert_compatible("locks/barekey.lock.json");
}

#[test]
fn axumkit_is_compatible() {
    axumkit::AXUMKIT.assert_compatible("locks/axumkit.lock.json");
}

#[test]
fn codelibra_is_compatible() {
    codelibra::CODELIBRA.assert_compatible("locks/codelibra.lock.json");
}
