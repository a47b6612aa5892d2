const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Full", 409, "full", "<0> of <1>").places("total max", 0, 0, 0),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("Full", "Full", &ENTRIES)
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[4286165820])
        .section();
    #[automatically_derived]
    impl __api::ApiError for Full {
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
    impl __api::Values for Full {
        fn __compute(
            &self,
            __place: ::core::primitive::usize,
            __out: &mut __api::Output<'_>,
        ) {
            match self {
                Self { total: __0, width: __1, limit, .. } => {
                    let _ = (__0, __1, limit);
                    match __place {
                        0 => {
                            __out
                                .text(
                                    ::core::format_args!("{:>__count0$}", __0, __count0 = * __1),
                                )
                        }
                        1 => __out.text(::core::format_args!("{}", limit + 1)),
                        _ => {}
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for Full {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for Full
    where
        for<'__a> Full: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for Full
    where
        for<'__a> Full: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("Full")
        }
    }
    __api::frameworks! {
        [] impl [] for [Full] where [for < '__a > Full : __api::DebugIn < '__a >]
    }
};
