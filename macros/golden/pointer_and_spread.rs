const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Wrong", 422, "wrong", "<0> is wrong")
            .hint("fix <0>")
            .meta("\"*\":<1>")
            .pointer("<0>")
            .places("field more", 0, 0, 4),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("Wrong", "Wrong", &ENTRIES)
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[3877973622])
        .section();
    #[automatically_derived]
    impl __api::ApiError for Wrong {
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
    impl __api::Values for Wrong {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                Self { field: __0, more: __1, .. } => {
                    __fields.push(__api::Plain::of(__0).text());
                    __fields.data(__1);
                }
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for Wrong {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for Wrong
    where
        for<'__a> Wrong: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for Wrong
    where
        for<'__a> Wrong: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("Wrong")
        }
    }
    __api::frameworks! {
        [] impl [] for [Wrong] where [for < '__a > Wrong : __api::DebugIn < '__a >]
    }
};
