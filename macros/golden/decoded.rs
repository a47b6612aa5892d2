const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 3] = __api::entries([
        __api::Row::new("NotFound", 404, "not_found", "Not found")
            .meta("\"lampId\":<0>")
            .places("lamp_id", 9, 9, 9),
        __api::Row::new("Busy", 503, "busy", "Busy")
            .meta("\"*\":<0>")
            .pointer("<1>")
            .places("more at delay", 4, 4, 4)
            .retry_after_place(2),
        __api::Row::new("Internal", 500, "internal", "Internal"),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new(
            "Lamp",
            "LampError",
            &ENTRIES,
        )
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[2687396305, 1559978112, 2591649024])
        .section();
    #[automatically_derived]
    impl<T> __api::ApiError for LampError<T>
    where
        T: __api::Serialize,
        LampError<T>: ::core::error::Error,
    {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                LampError::NotFound { .. } => 0,
                LampError::Busy { .. } => 1,
                LampError::Internal { .. } => 2,
                LampError::Other { .. } => {
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
                LampError::Other { 0: __inner } => {
                    __api::or_fallback(
                        __api::ApiError::__innermost(__inner),
                        || const { &__api::EmptyList::new(&ENTRIES[2], &SECTION) },
                    )
                }
                _ => self,
            }
        }
        fn __batch(&self) -> ::core::option::Option<&dyn __api::Batch> {
            match self {
                LampError::Other { 0: __inner } => __api::ApiError::__batch(__inner),
                _ => ::core::option::Option::None,
            }
        }
        fn __sections(
            __visit: &mut dyn ::core::ops::FnMut(&'static __api::Section),
            _: ::core::primitive::bool,
        ) {
            use __api::NoInner as _;
            __visit(&SECTION);
            __api::Inner::<OtherError>::visit(__visit, true);
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
                OtherError,
            >::take(__slot) {
                return ::core::option::Option::Some(LampError::Other { 0: __error });
            }
            if let ::core::option::Option::Some(__error) = __api::Inner::<
                OtherError,
            >::take(__slot) {
                return ::core::option::Option::Some(LampError::Other { 0: __error });
            }
            ::core::option::Option::None
        }
        fn __convert(__slot: &mut __api::Slot<'_>) -> ::core::option::Option<Self>
        where
            Self: 'static,
        {
            use __api::{NoInner as _, NotTaken as _};
            if let ::core::option::Option::Some(__error) = __api::Inner::<
                OtherError,
            >::convert(__slot) {
                return ::core::option::Option::Some(LampError::Other { 0: __error });
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
                .or_else(|| __api::Inner::<OtherError>::find(__error))
        }
    }
    #[automatically_derived]
    impl<T> __api::Values for LampError<T>
    where
        T: __api::Serialize,
        LampError<T>: ::core::error::Error,
    {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            match self {
                LampError::NotFound { lamp_id: __0, .. } => __fields.data(__0),
                LampError::Busy { more: __0, at: __1, .. } => {
                    __fields.data(__0);
                    __fields.push(__api::Plain::of(__1).text());
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
                LampError::Busy { delay: __0, .. } => {
                    match __place {
                        2 => __out.seconds(__0),
                        _ => {}
                    }
                }
                _ => {}
            }
        }
    }
    #[automatically_derived]
    impl<T> __api::Declared for LampError<T> {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
        const TREE: &'static __api::Tree = {
            use __api::NoInner as _;
            &__api::Tree::new(&SECTION)
                .inner(&[__api::Inner::<OtherError>::TREE])
                .generic()
                .fallback()
        };
    }
    #[automatically_derived]
    impl __api::DeclaredOfAny for LampError<__api::Anything> {}
    #[automatically_derived]
    impl<T> ::core::fmt::Display for LampError<T>
    where
        T: __api::Serialize,
        Self: ::core::fmt::Debug,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl<T> ::core::error::Error for LampError<T>
    where
        Self: ::core::fmt::Debug + ::core::fmt::Display,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("LampError")
        }
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __api::{DeepLink as _, ErrorLink as _, NoLink as _, PointerLink as _};
            match self {
                LampError::Other { 0: __inner, .. } => {
                    ::core::error::Error::source(__api::ApiError::__innermost(__inner))
                }
                LampError::Internal { 0: __source, .. } => {
                    ::core::option::Option::Some((&&&&__api::Link(__source)).__source())
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl<T> __api::Fallback for LampError<T>
    where
        Self: __api::ApiError + __api::Declared,
    {
        fn __fallback(__cause: &mut __api::Cause) -> Self {
            LampError::Internal {
                0: ::core::convert::From::from(__cause.take()),
            }
        }
    }
    #[automatically_derived]
    impl<T> __api::Serialize for LampError<T>
    where
        T: __api::Serialize,
        LampError<T>: ::core::error::Error,
    {
        fn serialize<__S: __api::Serializer>(
            &self,
            __serializer: __S,
        ) -> ::core::result::Result<__S::Ok, __S::Error> {
            __api::serialize(self, __serializer)
        }
    }
    #[automatically_derived]
    impl<T> __api::Decode for LampError<T>
    where
        Self: __api::ApiError,
        T: __api::Readable,
    {
        fn __decode(__sent: &__api::Sent<'_>) -> ::core::option::Option<Self> {
            let _ = &__sent;
            use __api::{FromBox as _, FromReceived as _, NoBox as _};
            if let ::core::option::Option::Some(__error) = <OtherError as __api::Decode>::__decode(
                __sent,
            ) {
                return ::core::option::Option::Some(LampError::Other { 0: __error });
            }
            ::core::option::Option::Some(
                match __sent.row(&ENTRIES) {
                    ::core::option::Option::Some(0) => {
                        LampError::NotFound {
                            lamp_id: __sent.member::<T>("lampId")?,
                        }
                    }
                    ::core::option::Option::Some(1) => {
                        LampError::Busy {
                            delay: __sent.delay::<u32>()?,
                            at: __sent.pointer::<String>()?,
                            more: __sent.rest::<Extra>(&[])?,
                        }
                    }
                    ::core::option::Option::Some(2) => {
                        LampError::Internal {
                            0: (&&&__api::SourceOf::<Box<dyn Error + Send + Sync>>::NEW)
                                .__made(__sent)?,
                        }
                    }
                    _ => return ::core::option::Option::None,
                },
            )
        }
    }
    __api::frameworks! {
        [] impl [< T >] for [LampError < T >] where [T : __api::Serialize, LampError < T
        > : ::core::error::Error]
    }
};
