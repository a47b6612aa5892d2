const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 2] = __api::entries([
        __api::Row::new("Upstream", 502, "upstream", "Upstream")
            .meta("\"name\":<0>")
            .challenge("Bearer")
            .places("name upstream", 8, 8, 7)
            .types("string")
            .challenge_of_401()
            .status_from(1)
            .statuses("401 503"),
        __api::Row::new("Any", 502, "any", "Any")
            .challenge("Bearer")
            .places("0", 3, 3, 0)
            .challenge_of_401()
            .status_from(0),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new(
            "Proxy",
            "ProxyError",
            &ENTRIES,
        )
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[322273216, 740945997])
        .section();
    #[automatically_derived]
    impl __api::ApiError for ProxyError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                ProxyError::Upstream { .. } => 0,
                ProxyError::Any { .. } => 1,
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
    impl __api::Values for ProxyError {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                ProxyError::Upstream { name: __0, .. } => {
                    __fields.push(__api::Plain::of(__0).data())
                }
                _ => {}
            }
        }
        fn __compute(
            &self,
            __place: ::core::primitive::usize,
            __out: &mut __api::Output<'_>,
        ) {
            match self {
                ProxyError::Upstream { upstream: __1, .. } => {
                    match __place {
                        1 => __out.status(__1),
                        _ => {}
                    }
                }
                ProxyError::Any { 0: __0, .. } => {
                    match __place {
                        0 => __out.status(__0),
                        _ => {}
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for ProxyError {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for ProxyError
    where
        for<'__a> ProxyError: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for ProxyError
    where
        for<'__a> ProxyError: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("ProxyError")
        }
    }
    __api::frameworks! {
        [] impl [] for [ProxyError] where [for < '__a > ProxyError : __api::DebugIn <
        '__a >]
    }
};
