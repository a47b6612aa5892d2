#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| error_catalog_fuzz::received(body));
