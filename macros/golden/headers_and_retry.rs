const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 3] = __api::entries([
        __api::Row::new("TooMany", 429, "too_many", "Too many")
            .headers("x-limit: <0>\nvary: Accept")
            .places("limit", 8, 8, 0)
            .types("integer")
            .retry(__api::Retry::after(30)),
        __api::Row::new("SignedOut", 401, "signed_out", "Signed out")
            .challenge("Bearer")
            .retry(__api::Retry::Backoff),
        __api::Row::new("Banned", 429, "banned", "Banned").retry(__api::Retry::Never),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new(
            "Limit",
            "LimitError",
            &ENTRIES,
        )
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[1778967021, 1305707330, 795583801])
        .section();
    #[automatically_derived]
    impl __api::ApiError for LimitError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                LimitError::TooMany { .. } => 0,
                LimitError::SignedOut { .. } => 1,
                LimitError::Banned { .. } => 2,
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
    impl __api::Values for LimitError {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                LimitError::TooMany { limit: __0, .. } => {
                    __fields.push(__api::Plain::of(__0).text())
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for LimitError {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for LimitError
    where
        for<'__a> LimitError: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for LimitError
    where
        for<'__a> LimitError: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("LimitError")
        }
    }
    __api::frameworks! {
        [] impl [] for [LimitError] where [for < '__a > LimitError : __api::DebugIn <
        '__a >]
    }
};
