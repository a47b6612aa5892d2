const _: () = {
    use ::error_catalog::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Internal", 500, "internal", "Internal"),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("App", "AppError", &ENTRIES)
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
        fn __sections(__visit: &mut dyn ::core::ops::FnMut(&'static __api::Section)) {
            use __api::NoSections as _;
            __visit(&SECTION);
            __api::Sections::<AuthError>::visit(__visit);
        }
    }
    #[automatically_derived]
    impl __api::Values for AppError {}
    #[automatically_derived]
    impl __api::Declared for AppError {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl ::core::fmt::Display for AppError {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for AppError {
        fn source(
            &self,
        ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
            match self {
                AppError::Auth { 0: __inner, .. } => {
                    ::core::error::Error::source(__inner)
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
        [] impl [] for [AppError] where []
    }
};
