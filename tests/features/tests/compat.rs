//! The lock file with only its own feature on. With others, another crate could make `serde_json` parse numbers more
//! precisely.

#![cfg(feature = "compat")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use error_catalog::compat::Lock;

/// JSON has no largest number, so a lock that someone edited or merged may contain one that fits no integer type.
#[test]
fn a_large_constant_is_written_as_it_is_read() {
    for value in [
        "18446744073709551616",
        "340282366920938463463374607431768211455",
        "166666666666666666618446744073709551615666666666666666",
        "-9223372036854775809",
        "0.1234567890123456789",
        "1.7976931348623157e308",
    ] {
        let text = format!(
            r#"{{"comment":"c","format":1,"title":"t","errors":[{{"code":"gone","status":410,"type":"E","name":"Gone","message":"m","meta":[{{"key":"b","type":"integer","value":{value}}}]}}],"retired":[]}}"#
        );
        let lock: Lock = text.parse().unwrap();
        let copy: Lock = lock.to_string().parse().unwrap();
        assert_eq!(copy, lock, "{value}");
        assert!(lock.diff(&copy).is_empty(), "{value}");
    }
}
