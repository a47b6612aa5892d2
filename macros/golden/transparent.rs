const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Internal", 500, "internal", "Internal"),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("App", "AppError", &ENTRIES)
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[2591649024])
        .section();
    #[automatically_derived]
    impl __api::ApiError for AppError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            &SECTION
        }
        fn entry(&self) -> &'static __api::Entry {
            &ENTRIES[match self {
                AppError::Internal { .. } => 0,
                AppError::Auth { .. } => {
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
                AppError::Auth { 0: __inner } => __api::ApiError::__innermost(__inner),
                _ => self,
            }
        }
        fn __batch(&self) -> ::core::option::Option<&dyn __api::Batch> {
            match self {
                AppError::Auth { 0: __inner } => __api::ApiError::__batch(__inner),
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
                return ::core::option::Option::Some(AppError::Auth { 0: __error });
            }
            if let ::core::option::Option::Some(__error) = __api::Inner::<
                AuthError,
            >::take(__slot) {
                return ::core::option::Option::Some(AppError::Auth { 0: __error });
            }
            ::core::option::Option::None
        }
        fn __convert(__slot: &mut __api::Slot<'_>) -> ::core::option::Option<Self>
        where
            Self: 'static,
        {
            use __api::{NoInner as _, NotTaken as _};
            if let ::core::option::Option::Some(__error) = __api::Taken::<
                AuthError,
            >::take(__slot) {
                return ::core::option::Option::Some(
                    <Self as ::core::convert::From<AuthError>>::from(__error),
                );
            }
            if let ::core::option::Option::Some(__error) = __api::Inner::<
                AuthError,
            >::convert(__slot) {
                return ::core::option::Option::Some(AppError::Auth { 0: __error });
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
    impl __api::Values for AppError {}
    #[automatically_derived]
    impl __api::Declared for AppError {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
        const TREE: &'static __api::Tree = {
            use __api::NoInner as _;
            &__api::Tree::new(&SECTION).inner(&[__api::Inner::<AuthError>::TREE])
        };
    }
    #[automatically_derived]
    impl ::core::fmt::Display for AppError
    where
        for<'__a> AppError: __api::DebugIn<'__a>,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for AppError
    where
        for<'__a> AppError: __api::DebugIn<'__a>,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("AppError")
        }
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            use __api::{Erased as _, NotErased as _};
            match self {
                AppError::Auth { 0: __inner, .. } => {
                    __api::source_of_transparent((&&__api::Link(__inner)).__erased())
                }
                _ => ::core::option::Option::None,
            }
        }
    }
    #[automatically_derived]
    impl ::core::convert::From<AuthError> for AppError {
        fn from(__source: AuthError) -> Self {
            AppError::Auth { 0: __source }
        }
    }
    __api::frameworks! {
        [] impl [] for [AppError] where [for < '__a > AppError : __api::DebugIn < '__a >]
    }
};
