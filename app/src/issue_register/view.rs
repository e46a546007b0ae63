//! What the register's pages are given. Names of persons are in it only for who may read them.

use chrono::NaiveDate;
use domain::issue_register::{Issue, RegisterQuery, RegisterSums, StepKind};
use domain::label::Bilingual;
use domain::project::ProjectCode;
use serde::{Deserialize, Serialize};

/// The register as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterView {
    /// What was asked.
    pub query: RegisterQuery,
    /// The day by which issues are overdue.
    pub day: NaiveDate,
    /// Of all that were asked for, wherever they stand.
    pub sums: RegisterSums,
    /// The page of them.
    pub rows: Vec<IssueRow>,
    /// Every owner there is.
    pub owners: Vec<String>,
    /// Whether the reader may open one, of some project.
    pub may_open: bool,
    /// Whether the reader may order one.
    pub may_order: bool,
}

/// What the form that opens an issue begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningView {
    /// Of which projects the reader may open one; `None`: of none.
    pub opening: Option<Opening>,
    /// Whether the reader may order one, of any project.
    pub may_order: bool,
    /// Every project, by code, for who may open or order one of any: what the field for it suggests.
    pub projects: Vec<(ProjectCode, Bilingual)>,
    /// Every unit there is: of issues, of projects, on the list and in use.
    pub owners: Vec<String>,
    /// The form's key.
    pub key: String,
}

/// An issue of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueRow {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The issue.
    pub issue: Issue,
}

/// Of which projects the reader may open an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opening {
    /// Of those they report on.
    Own(Vec<(ProjectCode, Bilingual)>),
    /// Of any.
    Any,
}

/// One issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueView {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// The issue.
    pub issue: Issue,
    /// What happened to it, the last first.
    pub steps: Vec<StepLine>,
    /// The day by which it is overdue.
    pub day: NaiveDate,
    /// Today: what a form begins with.
    pub today: NaiveDate,
    /// Whether the reader may tell how it goes.
    pub may_note: bool,
    /// Whether the reader may close and reopen it.
    pub may_close: bool,
    /// Whether the reader may say who solves it, and by when, as long as it is not ordered.
    pub may_assign: bool,
    /// Whether the reader may order it, or change the order.
    pub may_order: bool,
}

/// Something that happened to an issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepLine {
    /// What.
    pub kind: StepKind,
    /// When, as clocks in China show it; only the day when no more is known.
    pub time: String,
    /// Who, for those who may read names.
    pub who: Option<String>,
    /// What was written.
    pub text: Option<String>,
    /// Who had to solve it from then on.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
}
