const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 2] = __api::entries([
        __api::Row::new("Paid", 409, "paid", "Paid")
            .labels("\"team\":\"a <<b>\",\"number\":-7,\"internal\":true")
            .level(__api::EventLevel::DEBUG)
            .grpc(__api::GrpcCode::FailedPrecondition),
        __api::Row::new("Scope", 409, "scope", "Scope")
            .headers("x-scope: <0> << all")
            .challenge("Bearer scope=\"<0>\"")
            .places("scope", 5, 5, 0)
            .labels("\"team\":\"a <<b>\",\"internal\":false")
            .level(__api::EventLevel::OFF),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new(
            "Order",
            "OrderError",
            &ENTRIES,
        )
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[2386851591, 3190485995])
        .section();
    #[automatically_derived]
    impl __api::ApiError for OrderError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                OrderError::Paid { .. } => 0,
                OrderError::Scope { .. } => 1,
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
    impl __api::Values for OrderError {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                OrderError::Scope { scope: __0, .. } => {
                    __fields.push(__api::Plain::of(__0).text())
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for OrderError {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for OrderError
    where
        for<'__a> OrderError: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for OrderError
    where
        for<'__a> OrderError: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("OrderError")
        }
    }
    __api::frameworks! {
        [] impl [] for [OrderError] where [for < '__a > OrderError : __api::DebugIn <
        '__a >]
    }
};
