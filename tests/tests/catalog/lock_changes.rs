//! What breaks clients: each rule in both directions, and the report.

#![allow(dead_code, reason = "only the catalogs are read")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;
use std::{env, fs};

use error_catalog::compat::{Change, ChangeKind, Diff, Lock, Verdict};
use error_catalog::{Catalog, Envelope, JsonObject, JsonWriter, Report};

/// The diffs in both directions of two catalogs, which are written as the items of their modules.
macro_rules! diffs {
    ([$($old_type:ident),*] { $($old:item)* } [$($new_type:ident),*] { $($new:item)* } $(allow($($lint:ident),*))?) => {{
        mod old {
            use error_catalog::ApiError;
            $(#[derive(Debug, ApiError)] $old)*
        }
        mod new {
            use error_catalog::ApiError;
            $(#[derive(Debug, ApiError)] $new)*
        }
        static OLD: Catalog = error_catalog::catalog!("API", [$(old::$old_type),*] $(, allow($($lint),*))?);
        static NEW: Catalog = error_catalog::catalog!("API", [$(new::$new_type),*] $(, allow($($lint),*))?);
        (Catalog::diff(&OLD, &NEW), Catalog::diff(&NEW, &OLD))
    }};
}

/// The same for one enum `E`, of which only the list and the variants are written.
macro_rules! variants {
    ($(#[$old_attr:meta])* { $($old:tt)* } => $(#[$new_attr:meta])* { $($new:tt)* }) => {
        diffs! {
            [E] { $(#[$old_attr])* pub(crate) enum E { $($old)* } }
            [E] { $(#[$new_attr])* pub(crate) enum E { $($new)* } }
        }
    };
}

/// `breaking StatusChanged a E::A: 404 → 410`, one line for each change.
fn lines(diff: &Diff) -> Vec<String> {
    diff.into_iter().map(line).collect()
}

fn line(change: &Change) -> String {
    let key = change.meta_key().map(|key| format!(".{key}")).unwrap_or_default();
    let (old, new) = (change.old().unwrap_or("-"), change.new().unwrap_or("-"));
    let place = format!("{}::{}", change.type_name(), change.name());
    format!("{} {:?} {}{key} {place}: {old} → {new}", change.verdict(), change.kind(), change.code())
}

#[track_caller]
fn assert_changes((there, back): &(Diff, Diff), expected_there: &[&str], expected_back: &[&str]) {
    assert_eq!(lines(there), expected_there, "there");
    assert_eq!(lines(back), expected_back, "back");
    for diff in [there, back] {
        assert_eq!(diff.is_breaking(), diff.changes().iter().any(|change| change.verdict() == Verdict::Breaking));
        assert_eq!(diff.breaking().count() + diff.compatible().count(), diff.changes().len());
    }
}

#[test]
fn the_same_catalog_has_not_changed() {
    let diffs =
        variants!(#[api(status = 404, retired("gone"))] { A, B } => #[api(status = 404, retired("gone"))] { B, A });
    assert_changes(&diffs, &[], &[]);
    assert!(diffs.0.is_empty() && !diffs.0.is_breaking());
    assert_eq!(diffs.0.to_string(), "no changes\n");
}

#[test]
fn a_code_is_removed_or_added() {
    assert_changes(
        &variants!(#[api(status = 404)] { A, B } => #[api(status = 404)] { A }),
        &["breaking CodeRemoved b E::B: b → -"],
        &["compatible CodeAdded b E::B: - → b"],
    );
}

#[test]
fn a_variant_without_a_code_is_renamed() {
    let advised = |diff: &Diff| {
        diff.to_string().contains(
            "help: if it is `E::TooOld` now, write `code = \"expired\"` there; else bring `E::Expired` back, or retire",
        )
    };
    let diffs = variants!(
        #[api(status = 401)] { A, Expired { #[api(meta)] since: u32 } } =>
        #[api(status = 401)] { A, TooOld { #[api(meta)] since: u32 } }
    );
    assert_changes(
        &diffs,
        &[
            "breaking CodeRemoved expired E::Expired: expired → -",
            "compatible CodeAdded too_old E::TooOld: - → too_old",
        ],
        &[
            "breaking CodeRemoved too_old E::TooOld: too_old → -",
            "compatible CodeAdded expired E::Expired: - → expired",
        ],
    );
    assert!(advised(&diffs.0), "{}", diffs.0);
    let diffs = variants!(
        { #[api(status = 401, message = "sign in")] Expired } => { #[api(status = 401, message = "sign in")] TooOld }
    );
    assert!(advised(&diffs.0), "{}", diffs.0);
    // There is no guess if the errors differ in other ways, or if there are two candidates.
    let others = [
        variants!({ #[api(status = 401)] Expired } => { #[api(status = 403)] TooOld }),
        variants!(#[api(status = 401)] { Expired } => #[api(status = 401)] { #[api(message = "sign in")] TooOld }),
        variants!(#[api(status = 401)] { Expired } => #[api(status = 401)] { TooOld { #[api(meta)] since: u32 } }),
        variants!(#[api(status = 401)] { Expired } => #[api(status = 401)] { TooOld, Other }),
        variants!(#[api(status = 401)] { Expired, Other } => #[api(status = 401)] { TooOld }),
    ];
    for (there, _) in &others {
        assert!(there.is_breaking() && !there.to_string().contains("if it is"), "{there}");
    }
}

#[test]
fn a_code_is_retired_or_used_again() {
    assert_changes(
        &variants!(#[api(status = 404)] { A, B } => #[api(status = 404, retired("b"))] { A }),
        &["compatible CodeRetired b E::B: b → -"],
        &["breaking RetiredReused b E::B: - → b"],
    );
    // Another type may retire the code.
    let diffs = diffs! {
        [E] { #[api(status = 404)] pub(crate) enum E { A, B } }
        [F] { #[api(status = 404, retired("b"))] pub(crate) enum F { A } }
    };
    assert_changes(
        &diffs,
        &["compatible EntryMoved a F::A: E::A → F::A", "compatible CodeRetired b E::B: b → -"],
        &["breaking RetiredReused b E::B: - → b", "compatible EntryMoved a E::A: F::A → E::A"],
    );
}

#[test]
fn a_retired_code_is_forgotten() {
    assert_changes(
        &variants!(#[api(status = 404, retired("gone"))] { A } => #[api(status = 404)] { A }),
        &["compatible RetiredForgotten gone ::: gone → -"],
        &[],
    );
}

#[test]
fn a_retired_number_is_used_again() {
    let diffs = variants!(
        #[api(code_style = "numeric", retired(404_002))] { #[api(code = 404_001)] A } =>
        #[api(code_style = "numeric")] { #[api(code = 404_001)] A, #[api(code = 404_002)] B }
    );
    assert_changes(
        &diffs,
        &["breaking RetiredReused 404002 E::B: - → 404002"],
        &["compatible CodeRetired 404002 E::B: 404002 → -"],
    );
}

#[test]
fn a_status_changes() {
    assert_changes(
        &variants!({ #[api(status = 404)] A } => { #[api(status = 410)] A }),
        &["breaking StatusChanged a E::A: 404 → 410"],
        &["breaking StatusChanged a E::A: 410 → 404"],
    );
    // The variant may also move to another type.
    let diffs = diffs! {
        [E] { pub(crate) enum E { #[api(status = 404, code = "a", message = "no")] A } }
        [F] { pub(crate) enum F { #[api(status = 410, code = "a", message = "no")] B } }
    };
    assert_changes(
        &diffs,
        &["breaking StatusChanged a F::B: 404 → 410", "compatible EntryMoved a F::B: E::A → F::B"],
        &["breaking StatusChanged a E::A: 410 → 404", "compatible EntryMoved a E::A: F::B → E::A"],
    );
}

#[test]
fn a_number_changes_once() {
    let diffs = variants!(
        #[api(code_style = "numeric")] { #[api(code = 404_001)] A } =>
        #[api(code_style = "numeric")] { #[api(code = 404_002)] A }
    );
    assert_changes(
        &diffs,
        &["breaking CodeChanged 404001 E::A: 404001 → 404002"],
        &["breaking CodeChanged 404002 E::A: 404002 → 404001"],
    );
    // Retiring the old number does not tell clients the new one.
    let diffs = variants!(
        #[api(code_style = "numeric")] { #[api(code = 404_001)] A } =>
        #[api(code_style = "numeric", retired(404_001))] { #[api(code = 404_002)] A }
    );
    assert_changes(
        &diffs,
        &["breaking CodeChanged 404001 E::A: 404001 → 404002"],
        &["breaking RetiredReused 404001 E::A: - → 404001", "breaking CodeChanged 404002 E::A: 404002 → 404001"],
    );
}

#[test]
fn numbers_that_shift_are_each_reported() {
    let diffs = variants!(
        #[api(code_style = "numeric")] { #[api(code = 404_001)] A, #[api(code = 404_002)] B } =>
        #[api(code_style = "numeric")] {
            #[api(code = 404_001)] New,
            #[api(code = 404_002)] A,
            #[api(code = 404_003)] B,
        }
    );
    assert_changes(
        &diffs,
        &[
            "breaking CodeChanged 404001 E::A: 404001 → 404002",
            "breaking CodeChanged 404002 E::B: 404002 → 404003",
            "compatible EntryAdded 404001 E::New: - → 404001",
        ],
        &[
            "breaking CodeChanged 404002 E::A: 404002 → 404001",
            "breaking CodeChanged 404003 E::B: 404003 → 404002",
            "compatible EntryRemoved 404001 E::New: 404001 → -",
        ],
    );
}

#[test]
fn a_number_becomes_a_string() {
    let diffs = variants!(
        #[api(code_style = "numeric")] { #[api(code = 404_001)] A } => { #[api(status = 404, code = "404001", allow(code_style))] A }
    );
    assert_changes(
        &diffs,
        &["breaking CodeChanged 404001 E::A: 404001 → 404001"],
        &["breaking CodeChanged 404001 E::A: 404001 → 404001"],
    );
    assert!(diffs.0.to_string().contains("between a string and a number"));
}

#[test]
fn a_code_is_renamed() {
    let diffs =
        variants!(#[api(status = 404)] { #[api(code = "a")] A } => #[api(status = 404)] { #[api(code = "b")] A });
    assert_changes(&diffs, &["breaking CodeChanged a E::A: a → b"], &["breaking CodeChanged b E::A: b → a"]);
    // A retired code was given up on purpose.
    let diffs = variants!(
        #[api(status = 404)] { #[api(code = "a")] A } => #[api(status = 404, retired("a"))] { #[api(code = "b")] A }
    );
    assert_changes(
        &diffs,
        &["compatible CodeRetired a E::A: a → -", "compatible CodeAdded b E::A: - → b"],
        &["breaking RetiredReused a E::A: - → a", "breaking CodeChanged b E::A: b → a"],
    );
}

#[test]
fn two_codes_are_swapped() {
    let diffs = variants!(
        #[api(status = 404)] { #[api(code = "a")] A, #[api(code = "b")] B } =>
        #[api(status = 404)] { #[api(code = "b")] A, #[api(code = "a")] B }
    );
    let swapped = ["breaking CodesSwapped a E::A: a → b", "breaking CodesSwapped b E::B: b → a"];
    assert_changes(&diffs, &swapped, &["breaking CodesSwapped a E::B: a → b", "breaking CodesSwapped b E::A: b → a"]);
    // Numbers too, and beside others.
    let diffs = variants!(
        #[api(code_style = "numeric")] { #[api(code = 404_001)] A, #[api(code = 404_002)] B, #[api(code = 404_003)] C } =>
        #[api(code_style = "numeric")] { #[api(code = 404_002)] A, #[api(code = 404_001)] B, #[api(code = 404_004)] C }
    );
    assert_eq!(
        lines(&diffs.0),
        [
            "breaking CodesSwapped 404001 E::A: 404001 → 404002",
            "breaking CodesSwapped 404002 E::B: 404002 → 404001",
            "breaking CodeChanged 404003 E::C: 404003 → 404004",
        ],
    );
}

#[test]
fn a_code_is_used_for_something_else() {
    let diffs = diffs! {
        [E] { pub(crate) enum E { #[api(status = 404, code = "a", message = "no user")] NoUser } }
        [F] { pub(crate) enum F { #[api(status = 409, code = "a", message = "paid twice")] PaidTwice } }
    };
    assert_changes(
        &diffs,
        &["breaking SuspectedReuse a F::PaidTwice: E::NoUser, 404, \"no user\" → F::PaidTwice, 409, \"paid twice\""],
        &["breaking SuspectedReuse a E::NoUser: F::PaidTwice, 409, \"paid twice\" → E::NoUser, 404, \"no user\""],
    );
    // With one thing in common, it is the same error.
    for (there, _) in [
        diffs! {
            [E] { pub(crate) enum E { #[api(status = 404, code = "a", message = "no user")] NoUser } }
            [F] { pub(crate) enum F { #[api(status = 404, code = "a", message = "paid twice")] PaidTwice } }
        },
        diffs! {
            [E] { pub(crate) enum E { #[api(status = 404, code = "a", message = "no user")] NoUser } }
            [F] { pub(crate) enum F { #[api(status = 409, code = "a", message = "no user")] PaidTwice } }
        },
        variants!(
            { #[api(status = 404, code = "a", message = "no user")] NoUser } =>
            { #[api(status = 409, code = "a", message = "paid twice")] PaidTwice }
        ),
    ] {
        assert!(there.changes().iter().all(|change| change.kind() != ChangeKind::SuspectedReuse), "{there}");
    }
}

#[test]
fn another_envelope_breaks_all_clients() {
    let (there, back) = diffs! {
        [E] { #[api(status = 404)] pub(crate) enum E { A { #[api(meta)] id: u8 } } }
        [E] { #[api(status = 404, envelope = error_catalog::envelope::Problem)] pub(crate) enum E { A { #[api(meta)] id: u8 } } }
    };
    let told = |diff: &Diff| -> Vec<String> {
        let change = |change: &Change| {
            let part = change.part().unwrap_or_default();
            format!("{} {:?} {part} {:?} {:?}", change.verdict(), change.kind(), change.old(), change.new())
        };
        diff.iter().map(change).collect()
    };
    for expected in [
        r#"breaking MediaTypeChanged  Some("application/json") Some("application/problem+json")"#,
        r#"breaking PartMoved code Some("errors[].code") Some("code")"#,
        r#"breaking PartMoved message Some("errors[].message") Some("title")"#,
        r#"breaking PartMoved long_message Some("errors[].long_message") Some("detail")"#,
        r#"breaking PartMoved meta Some("errors[].meta") Some("")"#,
        r#"compatible PartAdded status None Some("status")"#,
    ] {
        assert!(told(&there).iter().any(|line| line == expected), "{expected} is not in {:#?}", told(&there));
    }
    assert!(back.is_breaking());
    assert!(there.iter().all(|change| change.code().is_empty() && change.name().is_empty()));
    let report = there.to_string();
    for expected in [
        "breaking: all bodies: the media type was `application/json`, and is `application/problem+json` now\n",
        "breaking: all bodies: the code was at `errors[].code`, and is at `code` now\n  breaks: all clients that read the \
         code: they find nothing\n",
        "and is at the top now",
    ] {
        assert!(report.contains(expected), "{expected} is not in\n{report}");
    }
}

/// Writes an error in another place or form if its type says so.
pub(crate) struct Written<const CODE_AS_TEXT: bool, const STATUS_AS_TEXT: bool, const FAULT: bool>;

impl<const CODE_AS_TEXT: bool, const STATUS_AS_TEXT: bool, const FAULT: bool> Envelope
    for Written<CODE_AS_TEXT, STATUS_AS_TEXT, FAULT>
{
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let code = report.lead().code();
        let write = |object: &mut JsonObject<'_>| {
            if CODE_AS_TEXT {
                object.text("code", code.as_str());
            } else {
                object.serialize("code", &code);
            }
        };
        json.object(|body| {
            // Only the failures of the server are elsewhere.
            if FAULT && report.status().is_server_error() {
                body.object("fault", write);
            } else {
                write(body);
            }
            if STATUS_AS_TEXT {
                body.text("status", report.status().as_str());
            } else {
                body.serialize("status", &report.status().as_u16());
            }
        });
    }
}

pub(crate) type Plain = Written<false, false, false>;

#[test]
fn a_part_in_another_form_breaks_clients() {
    let (there, back) = diffs! {
        [E] { #[api(status = 404, code_style = "numeric", envelope = crate::lock_changes::Plain)] pub(crate) enum E { #[api(code = 7)] A } }
        [E] { #[api(status = 404, code_style = "numeric", envelope = crate::lock_changes::Written<true, true, false>)] pub(crate) enum E { #[api(code = 7)] A } }
    };
    assert_changes(
        &(there.clone(), back),
        &["breaking PartRewritten  ::: - → string", "breaking PartRewritten  ::: - → string"],
        &["breaking PartRewritten  ::: string → -", "breaking PartRewritten  ::: string → -"],
    );
    let report = there.to_string();
    let expected = "all bodies: the code was written as declared, and is written as a string now\n  breaks: all clients that read the \
                    code: they fail to parse it";
    assert!(report.contains(expected), "{report}");
}

#[test]
fn a_part_of_one_error_moves() {
    let (there, back) = diffs! {
        [E] { #[api(envelope = crate::lock_changes::Plain)] pub(crate) enum E { #[api(status = 404)] A, #[api(status = 503)] B } }
        [E] { #[api(envelope = crate::lock_changes::Written<false, false, true>)] pub(crate) enum E { #[api(status = 404)] A, #[api(status = 503)] B } }
    };
    assert_changes(
        &(there, back),
        &["breaking PartMoved b E::B: code → -"],
        &["compatible PartAdded b E::B: - → code"],
    );
}

/// Writes the texts of clients' errors alone, and each of several errors with its code as text or not.
pub(crate) struct Sparse<const CODE_AS_TEXT: bool, const ALL_TEXTS: bool>;

impl<const CODE_AS_TEXT: bool, const ALL_TEXTS: bool> Envelope for Sparse<CODE_AS_TEXT, ALL_TEXTS> {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        json.object(|body| {
            body.serialize("code", &report.lead().code());
            if ALL_TEXTS || report.status().is_client_error() {
                body.display("message", report.lead().message());
            }
            body.array("errors", |errors| {
                for error in report.errors() {
                    errors.object(|item| {
                        if CODE_AS_TEXT {
                            item.text("code", error.code().as_str());
                        } else {
                            item.serialize("code", &error.code());
                        }
                    });
                }
            });
        });
    }
}

#[test]
fn a_text_that_one_error_loses_and_the_form_in_a_list_are_promised() {
    let texts = diffs! {
        [E] { #[api(envelope = crate::lock_changes::Sparse<false, true>)] pub(crate) enum E { #[api(status = 404)] A, #[api(status = 503)] B } }
        [E] { #[api(envelope = crate::lock_changes::Sparse<false, false>)] pub(crate) enum E { #[api(status = 404)] A, #[api(status = 503)] B } }
    };
    assert_changes(&texts, &["breaking PartMoved b E::B: message → -"], &["compatible PartAdded b E::B: - → message"]);
    let (there, _) = diffs! {
        [E] { #[api(code_style = "numeric", envelope = crate::lock_changes::Sparse<false, true>)] pub(crate) enum E { #[api(status = 404, code = 7)] A } }
        [E] { #[api(code_style = "numeric", envelope = crate::lock_changes::Sparse<true, true>)] pub(crate) enum E { #[api(status = 404, code = 7)] A } }
    };
    let parts: Vec<_> = there.iter().map(|change| (change.kind(), change.part(), change.new())).collect();
    assert_eq!(parts, [(ChangeKind::PartRewritten, Some("listed.code"), Some("string"))]);
}

#[test]
fn a_pointer_is_promised() {
    let (there, back) = variants!(
        { #[api(status = 422, pointer = "/email")] A } => { #[api(status = 422, parameter = "email")] A }
    );
    assert_changes(
        &(there.clone(), back),
        &["breaking PartMoved a E::A: errors[].pointer → -", "compatible PartAdded a E::A: - → errors[].parameter"],
        &["breaking PartMoved a E::A: errors[].parameter → -", "compatible PartAdded a E::A: - → errors[].pointer"],
    );
    let report = there.to_string();
    assert!(
        report.contains("breaks: clients that read the pointer of `a`: they find nothing\n  help: state the pointer"),
        "{report}"
    );
    // This envelope sends no pointer.
    let without = diffs! {
        [E] { #[api(envelope = crate::lock_changes::Plain)] pub(crate) enum E { #[api(status = 422, pointer = "/email")] A } }
        [E] { #[api(envelope = crate::lock_changes::Plain)] pub(crate) enum E { #[api(status = 422)] A } }
    };
    assert_changes(&without, &[], &[]);
}

#[test]
fn a_domain_is_promised_where_it_is_sent() {
    let google = diffs! {
        [E] { #[api(envelope = error_catalog::envelope::GoogleStatus, domain = "a.example")] pub(crate) enum E { #[api(status = 404)] A } }
        [E] { #[api(envelope = error_catalog::envelope::GoogleStatus, domain = "b.example")] pub(crate) enum E { #[api(status = 404)] A } }
    };
    assert_changes(
        &google,
        &["breaking DomainChanged a E::A: a.example → b.example"],
        &["breaking DomainChanged a E::A: b.example → a.example"],
    );
    let list = variants!(#[api(domain = "a.example")] { #[api(status = 404)] A } => #[api(domain = "b.example")] { #[api(status = 404)] A });
    assert_changes(&list, &[], &[]);
}

/// A lock file from before envelopes were locked says nothing about them.
#[test]
fn an_older_lock_file_knows_no_envelope() {
    let new = lock(NEW);
    let old: serde_json::Value = serde_json::from_str(NEW).expect("JSON");
    let mut old = old.as_object().expect("an object").clone();
    assert!(old.remove("content_type").is_some() && old.remove("shape").is_some());
    let old = lock(&serde_json::to_string(&old).expect("JSON"));
    assert!(old.diff(&new).is_empty());
}

#[test]
fn names_are_nobodys_business() {
    let diffs = diffs! {
        [E] { #[api(status = 404)] pub(crate) enum E { #[api(code = "a", message = "no a")] A } }
        [F, G] {
            #[api(status = 404)] pub(crate) enum F { #[api(code = "a", message = "no a")] B }
            // The old name, for something new.
            #[api(status = 404)] pub(crate) enum G { #[api(code = "c")] A }
        }
    };
    assert_changes(
        &diffs,
        &["compatible EntryMoved a F::B: E::A → F::B", "compatible CodeAdded c G::A: - → c"],
        &["breaking CodeRemoved c G::A: c → -", "compatible EntryMoved a E::A: F::B → E::A"],
    );
    // Another variant has taken over the name.
    let diffs = variants!(
        #[api(status = 404)] { #[api(code = "a", message = "no a")] A } =>
        #[api(status = 404)] { #[api(code = "a", message = "no a")] B, #[api(code = "c", message = "no c")] A }
    );
    assert_changes(
        &diffs,
        &["compatible EntryMoved a E::B: E::A → E::B", "compatible CodeAdded c E::A: - → c"],
        &["breaking CodeRemoved c E::A: c → -", "compatible EntryMoved a E::A: E::B → E::A"],
    );
}

#[test]
fn a_code_of_several_errors_lives_as_long_as_one_of_them() {
    let diffs = diffs! {
        [E, F] {
            #[api(status = 404)] pub(crate) enum E { #[api(code = "none")] A }
            #[api(status = 404)] pub(crate) enum F { #[api(code = "none")] B }
        }
        [E] { #[api(status = 404)] pub(crate) enum E { #[api(code = "none")] A } }
        allow(duplicate_code)
    };
    assert_changes(
        &diffs,
        &["compatible EntryRemoved none F::B: none → -"],
        &["compatible EntryAdded none F::B: - → none"],
    );
    // Each rule still applies to each of them.
    let diffs = diffs! {
        [E, F] {
            pub(crate) enum E { #[api(status = 404, code = "none")] A }
            pub(crate) enum F { #[api(status = 404, code = "none")] B }
        }
        [E, G] {
            pub(crate) enum E { #[api(status = 404, code = "none")] A }
            pub(crate) enum G { #[api(status = 410, code = "none")] B }
        }
        allow(duplicate_code, conflicting_status)
    };
    assert_changes(
        &diffs,
        &["breaking StatusChanged none G::B: 404 → 410", "compatible EntryMoved none G::B: F::B → G::B"],
        &["breaking StatusChanged none F::B: 410 → 404", "compatible EntryMoved none F::B: G::B → F::B"],
    );
}

#[test]
fn errors_of_one_code_are_told_apart_by_their_status() {
    let diffs = diffs! {
        [E, F] {
            pub(crate) enum E { #[api(status = 404, code = "none")] A }
            pub(crate) enum F { #[api(status = 422, code = "none")] B }
        }
        [G, H] {
            pub(crate) enum G { #[api(status = 422, code = "none", message = "no b")] C }
            pub(crate) enum H { #[api(status = 404, code = "none", message = "no a")] D }
        }
        allow(duplicate_code, conflicting_status)
    };
    let moved = [
        "compatible EntryMoved none G::C: F::B → G::C",
        "compatible MessageChanged none G::C: B → no b",
        "compatible EntryMoved none H::D: E::A → H::D",
        "compatible MessageChanged none H::D: A → no a",
    ];
    assert_eq!(lines(&diffs.0), moved);
    assert!(!diffs.1.is_breaking());
}

#[test]
fn meta_loses_or_gains_a_key() {
    let diffs = variants!(
        #[api(status = 404)] { #[api(meta(first = 1, second = "x"))] A } => #[api(status = 404)] { #[api(meta(second = "x"))] A }
    );
    let kinds = |diff: &Diff| diff.changes().iter().map(|change| (change.kind(), change.verdict())).collect::<Vec<_>>();
    assert_eq!(kinds(&diffs.0), [(ChangeKind::MetaRemoved, Verdict::Breaking)]);
    assert_eq!(kinds(&diffs.1), [(ChangeKind::MetaAdded, Verdict::Compatible)]);
    assert!(diffs.0.changes().iter().all(|change| change.meta_key() == Some("first")));
    // Clients do not rely on the order.
    let diffs = variants!(
        #[api(status = 404)] { #[api(meta(first = 1, second = 2))] A } => #[api(status = 404)] { #[api(meta(second = 2, first = 1))] A }
    );
    assert_changes(&diffs, &[], &[]);
}

#[test]
fn meta_is_retyped() {
    let diffs = variants!(
        #[api(status = 404)] { A { #[api(meta)] limit: u32, #[api(meta)] names: Vec<String> } } =>
        #[api(status = 404)] { A { #[api(meta)] limit: String, #[api(meta)] names: Vec<u8> } }
    );
    assert_changes(
        &diffs,
        &[
            "breaking MetaRetyped a.limit E::A: integer → string",
            "breaking MetaRetyped a.names E::A: string[] → integer[]",
        ],
        &[
            "breaking MetaRetyped a.limit E::A: string → integer",
            "breaking MetaRetyped a.names E::A: integer[] → string[]",
        ],
    );
    // A type that the derive does not know may be any type.
    let diffs = diffs! {
        [E] { #[api(status = 404)] pub(crate) enum E { A { #[api(meta)] limit: super::Limit, #[api(meta)] all: Vec<super::Limit> } } }
        [E] { #[api(status = 404)] pub(crate) enum E { A { #[api(meta)] limit: u32, #[api(meta)] all: Vec<u32> } } }
    };
    assert_changes(
        &diffs,
        &[
            "compatible MetaTypeKnown a.all E::A: any[] → integer[]",
            "compatible MetaTypeKnown a.limit E::A: any → integer",
        ],
        &[
            "compatible MetaTypeKnown a.all E::A: integer[] → any[]",
            "compatible MetaTypeKnown a.limit E::A: integer → any",
        ],
    );
}

#[derive(Debug, serde::Serialize)]
pub(crate) struct Limit(u32);

#[test]
fn meta_becomes_optional_or_required() {
    let diffs = variants!(
        #[api(status = 404)] { A { #[api(meta)] limit: u32 } } => #[api(status = 404)] { A { #[api(meta)] limit: Option<u32> } }
    );
    assert_changes(
        &diffs,
        &["breaking MetaOptional a.limit E::A: required → optional"],
        &["compatible MetaRequired a.limit E::A: optional → required"],
    );
}

#[test]
fn a_constant_of_meta_changes() {
    let diffs = variants!(
        #[api(status = 404)] { #[api(meta(name = "email"))] A } => #[api(status = 404)] { #[api(meta(name = "mail"))] A }
    );
    assert_changes(
        &diffs,
        &["breaking MetaValueChanged a.name E::A: \"email\" → \"mail\""],
        &["breaking MetaValueChanged a.name E::A: \"mail\" → \"email\""],
    );
    let diffs = variants!(
        #[api(status = 404)] { #[api(meta(name = "email"))] A } => #[api(status = 404)] { A { #[api(meta)] name: String } }
    );
    assert_changes(
        &diffs,
        &["breaking MetaValueChanged a.name E::A: \"email\" → -"],
        &["compatible MetaConstant a.name E::A: - → \"email\""],
    );
}

/// Advice in ascending order of what it promises.
#[test]
fn retry_advice_is_narrowed_or_widened() {
    static ADVICE: Catalog = {
        #[derive(Debug, error_catalog::ApiError)]
        #[api(status = 503)]
        enum Advice {
            A,
            #[api(retry = "never")]
            B,
            #[api(retry = "backoff")]
            C,
            #[api(retry_after = wait)]
            D {
                wait: u32,
            },
            #[api(retry_after = 60)]
            E,
            #[api(retry_after = 30)]
            F,
        }
        error_catalog::catalog!("API", [Advice])
    };
    let lock = Lock::of(&ADVICE).to_string();
    let advice = [
        ("", "-", 0),
        ("\"retry\": \"never\",", "never", 0),
        ("\"retry\": \"backoff\",", "backoff", 1),
        ("\"retry\": {\"after\": \"<wait>\"},", "after <wait>", 2),
        ("\"retry\": {\"after\": 60},", "after 60 s", 3),
        ("\"retry\": {\"after\": 30},", "after 30 s", 4),
    ];
    let locked = |retry: &str| {
        let entry = format!(r#"{{{retry} "code": "a", "status": 503, "type": "E", "name": "A", "message": "no"}}"#);
        let text = format!(r#"{{"format": 1, "title": "API", "errors": [{entry}], "retired": []}}"#);
        text.parse::<Lock>().unwrap_or_else(|error| panic!("{error}"))
    };
    for (old, shown_old, old_promise) in advice {
        // The lock has this form.
        let squeezed: String = lock.split_whitespace().collect();
        assert!(squeezed.contains(&old.replace(' ', "").replace("},", "}").replace("\",", "\"")), "{old}");
        for (new, shown_new, new_promise) in advice {
            let found = lines(&locked(old).diff(&locked(new)));
            let verdict = match new_promise.cmp(&old_promise) {
                std::cmp::Ordering::Less => "breaking RetryNarrowed",
                _ => "compatible RetryWidened",
            };
            let expected = format!("{verdict} a E::A: {shown_old} → {shown_new}");
            assert_eq!(found, if old == new { vec![] } else { vec![expected] });
        }
    }
}

#[test]
fn statuses_at_run_time_are_compared() {
    let diffs = variants!(
        #[api(status = 502)] { A(u16) } => #[api(status = 502)] { #[api(status_from(_0, 504, 503))] A(u16) }
    );
    assert_changes(
        &diffs,
        &["compatible StatusesWidened a E::A: - → 503, 504"],
        &["breaking StatusesNarrowed a E::A: 503, 504 → -"],
    );
    let diffs = variants!(
        #[api(status = 502)] { #[api(status_from(_0, 503))] A(u16) } =>
        #[api(status = 502)] { #[api(status_from(_0))] A(u16) }
    );
    assert_changes(
        &diffs,
        &["compatible StatusesWidened a E::A: 503 → 4XX, 5XX"],
        &["breaking StatusesNarrowed a E::A: 4XX, 5XX → 503"],
    );
    // Another field with the same statuses, in another order.
    let diffs = variants!(
        #[api(status = 502)] { #[api(status_from(_0, 503, 504))] A(u16, u16) } =>
        #[api(status = 502)] { #[api(status_from(_1, 504, 503))] A(u16, u16) }
    );
    assert_changes(&diffs, &[], &[]);
    // Only the default has changed.
    let diffs = variants!(
        { #[api(status = 502, status_from(_0, 503))] A(u16) } =>
        { #[api(status = 503, status_from(_0, 502))] A(u16) }
    );
    assert_changes(
        &diffs,
        &["breaking StatusChanged a E::A: 502 → 503"],
        &["breaking StatusChanged a E::A: 503 → 502"],
    );
}

#[test]
fn grpc_codes_are_compared() {
    assert_changes(
        &variants!(#[api(status = 409)] { A } => #[api(status = 409)] { #[api(grpc = ABORTED)] A }),
        &["breaking GrpcChanged a E::A: ALREADY_EXISTS → ABORTED"],
        &["breaking GrpcChanged a E::A: ABORTED → ALREADY_EXISTS"],
    );
    // The status gives the same code.
    assert_changes(
        &variants!(#[api(status = 409)] { A } => #[api(status = 409)] { #[api(grpc = ALREADY_EXISTS)] A }),
        &[],
        &[],
    );
    // What follows from the status is told with it.
    assert_changes(
        &variants!(#[api(status = 409)] { A } => #[api(status = 404)] { A }),
        &["breaking StatusChanged a E::A: 409 → 404"],
        &["breaking StatusChanged a E::A: 404 → 409"],
    );
}

#[test]
fn labels_are_listed() {
    assert_changes(
        &variants!(
            #[api(status = 409, labels(team = "a"))] { A } => #[api(status = 409, labels(team = "b", number = 7))] { A }
        ),
        &["compatible LabelsChanged a E::A: team=a → number=7, team=b"],
        &["compatible LabelsChanged a E::A: number=7, team=b → team=a"],
    );
    // The level of events is not for clients.
    assert_changes(&variants!(#[api(status = 409)] { A } => #[api(status = 409, level = "debug")] { A }), &[], &[]);
}

#[test]
fn negative_codes_are_compared() {
    assert_changes(
        &variants!(
            #[api(code_style = "numeric", status = 400)] { #[api(code = -32001)] A, #[api(code = -5)] B } =>
            #[api(code_style = "numeric", status = 400, retired(-32001))] { #[api(code = -5)] B }
        ),
        &["compatible CodeRetired -32001 E::A: -32001 → -"],
        &["breaking RetiredReused -32001 E::A: - → -32001"],
    );
    let lock = error_catalog::compat::Lock::of(&NEGATIVE).to_string();
    assert!(lock.contains("\"code\": -32001,"), "{lock}");
    assert_eq!(lock.parse::<error_catalog::compat::Lock>().ok(), Some(error_catalog::compat::Lock::of(&NEGATIVE)));
}

#[derive(Debug, error_catalog::ApiError)]
#[api(code_style = "numeric", status = 400)]
enum Negative {
    #[api(code = -32001)]
    Refused,
}

static NEGATIVE: Catalog = error_catalog::catalog!("Negative", [Negative]);

#[test]
fn texts_and_links_are_listed() {
    let diffs = variants!(
        #[api(status = 404)] { A } =>
        #[api(status = 404)] {
            #[api(message = "no <0>", long = "there is no <0>", hint = "try b", docs = "https://example.com/<code>")]
            #[deprecated = "use b"]
            #[api(hidden)]
            A(u8),
        }
    );
    assert_changes(
        &diffs,
        &[
            "compatible MessageChanged a E::A: A → no <0>",
            "compatible LongMessageChanged a E::A: - → there is no <0>",
            "compatible HintChanged a E::A: - → try b",
            "compatible DocsChanged a E::A: - → https://example.com/a",
            "compatible DeprecationChanged a E::A: - → use b",
            "compatible VisibilityChanged a E::A: public → hidden",
        ],
        &[
            "compatible MessageChanged a E::A: no <0> → A",
            "compatible LongMessageChanged a E::A: there is no <0> → -",
            "compatible HintChanged a E::A: try b → -",
            "compatible DocsChanged a E::A: https://example.com/a → -",
            "compatible DeprecationChanged a E::A: use b → -",
            "compatible VisibilityChanged a E::A: hidden → public",
        ],
    );
}

#[test]
fn hidden_errors_are_compared() {
    assert_changes(
        &variants!(#[api(status = 404)] { A, #[api(hidden)] B } => #[api(status = 404)] { A }),
        &["breaking CodeRemoved b E::B: b → -"],
        &["compatible CodeAdded b E::B: - → b"],
    );
}

/// Lock files that together cause every kind of change in one report.
const OLD: &str = include_str!("../../data/compat-old.json");
const NEW: &str = include_str!("../../data/compat-new.json");

fn lock(text: &str) -> Lock {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_report_is_the_reviewed_one() {
    let (old, new) = (lock(OLD), lock(NEW));
    let report = format!("{}\n=== and back\n\n{}", old.diff(&new), new.diff(&old));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/compat.txt");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &report).expect("the golden file can be written");
    }
    assert_eq!(report, fs::read_to_string(&path).expect("the golden file is there"));
}

#[test]
fn the_report_has_every_kind() {
    use ChangeKind::*;
    let all = [
        CodeRemoved,
        CodeChanged,
        StatusChanged,
        StatusesNarrowed,
        StatusesWidened,
        GrpcChanged,
        LabelsChanged,
        MetaRemoved,
        MetaRetyped,
        MetaOptional,
        RetryNarrowed,
        RetiredReused,
        CodeRetired,
        RetiredForgotten,
        CodeAdded,
        EntryAdded,
        EntryRemoved,
        EntryMoved,
        MessageChanged,
        LongMessageChanged,
        HintChanged,
        DocsChanged,
        MetaAdded,
        MetaTypeKnown,
        MetaRequired,
        MetaValueChanged,
        MetaConstant,
        CodesSwapped,
        SuspectedReuse,
        MediaTypeChanged,
        PartMoved,
        PartRewritten,
        DomainChanged,
        DomainAdded,
        PartAdded,
        RetryWidened,
        DeprecationChanged,
        VisibilityChanged,
    ];
    let (there, back) = (lock(OLD).diff(&lock(NEW)), lock(NEW).diff(&lock(OLD)));
    for kind in all {
        assert!(there.changes().iter().chain(back.changes()).any(|change| change.kind() == kind), "{kind:?}");
    }
}
