//! `guatu` as an operator runs it: exit codes, one clear line, and stopping.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

pub fn guatu(directory: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guatu"));
    // The developer's own settings must not reach the tests.
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("GUATU_") || name == "DATABASE_URL")
    {
        command.env_remove(name);
    }
    command.current_dir(directory);
    command
}

pub fn run(directory: &Path, arguments: &[&str]) -> Output {
    guatu(directory).args(arguments).output().expect("guatu")
}

/// It failed with one line on standard error that says so.
#[track_caller]
pub fn fails_with(output: &Output, words: &[&str]) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{text}");
    assert_eq!(text.trim_end().lines().count(), 1, "{text}");
    for word in words {
        assert!(text.contains(word), "{word:?} in {text}");
    }
}

struct Serving {
    child: Child,
    port: u16,
    said: String,
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Starts a server on a free port and waits until it says where.
fn serve(directory: &Path, arguments: &[&str]) -> Serving {
    let mut command = guatu(directory);
    command.args(["serve", "--addr", "127.0.0.1:0", "--log", "warn"]).args(arguments);
    let mut child = command.stdout(Stdio::piped()).spawn().expect("guatu");
    let mut said = String::new();
    let mut lines = BufReader::new(child.stdout.take().expect("stdout")).lines();
    let port = loop {
        let line = lines.next().expect("a line with the address").expect("text");
        said.push_str(&line);
        if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
            break rest.split(' ').next().and_then(|port| port.parse().ok()).expect("port");
        }
    };
    Serving { child, port, said }
}

fn get(port: u16, path: &str) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("connect");
    write!(stream, "GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n").expect("write");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("read");
    text
}

#[test]
fn a_port_in_use() {
    let directory = TempDir::new().expect("directory");
    let taken = TcpListener::bind("127.0.0.1:0").expect("port");
    let addr = taken.local_addr().expect("address").to_string();
    fails_with(&run(directory.path(), &["serve", "--addr", &addr]), &[&addr, "in use", "--addr"]);
    assert!(!directory.path().join("data").exists(), "nothing was touched");
}

#[test]
fn a_data_directory_that_cannot_be_written() {
    let directory = TempDir::new().expect("directory");
    // A file where a directory should be: root may write anywhere else.
    fs::write(directory.path().join("data"), "").expect("file");
    fails_with(&run(directory.path(), &["serve", "--addr", "127.0.0.1:0"]), &["data"]);
}

#[test]
fn a_database_of_a_newer_version() {
    let directory = TempDir::new().expect("directory");
    let path = directory.path();
    // A database in which a migration of the year 9999 is written down, and nothing else.
    fs::create_dir(path.join("data")).expect("directory");
    fs::write(path.join("data/guatu.db"), include_bytes!("fixtures/newer.sqlite")).expect("file");
    fails_with(&run(path, &["serve", "--addr", "127.0.0.1:0"]), &["newer version"]);
    fails_with(&run(path, &["verify"]), &["newer version"]);
}

#[test]
fn settings_that_are_not_safe_or_do_not_exist() {
    let directory = TempDir::new().expect("directory");
    let path = directory.path();
    fails_with(&run(path, &["serve", "--addr", "0.0.0.0:0"]), &["unencrypted", "--behind-proxy"]);
    fails_with(&run(path, &["serve", "--addr", "0.0.0.0:0", "--behind-proxy", "--demo"]), &["loopback"]);
    fs::write(path.join("guatu.toml"), "log = \"info\"\ncolour = \"red\"\n").expect("file");
    fails_with(&run(path, &["serve", "--addr", "127.0.0.1:0"]), &["guatu.toml, line 2", "colour"]);
    fs::write(path.join("guatu.toml"), "addr = \"here\"\n").expect("file");
    fails_with(&run(path, &["serve"]), &["guatu.toml, line 1"]);
    fs::remove_file(path.join("guatu.toml")).expect("file");
    fails_with(
        &run(path, &["serve", "--addr", "127.0.0.1:0", "--database-url", "mysql://x"]),
        &["postgres:"],
    );
    fails_with(
        &run(path, &["export", "--format", "csv", "-o", "-", "--query", "light=blue"]),
        &["blue", "yellow"],
    );
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let directory = TempDir::new().expect("directory");
    let path = directory.path();
    fs::write(path.join("guatu.toml"), "data = \"from-file\"\n").expect("file");
    assert!(run(path, &["demo", "--projects", "1"]).status.success());
    let mut command = guatu(path);
    command.args(["demo", "--projects", "1"]).env("GUATU_DATA", "from-environment");
    assert!(command.output().expect("guatu").status.success());
    let mut command = guatu(path);
    command.args(["demo", "--projects", "1", "--data", "from-flag"]).env("GUATU_DATA", "from-environment-2");
    assert!(command.output().expect("guatu").status.success());
    for (name, exists) in
        [("from-file", true), ("from-environment", true), ("from-flag", true), ("from-environment-2", false)]
    {
        assert_eq!(path.join(name).join("guatu.db").exists(), exists, "{name}");
    }
}

#[test]
fn help_lists_every_setting() {
    let directory = TempDir::new().expect("directory");
    let output = run(directory.path(), &["serve", "--help"]);
    let text = String::from_utf8_lossy(&output.stdout);
    for setting in [
        "ADDR",
        "DATA",
        "DATABASE_URL",
        "DISTRICT",
        "DEMO",
        "BEHIND_PROXY",
        "LOG",
        "LOG_FORMAT",
        "MAX_CONNECTIONS",
        "DRAIN_SECONDS",
        "PAGE_CACHE_BYTES",
        "SITE_DIR",
    ] {
        assert!(text.contains(&format!("GUATU_{setting}")), "{setting}");
    }
}

#[test]
fn the_demonstration_is_loaded_once_and_the_server_stops_when_told() {
    let directory = TempDir::new().expect("directory");
    let path = directory.path();
    let mut first = serve(path, &["--demo"]);
    assert!(
        first.said.contains("demonstration was loaded") && first.said.contains("282 projects"),
        "{}",
        first.said
    );
    assert!(get(first.port, "/readyz").starts_with("HTTP/1.1 200"));
    let list = get(first.port, "/api/v1/projects?limit=1");
    assert!(list.contains("\"total\":282"), "{list}");
    let killed = Command::new("kill").args(["-TERM", &first.child.id().to_string()]).status().expect("kill");
    assert!(killed.success());
    assert!(first.child.wait().expect("exit").success(), "a stop that was asked for is no failure");
    let second = serve(path, &["--demo"]);
    assert!(!second.said.contains("loaded") && second.said.contains("282 projects"), "{}", second.said);
    drop(second);
    let verified = run(path, &["verify"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    let purged = run(path, &["purge", "--illustrative"]);
    assert!(String::from_utf8_lossy(&purged.stdout).starts_with("removed: 240 projects"));
    let csv = run(path, &["export", "--format", "csv", "-o", "-", "--lang", "en"]);
    assert_eq!(String::from_utf8_lossy(&csv.stdout).lines().count(), 1 + 42);
    assert!(run(path, &["export", "--format", "geojson", "-o", "map.geojson"]).status.success());
    let map: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path.join("map.geojson")).expect("file")).expect("JSON");
    assert_eq!(map["features"].as_array().map(Vec::len), Some(19));
}

#[test]
fn a_plain_start_is_empty_and_a_full_database_takes_no_second_load() {
    let directory = TempDir::new().expect("directory");
    let path = directory.path();
    let serving = serve(path, &[]);
    assert!(get(serving.port, "/api/v1/projects").contains("\"total\":0"));
    drop(serving);
    assert!(run(path, &["demo", "--projects", "300"]).status.success());
    fails_with(&run(path, &["demo", "--projects", "300"]), &["--data"]);
    assert!(run(path, &["verify"]).status.success());
}
