#![no_main]

libfuzzer_sys::fuzz_target!(|file: &[u8]| error_catalog_fuzz::import(file));
