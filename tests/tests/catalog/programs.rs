//! The example programs, called as functions. Readers learn from their output, so it is checked.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../../examples/catalogs.rs"]
mod catalogs;
#[path = "../../../examples/quickstart.rs"]
mod quickstart;
#[path = "../../../examples/shapes.rs"]
mod shapes;

use std::ffi::OsString;
use std::io::{self, Write};

use error_catalog::cli::{self, Exit};
use error_catalog::export::Format;
use error_catalog_examples::PUBLISHED;

fn printed(program: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    program(&mut out).expect("a Vec takes everything");
    String::from_utf8(out).expect("programs print UTF-8")
}

/// The output of `catalogs`, and its result.
fn catalogs(name: &str, args: &[&str]) -> (String, Exit) {
    let published = catalogs::find(name.as_ref()).expect("one of the four");
    let args: Vec<OsString> = args.iter().map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = catalogs::arguments(published.name, &args);
    let exit = cli::run_from(published.catalog, args, &mut out, &mut err);
    out.append(&mut err);
    (String::from_utf8(out).expect("programs print UTF-8"), exit)
}

#[test]
fn quickstart_shows_every_scene_in_every_shape() {
    let text = printed(quickstart::tour);
    for shape in ["ErrorList", "ErrorObject", "Flat", "Problem", "GoogleStatus", "JsonApi"] {
        assert!(text.contains(&format!("=== {shape}")), "{shape} is missing");
    }
    let shapes = text.split("=== ");
    let scenes: Vec<_> = shapes.flat_map(|shape| shape.split("--- ").skip(1)).collect();
    assert_eq!(scenes.len(), 6 * 5);
    for scene in scenes {
        let title = scene.lines().next().expect("a scene has a title");
        let status = if title.starts_with("a unit variant") {
            assert!(scene.contains("\nwww-authenticate: Bearer realm=\"shop\"\n"), "{scene}");
            "401 Unauthorized"
        } else if title.starts_with("fields") {
            assert!(scene.contains("4711"), "{scene}");
            "404 Not Found"
        } else if title.starts_with("several") {
            "422 Unprocessable Entity"
        } else {
            assert!(scene.contains("\nretry-after: 30\n"), "{scene}");
            let tells_causes = scene.contains("wh-2.internal") && scene.contains("connection refused");
            let tells_nothing = !scene.contains("wh-2") && !scene.contains("refused");
            let is_development = title.contains("in development");
            assert!(if is_development { tells_causes } else { tells_nothing }, "{scene}");
            "503 Service Unavailable"
        };
        assert!(scene.contains(&format!("\nHTTP/1.1 {status}\n")), "{scene}");
        // Headers are sorted, and the body is JSON on one line.
        let (head, body) = scene.trim_end().rsplit_once("\n\n").expect("an empty line before the body");
        let headers: Vec<_> = head.lines().skip(2).map(|line| line.split(':').next()).collect();
        assert!(headers.is_sorted(), "{headers:?}");
        serde_json::from_str::<serde_json::Value>(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    }
}

#[test]
fn catalogs_explains_every_error_by_code_and_by_name() {
    for published in &PUBLISHED {
        let rows = published
            .catalog
            .sections()
            .iter()
            .flat_map(|section| section.entries().iter().map(move |entry| (section, entry)));
        for (section, entry) in rows {
            let place = if section.type_name() == entry.name() {
                entry.name().to_owned()
            } else {
                format!("{}::{}", section.type_name(), entry.name())
            };
            for wanted in [entry.code().as_str(), &place] {
                let (text, exit) = catalogs(published.name, &["explain", wanted]);
                assert_eq!(exit, Exit::Success, "{} {wanted}", published.name);
                assert!(text.contains(&format!(" · {place}\n")), "{} {wanted}:\n{text}", published.name);
            }
        }
    }
    // For a code that several errors share, all of them are shown.
    let (text, _) = catalogs("clerk", &["explain", "resource_not_found"]);
    let clerk = catalogs::find("clerk".as_ref()).expect("Clerk is there").catalog;
    let entries = clerk.get("resource_not_found").count();
    assert!(entries > 10);
    assert_eq!(text.lines().filter(|line| line.starts_with("resource_not_found: ")).count(), entries);
}

#[test]
fn catalogs_lists_one_or_all() {
    let all = printed(catalogs::overview);
    for published in &PUBLISHED {
        let (list, exit) = catalogs(published.name, &[]);
        assert_eq!(exit, Exit::Success);
        assert_eq!(list.lines().count(), 1 + published.catalog.entries().count());
        assert!(all.contains(&list));
    }
    for line in [
        "Clerk Backend API: 314 errors in 55 sections\n",
        "Barekey: 13 errors in 6 sections\n",
        "AxumKit: 76 errors in 15 sections\n",
        "CodeLibra: 39 errors in 1 section\n",
    ] {
        assert!(all.contains(line), "{line}");
    }
}

#[test]
fn catalogs_exports_each_in_every_format() {
    for published in &PUBLISHED {
        for format in Format::ALL {
            let (text, exit) = catalogs(published.name, &["export", format.name()]);
            assert_eq!((exit, text), (Exit::Success, format.export(published.catalog)));
        }
    }
}

#[test]
fn catalogs_knows_what_was_meant() {
    let complaint = catalogs::find("clark".as_ref()).expect_err("no such catalog");
    assert_eq!(complaint, "there is no catalog `clark`; there are clerk, barekey, axumkit, codelibra");
    assert_eq!(catalogs::find("CLERK".as_ref()).expect("case does not matter").name, "clerk");
    assert_eq!(
        catalogs("barekey", &["explain", "INVALID_JASON"]),
        (
            "error: there is no error `INVALID_JASON`\n  help: a similar one exists: `INVALID_JSON`\n".to_owned(),
            Exit::No,
        )
    );
    // Clerk has an error without a code, which is not similar to anything.
    assert!(!catalogs("clerk", &["explain", "sms"]).0.contains("``"));
    assert!(catalogs("axumkit", &["explain", "user:notfound"]).0.contains("`user:not_found`"));
}

#[test]
fn shapes_are_those_of_the_vendors() {
    let text = printed(shapes::gallery);
    for part in [
        // https://docs.stripe.com/api/errors
        "\nrequest-id: req_7f3a\n",
        concat!(
            r#"{"error":{"code":"resource_missing","doc_url":"https://stripe.com/docs/error-codes/resource_missing","#,
            r#""message":"No such customer: 'cus_9s6XKzkNRiz8i3'","param":"customer","type":"invalid_request_error"}}"#,
        ),
        // https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api
        concat!(
            r#"{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"},"#,
            r#"{"resource":"Issue","field":"milestone","code":"invalid"}],"#,
            r#""documentation_url":"https://docs.github.com/rest/issues/issues#create-an-issue","status":"422"}"#,
        ),
        // https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md#handling-errors
        "\nx-ms-error-code: BadArgument\n",
        concat!(
            r#"{"error":{"code":"BadArgument","message":"Several members of the contact are wrong","target":"contact","#,
            r#""details":[{"code":"NullValue","message":"phoneNumber must not be null","target":"phoneNumber"},"#,
            r#"{"code":"MalformedValue","message":"address.zip is not a postal code","target":"address.zip"}]}}"#,
        ),
        // https://www.twilio.com/docs/usage/twilios-response
        concat!(
            r#"{"code":20404,"message":"The requested resource /2010-04-01/Accounts/AC0/Messages/SM1.json was not found","#,
            r#""more_info":"https://www.twilio.com/docs/errors/20404","status":404}"#,
        ),
    ] {
        assert!(text.contains(part), "{part}\nis not in\n{text}");
    }
}
