//! `import`: pages of many forms become catalogs that compile and say the same. `UPDATE_GOLDEN=1` rewrites what
//! `golden/import/` has.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use error_catalog::cli::Exit;
use error_catalog::export::{self, Code, Delay, Document, Entry, Retry};
use error_catalog::{Catalog, program};

use crate::golden;

/// What the program prints, and what it says.
struct Imported {
    exit: Exit,
    rust: String,
    said: String,
}

/// Imports a text from standard input, or files.
fn import(args: &[&str], mut input: &[u8]) -> Imported {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let args = ["error-catalog", "import"].iter().chain(args);
    let exit = program::run_from(args, &mut input, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).expect("programs print UTF-8");
    Imported { exit, rust: text(out), said: text(err) }
}

fn golden_path(name: &str) -> PathBuf {
    Path::new("golden/import").join(name)
}

/// Compares with the recorded module, and what the program says with what is expected.
#[track_caller]
fn assert_imports(name: &str, args: &[&str], input: &str, exit: Exit, said: &str) -> String {
    let imported = import(args, input.as_bytes());
    let path = golden_path(&format!("{name}.rs"));
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &imported.rust).expect("the file can be written");
    }
    let recorded = fs::read_to_string(&path).expect("it is recorded: run with UPDATE_GOLDEN=1");
    assert_eq!(imported.rust, recorded);
    assert_eq!(imported.said, said);
    assert_eq!(imported.exit, exit);
    imported.said
}

fn document(catalog: &Catalog) -> Document {
    Document::from(catalog)
}

/// Each error as one line: section, code, status, texts, placeholders, retry advice.
fn lines(catalog: &Catalog) -> Vec<String> {
    let document = document(catalog);
    let rows = document.sections.iter().flat_map(|section| section.entries.iter().map(move |entry| (section, entry)));
    let line = |(section, entry): (&export::Section, &Entry)| {
        let mut line = format!("{}: {} {} {:?}", section.name, entry.code, entry.status, entry.message);
        if let Some(long) = &entry.long_message {
            _ = write!(line, " long {long:?}");
        }
        if let Some(hint) = &entry.hint {
            _ = write!(line, " hint {hint:?}");
        }
        if !entry.placeholders.is_empty() {
            _ = write!(line, " shows {}", entry.placeholders.join(" "));
        }
        for member in &entry.meta {
            _ = write!(line, " meta {}:{}", member.key, member.data_type);
        }
        match &entry.retry {
            Some(Retry::Never) => line.push_str(" never"),
            Some(Retry::Backoff) => line.push_str(" backoff"),
            Some(Retry::After(Delay::Seconds(seconds))) => _ = write!(line, " after {seconds}"),
            _ => {}
        }
        line
    };
    rows.map(line).collect()
}

#[test]
fn tables_below_headings_with_advice_by_code() {
    let said = "\
data/import/sections.md:31: warning: `%d` is left over from printf: a placeholder was meant
data/import/sections.md:32: not understood: `TOLL_TOO_HIGH` has no status: 500 is in its place
data/import/sections.md:42: not understood: `once the tolls are paid` is not understood as retry advice
imported 7 errors: 1 warnings, 2 not understood
";
    assert_imports("sections", &["data/import/sections.md"], "", Exit::No, said);
    let expected = [
        "Sign-in and access: NOT_SIGNED_IN 401 \"No session belongs to the token\" hint \"Sign in again first.\" never",
        "Sign-in and access: WRONG_HARBOUR 403 \"The token is for harbour <harbour>, the request for <wanted>\" shows harbour wanted never",
        "Berths: BERTH_NOT_FOUND 404 \"There is no berth <berth>\" shows berth never",
        "Berths: BERTH_TAKEN 409 \"Berth <berth> is taken until <until> | ask for another\" shows berth until backoff",
        "Berths: TIDE_UNKNOWN 503 \"The tide table cannot be read\" after 30",
        "Tolls: TOLL_UNPAID 402 \"%d tolls are unpaid\" hint \"once the tolls are paid\"",
        "Tolls: TOLL_TOO_HIGH 500 \"A toll is at most <limit>\" shows limit",
    ];
    assert_eq!(lines(&golden::sections::API), expected);
    let document = document(&golden::sections::API);
    assert_eq!(document.title, "Harbour API errors");
    assert_eq!(document.sections[0].entries[0].description.as_deref(), Some("No session belongs to the token"));
}

#[test]
fn codes_with_a_domain() {
    assert_imports("domains", &["data/import/domains.md"], "", Exit::Success, "");
    let expected = [
        "User errors: user:not_found 404 \"No such user\"",
        "User errors: user:handle_taken 409 \"The handle is in use\"",
        "OAuth: oauth:state_expired 400 \"The sign-in took too long\"",
        "OAuth: oauth:provider_down 502 \"The provider does not answer\"",
        "System: system:internal 500 \"Something went wrong\"",
        "System: system:not_found 404 \"No such page\"",
        "System: rate_limited 429 \"Too many requests\"",
    ];
    assert_eq!(lines(&golden::domains::API), expected);
    let rust = fs::read_to_string(golden_path("domains.rs")).expect("it is recorded");
    assert!(rust.contains(r#"#[api(section = "User errors", prefix = "user:")]"#), "{rust}");
    assert!(rust.contains("pub enum UserError {"), "{rust}");
}

#[test]
fn lines_that_run_together() {
    assert_imports("lines", &["data/import/lines.txt"], "", Exit::Success, "");
    let expected = [
        "Lines: 400001 400 \"The shelf `<shelf>` does not exist.\" shows shelf",
        "Lines: 400002 400 \"Validation failed.\"",
        "Lines: 400003 400 \"Pages count from 1 — never from 0.\"",
        "Lines: 404001 404 \"No reader has this card.\"",
        "Lines: 429001 429 \"Retry after 30 - 60 seconds.\"",
        "Lines: 500001 500 \"Something is broken.\"",
    ];
    assert_eq!(lines(&golden::lines::API), expected);
    let document = document(&golden::lines::API);
    assert!(document.entries().all(|entry| matches!(entry.code, Code::Number(_))));
    assert_eq!(document.sections[0].entries[2].name, "PageMustBePositive");
}

#[test]
fn headings_with_a_body_below() {
    let said = "\
data/import/blocks.md:18: warning: the short text is empty
data/import/blocks.md:18: warning: `%d` is left over from printf: a placeholder was meant
data/import/blocks.md:48: warning: the code `resource_not_found` is that of another error too
data/import/blocks.md:48: warning: the code `resource_not_found` has the status 400 here, and 404 before
data/import/blocks.md:67: warning: the code is empty
imported 8 errors: 5 warnings, 0 not understood
";
    assert_imports("blocks", &["data/import/blocks.md"], "", Exit::Success, said);
    let expected = [
        "Letters: resource_not_found 404 \"not found\" long \"No letter was found with id <letterID>\" shows letterID",
        "Letters: letter_too_heavy 422 \"\" long \"A letter has at most %d grams\" meta maxGrams:string",
        "Stamps: stamp_missing 402 \"missing stamp\" long \"<param> must be stamped with a `<stampType>`\" \
         shows param stampType meta name:string meta stamps:string[] meta price:integer",
        "Stamps: resource_not_found 400 \"fake\" meta *:object",
        "Routes: route_closed 503 \"Route closed\"",
        "Routes:  429 \"too many routes\" after 20",
        "Routes: parcel_lost 410 \"The parcel was lost in <place>\" shows place",
        "Routes: parcel_open 409 \"Parcel open\" long \"Somebody opened it\"",
    ];
    assert_eq!(lines(&golden::blocks::API), expected);
    let document = document(&golden::blocks::API);
    let entry = &document.sections[0].entries[0];
    assert_eq!(entry.name, "LetterNotFound");
    assert_eq!(entry.description.as_deref(), Some("`LetterNotFound` says that no letter has the id."));
}

#[test]
fn columns_with_headings_of_any_language() {
    let args = ["code=Fehlernummer", "message=Text", "section=Kategorie"].map(|column| ["--column", column]);
    let args: Vec<_> = ["data/import/german.csv"].into_iter().chain(args.into_iter().flatten()).collect();
    let said = "\
data/import/german.csv:1: not understood: the column `Erneut` is left out: name what it is with `--column …=\"Erneut\"`
data/import/german.csv:6: not understood: a row without a code is left out
imported 3 errors: 0 warnings, 2 not understood
";
    assert_imports("german", &args, "", Exit::No, said);
    let expected = [
        "Konten: 1001 404 \"Kein Konto \\\"<konto>\\\" gefunden\" shows konto",
        "Konten: 1002 409 \"Konto ist gesperrt\"",
        "Zahlungen: 2001 503 \"Bank nicht erreichbar,\\nspäter versuchen\"",
    ];
    assert_eq!(lines(&golden::german::API), expected);
}

#[test]
fn codes_that_are_keywords_or_collide() {
    let said = "\
data/import/codes.tsv:2: warning: the line has 4 columns, and there are 5 headings
data/import/codes.tsv:3: warning: the placeholder `self` becomes `self_value`
data/import/codes.tsv:6: warning: the line has 4 columns, and there are 5 headings
data/import/codes.tsv:6: warning: the status 499 is not registered with IANA
data/import/codes.tsv:7: warning: the line has 4 columns, and there are 5 headings
imported 6 errors: 5 warnings, 0 not understood
";
    assert_imports("codes", &["data/import/codes.tsv"], "", Exit::Success, said);
    let expected = [
        "Words: self 400 \"a code that is a keyword\"",
        "Words: type 400 \"needs <type> and <self_value>\" shows type self_value never",
        "Words: not-found 404 \"nothing here\" never",
        "Words: not_found 404 \"nothing here either\" backoff",
        "type: E1001 499 \"gone\"",
        "type: 0042 422 \"leading zero\"",
    ];
    assert_eq!(lines(&golden::codes::API), expected);
}

#[test]
fn lists_in_json() {
    let said = "\
data/import/list.json:5: warning: the short text is empty
data/import/list.json:6: not understood: the member `colour` is left out: name what it is with `--column …=colour`
data/import/list.json:7: not understood: an error without a code is left out
imported 3 errors: 1 warnings, 2 not understood
";
    assert_imports("list", &["data/import/list.json"], "", Exit::No, said);
    let expected = [
        "List: wind_unknown 503 \"The wind at <place> is unknown\" shows place backoff",
        "List: kite_lost 404 \"\" meta kite:integer meta since:string",
        "List: 1003 409 \"Strings are tangled\"",
    ];
    assert_eq!(lines(&golden::list::API), expected);
    assert_eq!(document(&golden::list::API).sections[0].entries[2].code, Code::Number(1003));

    let said = "\
data/import/by_code.json:4: warning: `%s` is left over from printf: a placeholder was meant
imported 3 errors: 1 warnings, 0 not understood
";
    assert_imports("by_code", &["data/import/by_code.json"], "", Exit::Success, said);
    let expected = [
        "Users: USER_NOT_FOUND 404 \"No user <userId>\" shows userId",
        "Users: USER_BANNED 403 \"%s is banned\"",
        "Billing: CARD_DECLINED 402 \"The card was declined\"",
    ];
    assert_eq!(lines(&golden::by_code::API), expected);
}

#[test]
fn enums_of_protobuf() {
    assert_imports("reasons", &["data/import/reasons.proto"], "", Exit::Success, "");
    let expected = [
        "Error Reason: CRATER_NOT_FOUND 404 \"Crater not found\"",
        "Error Reason: CRATER_TAKEN 409 \"Crater taken\"",
        "Error Reason: DUST_STORM 500 \"Dust storm\"",
        "Error Reason: LANDER_BUSY 503 \"The lander is busy\"",
    ];
    assert_eq!(lines(&golden::reasons::API), expected);
    let section = &document(&golden::reasons::API).sections[0];
    assert_eq!(section.retired, ["CRATER_CLOSED"]);
    assert_eq!(section.entries[0].description.as_deref(), Some("No crater has this name."));
    assert_eq!(section.entries[1].deprecated.as_deref(), Some(""));
    assert_eq!(section.entries[2].description.as_deref(), Some("Wait for it to settle."));
}

#[test]
fn openapi_in_yaml_and_json() {
    let said = "\
data/import/openapi.yaml:78: not understood: `gnome_missing` has no status: 500 is in its place
imported 7 errors: 0 warnings, 1 not understood
";
    assert_imports("openapi", &["data/import/openapi.yaml"], "", Exit::No, said);
    let expected = [
        "Plants: plant_not_found 404 \"No plant <id>\" shows id",
        "Plants: too_many_requests 429 \"Slow down\" after 60",
        "Plants: internal 500 \"Something broke\"",
        "Plants: still_growing 409 \"It is still growing\"",
        "Tools: shed_locked 503 \"Shed locked\"",
        "Tools: shed_flooded 503 \"Shed flooded\"",
        "Garden API: gnome_missing 500 \"Gnome missing\"",
    ];
    assert_eq!(lines(&golden::openapi::API), expected);

    let own = import(&["-"], export::openapi(&error_catalog_tests::everything::EVERYTHING).as_bytes());
    for code in ["user_not_found", "session_expired", "wrong", "409001"] {
        assert!(
            own.rust.contains(&format!("code = \"{code}\"")) || own.rust.contains(&format!("code = {code}")),
            "{}",
            own.rust
        );
    }
}

/// A page of the form of Clerk's, with the names, codes, statuses and defects of its 314 errors, and other texts.
fn clerk_page() -> String {
    let mut page = "# Backend API errors\n\nAn index of the errors.\n\n".to_owned();
    let mut section = "";
    let rows = fs::read_to_string("data/clerk.tsv").expect("the data are in the repository");
    for (index, row) in rows.lines().skip(1).enumerate() {
        let [heading, name, status, code, short, long, placeholders, verbs, meta] = clerk_row(row);
        if section != heading {
            section = heading;
            _ = write!(page, "## {section}\n\n");
        }
        let broken =
            name.chars().map(|char| if char.is_uppercase() { format!("<wbr />{char}") } else { char.to_string() });
        _ = write!(page, "### <code>{}</code>\n\n", broken.collect::<String>());
        if index % 3 == 0 {
            _ = write!(page, "`{name}` is a made-up sentence\non two lines.\n\n");
        }
        if !status.is_empty() {
            _ = writeln!(page, "{}Status Code: {status}", if index % 2 == 0 { "filename: " } else { "" });
        }
        let text = |words: String| [words.as_str(), verbs].join(" ").trim().to_owned();
        let places = placeholders.split(',').filter(|name| !name.is_empty());
        let long_text = text(places.clone().map(|name| format!("about <{name}>")).collect::<Vec<_>>().join(" and "));
        let short_text = if short == "empty" { String::new() } else { format!("Short {index}") };
        let mut members = vec![format!("\"shortMessage\": \"{short_text}\"")];
        match long {
            "none" => {}
            "same" => members.push(format!("\"longMessage\": \"{short_text}\"")),
            _ => members.push(format!("\"longMessage\": \"Text {long_text}\"")),
        }
        members.push(format!("\"code\": \"{code}\""));
        let keys: Vec<_> = meta.split(',').filter(|key| !key.is_empty()).collect();
        match keys.as_slice() {
            [] => {}
            ["*"] => members.push("\"meta\": \"meta\"".to_owned()),
            [key] if key.starts_with(char::is_uppercase) => {
                members.push(format!("\"meta\": \"{{\\\"{key}\\\": value}}\""));
            }
            keys => {
                let first = places.clone().next().unwrap_or("value").to_lowercase();
                let keys = keys.iter().map(|key| format!("\"{key}\": \"{first}\"")).collect::<Vec<_>>();
                members.push(format!("\"meta\": {{\n    {}\n  }}", keys.join(",\n    ")));
            }
        }
        _ = write!(page, "```json\n{{\n  {}\n}}\n```\n\n", members.join(",\n  "));
    }
    page
}

fn clerk_row(row: &str) -> [&str; 9] {
    let cells: Vec<_> = row.split('\t').collect();
    cells.try_into().unwrap_or_else(|cells| panic!("{cells:?}"))
}

#[test]
fn a_page_of_314_errors_says_the_same_as_its_export() {
    let page = clerk_page();
    let imported = import(&["-"], page.as_bytes());
    let rows = fs::read_to_string("data/clerk.tsv").expect("the data are in the repository");
    let rows: Vec<_> = rows.lines().skip(1).map(clerk_row).collect();
    assert_imports("clerk", &["-"], &page, imported.exit, &imported.said.clone());

    let document = document(&golden::clerk::API);
    let entries: Vec<_> = document
        .sections
        .iter()
        .flat_map(|section| section.entries.iter().map(move |entry| (&section.name, entry)))
        .collect();
    assert_eq!(entries.len(), rows.len());
    for ((section, entry), [heading, name, status, code, short, long, placeholders, verbs, meta]) in
        entries.into_iter().zip(&rows)
    {
        assert_eq!((section.as_str(), entry.name.as_str()), (*heading, *name));
        assert_eq!(entry.code.to_string(), *code, "{name}");
        assert_eq!(entry.status.to_string(), if status.is_empty() { "500" } else { status }, "{name}");
        assert_eq!(entry.message.is_empty(), *short == "empty", "{name}");
        assert_eq!(entry.long_message.is_some(), *long != "none", "{name}");
        let mut shown: Vec<_> = placeholders.split(',').filter(|name| !name.is_empty()).collect();
        shown.dedup();
        assert_eq!(entry.placeholders, shown, "{name}");
        let keys: Vec<_> = entry.meta.iter().map(|member| member.key.as_str()).collect();
        assert_eq!(keys, meta.split(',').filter(|key| !key.is_empty()).collect::<Vec<_>>(), "{name}");
        for verb in verbs.split(' ').filter(|verb| !verb.is_empty()) {
            assert!(entry.text().contains(verb), "{name}");
        }
    }

    // Every defect is told, once for each entry.
    let said = |text: &str| imported.said.lines().filter(|line| line.contains(text)).count();
    assert_eq!(said("left over from printf"), rows.iter().filter(|row| !row[7].is_empty()).count());
    assert_eq!(said("text is empty"), rows.iter().filter(|row| row[4] == "empty").count());
    assert_eq!(said("the code is empty"), rows.iter().filter(|row| row[3].is_empty()).count());
    assert_eq!(said("has no status"), rows.iter().filter(|row| row[2].is_empty()).count());
    assert!(said("has the status 401 here, and") > 0, "{}", imported.said);
}

/// Importing an export gives the catalog again, with its samples.
#[test]
fn an_export_comes_back() {
    let everything = &error_catalog_tests::everything::EVERYTHING;
    let json = export::json(everything);
    assert_imports("everything", &["-"], &json, Exit::Success, "");
    assert_eq!(document(&golden::everything::API), document(everything));
}

/// What is printed is what rustfmt would print.
#[test]
fn modules_are_formatted() {
    let golden = fs::read_dir("golden/import").expect("it is there").map(|file| file.expect("it is there").path());
    let files: Vec<_> = golden.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect();
    assert!(files.len() > 10);
    // The configuration of this repository is not that of others.
    let config = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustfmt.toml");
    fs::write(&config, "").expect("the file can be written");
    let check = Command::new("rustfmt")
        .args(["--edition", "2024", "--check", "--config-path"])
        .arg(&config)
        .args(&files)
        .output();
    let check = check.expect("rustfmt is a component of the toolchain");
    assert!(
        check.status.success(),
        "{}{}",
        String::from_utf8_lossy(&check.stdout),
        String::from_utf8_lossy(&check.stderr)
    );
}

#[track_caller]
fn assert_fails(args: &[&str], input: &[u8], said: &str) {
    let imported = import(args, input);
    assert_eq!(imported.said, said);
    assert_eq!(imported.rust, "");
    assert_eq!(imported.exit, Exit::Failure);
}

#[test]
fn what_cannot_be_read_is_said() {
    let nothing = "error: no error was found: if a table has unusual headings, name them with `--column code=…`\n";
    assert_fails(&["-"], b"", nothing);
    assert_fails(&["-"], b"# A page\n\nabout nothing.\n", nothing);
    assert_fails(&["-"], b"a\0b", "error: - is not a text\n");
    assert_fails(&["-"], b"{\"a\": 1", "error: -:1: expected `}`\n");
    assert_fails(&["-"], b"<!DOCTYPE html><p>", "error: -: HTML is not read: save the page as Markdown or as text\n");
    assert_fails(&["-"], b"swagger: '2.0'\n", "error: -: Swagger 2.0 is not read: convert it to OpenAPI 3\n");
    let column = "error: `colour` is not a part of an error: it is one of `code`, `status`, `message`, `long`, \
                  `description`, `hint`, `retry`, `retry_after`, `section`, `docs`, `name`\n";
    assert_fails(&["-", "--column", "colour=Farbe"], b"", column);
    let missing = import(&["data/import/no_such_file.md"], b"");
    assert!(missing.said.starts_with("error: data/import/no_such_file.md cannot be read: "), "{}", missing.said);
}

#[test]
fn texts_of_other_encodings_are_read() {
    let page = "# Fehler\n\n- `zu_früh` (425): Zu früh\n- `zu_spaet` (410): Zu spät\n";
    let expected = import(&["-"], page.as_bytes()).rust;
    assert!(expected.contains("message = \"Zu spät\""), "{expected}");
    let wide: Vec<u8> = page.encode_utf16().chain([]).flat_map(u16::to_le_bytes).collect();
    let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    assert_eq!(import(&["-"], &with_mark(b"\xff\xfe", &wide)).rust, expected);
    assert_eq!(import(&["-"], &with_mark(b"\xef\xbb\xbf", page.as_bytes())).rust, expected);
    assert_eq!(import(&["-"], page.replace('\n', "\r\n").as_bytes()).rust, expected);
    let latin: Vec<u8> = page.chars().map(|char| u8::try_from(u32::from(char)).expect("Latin-1")).collect();
    let imported = import(&["-"], &latin);
    assert_eq!(imported.exit, Exit::No);
    assert!(imported.said.contains("-:3: not understood: the text is not UTF-8"), "{}", imported.said);
}

/// Several pages become one catalog: their first headings are its sections.
#[test]
fn several_files_are_one_catalog() {
    let imported = import(&["data/import/domains.md", "data/import/lines.txt", "--title", "Both"], b"");
    assert!(imported.rust.starts_with("//! Both: 13 errors in 4 sections.\n"), "{}", imported.rust);
    assert!(imported.rust.contains("from `data/import/domains.md`, `data/import/lines.txt`."), "{}", imported.rust);
}

#[test]
fn help_shows_examples() {
    let help = import(&["--help"], b"");
    assert_eq!(help.exit, Exit::Success);
    assert!(help.rust.contains("error-catalog import docs/errors.md > src/errors.rs"), "{}", help.rust);
}

/// Input that repeats one form many times is read in time that grows with its length alone. If it grew faster, each of
/// these would take minutes.
#[test]
fn long_input_is_read_in_linear_time() {
    let forms = [
        ("# Errors\n\n", "400001 — A: b."),
        ("# Errors\n\n", "a:b: "),
        ("# Errors\n\n", "`a`\nStatus Code: 404\n"),
        ("# Errors\n\n", "<{${%("),
        ("| Code | HTTP | Retry |\n| --- | --- | --- |\n", "| `a` | 404 | yes |\n"),
        ("# A\n\n- `a_b` (404): x\n\n", "| Code | Retry |\n| --- | --- |\n| `a_b` | no |\n\n"),
        ("{\"errors\":[", "{\"code\":\"a\",\"status\":404},"),
        ("", "[{"),
        ("openapi: 3.0.0\n", "- &a *a\n"),
        ("openapi: 3.0.0\npaths:\n", "  /a: {get: {responses: {\"404\": {content: {a: {example: {code: x}}}}}}}\n"),
        ("enum Error {\n", "A = 1 [(a) = {code: 404}]; // b\n"),
        ("code,status\n", "a,404\n"),
    ];
    for (head, form) in forms {
        let input = format!("{head}{}", form.repeat(100_000 / form.len()));
        _ = import(&["-"], input.as_bytes());
    }
}
