//! What is measured, and how.
//!
//! A case is one body; its contenders make the same bytes in different ways, the first of them by hand.

pub(crate) mod cases;
pub(crate) mod limit;
pub(crate) mod structs;
pub(crate) mod table;

use std::hint::black_box;

/// One body, and the ways to make it.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) contenders: Vec<Contender>,
}

/// One way to make a body.
pub(crate) struct Contender {
    pub(crate) name: &'static str,
    body: Vec<u8>,
    make: Box<dyn Fn()>,
}

impl Contender {
    pub(crate) fn new<B: AsRef<[u8]>>(name: &'static str, make: impl Fn() -> B + 'static) -> Self {
        let body = make().as_ref().to_vec();
        Self::of(name, body, move || drop(black_box(make())))
    }

    /// A contender that makes more than the body.
    pub(crate) fn of(name: &'static str, body: Vec<u8>, make: impl Fn() + 'static) -> Self {
        Self { name, body, make: Box::new(make) }
    }

    /// Makes the body once.
    pub(crate) fn run(&self) {
        (self.make)();
    }

    /// Length of the body in bytes.
    pub(crate) fn len(&self) -> usize {
        self.body.len()
    }
}

impl Case {
    /// A case whose contenders make the same bytes.
    pub(crate) fn new(name: String, contenders: Vec<Contender>) -> Self {
        for pair in contenders.windows(2) {
            if let [one, other] = pair {
                assert_eq!(text(&one.body), text(&other.body), "{name}: {} and {}", one.name, other.name);
            }
        }
        Self { name, contenders }
    }
}

fn text(body: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(body)
}
