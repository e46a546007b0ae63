//! The work report of 2024-12-27: every figure with the report's own words.

use super::DemoError;
use domain::targets::{HEADLINE_IDS, WorkReport, WorkReportEntry};
use serde::Deserialize;

const FILE: &str = include_str!("../../data/work_report.json");

#[derive(Deserialize)]
struct File {
    source: Origin,
    entries: Vec<WorkReportEntry>,
}

#[derive(Deserialize)]
struct Origin {
    title_zh: String,
}

/// Reads the shipped work report.
///
/// # Errors
/// [`DemoError`] when the file has another shape or lacks one of the five headline figures.
pub fn work_report() -> Result<WorkReport, DemoError> {
    let File { source, entries } = serde_json::from_str(FILE)?;
    for (id, _) in HEADLINE_IDS {
        if !entries.iter().any(|entry| entry.id == id && entry.value.is_some()) {
            return Err(DemoError::Headline(id));
        }
    }
    Ok(WorkReport { title_zh: source.title_zh, entries })
}
