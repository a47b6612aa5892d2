//! The structured data of an error, borrowed from it.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::filled::{Filled, Occurrence};
use super::meta_value::MetaValue;
use crate::entry;

/// The structured data of an error. It serializes as a map, and [`iter`](Self::iter) yields its members.
///
/// A member that is `None` is omitted.
///
/// ```
/// use error_catalog::ApiError;
///
/// #[derive(Debug, ApiError)]
/// enum UploadError {
///     #[api(status = 413, meta(limit = 10, name))]
///     TooLarge { name: Option<String> },
/// }
///
/// let error = UploadError::TooLarge { name: None };
/// let meta = error.meta().unwrap();
/// assert!(meta.iter().map(|(key, _)| key).eq(["limit"]));
/// ```
#[derive(Clone, Copy)]
pub struct Meta<'a> {
    occurrence: Occurrence<'a>,
}

impl<'a> Meta<'a> {
    /// The members that the error has, if any: all declared members may be absent, and a map may be empty.
    pub(crate) fn of(occurrence: Occurrence<'a>) -> Option<Self> {
        occurrence.entry.0.meta?;
        let mut has_members = false;
        Filled::of(occurrence).each_meta(&mut |_, value| has_members = has_members || !value.is_none());
        has_members.then_some(Self { occurrence })
    }

    /// The members in the order of their declaration.
    ///
    /// A spread map comes as one member with the key `*`.
    pub fn iter(&self) -> Members<'a> {
        Members { filled: Filled::of(self.occurrence), members: self.occurrence.entry.members() }
    }

    /// The value of a member.
    pub fn get(&self, key: &str) -> Option<MetaValue<'a>> {
        self.iter().find_map(|(name, value)| (name == key).then_some(value))
    }
}

impl fmt::Debug for Meta<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Meta<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut result = Ok(());
        Filled::of(self.occurrence).each_meta(&mut |key, value| {
            if result.is_ok() && !value.is_none() {
                result = map.serialize_entry(key, &value);
            }
        });
        result?;
        map.end()
    }
}

impl<'a> IntoIterator for Meta<'a> {
    type Item = (&'static str, MetaValue<'a>);
    type IntoIter = Members<'a>;

    fn into_iter(self) -> Members<'a> {
        self.iter()
    }
}

impl<'a> IntoIterator for &Meta<'a> {
    type Item = (&'static str, MetaValue<'a>);
    type IntoIter = Members<'a>;

    fn into_iter(self) -> Members<'a> {
        self.iter()
    }
}

/// The members of [`Meta`], one by one.
pub struct Members<'a> {
    filled: Filled<'a>,
    members: entry::RowMembers,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'static str, MetaValue<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let Self { filled, members } = self;
        members.map(|member| (member.key(), filled.meta_value(member))).find(|(_, value)| !value.is_none())
    }
}

impl fmt::Debug for Members<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Members").finish_non_exhaustive()
    }
}
