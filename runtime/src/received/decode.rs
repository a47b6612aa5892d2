//! Makes an error of the catalog from what was received.

use std::error::Error;
use std::marker::PhantomData;
use std::ptr;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::{ReceivedError, Understood};
use super::matching::entries;
use super::response::Received;
use crate::answer::{ApiError, Errors};
use crate::entry::Entry;
use crate::occurrence::RetryAfter;

/// An error that a client can read from a response: [`Received::decode`] returns it.
///
/// Implement it with `#[api(decode)]` on the enum. `Box`, [`Arc`] and [`Errors`] of such a type are such types too; a list
/// has the one error that was sent.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response",
    label = "it has no `#[api(decode)]`",
    note = "add `#[api(decode)]` to the type"
)]
pub trait Decode: ApiError + Sized {
    /// The error, if it is of this type, and all of its fields can be read.
    #[doc(hidden)]
    fn __decode(sent: &Sent<'_>) -> Option<Self>;
}

impl<E: Decode> Decode for Box<E> {
    fn __decode(sent: &Sent<'_>) -> Option<Self> {
        E::__decode(sent).map(Self::new)
    }
}

impl<E: Decode> Decode for Arc<E> {
    fn __decode(sent: &Sent<'_>) -> Option<Self> {
        E::__decode(sent).map(Self::new)
    }
}

impl<E: Decode> Decode for Errors<E> {
    fn __decode(sent: &Sent<'_>) -> Option<Self> {
        E::__decode(sent).map(Self::from)
    }
}

impl Received {
    /// The error itself, as a value of the enum that declares it, which has `#[api(decode)]`.
    ///
    /// ```
    /// use error_catalog::{ApiError, Received};
    ///
    /// #[derive(Debug, PartialEq, ApiError)]
    /// #[api(decode)]
    /// enum UserError {
    ///     #[api(status = 404, message = "No user was found with id <user_id>", meta(user_id))]
    ///     NotFound { user_id: u64 },
    ///     #[api(status = 503, retry_after = delay)]
    ///     Busy { delay: u32 },
    /// }
    ///
    /// let received = Received::from(UserError::NotFound { user_id: 7 }.to_response());
    /// assert_eq!(received.decode(), Ok(UserError::NotFound { user_id: 7 }));
    ///
    /// let received = Received::from(UserError::Busy { delay: 30 }.to_response());
    /// assert_eq!(received.decode(), Ok(UserError::Busy { delay: 30 }));
    ///
    /// // Anything else is still there.
    /// let received = Received::parse("<html>Bad Gateway</html>").decode::<UserError>().unwrap_err();
    /// assert_eq!(received.excerpt(), "<html>Bad Gateway</html>");
    /// ```
    ///
    /// # Errors
    ///
    /// Returns `self` unless the body is whole and has exactly one error, whose code is that of a variant, and whose members
    /// have the types of its fields. See [`decode`](derive@crate::ApiError#decode) for what a field is read from.
    pub fn decode<E: Decode>(self) -> Result<E, Self> {
        match self.decoded() {
            Some(error) => Ok(error),
            None => Err(self),
        }
    }

    fn decoded<E: Decode>(&self) -> Option<E> {
        let is_alone = self.under().is_none() && self.omitted() == 0;
        let ([error], true, Understood::Fully) = (self.errors(), is_alone, self.understood()) else { return None };
        let entries = error.candidates(entries::<E>(), error.status.or(self.status()));
        entries.into_iter().find_map(|entry| E::__decode(&Sent { received: self, error, entry }))
    }
}

/// The only error of a response, as an occurrence of an entry that has its code.
#[derive(Debug)]
pub struct Sent<'r> {
    received: &'r Received,
    error: &'r ReceivedError,
    entry: &'static Entry,
}

impl Sent<'_> {
    /// The position of the entry in a table.
    pub fn row(&self, entries: &[Entry]) -> Option<usize> {
        entries.iter().position(|entry| ptr::eq(entry, self.entry))
    }

    /// A member of `meta`. It is absent if it is `None`.
    pub fn member<T: Readable>(&self, key: &str) -> Option<T> {
        if self.error.meta.contains_key(key) { self.error.get(key) } else { T::deserialize(Value::Null).ok() }
    }

    /// The members of `meta` that have none of the keys.
    pub fn rest<T: Readable>(&self, keys: &[&str]) -> Option<T> {
        let members = self.error.meta.iter().filter(|(key, _)| !keys.contains(&key.as_str()));
        let rest: Map<_, _> = members.map(|(key, value)| (key.clone(), value.clone())).collect();
        // No members at all may mean that there is no map.
        if rest.is_empty()
            && let Ok(absent) = T::deserialize(Value::Null)
        {
            return Some(absent);
        }
        T::deserialize(&Value::Object(rest.clone())).ok().or_else(|| T::deserialize(unquoted(rest)).ok())
    }

    /// The request member at fault.
    pub fn pointer<T: Readable>(&self) -> Option<T> {
        read(self.error.pointer())
    }

    /// The query parameter at fault, which Google's shape sends as a member.
    pub fn parameter<T: Readable>(&self) -> Option<T> {
        let as_member = || self.error.pointer()?.strip_prefix('/');
        read(self.error.parameter().or_else(as_member))
    }

    /// The delay before the next attempt.
    pub fn delay<T: RetryAfter>(&self) -> Option<T> {
        T::of_seconds(self.received.retry().after_seconds())
    }
}

/// The members as a shape has them that sends every value as a string.
fn unquoted(members: Map<String, Value>) -> Value {
    let unquote = |value: Value| value.as_str().and_then(|text| serde_json::from_str(text).ok()).unwrap_or(value);
    members.into_iter().map(|(key, value)| (key, unquote(value))).collect()
}

fn read<T: Readable>(text: Option<&str>) -> Option<T> {
    T::deserialize(text.map_or(Value::Null, Value::from)).ok()
}

/// A type that can be read from JSON.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a response",
    label = "not `Deserialize`, or it borrows what it contains",
    note = "`decode` needs a type that owns its content, with `#[derive(serde::Deserialize)]` if it is your own"
)]
pub trait Readable: DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> Readable for T {}

/// The type of a source. `(&&&SourceOf::<T>::NEW).__made(sent)` takes the first of the traits below that fits: a response
/// can be the source if the type is made `From` any error.
#[derive(Debug)]
pub struct SourceOf<T>(PhantomData<T>);

impl<T> SourceOf<T> {
    /// The type.
    pub const NEW: Self = Self(PhantomData);
}

/// `Box<dyn Error>`, and the like.
pub trait FromReceived<T> {
    /// The response as the source.
    fn __made(&self, sent: &Sent<'_>) -> Option<T>;
}

impl<T: From<Received>> FromReceived<T> for &&SourceOf<T> {
    fn __made(&self, sent: &Sent<'_>) -> Option<T> {
        Some(sent.received.clone().into())
    }
}

/// `Arc<dyn Error + Send + Sync>`, and the like.
pub trait FromBox<T> {
    /// The response as the source.
    fn __made(&self, sent: &Sent<'_>) -> Option<T>;
}

impl<T: From<Box<dyn Error + Send + Sync>>> FromBox<T> for &SourceOf<T> {
    fn __made(&self, sent: &Sent<'_>) -> Option<T> {
        let source: Box<dyn Error + Send + Sync> = sent.received.clone().into();
        Some(source.into())
    }
}

/// A source of any other type, which no response has.
pub trait NoBox<T> {
    /// Nothing.
    fn __made(&self, sent: &Sent<'_>) -> Option<T>;
}

impl<T> NoBox<T> for SourceOf<T> {
    fn __made(&self, _: &Sent<'_>) -> Option<T> {
        None
    }
}
