//! Catalogs: what `catalog!` makes and what it rejects.

use crate::common::UserError;
use error_catalog::__private::{Row, SectionRow, entries, unique, unique::hash};
use error_catalog::{Catalog, Entry, Section};

static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
const EMPTY: Catalog = error_catalog::catalog!("Empty", []);
static TWICE: Catalog =
    error_catalog::catalog!("Twice", [UserError, UserError], allow(duplicate_code, conflicting_status));

#[test]
fn lookup() {
    assert_eq!(API.title(), "Users API");
    assert_eq!(API.entries().count(), 6);
    assert_eq!(API.get("search_down").map(Entry::name).collect::<Vec<_>>(), ["SearchDown"]);
    // A type that is listed twice counts once.
    assert_eq!(TWICE.get("search_down").count(), 1);
    assert_eq!(EMPTY.entries().count(), 0);
}

#[test]
fn serialized_entry() {
    let entry = API.get("resource_not_found").next();
    assert_eq!(
        serde_json::to_string(&entry).ok().as_deref(),
        Some(
            r#"{"name":"NotFound","code":"resource_not_found","status":404,"message":"not found","long_message":"No \"user\" was found with id <user_id>","placeholders":["user_id"],"meta":[],"description":"No user exists with the given id."}"#
        ),
    );
    let throttled = API.get("throttled").next();
    assert_eq!(
        serde_json::to_string(&throttled).ok().as_deref(),
        Some(
            r#"{"name":"Throttled","code":"throttled","status":429,"message":"slow down","placeholders":[],"meta":[{"key":"limit","type":"any"}],"retry":{"after":"<wait>"},"challenge":"Bearer","headers":[{"name":"x-limit","value":"<limit> per minute"},{"name":"x-evil","value":"a\rb"}],"deprecated":""}"#
        ),
    );
}

macro_rules! row {
    ($name:literal, $status:literal, $code:literal) => {
        Row::new($name, $status, $code, $name)
    };
}

static AUTH: Section =
    SectionRow::new("", "AuthError", &entries([row!("Z", 401, "z"), row!("X", 404, "not_found"), row!("A", 400, "a")]))
        .code_hashes(&[hash("z"), hash("not_found"), hash("a")])
        .retired(&["gone"])
        .section();

static OTHER: Section = SectionRow::new(
    "",
    "OtherError",
    &entries([row!("Z", 401, "z"), row!("X", 404, "not_found"), row!("A", 400, "a")]),
)
.code_hashes(&[hash("z"), hash("not_found"), hash("a")])
.section();

static USER: Section =
    SectionRow::new("", "UserError", &entries([row!("Y", 409, "not_found"), row!("Gone", 410, "gone")]))
        .code_hashes(&[hash("not_found"), hash("gone")])
        .section();

static GONE: Section =
    SectionRow::new("", "Gone", &entries([row!("Gone", 410, "gone")])).code_hashes(&[hash("gone")]).section();

fn conflicts<const SLOTS: usize, const N: usize>(sections: &[&'static Section], allowed: unique::Allowed) -> String {
    const ROOM: usize = 1_000;
    assert_eq!(unique::slots(sections), SLOTS);
    assert_eq!(unique::count::<SLOTS>(sections, allowed), N);
    let sorted = unique::sorted::<SLOTS, N>(sections, allowed);
    let message = unique::Message::<ROOM>::new(sections, &sorted, allowed);
    message.text().trim_end_matches('\0').to_owned()
}

#[test]
fn every_conflict_is_listed() {
    assert_eq!(
        conflicts::<32, 4>(&[&AUTH, &USER, &GONE], unique::Allowed::NONE),
        "error code `gone` is declared by both `UserError::Gone` and `Gone`
  help: rename one of them, or write `allow(duplicate_code)` in `catalog!`
error code `not_found` is declared by both `AuthError::X` and `UserError::Y`
  help: rename one of them, or write `allow(duplicate_code)` in `catalog!`
error code `gone` of `UserError::Gone` is retired by `AuthError`
  help: use another code: a retired one is never used again
error code `gone` of `Gone` is retired by `AuthError`
  help: use another code: a retired one is never used again",
    );
}

#[test]
fn allowed_conflicts_are_quiet() {
    let duplicates = unique::Allowed::DUPLICATE_CODE;
    assert_eq!(conflicts::<16, 0>(&[&GONE, &USER], duplicates), "");
    assert_eq!(
        conflicts::<32, 2>(&[&USER, &OTHER], duplicates),
        "error code `not_found` has status 409 in `UserError::Y` and status 404 in `OtherError::X`
  help: give both one status, or write `allow(conflicting_status)` in `catalog!`",
    );
    assert_eq!(conflicts::<32, 0>(&[&USER, &OTHER], duplicates.and(unique::Allowed::CONFLICTING_STATUS)), "");
}

static LEFT: Section = SectionRow::new(
    "",
    "Left",
    &entries([row!("One", 400, "one"), row!("Two", 400, "two"), row!("Three", 400, "three")]),
)
.code_hashes(&[1, 1, 1])
.section();

static RIGHT: Section = SectionRow::new("", "Right", &entries([row!("One", 400, "four"), row!("Two", 400, "three")]))
    .code_hashes(&[1, 1])
    .section();

#[test]
fn codes_with_one_hash_are_told_apart() {
    assert_eq!(
        conflicts::<32, 2>(&[&LEFT, &RIGHT], unique::Allowed::NONE),
        "error code `three` is declared by both `Left::Three` and `Right::Two`
  help: rename one of them, or write `allow(duplicate_code)` in `catalog!`",
    );
}
