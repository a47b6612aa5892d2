#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| error_catalog_fuzz::lock(text));
