//! Parses error responses on the client's side.
//!
//! [`Received`] parses the body of any built-in [envelope](crate::envelope), and of most similar shapes, even if another
//! library wrote it. It never fails, because proxies between the service and its client also send errors: what it cannot
//! parse is omitted, and [`Received::understood`] says how much it understood.

mod date;
mod decode;
mod error;
mod json;
mod link;
mod matching;
mod read;
mod response;
#[cfg(feature = "tonic")]
mod rpc;
mod show;
#[cfg(feature = "tonic")]
mod status;

pub use self::decode::Decode;
#[doc(hidden)]
pub use self::decode::{FromBox, FromReceived, NoBox, Readable, Sent, SourceOf};
pub use self::error::{ReceivedCode, ReceivedError, Understood};
pub use self::response::Received;
