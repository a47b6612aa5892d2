//! The program `catalog`: its exact output, and its exit codes.

#![allow(dead_code, reason = "only the catalogs are read")]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::{fs, str};

use error_catalog::cli::{self, Exit};
use error_catalog::export::Format;
use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
#[api(section = "Users", docs = "https://docs.example.com/errors#<code>", retired("user_banned"))]
enum UserError {
    /// No user exists with the given id.
    ///
    /// Ids are not case sensitive, so that neither `U_1` nor `u_1` can be found when there is no such user at all.
    ///
    /// - ask the list of users
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "not found",
        long = "No user was found with id <user_id>"
    )]
    #[api(hint = "list the users first")]
    NotFound { user_id: String },
    #[api(status = 409, code = "email_taken", message = "already exists", meta(param_name = "email", suggestion))]
    EmailTaken {
        #[api(pointer)]
        email: String,
        suggestion: Option<String>,
    },
}

#[derive(Debug, ApiError)]
enum SearchError {
    #[api(status = 503, message = "Search is unavailable", retry_after = 30)]
    SearchDown,
    #[api(status = 404, code = "resource_not_found", message = "no result")]
    NoResult,
    #[api(status = 500, hidden)]
    IndexBroken,
    #[deprecated = "there is no limit any more"]
    #[api(status = 429, retry = "backoff")]
    SearchLimit,
}

static API: Catalog = error_catalog::catalog!("Users API", [UserError, SearchError], allow(duplicate_code));

#[derive(Debug, ApiError)]
#[api(section = "Proxy")]
enum ProxyError {
    #[api(status = 502, message = "A service failed", status_from(upstream, 503, 504))]
    Upstream { upstream: u16 },
    #[api(status = 500, message = "Something failed", status_from(_0))]
    Anything(u16),
    #[api(status = 404, labels(team = "edge", number = 7), level = "debug", grpc = UNIMPLEMENTED)]
    NoRoute,
    #[api(status = 410, labels(team = "edge"))]
    Gone,
}

static PROXY: Catalog = error_catalog::catalog!("Proxy", [ProxyError]);

/// The same catalog with another status, and without two of its errors.
mod hasty {
    use error_catalog::{ApiError, Catalog};

    #[derive(Debug, ApiError)]
    #[api(section = "Users", docs = "https://docs.example.com/errors#<code>", retired("user_banned"))]
    enum UserError {
        #[api(
            status = 410,
            code = "resource_not_found",
            message = "not found",
            long = "No user was found with id <user_id>"
        )]
        #[api(hint = "list the users first")]
        NotFound { user_id: String },
        #[api(status = 409, code = "email_taken", message = "already exists", meta(param_name = "email", suggestion))]
        EmailTaken {
            #[api(pointer)]
            email: String,
            suggestion: Option<String>,
        },
        #[api(status = 422)]
        NameTooLong,
    }

    pub(super) static API: Catalog = error_catalog::catalog!(
        "Users API",
        [UserError, super::SearchError],
        allow(duplicate_code, conflicting_status)
    );
}

/// The result of the program, its output and its error messages.
fn run_of(catalog: &Catalog, args: &[&str]) -> (Exit, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = cli::run_from(catalog, ["catalog"].iter().chain(args), &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("programs print UTF-8");
    (exit, text(out), text(err))
}

fn run(args: &[&str]) -> (Exit, String, String) {
    run_of(&API, args)
}

#[track_caller]
fn assert_prints(args: &[&str], exit: Exit, expected: &str) {
    let (found, out, err) = run(args);
    assert_eq!(err, "");
    assert_eq!(out, expected);
    assert_eq!(found, exit);
}

#[track_caller]
fn assert_complains(args: &[&str], exit: Exit, expected: &str) {
    let (found, out, err) = run(args);
    assert_eq!(out, "");
    assert_eq!(err, expected);
    assert_eq!(found, exit);
}

#[test]
fn lists_every_error() {
    let expected = "\
CODE                STATUS  SECTION  MESSAGE
resource_not_found  404     Users    not found
email_taken         409     Users    already exists
search_down         503     Search   Search is unavailable
resource_not_found  404     Search   no result
index_broken        500     Search   Index broken (hidden)
search_limit        429     Search   Search limit (deprecated)
";
    assert_prints(&["list"], Exit::Success, expected);
}

#[test]
fn lists_some_errors() {
    let heading = "CODE                STATUS  SECTION  MESSAGE\n";
    let down = "CODE          STATUS  SECTION  MESSAGE\nsearch_down   503     Search   Search is unavailable\n";
    let two = format!(
        "{heading}resource_not_found  404     Users    not found\nresource_not_found  404     Search   no result\n"
    );
    assert_prints(&["list", "--status", "404"], Exit::Success, &two);
    assert_prints(
        &["list", "--status=5XX"],
        Exit::Success,
        &format!("{down}index_broken  500     Search   Index broken (hidden)\n"),
    );
    let users = format!(
        "{heading}resource_not_found  404     Users    not found\nemail_taken         409     Users    already exists\n"
    );
    for name in ["Users", "users", "UserError"] {
        assert_prints(&["list", "--section", name], Exit::Success, &users);
    }
    assert_complains(&["list", "--status", "418"], Exit::No, "error: there is no such error\n");
    assert_complains(
        &["list", "--section", "user"],
        Exit::No,
        "error: there is no section `user`\n  help: a similar one exists: `Users`\n",
    );
    let (exit, out, err) = run(&["list", "--status", "200"]);
    assert_eq!((exit, &*out), (Exit::Failure, ""));
    assert!(err.contains("an error has a status from 400 to 599"), "{err}");
}

#[test]
fn shows_every_status_of_an_error() {
    let run = |args: &[&str]| run_of(&PROXY, args).1;
    let all = "\
CODE      STATUS       SECTION  MESSAGE
upstream  502,503,504  Proxy    A service failed
anything  4XX,5XX      Proxy    Something failed
no_route  404          Proxy    No route
gone      410          Proxy    Gone
";
    assert_eq!(run(&["list"]), all);
    let codes = |status: &str| {
        let out = run(&["list", "--status", status]);
        out.lines().skip(1).filter_map(|line| line.split(' ').next()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(codes("503"), ["upstream", "anything"]);
    assert_eq!(codes("404"), ["anything", "no_route"]);
    assert_eq!(codes("5xx"), ["upstream", "anything"]);
    assert!(run(&["explain", "upstream"]).contains("\n502 Bad Gateway or 503, 504 · Proxy · ProxyError::Upstream\n"));
    let anything = "\n500 Internal Server Error or any other from 400 to 599 · Proxy · ProxyError::Anything\n";
    assert!(run(&["explain", "anything"]).contains(anything));
}

#[test]
fn lists_by_label() {
    let codes = |args: &[&str]| {
        let (_, out, err) = run_of(&PROXY, &[&["list"], args].concat());
        let codes = out.lines().skip(1).filter_map(|line| line.split(' ').next()).map(str::to_owned);
        (codes.collect::<Vec<_>>().join(" "), err)
    };
    let found = |codes: &str| (codes.to_owned(), String::new());
    assert_eq!(codes(&["--label", "team=edge"]), found("no_route gone"));
    assert_eq!(codes(&["--label=team=edge", "--label", "number=7"]), found("no_route"));
    assert_eq!(codes(&["--label=team=edge", "--status", "410"]), found("gone"));
    assert_eq!(codes(&["--label", "team=core"]).1, "error: there is no such error\n");
    let near = "error: there is no label `taem`\n  help: a similar one exists: `team`\n";
    assert_eq!(codes(&["--label", "taem=edge"]).1, near);
    assert!(codes(&["--label", "team"]).1.contains("a label is written `name=value`"));
    let (_, out, _) = run_of(&PROXY, &["explain", "no_route"]);
    assert!(
        out.contains(
            "\nlabels      number=7, team=edge\nlevel       debug\ngRPC        UNIMPLEMENTED\nJSON-RPC    -32002\n"
        ),
        "{out}"
    );
}

#[test]
fn explains_every_error_of_a_code() {
    let expected = "\
resource_not_found: not found
404 Not Found · Users · UserError::NotFound

No user exists with the given id.

Ids are not case sensitive, so that neither `U_1` nor `u_1` can be found when
there is no such user at all.

- ask the list of users

long text   No user was found with id <user_id>
what to do  list the users first
gRPC        NOT_FOUND
JSON-RPC    -32002
docs        https://docs.example.com/errors#resource_not_found

A client receives:

  HTTP/1.1 404 Not Found
  content-type: application/json
  link: <https://docs.example.com/errors#resource_not_found>; rel=\"help\"
  x-request-id: 0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46

  {
    \"errors\": [
      {
        \"message\": \"not found\",
        \"long_message\": \"No user was found with id <user_id>\",
        \"code\": \"resource_not_found\",
        \"hint\": \"list the users first\"
      }
    ],
    \"trace_id\": \"0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46\"
  }

resource_not_found: no result
404 Not Found · Search · SearchError::NoResult

gRPC        NOT_FOUND
JSON-RPC    -32002

A client receives:

  HTTP/1.1 404 Not Found
  content-type: application/json
  x-request-id: 0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46

  {
    \"errors\": [
      {
        \"message\": \"no result\",
        \"long_message\": \"no result\",
        \"code\": \"resource_not_found\"
      }
    ],
    \"trace_id\": \"0198f3a2-6c1e-7b4d-9a57-3f0c2e8d1b46\"
  }
";
    assert_prints(&["explain", "resource_not_found"], Exit::Success, expected);
    assert_prints(&["explain", "RESOURCE_NOT_FOUND"], Exit::Success, expected);
}

#[test]
fn explains_what_a_row_says() {
    let (exit, out, _) = run(&["explain", "EmailTaken"]);
    assert_eq!(exit, Exit::Success);
    let expected = "
pointer     <email>
meta        param_name: \"email\"
            suggestion: string, optional
gRPC        ALREADY_EXISTS
JSON-RPC    -32602
docs        https://docs.example.com/errors#email_taken
";
    assert!(out.contains(expected), "{out}");
    for (wanted, expected) in [
        ("search_down", "\nretry       after 30 seconds\n"),
        ("search_limit", "\nretry       with growing pauses\n"),
        ("search_limit", "\nDeprecated: there is no limit any more\n"),
        ("SearchError::IndexBroken", "\nPublic exports omit it.\n"),
    ] {
        let (exit, out, err) = run(&["explain", wanted]);
        assert_eq!((exit, err), (Exit::Success, String::new()));
        assert!(out.contains(expected), "{out}");
    }
}

#[test]
fn knows_what_was_meant() {
    assert_complains(
        &["explain", "resource_notfound"],
        Exit::No,
        "error: there is no error `resource_notfound`\n  help: a similar one exists: `resource_not_found`\n",
    );
    assert_complains(
        &["explain", "search"],
        Exit::No,
        "error: there is no error `search`\n  help: a similar one exists: `search_down`\n  \
         help: a similar one exists: `search_limit`\n",
    );
    assert_complains(&["explain", "x"], Exit::No, "error: there is no error `x`\n");
    assert_complains(
        &["explain", "user_banned"],
        Exit::No,
        "error: the code `user_banned` is retired: `UserError` used it\n",
    );
    assert_complains(
        &["explain", "UserError::SearchDown"],
        Exit::No,
        "error: there is no error `UserError::SearchDown`\n",
    );
}

/// An empty directory for one test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{test}"));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("the directory of tests can be written to");
    folder
}

fn utf8(path: &Path) -> &str {
    path.to_str().expect("the directory of tests is UTF-8")
}

#[test]
fn exports_every_format() {
    let folder = folder("export");
    for format in Format::ALL {
        let document = format.export(&API);
        assert_prints(&["export", format.name()], Exit::Success, &document);
        let path = folder.join(format.name());
        assert_prints(&["export", format.name(), "--output", utf8(&path)], Exit::Success, "");
        assert_eq!(fs::read_to_string(&path).expect("it was written"), document);
    }
    let (exit, out, err) = run(&["export", "json", "-o", utf8(&folder.join("no/such/directory"))]);
    assert_eq!((exit, &*out), (Exit::Failure, ""));
    assert!(err.starts_with("error: ") && err.contains("directory cannot be written: "), "{err}");
    let (exit, _, err) = run(&["export", "xml"]);
    assert_eq!(exit, Exit::Failure);
    for format in Format::ALL {
        assert!(err.contains(format.name()), "{err}");
    }
}

#[test]
fn tells_what_has_changed() {
    let folder = folder("diff");
    let (lock, export) = (folder.join("errors.lock.json"), folder.join("errors.json"));
    drop(API.update_lock(&lock).expect("it can be written"));
    fs::write(&export, error_catalog::export::json(&API)).expect("it can be written");
    let expected = "\
1 breaking change, 1 compatible change

breaking: `resource_not_found` (UserError::NotFound): the status was 404 Not Found, and is 410 Gone now
  breaks: clients, proxies and dashboards that rely on the status
  help: write `status = 404` on `UserError::NotFound`; for another status, add a variant with a code of its own

compatible: `name_too_long` (UserError::NameTooLong): the code is added
";
    for old in [&lock, &export] {
        assert_prints(&["diff", utf8(old)], Exit::Success, "no changes\n");
        assert_eq!(run_of(&hasty::API, &["diff", utf8(old)]), (Exit::No, expected.to_owned(), String::new()));
    }
    // An error that was public is still compared when it is hidden.
    let public = error_catalog::export::json(&API);
    let public = public.replace("search_limit", "index_broken").replace("SearchLimit", "IndexBroken");
    fs::write(&export, public).expect("it can be written");
    let (_, out, _) = run(&["diff", utf8(&export)]);
    assert!(out.contains("`index_broken` (SearchError::IndexBroken): it was public, and is hidden now\n"), "{out}");

    for (content, expected) in [("", "EOF"), ("{}", "missing field `format`"), ("//! A crate.", "expected value")] {
        fs::write(&export, content).expect("it can be written");
        let (exit, out, err) = run(&["diff", utf8(&export)]);
        assert_eq!((exit, &*out), (Exit::Failure, ""));
        let begin = format!("error: {}:1: this is neither a lock file nor a JSON export: {expected}", export.display());
        assert!(err.starts_with(&begin), "{err}");
        // The file may be anything, so there is no advice to restore or delete it.
        assert_eq!(err.lines().count(), 1, "{err}");
    }
    let none = folder.join("none");
    let expected = format!("error: {}: there is no such file\n", none.display());
    assert_complains(&["diff", utf8(&none)], Exit::Failure, &expected);
    let (exit, _, err) = run(&["diff", "none.json"]);
    assert_eq!(exit, Exit::Failure);
    assert!(err.contains("\n  note: the path leads to ") && !err.contains("help"), "{err}");
    fs::write(&lock, "<<<<<<< HEAD\n").expect("it can be written");
    let (exit, _, err) = run(&["diff", utf8(&lock)]);
    assert_eq!(exit, Exit::Failure);
    assert!(err.contains("merge conflict") && err.contains("catalog diff <(") && !err.contains("UPDATE"), "{err}");
}

#[test]
fn checks_and_updates_a_lock() {
    let lock = folder("check").join("errors.lock.json");
    let update = format!("`catalog check --update {}`, or UPDATE_ERROR_LOCK=1 cargo test", lock.display());
    let (exit, _, err) = run(&["check", utf8(&lock)]);
    assert_eq!(exit, Exit::Failure);
    assert!(err.contains("there is no such lock file"), "{err}");
    assert!(err.ends_with(&format!("\n  help: write it, and commit it: {update}\n")), "{err}");
    assert!(!lock.exists());
    let (_, _, err) = run(&["check"]);
    assert!(err.ends_with(": `catalog check --update`, or UPDATE_ERROR_LOCK=1 cargo test\n"), "{err}");

    let (exit, out, err) = run(&["check", "--update", utf8(&lock)]);
    assert_eq!((exit, &*err), (Exit::Success, ""));
    assert!(out.starts_with("6 compatible changes\n"), "{out}");
    assert!(out.ends_with(&format!("\n\n{} is written: commit it\n", lock.display())), "{out}");
    let expected = format!("no changes\n{} is up to date\n", lock.display());
    assert_prints(&["check", "--update", utf8(&lock)], Exit::Success, &expected);
    assert_prints(&["check", utf8(&lock)], Exit::Success, "no changes\n");
    assert_prints(&["check", "--exact", utf8(&lock)], Exit::Success, "no changes\n");
    let (exit, out, _) = run_of(&hasty::API, &["check", utf8(&lock)]);
    assert_eq!(exit, Exit::No);
    assert!(out.starts_with("1 breaking change, 1 compatible change\n"), "{out}");
    let end =
        format!("\n\nIf all clients are ready for it, accept it, and commit the file with the reason:\n    {update}\n");
    assert!(out.ends_with(&end), "{out}");

    // Additions pass, unless the check is exact.
    let text = fs::read_to_string(&lock).expect("it is there");
    fs::write(&lock, text.replace("Search is unavailable", "down")).expect("it can be written");
    let expected = format!(
        "\
1 compatible change

compatible: `search_down` (SearchError::SearchDown): the message was \"down\", and is \"Search is unavailable\" now
  help: lock these changes too: {update}
"
    );
    assert_prints(&["check", utf8(&lock)], Exit::Success, &expected);
    assert_prints(&["check", "--exact", utf8(&lock)], Exit::No, &expected);

    // The lock keeps retired codes that the catalog no longer lists, and is still up to date.
    fs::write(&lock, text.replace("    \"user_banned\"", "    \"older\",\n    \"user_banned\""))
        .expect("it can be written");
    let expected = "\
1 compatible change

compatible: `older`: the code was retired, and no `retired(...)` lists it any more
  help: write `retired(\"older\")` on a type of the catalog, so that the compiler refuses it too
";
    assert_prints(&["check", "--exact", utf8(&lock)], Exit::Success, expected);

    // An update does not release a retired code.
    fs::write(&lock, text.replace("\"user_banned\"", "\"search_down\"")).expect("it can be written");
    let (exit, out, err) = run(&["check", "--update", utf8(&lock)]);
    assert_eq!(exit, Exit::No);
    assert!(out.contains("breaking: `search_down`"), "{out}");
    let expected = "is updated, and accepts all but the retired codes that are used again: `search_down`\n";
    assert!(err.ends_with(expected), "{err}");

    // An update says that it accepts breaking changes.
    fs::write(&lock, text).expect("it can be written");
    let (exit, out, err) = run_of(&hasty::API, &["check", "--update", utf8(&lock)]);
    assert_eq!((exit, &*err), (Exit::Success, ""));
    let end = format!(
        "\n\n{} is updated: commit it\nThe breaking changes are now accepted: commit the file with the \
         reason. If you did not intend them, restore the file.\n",
        lock.display(),
    );
    assert!(out.ends_with(&end), "{out}");
    // The same command resolves a conflict.
    fs::write(&lock, "<<<<<<< HEAD\n").expect("it can be written");
    let (exit, _, err) = run(&["check", utf8(&lock)]);
    assert_eq!(exit, Exit::Failure);
    assert!(err.contains(&format!("then rewrite the file: {update}\n")), "{err}");
}

#[test]
fn an_export_is_not_checked_but_compared() {
    let file = folder("check-export").join("catalog.json");
    fs::write(&file, Format::Json.export(&API)).expect("it can be written");
    let (exit, _, err) = run(&["check", utf8(&file)]);
    assert_eq!(exit, Exit::Failure);
    let file = file.display();
    let wanted = format!(
        "error: {file}: this is a JSON export, not a lock file\n  help: compare with it: `catalog diff {file}`\n"
    );
    assert_eq!(err, wanted);
}

/// What a command prints as JSON, which follows its schema.
fn json_of(exit: Exit, args: &[&str]) -> serde_json::Value {
    let (found, out, err) = run(args);
    assert_eq!((found, err.as_str()), (exit, ""), "{out}");
    let json = serde_json::from_str(&out).expect("JSON");
    let schema = serde_json::from_str(cli::OUTPUT_SCHEMA).expect("JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("a schema");
    jsonschema::draft202012::validate(&schema, &json).expect("the schema describes it");
    json
}

#[test]
fn speaks_to_programs() {
    let lock = folder("formats").join("errors.lock.json");
    hasty::API.update_lock(&lock).map(drop).expect("the folder is there");
    let lock = utf8(&lock);

    let changes = json_of(Exit::No, &["check", lock, "--format", "json"]);
    assert_eq!((&changes["breaking"], &changes["unclear"]), (&true.into(), &serde_json::json!([])));
    let all = changes["changes"].as_array().expect("a list");
    let status = all.iter().find(|change| change["kind"] == "StatusChanged").expect("the status has changed");
    assert_eq!((&status["kind"], &status["verdict"]), (&"StatusChanged".into(), &"breaking".into()));
    assert_eq!(
        (&status["code"], &status["old"], &status["new"]),
        (&"resource_not_found".into(), &"410".into(), &"404".into())
    );
    assert!(status["help"].is_string() && status["breaks"].is_string());
    assert_eq!(json_of(Exit::No, &["diff", lock, "--format", "json"])["changes"], changes["changes"]);

    let (exit, annotations, _) = run(&["check", lock, "--format", "github"]);
    let first = annotations.lines().find(|line| line.contains("StatusChanged")).expect("a line");
    assert!(
        first.starts_with("::error file=") && first.contains("title=breaking%3A StatusChanged::`resource_not_found`")
    );
    assert!(first.contains("%0Abreaks: "), "one line each: {first}");
    assert_eq!((exit, annotations.lines().count()), (Exit::No, changes["changes"].as_array().expect("a list").len()));

    let (_, sarif, _) = run(&["diff", lock, "--format", "sarif"]);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    let result = results.iter().find(|result| result["ruleId"] == "StatusChanged").expect("the status has changed");
    assert_eq!(
        (&sarif["version"], &result["ruleId"], &result["level"]),
        (&"2.1.0".into(), &"StatusChanged".into(), &"error".into())
    );
    assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], lock);
    assert!(
        sarif["runs"][0]["tool"]["driver"]["rules"]
            .as_array()
            .expect("rules")
            .contains(&serde_json::json!({"id": "StatusChanged"}))
    );

    let list = json_of(Exit::Success, &["list", "--status", "5xx", "--format", "json"]);
    let codes: Vec<_> = list["errors"].as_array().expect("a list").iter().map(|error| &error["code"]).collect();
    assert_eq!(codes, ["search_down", "index_broken"]);
    assert_eq!(list["errors"][1]["hidden"], true);
    let (_, notices, _) = run(&["list", "--format", "github", "--status", "409"]);
    assert_eq!(notices, "::notice title=409 email_taken::Users: already exists\n");
    assert_complains(&["list", "--status", "418", "--format", "json"], Exit::No, "error: there is no such error\n");
}

/// Sends the code of one error in another place than that of the other.
struct Uneven;

impl error_catalog::Envelope for Uneven {
    fn write(report: &error_catalog::Report<'_>, json: &mut error_catalog::JsonWriter<'_>) {
        let code = report.lead().code();
        json.object(|body| body.text(if code == "odd" { "kind" } else { "code" }, code.as_str()));
    }
}

#[derive(Debug, ApiError)]
#[api(status = 404, envelope = Uneven)]
enum UnevenError {
    Even,
    Odd,
}

static UNEVEN: Catalog = error_catalog::catalog!("Uneven", [UnevenError]);

#[test]
fn says_what_is_not_understood() {
    let lock = folder("unclear").join("errors.lock.json");
    UNEVEN.update_lock(&lock).map(drop).expect("the folder is there");
    let (exit, out, _) = run_of(&UNEVEN, &["check", utf8(&lock)]);
    assert_eq!(
        (exit, out.as_str()),
        (
            Exit::Success,
            "no changes\nnote: `odd` (UnevenError::Odd): the body has `code` in a place or form that documents and clients \
             cannot know\n",
        ),
    );
    let (_, out, _) = run_of(&UNEVEN, &["check", utf8(&lock), "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(
        json["unclear"],
        serde_json::json!([{"code": "odd", "type": "UnevenError", "name": "Odd", "parts": ["code"]}])
    );
}

#[test]
fn exports_for_translators_and_generators() {
    let (exit, csv, _) = run(&["export", "csv", "--hidden"]);
    assert_eq!(exit, Exit::Success);
    assert!(csv.starts_with("code,status,section,type,name,message,"), "{csv}");
    assert!(csv.contains("\nindex_broken,500,Search,SearchError,IndexBroken,Index broken,,,,,,,yes\n"), "{csv}");
    assert!(csv.contains(",there is no limit any more,\n"), "{csv}");
    assert!(!run(&["export", "csv"]).1.contains("index_broken"));
    assert_complains(
        &["export", "typescript", "--hidden"],
        Exit::Failure,
        "error: `--hidden` is not for typescript, which is for clients\n",
    );
    let (_, openapi, _) = run(&["export", "openapi", "--openapi", "3.0", "--prefix", "Api", "--one-schema"]);
    assert!(openapi.contains("\"openapi\": \"3.0.3\"") && openapi.contains("#/components/schemas/ApiErrorResponse"));
}

#[test]
fn helps() {
    let (exit, out, err) = run(&["--help"]);
    assert_eq!((exit, &*err), (Exit::Success, ""));
    for word in ["Users API", "list", "explain", "export", "diff", "check", "Exit codes:", "Usage: catalog <COMMAND>"] {
        assert!(out.contains(word), "{out}");
    }
    for args in
        [vec![], vec!["lst"], vec!["explain"], vec!["list", "--color"], vec!["check", "a", "--exact", "--update"]]
    {
        let (exit, out, err) = run(&args);
        assert_eq!((exit, &*out), (Exit::Failure, ""), "{args:?}");
        assert!(err.contains("Usage: catalog"), "{err}");
        assert!(!err.contains('\x1b'), "{err}");
    }
    assert!(run(&["lst"]).2.contains("a similar subcommand exists: 'list'"));
    assert_eq!([Exit::Success, Exit::No, Exit::Failure].map(Exit::code), [0, 1, 2]);
}

#[test]
fn helps_as_other_programs_do() {
    let version = env!("CARGO_PKG_VERSION");
    for flag in ["--version", "-V"] {
        assert_prints(&[flag], Exit::Success, &format!("catalog {version}\n"));
    }
    assert_eq!(run(&["help"]), run(&["-h"]));
    for command in ["list", "explain", "export", "diff", "check"] {
        let (exit, out, err) = run(&["help", command]);
        assert_eq!((exit, &*err), (Exit::Success, ""));
        assert!(out.contains(&format!("Usage: catalog {command} ")), "{out}");
    }
}

/// Texts that would clear a terminal, colour it, or write backwards.
mod rude {
    use error_catalog::{ApiError, Catalog};

    #[derive(Debug, ApiError)]
    enum Rude {
        /// One \u{1b}[2J line.
        #[api(
            status = 400,
            message = "a\u{1b}[31m b\0 c\u{202e}d\u{9b}e\tf",
            long = "a\u{7}\u{2066}b",
            hint = "one\rtwo"
        )]
        Shouting,
    }

    pub(super) static API: Catalog = error_catalog::catalog!("Rude API", [Rude]);
}

#[test]
fn no_text_commands_a_terminal() {
    let message = r"a\u{1b}[31m b\u{0} c\u{202e}d\u{9b}e";
    let (_, list, _) = run_of(&rude::API, &["list"]);
    assert!(list.contains(message), "{list}");
    let (_, explained, _) = run_of(&rude::API, &["explain", "shouting"]);
    for text in [&format!("shouting: {message}\tf\n"), r"long text   a\u{7}\u{2066}b", r"what to do  one\u{d}two"] {
        assert!(explained.contains(text), "{explained}");
    }
    let (_, _, complaint) = run_of(&rude::API, &["explain", "\u{1b}[2J"]);
    let lock = folder("rude").join("errors.lock.json");
    let (_, changes, _) = run_of(&rude::API, &["check", "--update", utf8(&lock)]);
    for text in [list, explained, complaint, changes] {
        let is_raw =
            |char: char| char.is_control() && !['\n', '\t'].contains(&char) || "\u{202e}\u{2066}".contains(char);
        assert!(!text.contains(is_raw), "{text:?}");
    }
}

/// A stream that fails with the given kind of error.
struct Broken(ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    for args in [["catalog", "list"].as_slice(), &["catalog", "export", "json"], &["catalog", "--help"]] {
        let mut err = Vec::new();
        let exit = cli::run_from(&API, args, &mut Broken(ErrorKind::BrokenPipe), &mut err);
        assert_eq!((exit, str::from_utf8(&err)), (Exit::Success, Ok("")));
    }
    let mut err = Vec::new();
    let exit = cli::run_from(&API, ["catalog", "list"], &mut Broken(ErrorKind::StorageFull), &mut err);
    assert_eq!(exit, Exit::Failure);
    assert!(err.starts_with(b"error: "));
    // There is nowhere to report the failure.
    let broken = || Broken(ErrorKind::BrokenPipe);
    assert_eq!(cli::run_from(&API, ["catalog", "explain", "x"], &mut broken(), &mut broken()), Exit::No);
}
