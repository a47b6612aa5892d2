const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Marks", 400, "a\"b", "1 << 2 <0>")
            .escaped_code("a\\\"b")
            .meta("\"tag\":\"<<b>\"")
            .places("n", 2, 2, 7),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("Marks", "Marks", &ENTRIES)
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[413800120])
        .section();
    #[automatically_derived]
    impl __api::ApiError for Marks {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                Self { .. } => 0,
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
    #[automatically_derived]
    impl __api::Values for Marks {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                Self { n: __0, .. } => __fields.push(__api::Plain::of(__0).text()),
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for Marks {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for Marks
    where
        for<'__a> Marks: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for Marks
    where
        for<'__a> Marks: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("Marks")
        }
    }
    __api::frameworks! {
        [] impl [] for [Marks] where [for < '__a > Marks : __api::DebugIn < '__a >]
    }
};
