//! Writing JSON Pointers (RFC 6901).

/// Appends a member's name.
pub(super) fn push(pointer: &mut String, name: &str) {
    pointer.push('/');
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn names_are_escaped() {
        for (name, pointer) in [("email", "/email"), ("a/b~c", "/a~1b~0c"), ("", "/"), ("ä.0", "/ä.0")] {
            let mut written = String::new();
            push(&mut written, name);
            assert_eq!(written, pointer);
        }
    }
}
