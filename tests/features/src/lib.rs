//! Nothing to import: the tests are in `tests/`, and run with one feature or none.
