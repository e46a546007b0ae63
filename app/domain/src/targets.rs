//! The work report's own figures, shown beside what the records sum to, never instead of it.

use serde::{Deserialize, Serialize};

/// One entry of `work_report.json`: a figure, a target or a named thing with the report's exact words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkReportEntry {
    /// `R001`…
    pub id: String,
    /// The fact in Chinese.
    pub zh: String,
    /// The fact in English.
    pub en: String,
    /// The article's words, simplified characters: the form to show.
    pub quote_simplified: String,
    /// 2024 (results) or 2025 (targets).
    pub year: i32,
    /// `result`, `target`, `project` or `programme`.
    pub kind: String,
    /// The figure in `unit`; not always money, and not always whole.
    pub value: Option<f64>,
    /// `yuan`, `projects`, `percent`, …
    pub unit: Option<String>,
    /// `=`, `>=`, `>`, `~`.
    pub operator: Option<String>,
}

/// The report as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WorkReport {
    /// Where and when it was published, in Chinese.
    pub title_zh: String,
    /// Every entry.
    pub entries: Vec<WorkReportEntry>,
}

/// The report's five headline figures, by entry id (data/README).
pub const HEADLINE_IDS: [(&str, Headline); 5] = [
    ("R138", Headline::ConstructionCount),
    ("R139", Headline::ConstructionTotal),
    ("R161", Headline::CultureCount),
    ("R108", Headline::KeyProjectCount),
    ("R109", Headline::KeyProjectPlan),
];

/// A headline figure of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Headline {
    /// 267 projects.
    ConstructionCount,
    /// 1360亿元.
    ConstructionTotal,
    /// 15 projects.
    CultureCount,
    /// 116 projects.
    KeyProjectCount,
    /// 260亿元 or more.
    KeyProjectPlan,
}
