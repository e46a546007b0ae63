//! Milestones: rows of steps with their dates.

use crate::error::StoreError;
use crate::insert::{Table, Values};
use crate::reading::Reading;
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::portfolio::MilestoneDates;
use domain::project::ProjectId;
use sqlx::any::AnyRow;

pub(crate) const MILESTONE: Table = Table {
    name: "milestone",
    columns: &[
        "district_id",
        "project_id",
        "milestone_id",
        "name_zh",
        "name_en",
        "baseline",
        "planned",
        "forecast",
        "actual",
        "revision",
    ],
};

/// The milestones of one project, by planned date.
pub(crate) const OF_PROJECT: &str = "SELECT milestone_id, name_zh, name_en, baseline, planned, forecast, \
    actual, revision FROM milestone WHERE district_id = $1 AND project_id = $2 ORDER BY planned, milestone_id";

pub(crate) fn write_milestone(
    values: &mut Values,
    district: &str,
    project: ProjectId,
    milestone: &Milestone,
) {
    values.push(district).text(project).text(milestone.id);
    values.push(milestone.name.zh.as_str()).push(milestone.name.en.as_str());
    values.day(milestone.baseline).day(milestone.planned);
    values.text_or_null(milestone.forecast).text_or_null(milestone.actual).push(milestone.revision);
}

pub(crate) fn read_milestone(row: &AnyRow) -> Result<Milestone, StoreError> {
    let row = Reading::of(row, "milestone", "milestone_id");
    Ok(Milestone {
        id: row.parsed("milestone_id")?,
        name: Bilingual::new(row.text("name_zh")?, row.text("name_en")?),
        baseline: row.parsed("baseline")?,
        planned: row.parsed("planned")?,
        forecast: row.parsed_or_null("forecast")?,
        actual: row.parsed_or_null("actual")?,
        revision: row.number("revision")?,
    })
}

/// `PLANNED,ACTUAL;PLANNED,;…` in any order: how the read model's query packs a project's dates.
pub(crate) fn read_packed_milestones(packed: &str) -> Option<Box<[MilestoneDates]>> {
    let mut dates = Vec::new();
    for part in packed.split(';') {
        let (planned, actual) = part.split_once(',')?;
        let actual = if actual.is_empty() { None } else { Some(actual.parse().ok()?) };
        dates.push(MilestoneDates { planned: planned.parse().ok()?, actual });
    }
    dates.sort_by_key(|milestone| (milestone.planned, milestone.actual));
    Some(dates.into())
}
