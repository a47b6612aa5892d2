//! The runtime without the derive: errors written by hand as the derive would write them.

mod catalog;
mod common;
mod envelopes;
mod failing_values;
mod requests;
