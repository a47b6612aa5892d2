const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Gone", 410, "gone", "Gone").deprecated("use v2").hidden(),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("Old", "OldError", &ENTRIES)
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[526559918])
        .domain("old.example.com")
        .section();
    #[allow(deprecated, reason = "a deprecated error is still an error")]
    #[automatically_derived]
    impl __api::ApiError for OldError
    where
        for<'__a> OldError: __api::DebugIn<'__a>,
    {
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
        fn __take(__slot: &mut __api::Slot<'_>) -> ::core::option::Option<Self>
        where
            Self: 'static,
        {
            use __api::{NoInner as _, NotTaken as _};
            if let ::core::option::Option::Some(__error) = __api::Taken::<
                Self,
            >::take(__slot) {
                return ::core::option::Option::Some(__error);
            }
            ::core::option::Option::None
        }
    }
    #[allow(deprecated, reason = "a deprecated error is still an error")]
    #[automatically_derived]
    impl __api::Values for OldError
    where
        for<'__a> OldError: __api::DebugIn<'__a>,
    {}
    #[allow(deprecated, reason = "a deprecated error is still an error")]
    #[automatically_derived]
    impl __api::Declared for OldError {
        type Envelope = error_catalog::envelope::Problem;
        const SECTION: &'static __api::Section = &SECTION;
    }
    __api::frameworks! {
        [#[allow(deprecated, reason = "a deprecated error is still an error")]] impl []
        for [OldError] where [for < '__a > OldError : __api::DebugIn < '__a >]
    }
};
