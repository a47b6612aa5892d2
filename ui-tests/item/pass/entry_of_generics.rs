use error_catalog::{ApiError, Entry, entry};

#[derive(Debug, ApiError)]
enum LookupError<'a, K> {
    #[api(status = 404, message = "no <key> in <table>")]
    Missing { key: K, table: &'a str },
}

#[derive(Debug, ApiError)]
enum Bounded<T: std::fmt::Display> {
    #[api(status = 404, message = "no <0>")]
    Missing(T),
}

type OfNumbers = LookupError<'static, u8>;

const UNKNOWN: &Entry = entry!(LookupError::Missing);
const ALIAS: &Entry = entry!(OfNumbers::Missing);
const STATED: &Entry = entry!(Bounded::<u8>::Missing);

fn main() {
    let _ = LookupError::Missing { key: 1, table: "users" };
    let _ = Bounded::Missing(1);
    for entry in [UNKNOWN, ALIAS, STATED] {
        assert_eq!(entry.code(), "missing");
    }
}
