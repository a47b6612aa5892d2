::core::compile_error! {
    "unknown key `statuss` in `#[api(...)]`\nhelp: a key with a similar name exists: `status`\nnote: a variant accepts `allow`, `args`, `challenge`, `code`, `docs`, `fallback`, `grpc`, `headers`, `hidden`, `hint`, `labels`, `level`, `long`, `message`, `meta`, `parameter`, `pointer`, `retry`, `retry_after`, `status`, `status_from`, `transparent`"
}
const _: () = {
    use ::error_catalog::__private as __api;
    #[automatically_derived]
    impl __api::ApiError for UserError {
        type Envelope = __api::ErrorList;
        fn section() -> &'static __api::Section {
            ::core::unreachable!()
        }
        fn entry(&self) -> &'static __api::Entry {
            ::core::unreachable!()
        }
        fn __section(&self) -> &'static __api::Section {
            ::core::unreachable!()
        }
    }
    #[automatically_derived]
    impl __api::Values for UserError {}
    #[automatically_derived]
    impl __api::Declared for UserError {
        type Envelope = __api::ErrorList;
        const SECTION: &'static __api::Section = &__api::SectionRow::new("", "", &[])
            .section();
    }
    #[automatically_derived]
    impl ::core::fmt::Display for UserError {
        fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::unreachable!()
        }
    }
    #[automatically_derived]
    impl ::core::error::Error for UserError {}
    __api::frameworks! {
        [] impl [] for [UserError] where []
    }
};
