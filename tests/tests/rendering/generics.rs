//! Type parameters, lifetimes, constants, visibility, and enums in unusual places.

use std::error::Error;
use std::fmt::{self, Debug, Display};
use std::marker::PhantomData;

use error_catalog::ApiError;
use serde::Serialize;

/// A type that implements only `Debug`.
#[derive(Debug)]
struct Opaque;

fn is_api_error<E: ApiError>(_: &E) {}

#[derive(Debug, ApiError)]
#[api(status = 409)]
enum ByUse<Shown, Debugged, Data, Cause, Unused>
where
    Cause: Error + 'static,
    Unused: Debug,
{
    #[api(message = "has <0>", long = "has <0:>4>")]
    Shown(Shown),
    #[api(message = "has <0:?>")]
    Debugged(Debugged),
    #[api(meta(value = _0))]
    Data(Data),
    Cause(#[api(source)] Cause),
    Unused(Unused),
}

#[test]
fn a_parameter_needs_what_its_use_needs() {
    // `Shown` is not `Serialize`, `Debugged` not `Display`, `Data` neither, and `Unused` implements nothing.
    type Used = ByUse<fmt::Error, Opaque, Vec<u8>, fmt::Error, Opaque>;

    let shown: Used = ByUse::Shown(fmt::Error);
    assert_eq!(shown.message().to_string(), "has an error occurred when formatting an argument");
    assert_eq!(Used::Debugged(Opaque).message().to_string(), "has Opaque");
    assert_eq!(
        Used::Data(vec![1]).to_json(),
        r#"{"errors":[{"message":"Data","long_message":"Data","code":"data","meta":{"value":[1]}}]}"#,
    );
    let cause = Used::Cause(fmt::Error);
    assert_eq!(
        cause.source().map(ToString::to_string).as_deref(),
        Some("an error occurred when formatting an argument"),
    );
    assert_eq!(Used::Unused(Opaque).code(), "unused");
}

/// The bounds are derived from the use, so the type itself has none.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "<shown> <listed...> <maybe?> <spec:#x>", meta(data, sum = *number + 1))]
struct Bare<A, B, C, D, E> {
    shown: A,
    listed: Vec<B>,
    maybe: Option<C>,
    spec: D,
    data: E,
    number: u8,
}

#[test]
fn bounds_are_made_for_every_form() {
    let error = Bare { shown: 'a', listed: vec!["b", "c"], maybe: Some(1.5), spec: 255, data: [true], number: 6 };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"a b, c 1.5 0xff","long_message":"a b, c 1.5 0xff","code":"bare","meta":{"data":[true],"sum":7}}]}"#,
    );
}

#[derive(Debug, ApiError)]
enum Optional<T, U> {
    #[api(status = 400, message = "<0?>", meta(value = _1))]
    Maybe(Option<T>, Option<U>),
    #[api(status = 400, message = "<0?>", meta(value = _1))]
    Referenced(Option<Box<T>>, Box<U>),
}

#[test]
fn parameters_behind_other_types() {
    let error: Optional<u8, u8> = Optional::Maybe(Some(1), None);
    assert_eq!(error.to_json(), r#"{"errors":[{"message":"1","long_message":"1","code":"maybe"}]}"#);
    let error = Optional::Referenced(Some(Box::new("x")), Box::new("y"));
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"x","long_message":"x","code":"referenced","meta":{"value":"y"}}]}"#,
    );
}

trait Kind {
    type Id;
    const NAME: &'static str;
}

#[derive(Debug)]
struct User;

impl Kind for User {
    type Id = u32;
    const NAME: &'static str = "user";
}

/// Associated types and constants of a parameter.
#[derive(Debug, ApiError)]
#[api(status = 404, message = "no <kind> <id>", args(kind = K::NAME), meta(kind = K::NAME, id))]
struct Missing<K: Kind>
where
    K::Id: Debug + Display + Serialize,
{
    id: K::Id,
    marker: PhantomData<K>,
}

#[test]
fn associated_items() {
    let error = Missing::<User> { id: 7, marker: PhantomData };
    assert_eq!(error.marker, PhantomData);
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"no user 7","long_message":"no user 7","code":"missing","meta":{"kind":"user","id":7}}]}"#,
    );
}

#[derive(Debug, ApiError)]
enum Lifetimes<'a, 'b: 'a, T: ?Sized> {
    #[api(status = 404, message = "no <0> in <1...>", meta(name = _0, list = _1))]
    Borrowed(&'a str, &'b [&'a T]),
    #[api(status = 404, message = "<0>")]
    Unsized(&'a T),
}

#[test]
fn lifetimes_and_unsized_parameters() {
    let (name, item) = ("n".to_owned(), "i".to_owned());
    let items = [item.as_str()];
    let error = Lifetimes::Borrowed(&name, &items);
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"no n in i","long_message":"no n in i","code":"borrowed","meta":{"name":"n","list":["i"]}}]}"#,
    );
    assert_eq!(Lifetimes::Unsized("u").message().to_string(), "u");
}

#[derive(Debug, ApiError)]
#[api(status = 413, message = "at most <limit> of <items...>", args(limit = N), meta(limit = N, items))]
struct TooLong<T, const N: usize = 2> {
    items: Vec<T>,
}

#[test]
fn const_parameters_and_defaults() {
    let error: TooLong<u8> = TooLong { items: vec![1, 2, 3] };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"at most 2 of 1, 2, 3","long_message":"at most 2 of 1, 2, 3","code":"too_long","meta":{"limit":2,"items":[1,2,3]}}]}"#,
    );
}

#[derive(Debug, ApiError)]
enum Delegating<E, T = u8> {
    #[api(transparent)]
    Inner(E),
    #[api(status = 404, message = "<0>")]
    Own(T),
}

#[test]
fn transparent_parameter() {
    let error: Delegating<Missing<User>> = Delegating::Inner(Missing { id: 7, marker: PhantomData });
    assert_eq!(error.message().to_string(), "no user 7");
    assert_eq!(error.to_string(), "no user 7");
    let error: Delegating<Missing<User>> = Delegating::Own(1);
    assert_eq!(error.message().to_string(), "1");
}

#[derive(Debug, ApiError)]
enum FromParameter<E: Error + 'static> {
    #[api(status = 500)]
    Lower(#[api(from)] Wrapper<E>),
}

#[derive(Debug)]
struct Wrapper<E>(E);

impl<E: Error> Display for Wrapper<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "wrapped {}", self.0)
    }
}

impl<E: Error> Error for Wrapper<E> {}

#[test]
fn from_with_parameters() {
    let error = FromParameter::from(Wrapper(fmt::Error));
    assert_eq!(
        error.source().map(ToString::to_string).as_deref(),
        Some("wrapped an error occurred when formatting an argument"),
    );
}

#[derive(Debug, ApiError)]
#[non_exhaustive]
enum NonExhaustive {
    #[api(status = 404, message = "no <id>")]
    #[non_exhaustive]
    NotFound { id: u8 },
}

#[derive(Debug, ApiError)]
#[api(status = 404, message = "no <id>")]
#[non_exhaustive]
struct NonExhaustiveStruct {
    id: u8,
}

#[test]
fn non_exhaustive() {
    assert_eq!(NonExhaustive::NotFound { id: 1 }.message().to_string(), "no 1");
    assert_eq!(NonExhaustiveStruct { id: 1 }.message().to_string(), "no 1");
}

#[derive(Debug, ApiError)]
#[api(section = "Nothing yet", retired("old"))]
enum Empty {}

#[derive(Debug, ApiError)]
enum EmptyGeneric<'a, T> {
    #[api(transparent)]
    Only(&'a T),
}

#[test]
fn empty_enum() {
    assert_eq!(Empty::section().name(), "Nothing yet");
    assert_eq!(Empty::section().entries().len(), 0);
    assert_eq!(Empty::section().retired().len(), 1);
    assert_eq!(EmptyGeneric::<'_, Empty>::section().entries().len(), 0);
    assert_eq!(EmptyGeneric::Only(&NonExhaustive::NotFound { id: 1 }).code(), "not_found");
}

#[test]
fn inside_a_function() {
    const LIMIT: u8 = 3;
    struct Local(&'static str);

    impl Local {
        fn name(&self) -> &'static str {
            self.0
        }
    }

    impl Debug for Local {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str(self.name())
        }
    }

    #[derive(Debug, ApiError)]
    enum FunctionError {
        #[api(status = 400, message = "<0:?> <name>", args(name = _0.name()), meta(limit = LIMIT))]
        Limited(Local),
    }

    assert_eq!(
        FunctionError::Limited(Local("local")).to_json(),
        r#"{"errors":[{"message":"local local","long_message":"local local","code":"limited","meta":{"limit":3}}]}"#,
    );
}

/// A macro produces everything that the derive reads: names, types, texts and expressions.
macro_rules! declare {
    (
        $name:ident<$parameter:ident>, $status:literal, $code:literal, $message:literal,
        $field:ident: $ty:ty = $expr:expr, $source:ty
    ) => {
        #[derive(Debug, ApiError)]
        #[api(status = $status, section = $code)]
        enum $name<$parameter> {
            #[api(code = $code, message = $message, meta($field, twice = $expr, again = $field + 1))]
            Named {
                $field: $ty,
            },
            #[api(message = "got <0> and <1>", meta(sum = _0 + 1, key = _1))]
            Tuple(u8, $ty),
            #[api(message = "shows <0>")]
            Generic($parameter),
            Caused(#[api(from)] $source),
        }
    };
}

declare!(Declared<T>, 404, "declared_code", "no <count>", count: u32 = count * 2, fmt::Error);

#[test]
fn made_by_a_macro() {
    type Error = Declared<char>;
    is_api_error(&Error::Generic('x'));
    assert_eq!(
        Error::Named { count: 4 }.to_json(),
        r#"{"errors":[{"message":"no 4","long_message":"no 4","code":"declared_code","meta":{"count":4,"twice":8,"again":5}}]}"#,
    );
    assert_eq!(
        Error::Tuple(1, 2).to_json(),
        r#"{"errors":[{"message":"got 1 and 2","long_message":"got 1 and 2","code":"tuple","meta":{"sum":2,"key":2}}]}"#,
    );
    assert_eq!(Error::Generic('x').message().to_string(), "shows x");
    assert_eq!(Error::from(fmt::Error).status(), 404);
    assert_eq!(Error::section().name(), "declared_code");
}

/// A repetition produces each variant.
macro_rules! several {
    ($($variant:ident($ty:ty) $status:literal $message:literal;)*) => {
        #[derive(Debug, ApiError)]
        enum Several {
            $(#[api(status = $status, message = $message, meta(value = _0))] $variant($ty),)*
        }
    };
}

several! {
    NotFound(u8) 404 "no <0>";
    Conflict(&'static str) 409 "<0:?> is taken";
}

#[test]
fn repeated_by_a_macro() {
    assert_eq!(Several::NotFound(7).message().to_string(), "no 7");
    assert_eq!(
        Several::Conflict("c").to_json(),
        r#"{"errors":[{"message":"\"c\" is taken","long_message":"\"c\" is taken","code":"conflict","meta":{"value":"c"}}]}"#,
    );
}

/// A public error may hold private types.
mod public {
    use std::fmt;

    use error_catalog::ApiError;

    mod private {
        #[derive(Debug, serde::Serialize)]
        pub(super) struct Secret(pub(super) u8);
    }

    impl fmt::Display for private::Secret {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(formatter, "#{}", self.0)
        }
    }

    #[derive(Debug, ApiError)]
    #[api(status = 404, message = "no <0> <0:?>", meta(id = _0))]
    /// As public as its module.
    pub(crate) struct NotFound(private::Secret);

    pub(crate) fn not_found() -> NotFound {
        NotFound(private::Secret(7))
    }
}

#[test]
fn private_types() {
    assert_eq!(
        public::not_found().to_json(),
        r#"{"errors":[{"message":"no #7 Secret(7)","long_message":"no #7 Secret(7)","code":"not_found","meta":{"id":7}}]}"#,
    );
}

#[derive(Debug, ApiError)]
#[allow(non_camel_case_types, reason = "raw identifiers are keywords")]
enum r#enum<'r#in, r#type> {
    #[api(status = 400, message = "<struct> <fn:?>", meta(r#struct, r#fn = r#fn))]
    r#match { r#struct: &'r#in str, r#fn: r#type },
}

#[test]
fn raw_identifiers() {
    let error = r#enum::r#match { r#struct: "s", r#fn: 1 };
    assert_eq!(
        error.to_json(),
        r#"{"errors":[{"message":"s 1","long_message":"s 1","code":"match","meta":{"struct":"s","fn":1}}]}"#,
    );
    assert_eq!(r#enum::<'_, u8>::section().type_name(), "enum");
    assert_eq!(r#enum::<'_, u8>::section().name(), "Enum");
}
