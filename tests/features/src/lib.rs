//! Nothing to import: the tests are in `tests/`, and run with one feature on, or none.
