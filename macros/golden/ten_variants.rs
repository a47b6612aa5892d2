const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 9] = __api::entries([
        __api::Row::new("RoomTaken", 409, "room_taken", "Room taken")
            .long("Room <0> is taken from <1> to <2>")
            .meta("\"room\":<0>")
            .places("room from to", 10, 5, 7)
            .types("string")
            .docs("https://docs.example.com/errors#room_taken")
            .description("The room is taken."),
        __api::Row::new("NotFound", 404, "not_found", "Not found")
            .long("There is no booking <0>")
            .meta("\"number\":<0>")
            .places("0", 9, 20, 9)
            .types("integer")
            .docs("https://docs.example.com/errors#not_found"),
        __api::Row::new("BadDate", 422, "bad_date", "<0> is wrong")
            .hint("Use a date such as 2026-01-31")
            .pointer("<0>")
            .places("field", 0, 0, 0)
            .docs("https://docs.example.com/errors#bad_date"),
        __api::Row::new("TooFast", 429, "too_fast", "Too fast")
            .places("wait", 8, 8, 0)
            .docs("https://docs.example.com/errors#too_fast")
            .retry_after_place(0),
        __api::Row::new("StorageDown", 503, "storage_down", "Storage down")
            .docs("https://docs.example.com/errors#storage_down")
            .retry(__api::Retry::after(30)),
        __api::Row::new("Unpaid", 402, "unpaid", "Unpaid")
            .long("<2> <0> are due")
            .meta("\"amount\":<1>,\"currency\":<0>")
            .places("currency amount amount", 6, 0, 9)
            .types("string number")
            .docs("https://docs.example.com/errors#unpaid"),
        __api::Row::new("Cancelled", 409, "cancelled", "Cancelled")
            .long("Already cancelled<0>")
            .places("note", 9, 17, 0)
            .types("any?")
            .docs("https://docs.example.com/errors#cancelled"),
        __api::Row::new("TooManyGuests", 413, "too_many_guests", "Too many guests")
            .meta("\"limit\":8,\"guests\":<0>")
            .places("guests", 15, 15, 19)
            .types("integer")
            .docs("https://docs.example.com/errors#too_many_guests"),
        __api::Row::new("Internal", 500, "internal", "Internal")
            .docs("https://docs.example.com/errors#internal")
            .hidden(),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new(
            "Bookings",
            "BookingError",
            &ENTRIES,
        )
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(
            &[
                3244281350, 2687396305, 3914340601, 266873328, 4091995703, 979678328,
                2220750876, 600180803, 2591649024,
            ],
        )
        .section();
    #[automatically_derived]
    impl __api::ApiError for BookingError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                BookingError::RoomTaken { .. } => 0,
                BookingError::NotFound { .. } => 1,
                BookingError::BadDate { .. } => 2,
                BookingError::TooFast { .. } => 3,
                BookingError::StorageDown { .. } => 4,
                BookingError::Unpaid { .. } => 5,
                BookingError::Cancelled { .. } => 6,
                BookingError::TooManyGuests { .. } => 7,
                BookingError::Internal { .. } => 8,
                BookingError::Auth { .. } => {
                    return __api::ApiError::entry(__api::ApiError::__innermost(self));
                }
            }]
        }
        fn __section(&self) -> &'static __api::Section {
            &SECTION
        }
        fn __innermost<'__a>(&'__a self) -> &'__a (dyn __api::ApiError + '__a)
        where
            Self: '__a,
        {
            match self {
                BookingError::Auth { 0: __inner } => {
                    __api::ApiError::__innermost(__inner)
                }
                _ => self,
            }
        }
        fn __batch(&self) -> ::core::option::Option<&dyn __api::Batch> {
            match self {
                BookingError::Auth { 0: __inner } => __api::ApiError::__batch(__inner),
                _ => ::core::option::Option::None,
            }
        }
        fn __sections(
            __visit: &mut dyn ::core::ops::FnMut(&'static __api::Section),
            _: ::core::primitive::bool,
        ) {
            use __api::NoInner as _;
            __visit(&SECTION);
            __api::Inner::<AuthError>::visit(__visit, false);
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
            if let ::core::option::Option::Some(__error) = __api::Taken::<
                AuthError,
            >::take(__slot) {
                return ::core::option::Option::Some(BookingError::Auth { 0: __error });
            }
            if let ::core::option::Option::Some(__error) = __api::Inner::<
                AuthError,
            >::take(__slot) {
                return ::core::option::Option::Some(BookingError::Auth { 0: __error });
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
            if let ::core::option::Option::Some(__error) = __api::Inner::<
                AuthError,
            >::convert(__slot) {
                return ::core::option::Option::Some(BookingError::Auth { 0: __error });
            }
            ::core::option::Option::None
        }
        fn __find<'__a>(
            __error: &'__a (dyn ::core::error::Error + 'static),
        ) -> ::core::option::Option<&'__a (dyn __api::ApiError + 'static)>
        where
            Self: 'static,
        {
            use __api::NoInner as _;
            __api::find_own::<Self>(__error)
                .or_else(|| __api::Inner::<AuthError>::find(__error))
        }
    }
    #[automatically_derived]
    impl __api::Values for BookingError {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                BookingError::RoomTaken { room: __0, from: __1, to: __2, .. } => {
                    __fields.push(__api::Plain::of(__0).both());
                    __fields.push(__api::Plain::of(__1).text());
                    __fields.push(__api::Plain::of(__2).text());
                }
                BookingError::NotFound { 0: __0, .. } => {
                    __fields.push(__api::Plain::of(__0).both())
                }
                BookingError::BadDate { field: __0, .. } => {
                    __fields.push(__api::Plain::of(__0).text())
                }
                BookingError::Unpaid { currency: __0, amount: __1, .. } => {
                    __fields.push(__api::Plain::of(__0).both());
                    __fields.data(__1);
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
                BookingError::TooFast { wait: __0, .. } => {
                    match __place {
                        0 => __out.seconds(__0),
                        _ => {}
                    }
                }
                BookingError::Unpaid { amount: __0, .. } => {
                    match __place {
                        2 => __out.text(::core::format_args!("{:.2}", __0)),
                        _ => {}
                    }
                }
                BookingError::Cancelled { note: __0, .. } => {
                    match __place {
                        0 => {
                            if let ::core::option::Option::Some(__value) = __0 {
                                __out.text(::core::format_args!("{}", __value))
                            }
                        }
                        _ => {}
                    }
                }
                BookingError::TooManyGuests { guests, .. } => {
                    let _ = (guests,);
                    match __place {
                        0 => __out.data(&(guests.len())),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl __api::Declared for BookingError {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
        const TREE: &'static __api::Tree = {
            use __api::NoInner as _;
            &__api::Tree::new(&SECTION).inner(&[__api::Inner::<AuthError>::TREE])
        };
    }
    #[automatically_derived]
    impl ::core::fmt::Display for BookingError
    where
        for<'__a> BookingError: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for BookingError
    where
        for<'__a> BookingError: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("BookingError")
        }
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __api::{DeepLink as _, ErrorLink as _, NoLink as _, PointerLink as _};
            use __api::{Erased as _, NotErased as _};
            match self {
                BookingError::StorageDown { 0: __source, .. } => {
                    ::core::option::Option::Some((&&&&__api::Link(__source)).__source())
                }
                BookingError::Auth { 0: __inner, .. } => {
                    __api::source_of_transparent((&&__api::Link(__inner)).__erased())
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<std::io::Error> for BookingError {
        fn from(__source: std::io::Error) -> Self {
            BookingError::StorageDown {
                0: __source,
            }
        }
    }
    __api::frameworks! {
        [] impl [] for [BookingError] where [for < '__a > BookingError : __api::DebugIn <
        '__a >]
    }
};
