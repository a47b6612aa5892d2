const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 3] = [
        __api::Entry(__api::Row {
            name: "NotFound",
            status: 404,
            code: "order_not_found",
            message: "not found",
            long: "No \\\"order\\\" \u{1}0",
            meta: "\"id\":\u{1}0",
            places: "id",
            types: "i",
            docs: "https://example.com/errors#order_not_found",
            description: "No order has this id.",
            ..__api::Row::EMPTY
        }),
        __api::Entry(__api::Row {
            name: "Unpaid",
            status: 402,
            code: "unpaid",
            message: "Unpaid",
            long: "\u{1}0 is due",
            meta: "\"kind\":\"payment\"\u{2}\"cents\":\u{1}1",
            places: "price cents wait",
            types: "* n",
            retry: "\u{1}2",
            docs: "https://example.com/errors#unpaid",
            ..__api::Row::EMPTY
        }),
        __api::Entry(__api::Row {
            name: "Down",
            status: 503,
            code: "down",
            message: "Down",
            docs: "https://example.com/errors#down",
            ..__api::Row::EMPTY
        }),
    ];
    static SECTION: __api::Section = __api::Section(__api::SectionRow {
        name: "Orders",
        type_name: "OrderError",
        entries: &ENTRIES,
        by_code: &[2, 0, 1],
        ..__api::SectionRow::EMPTY
    });
    #[automatically_derived]
    impl __api::ApiError for OrderError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                Self::NotFound { .. } => 0,
                Self::Unpaid { .. } => 1,
                Self::Down { .. } => 2,
            }]
        }
        fn __section(&self) -> &'static __api::Section {
            &SECTION
        }
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                Self::NotFound { id: __0, .. } => __fields.both(__0, __0),
                _ => {}
            }
        }
        fn __compute(
            &self,
            __place: ::core::primitive::usize,
            __out: &mut __api::Output<'_>,
        ) {
            match self {
                Self::Unpaid { price, wait: __1, .. } => {
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
    impl ::core::fmt::Display for OrderError {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for OrderError {
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __api::AsDynError as _;
            match self {
                Self::Down { 0: __source, .. } => {
                    ::core::option::Option::Some(__source.__as_dyn_error())
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<std::io::Error> for OrderError {
        fn from(__source: std::io::Error) -> Self {
            Self::Down { 0: __source }
        }
    }
    __api::frameworks! {
        [] impl [] for [OrderError] where []
    }
};
