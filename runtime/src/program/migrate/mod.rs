//! `migrate`: the statuses, codes and texts of `match`es become attributes.

mod code;
mod edits;
mod found;
mod plan;
mod run;
mod texts;
mod values;

pub(super) use self::run::migrate;
