const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Invalid", 422, "invalid", "Wrong: <1><2>")
            .meta("\"note\":<0>")
            .places("note fields note", 7, 7, 7)
            .types("string? any any?"),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new(
            "Invalid",
            "Invalid",
            &ENTRIES,
        )
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[3419534640])
        .section();
    #[automatically_derived]
    impl __api::ApiError for Invalid {
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
    impl __api::Values for Invalid {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                Self { note: __0, .. } => __fields.data(__0),
            }
        }
        fn __compute(
            &self,
            __place: ::core::primitive::usize,
            __out: &mut __api::Output<'_>,
        ) {
            use __api::Items as _;
            mod placeholder {
                pub(super) enum fields {}
            }
            match self {
                Self { fields: __0, note: __1, .. } => {
                    match __place {
                        1 => {
                            __out
                                .list(
                                    (__0).__items(),
                                    |__value, __out| {
                                        __out
                                            .text(
                                                ::core::format_args!(
                                                    "{}", __api::shown:: < placeholder::fields, _ > (& __value)
                                                ),
                                            )
                                    },
                                )
                        }
                        2 => {
                            if let ::core::option::Option::Some(__value) = __1 {
                                __out.text(::core::format_args!("{}", __value))
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for Invalid {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for Invalid
    where
        for<'__a> Invalid: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for Invalid
    where
        for<'__a> Invalid: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("Invalid")
        }
    }
    __api::frameworks! {
        [] impl [] for [Invalid] where [for < '__a > Invalid : __api::DebugIn < '__a >]
    }
};
