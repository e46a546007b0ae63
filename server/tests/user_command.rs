//! `guatu user` as an operator runs it.

use crate::command_line::{fails_with, guatu, run};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};
use tempfile::TempDir;

/// With a password on standard input.
fn run_with(directory: &Path, arguments: &[&str], password: &str) -> Output {
    let mut command = guatu(directory);
    let streams = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = streams.spawn().expect("guatu");
    writeln!(child.stdin.take().expect("stdin"), "{password}").expect("a line");
    child.wait_with_output().expect("guatu")
}

#[track_caller]
fn says(output: &Output, words: &[&str]) {
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for word in words {
        assert!(text.contains(word), "{word:?} in {text}");
    }
}

#[test]
fn accounts_are_made_changed_and_shut() {
    const PASSWORD: &str = "kettle-lantern-9-Ostrich";
    let directory = TempDir::new().expect("directory");
    let path = directory.path();
    says(&run(path, &["demo", "--projects", "3"]), &[]);
    let codes = {
        let list = run(path, &["export", "--format", "csv", "-o", "list.csv"]);
        assert!(list.status.success());
        let text = fs::read_to_string(path.join("list.csv")).expect("list");
        let codes = text.lines().skip(1).map(|line| line.trim_start_matches('"'));
        codes.map(|line| line.split([',', '"']).next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let [one, two, ..] = codes.as_slice() else { panic!("{codes:?}") };
    let add = ["user", "add", "manager1", "--role", "manager,viewer", "--projects", one];
    fails_with(&run_with(path, &add, "manager1"), &["password", "characters"]);
    fails_with(
        &run_with(path, &["user", "add", "x1", "--role", "manager", "--projects", "NO-1"], PASSWORD),
        &["NO-1"],
    );
    says(&run_with(path, &add, PASSWORD), &["manager1", "viewer,manager", "1 projects"]);
    fails_with(&run_with(path, &["user", "add", "MANAGER1", "--role", "viewer"], PASSWORD), &["already"]);
    says(&run(path, &["user", "projects", "manager1", one, two]), &["2 projects"]);
    says(&run(path, &["user", "roles", "manager1", "--role", "reviewer"]), &["reviewer"]);
    says(&run_with(path, &["user", "password", "manager1"], "tin-Whistle-41-harbour"), &["must change"]);
    says(&run(path, &["user", "list"]), &["manager1\treviewer\t2 projects\topen"]);
    says(&run(path, &["user", "disable", "manager1"]), &[]);
    says(&run(path, &["user", "list"]), &["shut"]);
    says(&run(path, &["user", "enable", "manager1"]), &[]);
    fails_with(&run(path, &["user", "disable", "nobody"]), &["nobody", "guatu user list"]);
    says(&run(path, &["verify"]), &[]);
    // What is secret is in no file but as a hash.
    for file in fs::read_dir(path.join("data")).expect("data") {
        let bytes = fs::read(file.expect("file").path()).expect("bytes");
        assert!(!bytes.windows(PASSWORD.len()).any(|part| part == PASSWORD.as_bytes()));
    }
}

#[test]
fn roles_that_exclude_each_other_make_no_account() {
    let directory = TempDir::new().expect("directory");
    let output = run(directory.path(), &["user", "add", "root", "--role", "admin,auditor"]);
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && text.contains("exclude each other"), "{text}");
    assert!(!directory.path().join("data").exists(), "nothing was made");
}
