//! The types of the members of `meta`.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::read;
use crate::json::RawJson;

/// A member that `meta` may have.
///
/// ```
/// use error_catalog::{ApiError, DataType};
///
/// #[derive(Debug, ApiError)]
/// enum UploadError {
///     #[api(status = 413, meta(unit = "byte", limit, name))]
///     TooLarge { limit: u64, name: Option<String> },
/// }
///
/// let mut members = UploadError::section().entries()[0].meta_members();
/// let unit = members.next().unwrap();
/// assert_eq!((unit.key(), unit.value().as_deref()), ("unit", Some("\"byte\"")));
/// let limit = members.next().unwrap();
/// assert_eq!((limit.key(), limit.data_type()), ("limit", DataType::INTEGER));
/// assert!(members.next().unwrap().is_optional());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MetaMember {
    key: &'static str,
    data_type: DataType,
    optional: bool,
    value: Option<&'static str>,
}

impl MetaMember {
    /// A member with a constant value.
    pub(crate) fn constant(key: &'static str, json: &'static str) -> Self {
        Self { key, data_type: DataType::of_json(json), optional: false, value: Some(json) }
    }

    /// A member with the type that the derive inferred, if any.
    pub(crate) fn placed(key: &'static str, word: Option<&'static str>) -> Self {
        let (data_type, optional) = DataType::of_row(word);
        Self { key, data_type, optional, value: None }
    }

    /// The key, as in [`Entry::meta_keys`](crate::Entry::meta_keys).
    pub const fn key(&self) -> &'static str {
        self.key
    }

    /// The type of the value.
    pub const fn data_type(&self) -> DataType {
        self.data_type
    }

    /// Whether the member may be absent: its type is visibly an `Option`, or the derive cannot see the type of its
    /// expression.
    pub const fn is_optional(&self) -> bool {
        self.optional
    }

    /// The JSON of a constant value.
    pub fn value(&self) -> Option<Cow<'static, str>> {
        self.value.map(read::constant)
    }
}

/// Schema: `key`, `type`, `optional`? (only when `true`), `value`?.
impl Serialize for MetaMember {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("key", self.key)?;
        map.serialize_entry("type", &self.data_type)?;
        if self.optional {
            map.serialize_entry("optional", &true)?;
        }
        if let Some(json) = self.value() {
            map.serialize_entry("value", &RawJson(&json))?;
        }
        map.end()
    }
}

/// A type of JSON values, as the derive infers it from a Rust type.
///
/// The derive knows the types of the language and of the standard library, also inside references, pointers and
/// `Option`. A type of the application, or of another crate, is [`ANY`](Self::ANY). `Display` and `Serialize` write
/// `string`, `integer[]`, `any`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DataType {
    /// The spelling in rows and documents: `integer`, or `integer[]` for an array.
    word: &'static str,
}

impl DataType {
    /// Any type: the derive cannot infer it.
    pub const ANY: Self = Self { word: "any" };
    /// A string.
    pub const STRING: Self = Self { word: "string" };
    /// A number without a fraction.
    pub const INTEGER: Self = Self { word: "integer" };
    /// A number.
    pub const NUMBER: Self = Self { word: "number" };
    /// `true` or `false`.
    pub const BOOLEAN: Self = Self { word: "boolean" };
    /// An object.
    pub const OBJECT: Self = Self { word: "object" };

    /// Reads a word of a row: a type, and whether it is an `Option`.
    pub(crate) fn of_row(word: Option<&'static str>) -> (Self, bool) {
        let word = word.unwrap_or(Self::ANY.word);
        let (word, optional) = word.strip_suffix('?').map_or((word, false), |word| (word, true));
        (Self { word }, optional)
    }

    fn of_json(json: &str) -> Self {
        match json.bytes().next() {
            Some(b'"') => Self::STRING,
            Some(b't' | b'f') => Self::BOOLEAN,
            Some(b'-' | b'0'..=b'9') => Self::INTEGER,
            _ => Self::ANY,
        }
    }

    /// The type of the items, if it is an array.
    pub fn items(self) -> Option<Self> {
        let word = self.word.strip_suffix("[]")?;
        Some(Self { word })
    }
}

impl fmt::Display for DataType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word)
    }
}

impl fmt::Debug for DataType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "DataType({self})")
    }
}

impl Serialize for DataType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
