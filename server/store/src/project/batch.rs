//! Loading many projects at once: one transaction, one durable commit.

use super::row::{PROJECT, write_project};
use super::stage::{STAGE_CHANGE, write_stage};
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::insert::insert;
use crate::investment::{ANNUAL_PLAN, PLAN_VERSION, write_annual_plan, write_plan_version};
use crate::issue_register::{ISSUE, write_issue};
use crate::journal::{Author, Change};
use crate::milestone::{MILESTONE, write_milestone};
use crate::open::Store;
use crate::status_light::{LIGHT_EXCUSE, write_excuse};
use crate::status_report::{STATUS_REPORT, write_report};
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::admin::JournalVerb;
use domain::project::{Dossier, ProjectId};

/// Adds projects with everything that hangs on them; ids are the caller's. All of them or none.
///
/// The journal gets one row a project, `project.created`: the record, and under `loaded` how many plan
/// versions, reports, milestones and issues came with it. Returns the journal's end.
///
/// # Errors
/// [`StoreError::Constraint`]: `project_code_unique`, `project_pkey` … when one is there already.
pub async fn load_batch(
    store: &Store,
    district: &DistrictId,
    actor: &str,
    now: DateTime<Utc>,
    dossiers: &[Dossier],
) -> Result<i64, StoreError> {
    let mut writing = Writing::begin(&store.database, district).await?;
    let (rows, code) = (writing.connection(), district.as_str());
    let projects: Vec<_> = dossiers.iter().map(|d| &d.project).collect();
    insert(rows, &PROJECT, code, &projects, |v, code, project| write_project(v, code, project)).await?;
    let stages = parts(dossiers, |d| &d.project.stage_history);
    insert(rows, &STAGE_CHANGE, code, &stages, |v, code, (id, stage)| write_stage(v, code, *id, stage))
        .await?;
    let plans = parts(dossiers, |d| &d.plan_versions);
    insert(rows, &PLAN_VERSION, code, &plans, |v, code, (id, plan)| write_plan_version(v, code, *id, plan))
        .await?;
    let years: Vec<_> =
        plans.iter().flat_map(|(id, p)| p.annual.iter().map(|y| (*id, p.version, y))).collect();
    insert(rows, &ANNUAL_PLAN, code, &years, |v, code, (id, version, year)| {
        write_annual_plan(v, code, *id, *version, year);
    })
    .await?;
    let reports = parts(dossiers, |d| &d.reports);
    insert(rows, &STATUS_REPORT, code, &reports, |v, code, (id, report)| write_report(v, code, *id, report))
        .await?;
    let milestones = parts(dossiers, |d| &d.milestones);
    insert(rows, &MILESTONE, code, &milestones, |v, code, (id, m)| write_milestone(v, code, *id, m)).await?;
    let issues = parts(dossiers, |d| &d.issues);
    insert(rows, &ISSUE, code, &issues, |v, code, (id, issue)| write_issue(v, code, *id, issue)).await?;
    let excuses = parts(dossiers, |d| &d.excuses);
    insert(rows, &LIGHT_EXCUSE, code, &excuses, |v, code, (id, e)| write_excuse(v, code, *id, e)).await?;
    // The values of a part at a time: those of all would be the batch once more in memory.
    for part in dossiers.chunks(1_000) {
        let changes = part.iter().map(created).collect();
        writing.journal(&Author { actor, at: now }, changes).await?;
    }
    writing.commit().await
}

/// What hangs on each project, with the project's id.
fn parts<T>(dossiers: &[Dossier], of: fn(&Dossier) -> &Vec<T>) -> Vec<(ProjectId, &T)> {
    dossiers.iter().flat_map(|d| of(d).iter().map(|part| (d.project.id, part))).collect()
}

fn created(dossier: &Dossier) -> Change {
    Change {
        subject_id: dossier.project.id.to_string(),
        project_id: Some(dossier.project.id),
        action: JournalVerb::ProjectCreated,
        before: None,
        after: Some(journal_value(dossier)),
    }
}

/// The record as JSON, and how much hangs on it: its parts are not repeated, they would triple the
/// journal of a load.
pub(crate) fn journal_value(dossier: &Dossier) -> String {
    let mut value = serde_json::to_value(&dossier.project).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        let loaded = serde_json::json!({
            "plan_versions": dossier.plan_versions.len(),
            "reports": dossier.reports.len(),
            "milestones": dossier.milestones.len(),
            "issues": dossier.issues.len(),
        });
        fields.insert("loaded".to_owned(), loaded);
    }
    value.to_string()
}
