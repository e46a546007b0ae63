//! What a record is after a change: the rules that only what is stored can tell.

use super::RecordValues;
use super::stage::{StageValue, step, step_back};
use crate::calendar::ReportingCalendar;
use crate::form::FieldErrors;
use crate::label::Bilingual;
use crate::place::{BoundingBox, COORDINATES};
use crate::project::{Project, ProjectField};
use chrono::NaiveDate;

/// The time a change is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// Which months are closed.
    pub calendar: ReportingCalendar,
    /// The day.
    pub today: NaiveDate,
    /// Where a site can be meant to lie.
    pub surroundings: BoundingBox,
}

/// Whoever changes a record, as far as the fields matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Editor {
    /// Whether it is the office, which changes what managers do not.
    pub office: bool,
}

/// The record with these fields changed; its revision stays.
///
/// # Errors
/// Everything that is wrong, each at its input.
pub fn edited(
    project: &Project,
    changes: &RecordValues,
    by: Editor,
    moment: &Moment,
) -> Result<Project, FieldErrors> {
    let current = RecordValues::of(project);
    let changed = changes.changed_from(&current);
    let mut errors = FieldErrors::default();
    of_office(&changed, by, &mut errors);
    let mut after = project.clone();
    written(&current, changes, &changed).write_into(&mut after);
    if changed.contains(&ProjectField::Stage) {
        let stepped = match StageValue::read(changes.get(ProjectField::Stage)) {
            Some(to) => step(&project.stage_history, to, &moment.calendar, moment.today),
            None => Err(Bilingual::new(
                "阶段记录不能清空；如阶段不明，请选“未公布”并填写日期。",
                "The stages cannot be emptied; choose “not published” with a day if it is not known.",
            )),
        };
        if let Some(history) = errors.take("stage_effective_from", stepped) {
            after.stage_history = history;
        }
    }
    dates(&after, &changed, moment.today, &mut errors);
    let place = after.place.as_ref().filter(|_| changed.contains(&ProjectField::Place));
    if let Some(Err(wrong)) = place.map(|place| place.geometry.check(&moment.surroundings, COORDINATES)) {
        errors.0.extend(wrong.0);
    }
    errors.or(Some(after))
}

/// The record with a change taken back: these fields were `before` and became `after`.
///
/// # Errors
/// Everything that stands against it, each at its input.
pub fn undone(
    project: &Project,
    before: &RecordValues,
    after: &RecordValues,
    by: Editor,
    moment: &Moment,
) -> Result<Project, FieldErrors> {
    let current = RecordValues::of(project);
    let changed = before.changed_from(&current);
    let mut errors = FieldErrors::default();
    of_office(&changed, by, &mut errors);
    let mut restored = project.clone();
    written(&current, before, &changed).write_into(&mut restored);
    if changed.contains(&ProjectField::Stage) {
        let read = |values: &RecordValues| StageValue::read(values.get(ProjectField::Stage));
        let stepped = step_back(&project.stage_history, read(before), read(after), &moment.calendar);
        if let Some(history) = errors.take("stage_effective_from", stepped) {
            restored.stage_history = history;
        }
    }
    errors.or(Some(restored))
}

fn written(current: &RecordValues, values: &RecordValues, changed: &[ProjectField]) -> RecordValues {
    let mut all = current.clone();
    all.0.extend(values.only(changed).0);
    all
}

fn of_office(changed: &[ProjectField], by: Editor, errors: &mut FieldErrors) {
    for field in changed.iter().filter(|field| field.is_of_office() && !by.office) {
        let message = Bilingual::new(
            "此项由区项目办维护，请联系审核员修改。",
            "The office keeps this; ask a reviewer to change it.",
        );
        errors.add(field.inputs()[0], message);
    }
}

/// What happened has happened, and in its order. Only what was changed is judged.
fn dates(after: &Project, changed: &[ProjectField], today: NaiveDate, errors: &mut FieldErrors) {
    let days =
        [(ProjectField::ActualStart, after.actual_start), (ProjectField::ActualFinish, after.actual_finish)];
    for (field, day) in days {
        if changed.contains(&field) && day.is_some_and(|day| day > today) {
            let message = Bilingual::new(
                format!("实际日期不能晚于今天（{today}）；计划日期请用“计划调整”。"),
                format!(
                    "An actual day must not be later than today ({today}); planned days are in the plan."
                ),
            );
            errors.add(field.inputs()[0], message);
        }
    }
    let touched = days.iter().find(|(field, _)| changed.contains(field));
    if let (Some(_), Some(start), Some(finish)) = (touched, after.actual_start, after.actual_finish)
        && finish < start
    {
        let field =
            if changed.contains(&ProjectField::ActualFinish) { "actual_finish" } else { "actual_start" };
        let message = Bilingual::new(
            format!("实际竣工（{finish}）早于实际开工（{start}），请核对。"),
            format!("The actual finish ({finish}) is before the actual start ({start}); check both."),
        );
        errors.add(field, message);
    }
}
