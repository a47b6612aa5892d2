//! Nothing to import: the tests are in `tests/`.
