//! Finds bytes in short texts. Setting up a searcher would take longer than these searches.

/// The position of the first byte that meets the condition.
#[inline]
pub(crate) fn position(text: &str, is_marked: impl Fn(u8) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let (blocks, _) = bytes.as_chunks::<16>();
    let unmarked = 16 * blocks.iter().take_while(|block| !any(block, &is_marked)).count();
    let at = bytes.get(unmarked..)?.iter().position(|&byte| is_marked(byte))?;
    Some(unmarked + at)
}

/// Whether any byte of the block meets the condition. It has no branch, so that the compiler can vectorize it.
#[inline]
fn any<const N: usize>(block: &[u8; N], is_marked: impl Fn(u8) -> bool) -> bool {
    block.iter().fold(false, |any, &byte| any | is_marked(byte))
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn every_byte_is_found_in_every_position() {
        for character in '\0'..='\u{ff}' {
            for before in 0..40 {
                for after in [0, 1, 7, 8, 9, 15, 16, 17] {
                    let text = format!("{:a<before$}{character}{:b<after$}", "", "");
                    let is_marked = |byte| byte < 0x20 || byte == b'"';
                    assert_eq!(position(&text, is_marked), text.bytes().position(is_marked), "{text:?}");
                }
            }
        }
    }
}
