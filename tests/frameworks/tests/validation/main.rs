//! Failures of the validation libraries as lists of errors.

mod garde;
mod validator;
