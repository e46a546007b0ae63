//! Turns `locales/<language>/<feature>.json` into checked Rust: a text missing in one language, or too
//! many, stops the build. leptos_i18n's own macro only warns, and its build crate brings all of ICU. And
//! marks the build, so that its two sides know each other.

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;
use std::error::Error;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

/// One file per feature and language.
const NAMESPACES: [&str; 21] = [
    "ui",
    "access",
    "account",
    "overview",
    "change_digest",
    "project",
    "portfolio_map",
    "record",
    "record_edit",
    "investment",
    "register",
    "milestone",
    "plan",
    "excuse",
    "attachment",
    "report",
    "site_check",
    "admin",
    "wall",
    "offline",
    "outbox",
];

/// Generated code has no documentation and its own style.
const GENERATED: &str =
    "#[expect(missing_docs, unused_qualifications, clippy::expect_used, reason = \"generated\")]";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    let config = Config::new("zh-CN")?
        .add_locale("en")?
        .add_namespaces(NAMESPACES)?
        .parse_options(ParseOptions::new().interpolate_display(true));
    let texts = parse_locales(None, config)?;
    let (errors, warnings) = texts.diag.borrow();
    let complaints: Vec<String> =
        errors.iter().map(ToString::to_string).chain(warnings.iter().map(ToString::to_string)).collect();
    if !complaints.is_empty() {
        return Err(format!("app/locales: {}", complaints.join("; ")).into());
    }
    let code = leptos_i18n_codegen::gen_code(&texts, None, false, None, false)?;
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n.rs");
    std::fs::write(out, format!("{GENERATED}\n{code}"))?;
    write_build_mark()
}

/// Writes the number by which the two sides know that they were built from the same sources (wire.rs).
fn write_build_mark() -> Result<(), Box<dyn Error>> {
    let mut files = Vec::new();
    for folder in ["src", "domain/src"] {
        println!("cargo::rerun-if-changed={folder}");
        list_files(Path::new(folder), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        std::fs::read(file)?.hash(&mut hasher);
    }
    let mark = hasher.finish() & u64::from(u32::MAX);
    let out = PathBuf::from(std::env::var("OUT_DIR")?).join("build_mark.rs");
    std::fs::write(out, format!("{mark}_u32"))?;
    Ok(())
}

fn list_files(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list_files(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
