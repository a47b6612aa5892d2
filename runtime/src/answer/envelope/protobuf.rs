//! Messages of protocol buffers, as <https://protobuf.dev/programming-guides/encoding/> encodes them.
//!
//! Generated types keep a map in no order. Here, fields are written as they come, so that one error always has the same
//! bytes, and a field is omitted when it does not fit.

/// An encoded message. The number of a field is at most 15, so that its tag is one byte.
#[derive(Clone, Debug, Default)]
pub(super) struct Message(Vec<u8>);

/// The types of fields on the wire.
const VARINT: u8 = 0;
const LENGTH_DELIMITED: u8 = 2;

impl Message {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds a number. One that is 0 is the same as none.
    pub(super) fn number(mut self, field: u8, number: u64) -> Self {
        if number != 0 {
            self.0.push(field << 3 | VARINT);
            self.push_varint(number);
        }
        self
    }

    /// Adds a text or a message.
    pub(super) fn field(mut self, field: u8, content: impl AsRef<[u8]>) -> Self {
        let content = content.as_ref();
        self.0.push(field << 3 | LENGTH_DELIMITED);
        self.push_varint(u64::try_from(content.len()).unwrap_or(u64::MAX));
        self.0.extend_from_slice(content);
        self
    }

    /// Seven bits per byte, the lowest first. Each byte but the last has its highest bit set.
    fn push_varint(&mut self, mut number: u64) {
        loop {
            let [lowest, ..] = number.to_le_bytes();
            number >>= 7;
            if number == 0 {
                self.0.push(lowest);
                return;
            }
            self.0.push(lowest | 0x80);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl AsRef<[u8]> for Message {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Message;

    /// The examples of the encoding's documentation.
    #[test]
    fn messages_are_encoded() {
        let number = Message::new().number(1, 150);
        assert_eq!(number.as_ref(), [0x08, 0x96, 0x01]);
        assert_eq!(Message::new().field(2, "testing").into_bytes(), b"\x12\x07testing");
        assert_eq!(Message::new().field(3, &number).into_bytes(), [0x1a, 0x03, 0x08, 0x96, 0x01]);
        assert_eq!(Message::new().number(1, 0).into_bytes(), b"");
        assert_eq!(Message::new().number(1, u64::MAX).len(), 11);
    }
}
