//! Chapters that go beyond one item. Each code block is compiled.

/// From three enums to one service.
#[doc = include_str!("service.md")]
pub mod service {}

/// Responses without a framework: in AWS Lambda, in workers, and elsewhere.
#[doc = include_str!("anywhere.md")]
pub mod anywhere {}
