//! The example programs, called as functions: what they print is what their readers learn from.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../examples/catalogs.rs"]
mod catalogs;
#[path = "../../examples/quickstart.rs"]
mod quickstart;
#[path = "../../examples/shapes.rs"]
mod shapes;

use std::borrow::Cow;
use std::io::{self, Write};

use catalogs::Answer;
use error_catalog_examples::PUBLISHED;

fn printed(program: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut out = Vec::new();
    program(&mut out).expect("a Vec takes everything");
    String::from_utf8(out).expect("programs print UTF-8")
}

/// What `catalogs` prints, and what it answers.
fn catalogs(args: &[&str]) -> (String, Answer) {
    let args: Vec<_> = args.iter().copied().map(Cow::Borrowed).collect();
    let mut answer = None;
    let text = printed(|out| {
        answer = Some(catalogs::answer(&args, out)?);
        Ok(())
    });
    (text, answer.expect("an answer"))
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
        // Headers are sorted, and the body is JSON of one line.
        let (head, body) = scene.trim_end().rsplit_once("\n\n").expect("an empty line before the body");
        let headers: Vec<_> = head.lines().skip(2).map(|line| line.split(':').next()).collect();
        assert!(headers.is_sorted(), "{headers:?}");
        serde_json::from_str::<serde_json::Value>(body).unwrap_or_else(|error| panic!("{error}: {body}"));
    }
}

#[test]
fn catalogs_explains_every_error_by_code_and_by_name() {
    for published in &PUBLISHED {
        // Every call renders the samples of the whole catalog, so the longest one is not tried completely.
        for entry in published.catalog.entries().step_by(published.catalog.entries().count().div_ceil(80)) {
            for wanted in [entry.code().as_str(), entry.name()] {
                let (text, answer) = catalogs(&[published.name, wanted]);
                assert_eq!(answer, Answer::Found, "{} {wanted}", published.name);
                let heading = format!("::{})\n", entry.name());
                assert!(text.contains(&heading), "{} {wanted}:\n{text}", published.name);
            }
        }
    }
}

#[test]
fn catalogs_shows_what_a_row_says_and_what_a_client_receives() {
    let (text, answer) = catalogs(&["barekey", "usage_limit_exceeded"]);
    assert_eq!(answer, Answer::Found);
    let expected = "\
Billing and usage · USAGE_LIMIT_EXCEEDED (BillingError::UsageLimitExceeded)
  status       402 Payment Required
  message      Usage limit reached
  long message The <plan> plan includes <limit> requests a month, and all of them are used
  hint         choose a larger plan, or wait for the next month
  values       plan, limit
  retry        never: the same request fails again
  description  The plan's allowance is used up.

  | HTTP/1.1 402 Payment Required
  | content-type: application/json
  | x-request-id: req_1
  |
  | {\"error\":{\"code\":\"USAGE_LIMIT_EXCEEDED\",\"message\":\"The Free plan includes 10000 requests \
a month, and all of them are used\",\"requestId\":\"req_1\"}}

";
    assert_eq!(text, expected);
    // A code that several errors share shows them all.
    let (text, _) = catalogs(&["clerk", "resource_not_found"]);
    let shared = PUBLISHED.iter().find(|published| published.name == "clerk").expect("Clerk is there");
    let entries = shared.catalog.get("resource_not_found").count();
    assert!(entries > 10);
    assert_eq!(text.matches(" · resource_not_found (").count(), entries);
}

#[test]
fn catalogs_lists_one_or_all() {
    let (all, answer) = catalogs(&[]);
    assert_eq!(answer, Answer::Found);
    let lists: String = PUBLISHED.iter().map(|published| catalogs(&[published.name]).0).collect();
    assert_eq!(all, lists);
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
fn catalogs_knows_what_was_meant() {
    let unknown = |args| match catalogs(args) {
        (text, Answer::Unknown(complaint)) => {
            assert_eq!(text, "");
            complaint
        }
        (_, Answer::Found) => panic!("{args:?} was found"),
    };
    assert_eq!(unknown(&["clark"]), "unknown catalog `clark`\na similar name exists: `clerk`");
    assert_eq!(unknown(&["x"]), "unknown catalog `x`\nthere are: axumkit, barekey, clerk, codelibra");
    assert_eq!(
        unknown(&["barekey", "INVALID_JASON"]),
        "unknown Barekey error `INVALID_JASON`\na similar name exists: `INVALID_JSON`\n\
         a similar name exists: `InvalidJson`"
    );
    // Clerk has an error without a code, which is not similar to anything.
    assert!(!unknown(&["clerk", "sms"]).contains("``"));
    assert!(unknown(&["axumkit", "user:notfound"]).contains("`user:not_found`"));
    assert!(unknown(&["codelibra", "404001", "x"]).contains("unexpected argument `x`"));
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
