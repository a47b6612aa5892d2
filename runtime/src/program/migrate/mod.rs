//! `migrate`: the statuses, codes and texts of `match`es become attributes.

mod code;
mod edits;
mod found;
mod migrate;
mod plan;
mod texts;
mod values;

pub(super) use self::migrate::migrate;
