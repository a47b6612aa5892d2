//! The auto traits of public types: `Send`, `Sync`, `Unpin` and unwind safety. A private field that removes one would break
//! users; it breaks this file first.

use std::fmt::Debug;
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use error_catalog::compat::{Change, ChangeKind, Diff, Lock, LockError, Verdict};
use error_catalog::envelope::{ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem};
use error_catalog::export::{Document, Format, UnknownFormat};
use error_catalog::received::{Received, ReceivedCode, ReceivedError, Understood};
use error_catalog::{
    ApiError, Catalog, Code, Context, DataType, Details, Entry, Errors, Exposure, Headers, JsonArray, JsonNumber,
    JsonObject, JsonWriter, Members, Meta, MetaMember, MetaValue, Report, Retry, Section, Segment, Template, Text, cli,
    entry, export,
};

#[derive(Debug, ApiError)]
#[api(status = 404)]
enum UserError {
    NotFound,
    Gone,
}

static API: Catalog = error_catalog::catalog!("Users API", [UserError]);

/// Asserts that all of the types have all of the traits.
macro_rules! are {
    ([$($traits:tt)*]: $($type:ty),* $(,)?) => {{
        fn is<T: ?Sized + $($traits)*>() {}
        $(is::<$type>();)*
    }};
}

#[test]
fn owned_types_go_anywhere() {
    are!([Debug + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe]:
        Catalog, Section, Entry, Code, Retry, Template, Segment, DataType, MetaMember,
        Context, Exposure, Errors<UserError>, JsonNumber,
        ErrorList, ErrorObject, Flat, GoogleStatus, JsonApi, Problem,
        Received, ReceivedError, ReceivedCode, Understood,
        Lock, Diff, Change, ChangeKind, Verdict,
        Document, export::Section, export::Entry, export::Code, export::Retry, export::Delay, export::Header,
        export::Sample, export::MetaMember, export::JsonText, Format, UnknownFormat, cli::Exit,
    );
    // It holds an `io::Error`, which is not unwind safe.
    are!([Debug + Send + Sync + Unpin]: LockError);
}

/// An error need not be `Send` or `Sync`, so types that borrow from one are not either.
#[test]
fn borrowed_types_can_be_moved_and_shown() {
    are!([Debug + Unpin]:
        Text<'_>, Meta<'_>, MetaValue<'_>, Members<'_>, Headers<'_>, Details<'_>, Report<'_>,
        JsonWriter<'_>, JsonObject<'_>, JsonArray<'_>,
    );
}

#[test]
fn futures_in_a_context_are_as_good_as_they_were() {
    fn is_send<T: Send>(_: &T) {}
    is_send(&Context::new().scope_async(async {}));
}

#[test]
fn what_can_be_compared_can_be_a_key() {
    are!([Eq + Hash]: Section, Entry, Code, Retry, DataType, MetaMember, Exposure, ChangeKind, Verdict, Format);
    are!([Eq]: Context, Lock, Diff, Change, Document);

    assert_eq!(UserError::NotFound.entry(), entry!(UserError::NotFound));
    assert_ne!(UserError::NotFound.entry(), UserError::Gone.entry());
    assert_eq!(API.sections(), [UserError::section()]);
}

#[test]
fn codes_are_in_order() {
    #[derive(Debug, ApiError)]
    #[api(status = 409, code_style = "numeric")]
    enum Numbered {
        #[api(code = 409_010)]
        Later,
        #[api(code = 99)]
        Short,
    }

    let mut codes =
        [UserError::NotFound.code(), Numbered::Later.code(), UserError::Gone.code(), Numbered::Short.code()];
    codes.sort();
    assert_eq!(codes.map(Code::as_str), ["99", "409010", "gone", "not_found"]);
}
