//! What each key of the derive does, one file per key.

mod args;
mod challenge;
mod code;
mod code_style;
mod crate_path;
mod display;
mod docs;
mod domain;
mod envelope;
mod headers;
mod hidden;
mod hint;
mod long;
mod message;
mod meta;
mod meta_case;
mod pointer;
mod prefix;
mod retired;
mod retry;
mod retry_after;
mod secret;
mod section;
mod source;
mod status;
mod transparent;
