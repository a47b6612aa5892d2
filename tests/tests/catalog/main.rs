//! The catalog of a service: what it holds, its lock file, its program, its clients, and the documents about it.

mod cli;
mod contained;
mod declared;
mod documents;
mod files;
mod four_services;
mod lock_changes;
mod lock_file;
mod lock_roundtrip;
mod programs;
mod received;
mod size;
