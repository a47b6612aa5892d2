//! The program itself.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use reqwest::Client;

use crate::support::{Answer, MEMBER, answer};

/// A running program, which ends with the test.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

#[tokio::test]
async fn tells_the_log_what_clients_are_not_told() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_error-catalog-users"));
    // Nobody listens on port 1, which is reserved.
    command.args(["0", "--relay", "127.0.0.1:1"]).env_remove("PORT");
    let mut program = Program(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap());
    let mut printed = BufReader::new(program.0.stdout.take().unwrap());
    let mut greeting = String::new();
    printed.read_line(&mut greeting).unwrap();
    let address = greeting.split_whitespace().find_map(|word| word.strip_suffix('.')).unwrap().to_owned();

    let client = Client::builder().no_proxy().build().unwrap();
    let post = |path: &str, body: &'static str| {
        let request = client.post(format!("{address}{path}")).header("authorization", MEMBER);
        request.header("content-type", "application/json").header("x-request-id", "req_1").body(body)
    };
    let created = answer(post("/users", r#"{"name":"Ada","email":"ada@example.com"}"#)).await;
    assert_eq!(created.status, 201, "{created:?}");
    let failed: Answer = answer(post("/users/1/invitation", "")).await;
    assert_eq!(failed.code(), "mail_unavailable");
    assert!(!failed.shows("refused"));

    program.0.kill().unwrap();
    let mut log = String::new();
    program.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    for told in ["ERROR", "mail_unavailable", "503", "req_1", "refused"] {
        assert!(log.contains(told), "{told}: {log}");
    }
    assert!(!log.contains("member-token"), "{log}");
}

#[test]
fn refuses_options_that_it_does_not_know() {
    for arguments in [["--port"].as_slice(), &["--db"], &["--relay", "nowhere"], &["66000"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_error-catalog-users")).args(arguments).output().unwrap();
        assert!(!output.status.success() && !output.stderr.is_empty(), "{arguments:?}");
    }
}
