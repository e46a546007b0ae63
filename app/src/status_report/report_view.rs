//! What the page of one report is given: the figures before it, and the report to fill in, to review or to read.

use super::view::MonthHead;
use crate::attachment::AttachmentView;
use chrono::NaiveDate;
use domain::calendar::ReportingMonth;
use domain::form::Fields;
use domain::issue_register::Issue;
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::project::ProjectCode;
use domain::status_light::Light;
use domain::status_report::{Check, CheckCode, ReportContext, ReportState};
use domain::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// One project and month.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReportPage {
    /// The office's code.
    pub code: ProjectCode,
    /// Name.
    pub name: Bilingual,
    /// The month.
    pub month: MonthHead,
    /// The month whose light is shown: the one before, as far as there is one.
    pub light_month: ReportingMonth,
    /// Its light at the end of that month.
    pub light: Light,
    /// Why.
    pub light_reason: Bilingual,
    /// Everything that was known before this report.
    pub context: ReportContext,
    /// Photos and documents that hang on the report.
    pub attachments: Vec<AttachmentView>,
    /// What is this reader's own.
    pub own: Own,
    /// What one does with it.
    pub part: Part,
    /// The key of the page's forms.
    pub key: String,
    /// The project whose report one comes from, with its name: something was done with it, and this one is next.
    pub done_with: Option<(ProjectCode, Bilingual)>,
}

/// What the page must know of who reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// The account: what a device keeps of a form is that account's alone.
    pub account: String,
    /// The server's clock when it made the page, in milliseconds since 1970.
    pub now_ms: i64,
    /// The same when it last had something of this report from this account; 0: never.
    pub heard_ms: i64,
    /// What they have typed and not handed in, though the report is: somebody else did.
    pub unsent: Option<Fields>,
}

/// What one does with a report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Fill it in.
    Fill(Box<Fill>),
    /// Review it.
    Review(Box<Review>),
    /// Read it; `true` = one may take it back.
    Read(Box<Told>, bool),
    /// What was typed before the month was closed.
    Kept(Box<Kept>),
    /// There is nothing to read yet.
    Nothing,
}

/// A report to fill in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fill {
    /// What stands in the fields: typed before, or stored, or carried over.
    pub start: Fields,
    /// When that was typed, if it was kept without being handed in.
    pub typed_at: Option<String>,
    /// Whether progress and texts are those of the month before.
    pub carried_over: bool,
    /// The report as it is stored.
    pub stored: Option<Told>,
    /// Whether somebody has changed it since what stands in the fields was typed.
    pub is_stale: bool,
    /// Milestones not reached, and those reached lately.
    pub milestones: Vec<Milestone>,
    /// Issues that are open.
    pub issues: Vec<Issue>,
    /// Whether one may close those that a leader ordered, too.
    pub closes_orders: bool,
    /// The day by which milestones and issues are overdue: the register's, as on every page.
    pub today: NaiveDate,
    /// How many of one's reports are handed in.
    pub handed_in: u32,
    /// How many one owes.
    pub owed: u32,
    /// The next one that is not handed in.
    pub next: Option<ProjectCode>,
}

/// A report to review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The report.
    pub report: Told,
    /// Whether it may be approved: it waits.
    pub may_approve: bool,
    /// Whether it may be sent back.
    pub may_return: bool,
    /// The next one that waits.
    pub next: Option<ProjectCode>,
    /// How many wait, this one included.
    pub waiting: u32,
}

/// What was typed and can no longer be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What was typed.
    pub typed: Fields,
    /// When.
    pub typed_at: String,
    /// The month that takes reports now.
    pub open_month: Option<ReportingMonth>,
}

/// A report as it is stored, told for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Where it stands.
    pub state: ReportState,
    /// 本月完成投资.
    pub amount: Yuan,
    /// 形象进度.
    pub progress: Option<BasisPoints>,
    /// 形象进度 in words.
    pub note: Option<String>,
    /// Problems met.
    pub problems: Option<String>,
    /// Next steps.
    pub next_steps: Option<String>,
    /// What the checks say to it.
    pub checks: Vec<Check>,
    /// What was said to them.
    pub explanations: Vec<(CheckCode, String)>,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// Who handed it in, and when.
    pub submitted: Option<Moment>,
    /// Who approved or returned it, and when.
    pub reviewed: Option<Moment>,
    /// Its revision.
    pub revision: i64,
}

/// Who did something, and when, as a clock in China shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The account's name, where it is known.
    pub who: Option<String>,
    /// When.
    pub at: String,
}

impl Told {
    /// What was said to a check.
    #[must_use]
    pub fn explanation(&self, code: CheckCode) -> Option<&str> {
        let found = self.explanations.iter().find(|(known, _)| *known == code);
        found.map(|(_, text)| text.as_str())
    }
}
