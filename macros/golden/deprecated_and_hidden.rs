const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Gone", 410, "gone", "Gone").deprecated("use v2").hidden(),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("Old", "OldError", &ENTRIES)
        .code_hashes(&[526559918])
        .domain("old.example.com")
        .section();
    #[allow(deprecated, reason = "a deprecated error is still an error")]
    #[automatically_derived]
    impl __api::ApiError for OldError {
        type Envelope = error_catalog::envelope::Problem;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                OldError::Gone { .. } => 0,
            }]
        }
        fn __section(&self) -> &'static __api::Section {
            &SECTION
        }
    }
    #[allow(deprecated, reason = "a deprecated error is still an error")]
    #[automatically_derived]
    impl __api::Values for OldError {}
    #[allow(deprecated, reason = "a deprecated error is still an error")]
    #[automatically_derived]
    impl __api::Declared for OldError {
        type Envelope = error_catalog::envelope::Problem;
        const SECTION: &'static __api::Section = &SECTION;
    }
    __api::frameworks! {
        [#[allow(deprecated, reason = "a deprecated error is still an error")]] impl []
        for [OldError] where []
    }
};
