//! A new record, by hand.

use super::batch::journal_value;
use super::row::{PROJECT, write_project};
use super::stage::{STAGE_CHANGE, write_stage};
use super::write::{editor, moment};
use crate::account::uuid_v7;
use crate::acting::Acting;
use crate::district::DistrictId;
use crate::error::StoreError;
use crate::idempotency::{Once, answered, remember};
use crate::insert::insert;
use crate::journal::{Change, sha256_hex};
use crate::open::Store;
use crate::reading::Reading;
use crate::writing::Writing;
use chrono::{DateTime, Utc};
use domain::access::{Action, Subject};
use domain::admin::JournalVerb;
use domain::code_list::{Category, CodeList as _};
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::project::edit::{ProjectEdit, RecordValues, edited, next_code};
use domain::project::{Dossier, Project, ProjectCode, ProjectField, ProjectId};
use serde::{Deserialize, Serialize};

/// A record to be made.
#[derive(Debug, Clone)]
pub struct NewRecord<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// The code; `None` = the next of its category's series.
    pub code: Option<ProjectCode>,
    /// Who writes.
    pub acting: &'a Acting,
    /// Its fields.
    pub edit: &'a ProjectEdit,
    /// Made by whoever writes, the same when the same is sent again.
    pub key: Option<&'a str>,
    /// When.
    pub now: DateTime<Utc>,
}

/// A record that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Created {
    /// Its code.
    pub code: ProjectCode,
    /// Its row in the journal.
    pub seq: i64,
}

/// Makes a record; journal: `project.created`. It belongs to nobody yet, so only who edits any record may.
///
/// # Errors
/// [`StoreError::Refused`], [`StoreError::KeyReused`]; [`StoreError::Invalid`] at `code` when it is taken.
pub async fn create(store: &Store, request: &NewRecord<'_>) -> Result<Created, StoreError> {
    let mut writing = Writing::begin(&store.database, request.district).await?;
    request.acting.check(Action::EditRecord, Subject::OTHER)?;
    let edit = serde_json::to_string(request.edit).ok();
    let code = request.code.as_ref().map(ProjectCode::as_str);
    let hash = sha256_hex(&[Some("project.created"), Some(&request.acting.name), code, edit.as_deref()]);
    let once = request.key.map(|key| Once { key, request_hash: &hash });
    if let Some(told) = answered(once, &mut writing).await? {
        return Ok(told);
    }
    let moment = moment(&mut writing, request.district, request.now).await?;
    let changes = &request.edit.changes;
    let category = required(changes).map_err(StoreError::Invalid)?;
    let code = code_of(&mut writing, request, category).await?;
    let blank = Project::blank(ProjectId(uuid_v7(request.now)?), code);
    let project = edited(&blank, changes, editor(request.acting), &moment).map_err(StoreError::Invalid)?;
    let district = request.district.as_str();
    insert(writing.connection(), &PROJECT, district, &[&project], |v, code, project| {
        write_project(v, code, project);
    })
    .await?;
    let stages: Vec<_> = project.stage_history.iter().map(|stage| (project.id, stage)).collect();
    insert(writing.connection(), &STAGE_CHANGE, district, &stages, |v, code, (id, stage)| {
        write_stage(v, code, *id, stage);
    })
    .await?;
    let (code, id) = (project.code.clone(), project.id);
    let dossier = Dossier {
        project,
        plan_versions: Vec::new(),
        reports: Vec::new(),
        milestones: Vec::new(),
        issues: Vec::new(),
        excuses: Vec::new(),
    };
    let change = Change {
        subject_id: id.to_string(),
        project_id: Some(id),
        action: JournalVerb::ProjectCreated,
        before: None,
        after: Some(journal_value(&dossier)),
    };
    let seq = writing.journal(&request.acting.author(request.now), vec![change]).await?;
    let created = Created { code, seq };
    remember(once, &mut writing, &created, request.now).await?;
    writing.commit().await?;
    Ok(created)
}

/// The code asked for, if it is free, or the next of the series.
async fn code_of(
    writing: &mut Writing,
    request: &NewRecord<'_>,
    category: Category,
) -> Result<ProjectCode, StoreError> {
    let sql = "SELECT code FROM project WHERE district_id = $1";
    let query = sqlx::query(sql).bind(request.district.as_str());
    let rows = query.fetch_all(writing.connection()).await?;
    let read = |row| Reading::of(row, "project", "code").parsed("code");
    let known: Vec<ProjectCode> = rows.iter().map(read).collect::<Result<_, _>>()?;
    let wrong = |message| StoreError::Invalid(FieldErrors::one("code", message));
    match &request.code {
        Some(code) if known.contains(code) => Err(wrong(Bilingual::new(
            format!("编号 {code} 已被使用；留空则自动取下一个编号。"),
            format!("The code {code} is taken; leave it blank for the next one."),
        ))),
        Some(code) => Ok(code.clone()),
        None => next_code(category, &known).ok_or_else(|| {
            wrong(Bilingual::new("编号已用完，请自行填写。", "The series is used up; type a code."))
        }),
    }
}

/// What no record is without; returns the category, which decides the series of codes.
fn required(changes: &RecordValues) -> Result<Category, FieldErrors> {
    let mut errors = FieldErrors::default();
    for field in [ProjectField::NameZh, ProjectField::Category, ProjectField::Sector] {
        if changes.get(field).is_empty() {
            let label = field.label();
            let message =
                Bilingual::new(format!("请填写{}。", label.zh), format!("{} must be filled in.", label.en));
            errors.add(field.inputs()[0], message);
        }
    }
    errors.or(changes.get(ProjectField::Category).parse().ok())
}
