//! Rows of what happened to an issue.

use crate::error::StoreError;
use crate::insert::{Table, Values, instant_text};
use crate::reading::Reading;
use crate::writing::Writing;
use domain::code_list::CodeList as _;
use domain::issue_register::IssueStep;
use domain::project::ProjectId;
use sqlx::any::AnyRow;
use uuid::Uuid;

pub(super) const ISSUE_STEP: Table = Table {
    name: "issue_step",
    columns: &[
        "district_id",
        "project_id",
        "issue_id",
        "number",
        "kind",
        "at",
        "actor",
        "note",
        "owner",
        "due",
    ],
};

/// The steps of one issue, the first first.
pub(super) const OF_ISSUE: &str = "SELECT issue_id, number, kind, at, actor, note, owner, due FROM issue_step \
    WHERE district_id = $1 AND project_id = $2 AND issue_id = $3 ORDER BY number";

pub(super) fn write_step(
    values: &mut Values,
    district: &str,
    (project, issue, step): &(ProjectId, Uuid, IssueStep),
) {
    values.push(district).text(project).text(issue).push(i64::from(step.number));
    values.push(step.kind.code()).push(instant_text(step.at)).push(step.actor.as_str());
    values.push(step.text.as_deref()).push(step.owner.as_deref()).text_or_null(step.due);
}

pub(super) fn read_step(row: &AnyRow) -> Result<IssueStep, StoreError> {
    let row = Reading::of(row, "issue_step", "issue_id");
    Ok(IssueStep {
        number: u32::try_from(row.number("number")?).map_err(|_| row.wrong("number"))?,
        kind: row.parsed("kind")?,
        at: row.parsed("at")?,
        actor: row.text("actor")?.to_owned(),
        text: row.string_or_null("note")?,
        owner: row.string_or_null("owner")?,
        due: row.parsed_or_null("due")?,
    })
}

/// The number of an issue's next step.
pub(super) async fn next_number(
    writing: &mut Writing,
    project: ProjectId,
    issue: Uuid,
) -> Result<u32, StoreError> {
    let sql = "SELECT COALESCE(MAX(number), 0) + 1 AS next, 'issue_step' AS name FROM issue_step \
               WHERE district_id = $1 AND project_id = $2 AND issue_id = $3";
    let district = writing.district.as_str().to_owned();
    let query = sqlx::query(sql).bind(district).bind(project.to_string()).bind(issue.to_string());
    let row = query.fetch_one(writing.connection()).await?;
    let row = Reading::of(&row, "issue_step", "name");
    u32::try_from(row.number("next")?).map_err(|_| row.wrong("number"))
}
