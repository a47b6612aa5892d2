//! Finding bytes in short texts. A searcher would take longer to set up than this to finish.

/// Where the first byte is that the condition marks.
#[inline]
pub(crate) fn position(text: &str, is_marked: impl Fn(u8) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let (blocks, _) = bytes.as_chunks::<16>();
    let unmarked = 16 * blocks.iter().take_while(|block| !any(block, &is_marked)).count();
    let at = bytes.get(unmarked..)?.iter().position(|&byte| is_marked(byte))?;
    Some(unmarked + at)
}

/// Whether a byte of the block is marked: without a branch, so that the compiler looks at all of them at once.
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
