//! The rules of the house (DESIGN §1), read from the manifests and sources themselves.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use toml::Table;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("workspace").to_owned()
}

/// Folder of each crate, and which crates of ours it may name.
const ARROWS: [(&str, &[&str]); 6] = [
    ("app/domain", &[]),
    ("server/store", &["domain"]),
    ("frontend/browser", &["domain"]),
    ("app", &["domain", "store", "browser"]),
    ("server", &["app", "store", "domain"]),
    ("frontend", &["app"]),
];
const OURS: [&str; 6] = ["app", "domain", "server", "store", "frontend", "browser"];

fn manifest(folder: &str) -> Table {
    let text = fs::read_to_string(root().join(folder).join("Cargo.toml")).expect("manifest");
    text.parse().expect("TOML")
}

/// Names of the dependencies of a manifest, of every kind and target.
fn dependencies(manifest: &Table) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in manifest {
        let Some(table) = value.as_table() else { continue };
        match key.as_str() {
            "dependencies" | "dev-dependencies" | "build-dependencies" => found.extend(table.keys().cloned()),
            "target" => found.extend(table.values().filter_map(|t| t.as_table()).flat_map(dependencies)),
            _ => {}
        }
    }
    found
}

#[test]
fn crates_depend_only_along_the_arrows() {
    for (folder, allowed) in ARROWS {
        for name in dependencies(&manifest(folder)) {
            let is_ours = OURS.contains(&name.as_str());
            assert!(!is_ours || allowed.contains(&name.as_str()), "{folder} must not depend on {name}");
            assert!(name != "sqlx" || folder == "server/store", "{folder} names sqlx");
        }
    }
    let members = manifest("")["workspace"]["members"].as_array().expect("members").len();
    assert_eq!(members, ARROWS.len(), "a new crate needs its arrows written down here");
}

#[test]
fn each_side_of_the_application_has_only_its_own_crates() {
    let app = manifest("app");
    for (name, feature) in [("store", "ssr"), ("browser", "hydrate")] {
        assert_eq!(app["dependencies"][name]["optional"].as_bool(), Some(true), "{name}");
        let other = if feature == "ssr" { "hydrate" } else { "ssr" };
        let turns_on = |feature: &str| {
            let list = app["features"][feature].as_array().expect("feature");
            list.iter().any(|entry| entry.as_str() == Some(&format!("dep:{name}")))
        };
        assert!(turns_on(feature) && !turns_on(other), "{name} belongs to {feature}");
    }
    assert!(app["features"]["default"].as_array().is_some_and(Vec::is_empty));
}

/// Every source file of ours: path below the workspace, and text.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<PathBuf> = ["app", "server", "frontend"].map(|name| root().join(name)).into();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("folder") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root()).expect("below").display().to_string();
                found.push((name, fs::read_to_string(path).expect("text")));
            }
        }
    }
    assert!(found.len() > 100);
    found
}

#[test]
fn only_the_store_names_sqlx() {
    let word = ["sqlx", "::"].concat();
    for (path, text) in sources() {
        assert!(path.starts_with("server/store/") || !text.contains(&word), "{path} names sqlx");
    }
}

#[test]
fn features_are_asked_for_in_few_places() {
    let allowed = [
        "app/src/lib.rs",
        "app/src/server_context.rs",
        "app/src/browser_context.rs",
        "server/src/web_files/mod.rs",
        "server/src/press/font/mod.rs",
    ];
    let question = ["feature", " = \""].concat();
    for (path, text) in sources() {
        let asks = text.lines().any(|line| {
            line.contains("cfg") && line.contains(&question) && !line.trim_start().starts_with("//")
        });
        assert!(!asks || allowed.contains(&path.as_str()), "{path} asks for a feature");
    }
}

#[test]
fn nothing_is_changed_by_get() {
    let codec = ["Get", "Url"].concat();
    for (path, text) in sources() {
        for (_, rest) in text.match_indices(&codec).map(|(at, word)| text.split_at(at + word.len())) {
            let Some((_, after)) = rest.split_once("fn ") else { continue };
            let name = after.split(['(', '<']).next().unwrap_or_default();
            assert!(
                name.starts_with("get_") || name.starts_with("list_"),
                "{path}: {name} must not be a GET"
            );
        }
    }
}

#[test]
fn files_stay_small() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        let explained = text.lines().take(6).any(|line| line.to_lowercase().contains("past 250"));
        if lines > 400 || (lines > 250 && !explained) {
            wrong.push(format!("{path}: {lines}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "past 250 lines say why in the first lines (\"Past 250 lines because …\"), never past 400: {wrong:#?}"
    );
}

#[test]
fn every_file_says_what_lives_in_it() {
    for (path, text) in sources() {
        assert!(text.starts_with("//"), "{path} has no first line");
    }
}

/// The browser's code must not drag the server's along: it would be megabytes, and secrets could follow.
#[test]
fn no_server_crate_reaches_the_browser() {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "-p",
            "frontend",
            "--target",
            "wasm32-unknown-unknown",
            "-e",
            "normal",
            "--prefix",
            "none",
        ])
        .current_dir(root())
        .output()
        .expect("cargo tree");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("UTF-8");
    for line in tree.lines() {
        let name = line.split(' ').next().unwrap_or_default();
        for forbidden in ["sqlx", "axum", "hyper", "leptos_axum", "mio", "socket2", "store", "server"] {
            assert!(name != forbidden && !name.starts_with("sqlx-"), "{name} reaches the browser");
        }
    }
}
