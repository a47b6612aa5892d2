//! Paths to the values in a body.

use std::fmt;

use super::ordered::Json;

/// The path from a body to a value in it, displayed as `errors[].code`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct BodyPath(pub(crate) Vec<Step>);

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    /// To the member of an object.
    Member(String),
    /// To the items of an array that have the rest of the path.
    Items,
}

impl BodyPath {
    /// The object that the value is a member of.
    pub(crate) fn parent(&self) -> Self {
        Self(self.0.split_last().map(|(_, before)| before.to_vec()).unwrap_or_default())
    }

    /// The name of the member that the path leads to.
    pub(crate) fn key(&self) -> Option<&str> {
        match self.0.last()? {
            Step::Member(key) => Some(key),
            Step::Items => None,
        }
    }

    /// Calls a function with each value below the path, and its own path.
    pub(crate) fn each<'v>(&mut self, value: &'v Json, visit: &mut dyn FnMut(&Self, &'v Json)) {
        visit(self, value);
        match value {
            Json::Object(members) => {
                for (key, value) in members {
                    self.0.push(Step::Member(key.clone()));
                    self.each(value, visit);
                    self.0.pop();
                }
            }
            Json::List(items) => {
                self.0.push(Step::Items);
                for item in items {
                    self.each(item, visit);
                }
                self.0.pop();
            }
            _ => {}
        }
    }

    pub(crate) fn starts_with(&self, other: &Self) -> bool {
        self.0.starts_with(&other.0)
    }

    /// The values that the path leads to.
    pub(crate) fn find<'v>(&self, value: &'v Json) -> Vec<&'v Json> {
        let mut found = vec![value];
        for step in &self.0 {
            found = match step {
                Step::Member(key) => found.into_iter().filter_map(|value| value.get(key)).collect(),
                Step::Items => {
                    let items = |value: &'v Json| if let Json::List(items) = value { items.as_slice() } else { &[] };
                    found.into_iter().flat_map(items).collect()
                }
            };
        }
        found
    }

    pub(crate) fn exists_in(&self, value: &Json) -> bool {
        !self.find(value).is_empty()
    }
}

impl fmt::Display for BodyPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Member(key) if position == 0 => formatter.write_str(key)?,
                Step::Member(key) => write!(formatter, ".{key}")?,
                Step::Items => formatter.write_str("[]")?,
            }
        }
        Ok(())
    }
}
