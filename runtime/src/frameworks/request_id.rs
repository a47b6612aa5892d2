//! The id of a request: one that the client sent, or a new one.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::time::{SystemTime, UNIX_EPOCH};

/// The maximum length of a client's id, in bytes.
pub const MAX_LENGTH: usize = 128;

/// Accepts an id that a client sent: 1 to 128 bytes of visible ASCII.
///
/// ```
/// use error_catalog::request_id;
///
/// assert_eq!(request_id::accept("req_1"), Some("req_1"));
/// assert_eq!(request_id::accept(""), None);
/// assert_eq!(request_id::accept("two words"), None);
/// ```
pub fn accept(id: &str) -> Option<&str> {
    let well_formed = (1..=MAX_LENGTH).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic());
    well_formed.then_some(id)
}

/// Generates an id: a UUID of version 7 (RFC 9562), which sorts by time.
///
/// In WebAssembly without an operating system (`wasm32-unknown-unknown`) there is neither a clock nor a source of
/// randomness: the id is of version 8, and unique only within the running program. There, let a proxy or middleware set
/// `X-Request-Id`.
///
/// ```
/// use error_catalog::request_id;
///
/// let id = request_id::generate();
/// assert_eq!(id.len(), 36);
/// assert_eq!(&id[14..15], "7");
/// assert_eq!(request_id::accept(&id), Some(&*id));
/// ```
pub fn generate() -> String {
    // There, `SystemTime::now` panics.
    const HAS_CLOCK: bool = cfg!(not(all(target_family = "wasm", target_os = "unknown")));
    if !HAS_CLOCK {
        return format(uuid(8, 0, random()));
    }
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format(uuid(7, u64::try_from(now.as_millis()).unwrap_or(u64::MAX), random()))
}

/// `unix_ts_ms (48) | version (4) | random (12) | variant (2) | random (62)`
fn uuid(version: u128, millis: u64, random: u128) -> u128 {
    const VARIANT: u128 = 0b10 << 62;
    const RANDOM: u128 = (0xfff << 64) | (u128::MAX >> 66);
    (u128::from(millis) << 80) | (version << 76) | VARIANT | (random & RANDOM)
}

fn format(uuid: u128) -> String {
    let group = |shift: u32, digits: u32| (uuid >> shift) & ((1 << (4 * digits)) - 1);
    format!("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", group(96, 8), group(80, 4), group(64, 4), group(48, 4), group(0, 12))
}

/// Two hashes under keys that std gets from the operating system once per thread, and changes with each call.
///
/// An id must be unique but not secret, so this needs no crate for random numbers.
pub(super) fn random() -> u128 {
    let state = RandomState::new();
    let [high, low] = [0_u8, 1].map(|half| state.hash_one(half));
    u128::from(high) << 64 | u128::from(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_bounded_visible_ascii() {
        let longest = "x".repeat(MAX_LENGTH);
        let accepted = ["a", "req_1", "!", "~", "0190163d-8694-739b-aea5-966c26f8ad91", "a\"b\\c", &longest];
        for id in accepted {
            assert_eq!(accept(id), Some(id), "{id:?}");
        }
        let longer = "x".repeat(MAX_LENGTH + 1);
        for id in ["", " ", "a b", "a\tb", "a\r\nb", "\u{7f}", "\0", "é", "id\u{a0}", &longer] {
            assert_eq!(accept(id), None, "{id:?}");
        }
    }

    #[test]
    fn formats_the_example_of_the_rfc() {
        // RFC 9562, appendix A.6.
        let random = (0xcc3 << 64) | 0x18c4_dc0c_0c07_398f;
        assert_eq!(format(uuid(7, 0x017F_22E2_79B0, random)), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
        assert_eq!(format(uuid(7, 0, u128::MAX)), "00000000-0000-7fff-bfff-ffffffffffff");
        assert_eq!(format(uuid(7, u64::MAX, 0)), "ffffffff-ffff-7000-8000-000000000000");
    }

    #[test]
    fn generates_distinct_ids() {
        let ids = || (0..1_000).map(|_| generate()).collect::<Vec<_>>();
        let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(ids)).collect();
        let mut seen: std::collections::HashSet<String> = ids().into_iter().collect();
        for thread in threads {
            seen.extend(thread.join().unwrap_or_default());
        }
        assert_eq!(seen.len(), 5_000);
    }
}
