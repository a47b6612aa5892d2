//! A layer for any tower service on the `http` crate.

/// placeholder
#[derive(Clone, Debug)]
pub struct ErrorLayer<F>(F);
