//! Nothing to import: the test is in `tests/`.
