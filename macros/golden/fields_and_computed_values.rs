const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 3] = __api::entries([
        __api::Row::new("NotFound", 404, "order_not_found", "not found")
            .long("No \\\"order\\\" <0>")
            .meta("\"id\":<0>")
            .places("id", 9, 13, 5)
            .types("integer")
            .docs("https://example.com/errors#order_not_found")
            .description("No order has this id."),
        __api::Row::new("Unpaid", 402, "unpaid", "Unpaid")
            .long("<0> is due")
            .meta("\"kind\":\"payment\",\"cents\":<1>")
            .places("price cents wait", 6, 0, 25)
            .types("any number")
            .docs("https://example.com/errors#unpaid")
            .retry_after_place(2),
        __api::Row::new("Down", 503, "down", "Down")
            .docs("https://example.com/errors#down"),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new(
            "Orders",
            "OrderError",
            &ENTRIES,
        )
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[134869982, 979678328, 1035581717])
        .section();
    #[automatically_derived]
    impl __api::ApiError for OrderError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                OrderError::NotFound { .. } => 0,
                OrderError::Unpaid { .. } => 1,
                OrderError::Down { .. } => 2,
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
        fn __convert(__slot: &mut __api::Slot<'_>) -> ::core::option::Option<Self>
        where
            Self: 'static,
        {
            use __api::{NoInner as _, NotTaken as _};
            if let ::core::option::Option::Some(__error) = __api::Taken::<
                std::io::Error,
            >::take(__slot) {
                return ::core::option::Option::Some(
                    <Self as ::core::convert::From<std::io::Error>>::from(__error),
                );
            }
            ::core::option::Option::None
        }
    }
    #[automatically_derived]
    impl __api::Values for OrderError {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                OrderError::NotFound { id: __0, .. } => {
                    __fields.push(__api::Plain::of(__0).both())
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
                OrderError::Unpaid { price, wait: __1, .. } => {
                    let _ = (price, __1);
                    match __place {
                        0 => __out.text(::core::format_args!("{:.2}", price)),
                        1 => __out.data(&(price * 100.0)),
                        2 => __out.seconds(__1),
                        _ => {}
                    }
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
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __api::{DeepLink as _, ErrorLink as _, NoLink as _, PointerLink as _};
            match self {
                OrderError::Down { 0: __source, .. } => {
                    ::core::option::Option::Some((&&&&__api::Link(__source)).__source())
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<std::io::Error> for OrderError {
        fn from(__source: std::io::Error) -> Self {
            OrderError::Down { 0: __source }
        }
    }
    __api::frameworks! {
        [] impl [] for [OrderError] where [for < '__a > OrderError : __api::DebugIn <
        '__a >]
    }
};
