//! Rows of milestones.

use crate::error::StoreError;
use crate::insert::{Table, Values};
use crate::packed::{self, Wrong};
use crate::reading::Reading;
use domain::calendar::Counted;
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
        "evidence",
        "revision",
    ],
};

/// The milestones of one project, by planned date.
pub(crate) const OF_PROJECT: &str = "SELECT milestone_id, name_zh, name_en, baseline, planned, forecast, \
    actual, evidence, revision FROM milestone WHERE district_id = $1 AND project_id = $2 ORDER BY planned, milestone_id";

pub(crate) fn write_milestone(
    values: &mut Values,
    district: &str,
    project: ProjectId,
    milestone: &Milestone,
) {
    values.push(district).text(project).text(milestone.id);
    values.push(milestone.name.zh.as_str()).push(milestone.name.en.as_str());
    values.day(milestone.baseline).day(milestone.planned);
    values.text_or_null(milestone.forecast).text_or_null(milestone.actual);
    values.push(milestone.evidence.as_deref()).push(milestone.revision);
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
        evidence: row.string_or_null("evidence")?,
        revision: row.number("revision")?,
    })
}

/// A milestone's dates for the read model.
pub(crate) const PACKED_MILESTONE: &str =
    "c.planned || '|' || COALESCE(c.actual, '') || '|' || COALESCE(c.counts_from, '')";

/// Dates packed as above, in any order.
pub(crate) fn read_packed_milestones(packed: &str) -> Result<Box<[MilestoneDates]>, Wrong> {
    let mut dates = packed::rows(packed, |fields| {
        Ok(MilestoneDates {
            planned: fields.day("planned")?,
            actual: fields.day_or_none("actual")?,
            counted: Counted { from: fields.day_or_none("counts_from")?, until: None },
        })
    })?;
    dates.sort_by_key(|milestone| (milestone.planned, milestone.actual));
    Ok(dates.into())
}
