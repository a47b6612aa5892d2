//! Lock files as a user's test finds them, in every state that a repository can have.

#![allow(dead_code, reason = "only the catalogs are read")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, thread};

use error_catalog::compat::{ChangeKind, Lock};
use error_catalog::{ApiError, Catalog};

#[derive(Debug, ApiError)]
#[api(retired("user_banned"), docs = "https://docs.example.com/errors#<code>")]
enum UserError {
    #[api(
        status = 404,
        code = "resource_not_found",
        message = "not found",
        long = "No user was found with id <user_id>"
    )]
    NotFound { user_id: String },
    #[api(status = 409, code = "email_taken", message = "already exists", meta(param_name = "email"))]
    EmailTaken,
    #[api(status = 503, code = "search_down", message = "Search is unavailable", retry_after = 30)]
    SearchDown,
    #[api(status = 500, hidden)]
    Broken,
}

static API: Catalog = error_catalog::catalog!("Users API", [UserError]);

/// A careless next release.
mod hasty {
    use error_catalog::{ApiError, Catalog};

    #[derive(Debug, ApiError)]
    #[api(docs = "https://docs.example.com/errors#<code>")]
    enum UserError {
        #[api(
            status = 410,
            code = "resource_not_found",
            message = "not found",
            long = "No user was found with id <user_id>"
        )]
        NotFound { user_id: String },
        #[api(status = 503, code = "search_down", message = "Search is down", retry_after = 30)]
        SearchDown,
        #[api(status = 500, hidden)]
        Broken,
    }

    pub(super) static API: Catalog = error_catalog::catalog!("Users API", [UserError]);
}

/// A release that reuses a retired code, which no type lists anymore.
mod reusing {
    use error_catalog::{ApiError, Catalog};

    #[derive(Debug, ApiError)]
    enum BanError {
        #[api(status = 403)]
        UserBanned,
    }

    pub(super) static API: Catalog = error_catalog::catalog!("Users API", [BanError]);
}

/// A release that only adds errors.
mod larger {
    use error_catalog::{ApiError, Catalog};

    #[derive(Debug, ApiError)]
    enum TeamError {
        #[api(status = 404)]
        TeamNotFound,
    }

    pub(super) static API: Catalog = error_catalog::catalog!("Users API", [TeamError, super::UserError]);
}

/// The test of a user. The tests below run it in a process of its own, with various catalogs and files.
#[test]
fn clients_still_understand_us() {
    let catalog = match env::var("TEST_CATALOG").as_deref() {
        Ok("hasty") => &hasty::API,
        Ok("reusing") => &reusing::API,
        Ok("larger") => &larger::API,
        _ => &API,
    };
    let lock = env::var_os("TEST_LOCK").unwrap_or_else(|| "data/errors.lock.json".into());
    catalog.assert_compatible(lock);
}

/// Whether that test passes, and what it prints.
fn run(catalog: &str, lock: &Path, update: Option<&str>) -> (bool, String) {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", "lock_file::clients_still_understand_us", "--nocapture"]);
    command.env("TEST_CATALOG", catalog).env("TEST_LOCK", lock).env("RUST_BACKTRACE", "0");
    command.env_remove("UPDATE_ERROR_LOCK").envs(update.map(|value| ("UPDATE_ERROR_LOCK", value)));
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    // Remove the line in which the runtime names the thread and the place.
    let said = said.lines().filter(|line| !line.starts_with("thread ") && !line.starts_with("note: run with"));
    (
        output.status.success(),
        said.collect::<Vec<_>>().join("\n").trim().replace(&lock.display().to_string(), "errors.lock.json"),
    )
}

/// An empty directory for one test, and the path of a lock file in it.
fn place(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("compat-{test}"));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder.join("errors.lock.json")
}

fn locked(test: &str) -> PathBuf {
    let path = place(test);
    assert!(API.update_lock(&path).unwrap().changes().iter().all(|change| change.kind() == ChangeKind::CodeAdded));
    path
}

#[test]
fn a_file_that_is_not_there_is_not_made_up() {
    let path = place("missing");
    let (passes, said) = run("own", &path, None);
    assert!(!passes);
    assert_eq!(
        said,
        "cannot tell whether Users API breaks clients
errors.lock.json: there is no such lock file
  help: write it, and commit it: UPDATE_ERROR_LOCK=1 cargo test",
    );
    for not_really in ["", "0"] {
        assert!(!run("own", &path, Some(not_really)).0);
    }
    assert!(!path.exists());
    let error = API.check_compatible("no/such/errors.lock.json").unwrap_err();
    assert!(error.is_missing() && error.line().is_none());
    let note = error.to_string();
    let absolute = env::current_dir().unwrap().join("no/such/errors.lock.json");
    assert!(note.contains(&format!("note: the path leads to {}\n", absolute.display())), "{note}");
}

#[test]
fn an_update_writes_the_reviewed_file() {
    let path = place("update");
    let (passes, said) = run("own", &path, Some("1"));
    assert!(passes, "{said}");
    assert!(said.starts_with("errors.lock.json is updated: 4 compatible changes\n"), "{said}");
    assert_eq!(fs::read_to_string(&path).unwrap(), fs::read_to_string("data/errors.lock.json").unwrap());
    // The second time, nothing is written.
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    let (passes, said) = run("own", &path, Some("1"));
    assert!(passes);
    assert_eq!(said, "errors.lock.json is updated: no changes");
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
    assert!(run("own", &path, None).0);
}

#[test]
fn a_breaking_release_fails_and_says_why() {
    let path = locked("breaking");
    let before = fs::read_to_string(&path).unwrap();
    let (passes, said) = run("hasty", &path, None);
    assert!(!passes);
    assert_eq!(
        said,
        "Users API breaks clients that know errors.lock.json: 2 breaking changes, 2 compatible changes

breaking: `email_taken` (UserError::EmailTaken): the code is removed
  breaks: clients that handle `email_taken`: they no longer receive it, and do not know what is sent instead
  help: bring `UserError::EmailTaken` back, or retire the code for good: `retired(\"email_taken\")` on \
`UserError` or another type of the catalog

breaking: `resource_not_found` (UserError::NotFound): the status was 404 Not Found, and is 410 Gone now
  breaks: clients, proxies and dashboards that rely on the status
  help: write `status = 404` on `UserError::NotFound`; for another status, add a variant with a code of its own

compatible: `search_down` (UserError::SearchDown): the message was \"Search is unavailable\", and is \"Search is down\" now
compatible: `user_banned`: the code was retired, and no `retired(...)` lists it any more
  help: write `retired(\"user_banned\")` on a type of the catalog, so that the compiler refuses it too

If all clients are ready for it, accept it, and commit the file with the reason:
    UPDATE_ERROR_LOCK=1 cargo test",
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), before);

    // The update accepts everything, but the lock keeps retired codes.
    let (passes, said) = run("hasty", &path, Some("1"));
    assert!(passes, "{said}");
    assert!(said.starts_with("errors.lock.json is updated: 2 breaking changes, 2 compatible changes\n"), "{said}");
    assert!(said.contains("\n\nThe breaking changes are now accepted: commit the file with the reason."), "{said}");
    let (passes, said) = run("hasty", &path, None);
    assert!(passes, "{said}");
    assert!(fs::read_to_string(&path).unwrap().contains("\"user_banned\""));
}

#[test]
fn what_is_compatible_passes_and_is_listed() {
    let path = locked("compatible");
    let (passes, said) = run("larger", &path, None);
    assert!(passes);
    assert_eq!(
        said,
        "errors.lock.json: 1 compatible change

compatible: `team_not_found` (TeamError::TeamNotFound): the code is added
  help: lock these changes too: UPDATE_ERROR_LOCK=1 cargo test",
    );
    assert_eq!(Lock::read(&path).unwrap(), Lock::of(&API));
}

#[test]
fn a_retired_code_stays_retired() {
    let path = locked("retired");
    let (passes, said) = run("reusing", &path, Some("1"));
    assert!(!passes);
    let refused = "errors.lock.json is updated, but does not accept all of Users API: 1 breaking change

breaking: `user_banned` (BanError::UserBanned): the code is used again, though it was retired
  breaks: clients from before `user_banned` was retired: they still give it its old meaning
  help: give `BanError::UserBanned` another code; if the old error is back, take `\"user_banned\"` out of `retired` in \
the lock";
    assert_eq!(said, refused);
    // Repeating the update does not help.
    assert_eq!(run("reusing", &path, Some("1")), (false, refused.to_owned()));
    assert!(!run("reusing", &path, None).0);
    // The check says so in advance, and says that the rest can be accepted.
    let (passes, said) = run("reusing", &locked("retired-too"), None);
    assert!(!passes);
    let end = "

An update cannot accept the reuse of a retired code: `user_banned`.
If all clients are ready for the rest, accept it, and commit the file with the reason:
    UPDATE_ERROR_LOCK=1 cargo test";
    assert!(said.ends_with(end), "{said}");
    let (_, said) = run("reusing", &path, None);
    assert!(said.ends_with("\n\nAn update cannot accept the reuse of a retired code: `user_banned`."), "{said}");
    // Editing the file by hand helps, as the advice says.
    let text = fs::read_to_string(&path).unwrap();
    let edited = text.replace("\"retired\": [\n    \"user_banned\"\n  ]", "\"retired\": []");
    assert_ne!(text, edited);
    fs::write(&path, edited).unwrap();
    assert!(run("reusing", &path, None).0);
}

#[test]
fn conflicts_are_solved_by_an_update() {
    let path = locked("conflict");
    let text = fs::read_to_string(&path).unwrap();
    let conflict = text.replace(
        "    \"user_banned\"\n",
        "<<<<<<< HEAD\n    \"ours\",\n    \"user_banned\"\n||||||| base\n    \"user_banned\"\n=======\n    \"theirs\",\n    \
         \"user_banned\"\n>>>>>>> branch\n",
    );
    assert_ne!(text, conflict);
    for ends in ["\n", "\r\n"] {
        fs::write(&path, conflict.replace('\n', ends)).unwrap();
        let line = 1 + conflict.lines().position(|line| line.starts_with('<')).unwrap();
        let (passes, said) = run("own", &path, None);
        assert!(!passes);
        let expected = format!(
            "cannot tell whether Users API breaks clients
errors.lock.json:{line}: the lock file has a merge conflict
  help: resolve the conflicts in the code, then rewrite the file: UPDATE_ERROR_LOCK=1 cargo test
  note: retired codes of both sides are kept"
        );
        assert_eq!(said, expected);
        let (passes, said) = run("own", &path, Some("1"));
        assert!(passes, "{said}");
        let both = text.replace("    \"user_banned\"", "    \"ours\",\n    \"theirs\",\n    \"user_banned\"");
        assert_eq!(fs::read_to_string(&path).unwrap(), both);
    }
    // A side that cannot be parsed may have retired codes too.
    let broken = conflict.replace("    \"theirs\",", "    \"theirs");
    fs::write(&path, &broken).unwrap();
    let error = API.update_lock(&path).unwrap_err();
    assert!(error.to_string().contains("restore one side"), "{error}");
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
}

#[test]
fn what_is_no_lock_is_refused_and_kept() {
    let path = locked("garbage");
    let text = fs::read_to_string(&path).unwrap();
    let line_of = |part: &str| 1 + text.lines().position(|line| line.contains(part)).unwrap();
    let cases = [
        (String::new(), 1, "EOF while parsing a value"),
        ("{}".to_owned(), 1, "missing field `format`"),
        ("[1]".to_owned(), 1, "invalid type"),
        (text[..text.len() / 2].to_owned(), 0, "EOF while parsing"),
        (text.replace("\"errors\": [", "\"errors\": [,"), line_of("\"errors\""), "expected value"),
        (text.replace("404,", "\"404\","), line_of("404,"), "invalid type: string \"404\", expected u16"),
        (text.replace("\"code\": \"email_taken\"", "\"code\": null"), 0, "a code is a string or a number"),
        (text.replace("\"format\": 1", "\"format\": 2"), line_of("\"format\""), "has format 2, and this version"),
    ];
    for (content, line, expected) in cases {
        assert_ne!(content, text, "{expected}");
        fs::write(&path, &content).unwrap();
        for error in [API.check_compatible(&path).unwrap_err(), API.update_lock(&path).unwrap_err()] {
            let said = error.to_string();
            assert!(said.contains(expected), "{said}");
            let found = error.line().unwrap();
            assert!(said.starts_with(&format!("{}:{found}: ", path.display())), "{said}");
            assert!(line == 0 || line == found, "line {line}: {said}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
    // This is not even text, or not even a file.
    fs::write(&path, [0xff]).unwrap();
    assert!(API.update_lock(&path).is_err());
    assert!(API.update_lock(path.parent().unwrap()).is_err());
    let error = API.update_lock(path.with_file_name("none").join("errors.lock.json")).unwrap_err();
    assert!(error.line().is_none() && !error.to_string().is_empty());
    assert_eq!(
        "{".parse::<Lock>().unwrap_err().to_string().lines().next(),
        Some("lock file:1: this is not a lock file: EOF while parsing an object (column 1)")
    );
}

#[test]
fn line_ends_of_windows_are_read_and_left_alone() {
    let path = locked("windows");
    let text = format!("\u{feff}{}", fs::read_to_string(&path).unwrap().replace('\n', "\r\n"));
    fs::write(&path, &text).unwrap();
    assert!(API.check_compatible(&path).unwrap().is_empty());
    let without_mark = text.trim_start_matches('\u{feff}');
    fs::write(&path, without_mark).unwrap();
    assert!(API.update_lock(&path).unwrap().is_empty());
    assert_eq!(fs::read_to_string(&path).unwrap(), without_mark);
}

#[test]
fn nobody_reads_half_a_file() {
    let path = locked("parallel");
    thread::scope(|scope| {
        for writer in [&API, &larger::API, &API, &larger::API] {
            let path = &path;
            scope.spawn(move || (0..50).for_each(|_| drop(writer.update_lock(path).unwrap())));
        }
        for _ in 0..200 {
            let lock = Lock::read(&path).unwrap();
            assert!([Lock::of(&API), Lock::of(&larger::API)].contains(&lock));
        }
    });
    // No temporary file is left.
    assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
}

/// A merge by hand may keep two identical lines.
#[test]
fn a_member_that_is_there_twice_is_there_once() {
    let member = |optional| format!(r#"{{"key":"b","type":"integer"{optional}}}"#);
    let lock = |meta: &str| {
        format!(
            r#"{{"comment":"c","format":1,"title":"t","errors":[{{"code":"gone","status":410,"type":"E","name":"Gone","message":"m","meta":[{meta}]}}],"retired":[]}}"#
        )
    };
    let read = |text: String| text.parse::<Lock>().unwrap_or_else(|error| panic!("{error}: {text}"));
    let once = read(lock(&member(r#","optional":true"#)));
    let twice = read(lock(&[member(r#","optional":true"#), member("")].join(",")));
    assert_eq!(twice, once);
    assert!(twice.diff(&twice).is_empty());
}
