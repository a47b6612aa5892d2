//! Finds bytes in short texts, eight at a time. Setting up a general searcher would take longer than the whole search.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = 0x8080_8080_8080_8080;

/// Marks the bytes that are equal to this one. Bytes above a marked byte may be marked wrongly.
#[inline]
pub(crate) const fn equal(word: u64, byte: u8) -> u64 {
    let zero_where_equal = word ^ (ONES * byte as u64);
    zero_where_equal.wrapping_sub(ONES) & !zero_where_equal & HIGHEST
}

/// Whether any byte of the block meets the condition. It has no branch, so that the compiler can vectorize it.
#[inline]
pub(crate) const fn below(word: u64, byte: u8) -> u64 {
    word.wrapping_sub(ONES * byte as u64) & !word & HIGHEST
}

/// Where a byte is first.
#[inline]
pub(crate) fn find(text: &str, byte: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut words, rest) = bytes.as_chunks::<8>();
    let mut before = 0;
    while let [word, following @ ..] = words {
        let marked = equal(u64::from_le_bytes(*word), byte);
        if marked != 0 {
            return Some(before + first(marked));
        }
        before += 8;
        words = following;
    }
    let mut few = rest;
    while let [first, following @ ..] = few {
        if *first == byte {
            return Some(bytes.len() - few.len());
        }
        few = following;
    }
    None
}

/// Where the first marked byte is.
#[inline]
pub(crate) fn position(text: &str, marks: impl Fn(u64) -> u64) -> Option<usize> {
    let bytes = text.as_bytes();
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let marked = marks(u64::from_le_bytes(*word));
        if marked != 0 {
            return Some(8 * index + first(marked));
        }
    }
    if rest.is_empty() {
        return None;
    }
    // The last word overlaps the words before it, but the overlap has no marked bytes.
    if let Some(word) = bytes.last_chunk::<8>() {
        let marked = marks(u64::from_le_bytes(*word));
        return (marked != 0).then(|| bytes.len() - 8 + first(marked));
    }
    position_in_few(bytes, marks)
}

/// The same for fewer than eight bytes.
#[inline]
fn position_in_few(bytes: &[u8], marks: impl Fn(u64) -> u64) -> Option<usize> {
    if let (Some(low), Some(high)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let marked = marks(u64::from(u32::from_le_bytes(*low)) | u64::from(u32::from_le_bytes(*high)) << 32);
        return (marked != 0).then(|| match first(marked) {
            at @ 0..4 => at,
            at => bytes.len() + at - 8,
        });
    }
    // The filler byte, `0xff`, occurs in no text.
    bytes.iter().position(|&byte| marks(u64::from(byte) | !0xff) != 0)
}

/// The index of the first marked byte.
#[inline]
fn first(marked: u64) -> usize {
    (marked.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::{below, equal, find, position};

    #[test]
    fn every_byte_is_found_in_every_position() {
        for character in '\0'..='\u{ff}' {
            for before in 0..20 {
                for after in [0, 1, 3, 7, 8, 9, 15] {
                    let text = format!("{:a<before$}{character}{:b<after$}", "", "");
                    let found = position(&text, |word| below(word, b' ') | equal(word, b'"'));
                    assert_eq!(found, text.bytes().position(|byte| byte < b' ' || byte == b'"'), "{text:?}");
                    assert_eq!(find(&text, b'<'), text.bytes().position(|byte| byte == b'<'), "{text:?}");
                }
            }
        }
    }
}
