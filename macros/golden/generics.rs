const _: () = {
    use crate::api::__private as __api;
    static ENTRIES: [__api::Entry; 1] = __api::entries([
        __api::Row::new("Wrong", 400, "wrong", "<0> <1>").places("0 1", 0, 0, 0),
    ]);
    static SECTION: __api::Section = __api::SectionRow::new("Wrong", "Wrong", &ENTRIES)
        .at(::core::module_path!(), ::core::line!())
        .code_hashes(&[3877973622])
        .section();
    #[automatically_derived]
    impl<'a, T: Copy, const N: usize> __api::ApiError for Wrong<'a, T, N>
    where
        T: 'a,
        T: ::core::fmt::Display,
        &'a [T; N]: ::core::fmt::Debug,
        Wrong<'a, T, N>: ::core::error::Error,
    {
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
    impl<'a, T: Copy, const N: usize> __api::Values for Wrong<'a, T, N>
    where
        T: 'a,
        T: ::core::fmt::Display,
        &'a [T; N]: ::core::fmt::Debug,
        Wrong<'a, T, N>: ::core::error::Error,
    {
        fn __fields<'__a>(&'__a self, __fields: &mut __api::Fields<'__a>) {
            mod placeholder {
                pub(super) enum _0 {}
            }
            match self {
                Self { 0: __0, .. } => {
                    __fields.text(__api::shown::<placeholder::_0, _>(__0))
                }
            }
        }
        fn __compute(
            &self,
            __place: ::core::primitive::usize,
            __out: &mut __api::Output<'_>,
        ) {
            mod placeholder {
                pub(super) enum _1 {}
            }
            match self {
                Self { 1: __1, .. } => {
                    match __place {
                        1 => {
                            __out
                                .text(
                                    ::core::format_args!(
                                        "{:?}", __api::shown_as:: < placeholder::_1,
                                        __api::form::DebugForm, _ > (__1)
                                    ),
                                )
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    #[automatically_derived]
    impl<'a, T: Copy, const N: usize> __api::Declared for Wrong<'a, T, N>
    where
        T: 'a,
    {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &SECTION;
    }
    #[automatically_derived]
    impl<'a, T: Copy, const N: usize> ::core::fmt::Display for Wrong<'a, T, N>
    where
        T: 'a,
        T: ::core::fmt::Display,
        &'a [T; N]: ::core::fmt::Debug,
        Self: ::core::fmt::Debug,
    {
        #[inline]
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Display::fmt(&__api::ApiError::text(self), __f)
        }
    }
    #[automatically_derived]
    impl<'a, T: Copy, const N: usize> ::core::error::Error for Wrong<'a, T, N>
    where
        T: 'a,
        Self: ::core::fmt::Debug + ::core::fmt::Display,
    {
        fn description(&self) -> &::core::primitive::str {
            __api::description!("Wrong")
        }
    }
    __api::frameworks! {
        [] impl [< 'a, T : Copy, const N : usize >] for [Wrong < 'a, T, N >] where [T :
        'a, T : ::core::fmt::Display, & 'a[T; N] : ::core::fmt::Debug, Wrong < 'a, T, N >
        : ::core::error::Error]
    }
};
