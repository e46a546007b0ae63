//! From the portfolio and one project's dossier to what its page shows, as of a month. Pure.

use super::journal_line::{JournalLine, is_change};
use super::view::{IssueCounts, MonthReport, Persons, ProjectRecordView, RecordFacts, ReportTask, Reported};
use chrono::NaiveDate;
use domain::access::Action;
use domain::calendar::{AsOf, ReportingCalendar, ReportingMonth};
use domain::investment::{PlanVersion, monthly_curve, plan_on};
use domain::issue_register::Issue;
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::portfolio::{Page, Portfolio, Query, QueryError};
use domain::project::{Dossier, HistoryEntry, ProjectCode, ProjectField, RecordPart, Sight};
use domain::status_report::{ReportState, StatusReport};
use domain::unit::Yuan;

/// How many codes like an unknown one are named.
const LIKE: usize = 6;
/// How many journal rows a page tells.
pub const HISTORY: u32 = 20;
/// How many site checks it tells.
pub const SITE_CHECKS: u32 = 10;
/// What a page of a record asks the policy for: to show, to hide, to lead on.
pub const ACTIONS: [Action; 9] = [
    Action::ReadInternalFields,
    Action::EditRecord,
    Action::UndoChange,
    Action::OpenIssue,
    Action::CloseIssue,
    Action::GiveOrder,
    Action::WriteMilestone,
    Action::ChangePlan,
    Action::ExcuseLight,
];
/// The filter that would tell whom a leader answers for: for signed-in users who may see names.
const LEADER: &str = "leader";

/// Everything the page of a record is made of.
#[derive(Debug)]
pub struct Parts<'a> {
    /// All projects.
    pub portfolio: &'a Portfolio,
    /// The question of the list one came from; its month is the page's.
    pub query: &'a Query,
    /// The record.
    pub dossier: Dossier,
    /// Its latest journal rows, newest first.
    pub history: &'a [HistoryEntry],
    /// What the reader may do with it, of [`ACTIONS`].
    pub rights: Vec<Action>,
    /// What the work report is called.
    pub work_report_title: &'a str,
    /// What the reader may see of it.
    pub sight: Sight,
}

impl ProjectRecordView {
    /// Puts the page together; `None` when the portfolio does not have the project (yet).
    ///
    /// # Errors
    /// [`QueryError`] when the list's question cannot be answered.
    pub fn assemble(parts: Parts<'_>) -> Result<Option<Self>, QueryError> {
        let Parts { portfolio, query, dossier, history, rights, sight, work_report_title } = parts;
        let calendar = *portfolio.calendar();
        let as_of = calendar.resolve(query.as_of)?;
        let code = &dossier.project.code;
        let (Some(item), Some(evaluation)) = (portfolio.item(code, as_of), portfolio.evaluation(code, as_of))
        else {
            return Ok(None);
        };
        // Where one page of the list ends does not matter here, nor how it is grouped.
        let list =
            Query { page: Page::Offset(0), limit: Query::DEFAULT_LIMIT, by: Vec::new(), ..query.clone() };
        let neighbours = portfolio.neighbours(&list, code)?;
        let day = as_of.month.last_day();
        let curve = monthly_curve(&dossier, as_of.month);
        let reports = reports(&dossier, as_of, &calendar, sight);
        let mut plan_versions = dossier.plan_versions;
        plan_versions.retain(|version| version.effective_from <= day);
        let project = dossier.project;
        // Both have the same visibility.
        let persons = sight.shows(ProjectField::AssignedLeader.visibility()).then_some(Persons {
            assigned_leader: project.assigned_leader,
            project_liaison: project.project_liaison,
        });
        let mut stage_history = project.stage_history;
        stage_history.retain(|change| change.effective_from <= day);
        let internal = sight.shows(RecordPart::Issues.visibility());
        let (issue_counts, issues) = issues(dossier.issues, day, internal);
        let until = |date: Option<NaiveDate>| date.filter(|date| *date <= day);
        Ok(Some(Self {
            as_of,
            calendar,
            item,
            evaluation,
            facts: RecordFacts {
                scope: project.scope,
                approval_code: project.approval_code.map(String::from),
                stage_history,
                actual_start: until(project.actual_start),
                actual_finish: until(project.actual_finish),
                opening_balance: project.opening_balance,
                enrolled_in_monthly_reporting: project.enrolled_in_monthly_reporting,
            },
            provenance: project.provenance,
            work_report_title: work_report_title.to_owned(),
            place: project.place.as_ref().map(Into::into),
            curve,
            plan_versions,
            reports,
            milestones: milestones(dossier.milestones, day),
            issues,
            issue_counts,
            neighbours,
            history: history.iter().map(|entry| JournalLine::read(entry, sight)).collect(),
            sight,
            persons,
            undo: history
                .iter()
                .find(|entry| is_change(entry))
                .map(|entry| entry.seq)
                .filter(|_| rights.contains(&Action::UndoChange)),
            rights,
            site_checks: Vec::new(),
            report_task: None,
        }))
    }
}

/// The question of the list one came from.
///
/// # Errors
/// [`QueryError`] for words and values that are not allowed; leaders are, for who may read every name.
pub fn query<N: AsRef<str>, V: AsRef<str>>(
    pairs: impl IntoIterator<Item = (N, V)>,
    names: bool,
) -> Result<Query, QueryError> {
    let query = Query::parse(pairs)?;
    if names || query.filter.leader.is_any() {
        return Ok(query);
    }
    let allowed = Query::NAMES.into_iter().filter(|name| *name != LEADER);
    Err(QueryError::UnknownName { name: LEADER.to_owned(), allowed: allowed.map(str::to_owned).collect() })
}

/// Months from the first with data to `as_of`; none when nothing was owed and nothing handed in.
fn reports(dossier: &Dossier, as_of: AsOf, calendar: &ReportingCalendar, sight: Sight) -> Vec<MonthReport> {
    if dossier.reports.is_empty() && !dossier.project.enrolled_in_monthly_reporting {
        return Vec::new();
    }
    let prose = sight.shows(RecordPart::ReportProse.visibility());
    let plan = plan_on(&dossier.plan_versions, as_of.month.last_day());
    let earliest = dossier.reports.iter().map(|report| report.month).min();
    let first = earliest.map_or(calendar.first, |month| month.min(calendar.first));
    first
        .through(as_of.month)
        .map(|month| MonthReport {
            month,
            planned: plan.and_then(|plan| planned_in(plan, month)),
            reported: reported(dossier.reports.iter().find(|report| report.month == month), prose),
        })
        .collect()
}

/// What is to be done with the report of the month that takes reports, by who may write and who may review it.
#[must_use]
pub fn report_task(
    calendar: &ReportingCalendar,
    dossier: &Dossier,
    may_write: bool,
    may_review: bool,
) -> Option<ReportTask> {
    let month = calendar.to_close()?;
    let state = dossier.reports.iter().find(|report| report.month == month).map(|report| report.state);
    match state {
        Some(ReportState::Submitted) => may_review.then_some(ReportTask::Review(month)),
        Some(ReportState::Approved) => None,
        None if !dossier.project.enrolled_in_monthly_reporting => None,
        None | Some(ReportState::Draft | ReportState::Returned) => {
            may_write.then_some(ReportTask::Fill(month))
        }
    }
}

fn planned_in(plan: &PlanVersion, month: ReportingMonth) -> Option<Yuan> {
    plan.phasing.iter().find(|phase| phase.month == month).map(|phase| phase.amount)
}

fn reported(report: Option<&StatusReport>, prose: bool) -> Reported {
    let words = |text: &Option<String>| text.clone().filter(|_| prose);
    match report {
        None => Reported::Nothing,
        Some(report) if report.state == ReportState::Approved => Reported::Approved {
            completed: report.investment_completed_this_month,
            physical_progress: report.physical_progress,
            note: words(&report.note),
            problems: words(&report.problems),
            next_steps: words(&report.next_steps),
        },
        Some(report) => Reported::UnderWay { state: report.state },
    }
}

fn milestones(mut milestones: Vec<Milestone>, day: NaiveDate) -> Vec<Milestone> {
    for milestone in &mut milestones {
        milestone.actual = milestone.actual.filter(|actual| *actual <= day);
    }
    milestones.sort_by_key(|milestone| (milestone.planned, milestone.id));
    milestones
}

/// How many issues there were on a day, and, for who may read them, which.
fn issues(mut issues: Vec<Issue>, day: NaiveDate, internal: bool) -> (IssueCounts, Vec<Issue>) {
    issues.retain(|issue| issue.raised <= day);
    for issue in &mut issues {
        issue.ordered = issue.ordered.filter(|ordered| *ordered <= day);
        issue.closed = issue.closed.filter(|closed| *closed <= day);
    }
    let count = |counts: fn(&Issue, NaiveDate) -> bool| {
        u32::try_from(issues.iter().filter(|issue| counts(issue, day)).count()).unwrap_or(u32::MAX)
    };
    let counts = IssueCounts {
        raised: count(|_, _| true),
        open: count(Issue::is_open_on),
        overdue: count(Issue::is_overdue_on),
    };
    (counts, if internal { issues } else { Vec::new() })
}

/// Codes like one that does not exist: those with the longest common beginning, the nearest first.
#[must_use]
pub fn like(portfolio: &Portfolio, code: &str) -> Vec<(ProjectCode, Bilingual)> {
    let asked = code.trim().to_ascii_uppercase();
    let entries = portfolio.entries();
    // Entries are in code order, so what begins alike stands together.
    let at = entries.partition_point(|entry| entry.project.code.as_str() < asked.as_str());
    let around = at.saturating_sub(LIKE)..entries.len().min(at + LIKE);
    let common = |code: &str| code.bytes().zip(asked.bytes()).take_while(|(a, b)| a == b).count();
    let mut near: Vec<(usize, usize)> = around
        .map(|row| (common(entries[row].project.code.as_str()), row))
        .filter(|(common, _)| *common > 0)
        .collect();
    near.sort_by_key(|(common, row)| (std::cmp::Reverse(*common), row.abs_diff(at)));
    near.truncate(LIKE);
    near.sort_by_key(|(_, row)| *row);
    near.into_iter()
        .map(|(_, row)| (entries[row].project.code.clone(), entries[row].project.name.clone()))
        .collect()
}
