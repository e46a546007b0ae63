//! Rows of issues.

use crate::error::StoreError;
use crate::insert::{Table, Values};
use crate::packed::{self, Wrong};
use crate::reading::Reading;
use domain::calendar::Counted;
use domain::code_list::CodeList as _;
use domain::issue_register::Issue;
use domain::label::Bilingual;
use domain::portfolio::IssueDates;
use domain::project::ProjectId;
use sqlx::any::AnyRow;

pub(crate) const ISSUE: Table = Table {
    name: "issue",
    columns: &[
        "district_id",
        "project_id",
        "issue_id",
        "title_zh",
        "title_en",
        "severity",
        "owner",
        "raised",
        "due",
        "ordered",
        "closed",
        "progress",
        "evidence",
        "revision",
    ],
};

/// The issues of one project, by the day they were raised.
pub(crate) const OF_PROJECT: &str = "SELECT issue_id, title_zh, title_en, severity, owner, raised, due, \
    ordered, closed, progress, evidence, revision FROM issue WHERE district_id = $1 AND project_id = $2 ORDER BY raised, issue_id";

pub(crate) fn write_issue(values: &mut Values, district: &str, project: ProjectId, issue: &Issue) {
    values.push(district).text(project).text(issue.id);
    values.push(issue.title.zh.as_str()).push(issue.title.en.as_str());
    values.push(issue.severity.code()).push(issue.owner.as_deref());
    values.day(issue.raised).text_or_null(issue.due).text_or_null(issue.ordered).text_or_null(issue.closed);
    values.push(issue.progress.as_deref()).push(issue.evidence.as_deref()).push(issue.revision);
}

pub(crate) fn read_issue(row: &AnyRow) -> Result<Issue, StoreError> {
    issue_of(&Reading::of(row, "issue", "issue_id"))
}

/// The same of a row that holds more.
pub(super) fn issue_of(row: &Reading<'_>) -> Result<Issue, StoreError> {
    Ok(Issue {
        id: row.parsed("issue_id")?,
        title: Bilingual::new(row.text("title_zh")?, row.text("title_en")?),
        severity: row.parsed("severity")?,
        owner: row.string_or_null("owner")?,
        raised: row.parsed("raised")?,
        due: row.parsed_or_null("due")?,
        ordered: row.parsed_or_null("ordered")?,
        closed: row.parsed_or_null("closed")?,
        progress: row.string_or_null("progress")?,
        evidence: row.string_or_null("evidence")?,
        revision: row.number("revision")?,
    })
}

/// An issue's dates for the read model.
pub(crate) const PACKED_ISSUE: &str = "c.raised || '|' || COALESCE(c.due, '') || '|' || COALESCE(c.closed, '') || '|' || COALESCE(c.counts_from, '')";

/// Dates packed as above, in any order.
pub(crate) fn read_packed_issues(packed: &str) -> Result<Box<[IssueDates]>, Wrong> {
    let mut dates = packed::rows(packed, |fields| {
        Ok(IssueDates {
            raised: fields.day("raised")?,
            due: fields.day_or_none("due")?,
            closed: fields.day_or_none("closed")?,
            counted: Counted { from: fields.day_or_none("counts_from")?, until: None },
        })
    })?;
    dates.sort_by_key(|issue| (issue.raised, issue.due, issue.closed));
    Ok(dates.into())
}
