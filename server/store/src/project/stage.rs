//! Stages by the day they took effect.

use crate::error::StoreError;
use crate::insert::{Table, Values};
use crate::packed::{self, Wrong};
use crate::reading::Reading;
use domain::code_list::{CodeList as _, Stage};
use domain::project::{ProjectId, StageChange};
use sqlx::any::AnyRow;

pub(crate) const STAGE_CHANGE: Table =
    Table { name: "stage_change", columns: &["district_id", "project_id", "effective_from", "stage"] };

/// A row's values.
pub(crate) fn write_stage(values: &mut Values, district: &str, project: ProjectId, change: &StageChange) {
    values.push(district).text(project).day(change.effective_from);
    values.push(change.stage.map(Stage::code));
}

/// Rows of `effective_from, stage, project_id`, oldest first.
pub(crate) fn read_stages(rows: &[AnyRow]) -> Result<Vec<StageChange>, StoreError> {
    let read = |row| {
        let row = Reading::of(row, "stage_change", "project_id");
        Ok(StageChange { effective_from: row.parsed("effective_from")?, stage: row.parsed_or_null("stage")? })
    };
    rows.iter().map(read).collect()
}

/// A change for the read model.
pub(crate) const PACKED_STAGE: &str = "c.effective_from || '|' || COALESCE(c.stage, '')";

/// Changes packed as above, in any order.
pub(crate) fn read_packed_stages(packed: &str) -> Result<Vec<StageChange>, Wrong> {
    let mut changes = packed::rows(packed, |fields| {
        Ok(StageChange {
            effective_from: fields.day("effective_from")?,
            stage: fields.value_or_none("stage")?,
        })
    })?;
    changes.sort_by_key(|change| change.effective_from);
    Ok(changes)
}
