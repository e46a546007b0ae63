//! Plan versions: frozen rows, with their years in rows of their own and their months packed.

use crate::error::StoreError;
use crate::insert::{Table, Values};
use crate::packed::{self, Wrong};
use crate::reading::Reading;
use domain::calendar::ReportingMonth;
use domain::investment::{AnnualPlan, MonthlyPhase, PlanVersion};
use domain::project::ProjectId;
use domain::unit::Yuan;
use sqlx::any::AnyRow;

pub(crate) const PLAN_VERSION: Table = Table {
    name: "plan_version",
    columns: &[
        "district_id",
        "project_id",
        "version",
        "effective_from",
        "total_planned_investment",
        "phasing",
        "planned_start",
        "planned_finish",
        "reason",
        "authority",
    ],
};

pub(crate) const ANNUAL_PLAN: Table =
    Table { name: "annual_plan", columns: &["district_id", "project_id", "version", "year", "amount"] };

/// The plan versions of one project, the baseline first.
pub(crate) const OF_PROJECT: &str = "SELECT project_id, version, effective_from, \
    total_planned_investment, phasing, planned_start, planned_finish, reason, authority \
    FROM plan_version WHERE district_id = $1 AND project_id = $2 ORDER BY version";

/// The years of all of them.
pub(crate) const YEARS_OF_PROJECT: &str = "SELECT project_id, version, year, amount FROM annual_plan \
    WHERE district_id = $1 AND project_id = $2 ORDER BY version, year";

pub(crate) fn write_plan_version(
    values: &mut Values,
    district: &str,
    project: ProjectId,
    plan: &PlanVersion,
) {
    values.push(district).text(project).push(i64::from(plan.version)).day(plan.effective_from);
    values.push(plan.total_planned_investment.map(|total| total.0)).push(pack_phasing(&plan.phasing));
    values.text_or_null(plan.planned_start).text_or_null(plan.planned_finish);
    values.push(plan.reason.as_deref()).push(plan.authority.as_deref());
}

pub(crate) fn write_annual_plan(
    values: &mut Values,
    district: &str,
    project: ProjectId,
    version: u32,
    year: &AnnualPlan,
) {
    values.push(district).text(project).push(i64::from(version));
    values.push(i64::from(year.year)).push(year.amount.0);
}

/// A version without its years.
fn read_plan_version(row: &Reading<'_>) -> Result<PlanVersion, StoreError> {
    Ok(PlanVersion {
        version: u32::try_from(row.number("version")?).map_err(|_| row.wrong("version"))?,
        effective_from: row.parsed("effective_from")?,
        total_planned_investment: row.number_or_null("total_planned_investment")?.map(Yuan),
        annual: Vec::new(),
        phasing: unpack_phasing(row.text("phasing")?).ok_or_else(|| row.wrong("phasing"))?,
        planned_start: row.parsed_or_null("planned_start")?,
        planned_finish: row.parsed_or_null("planned_finish")?,
        reason: row.string_or_null("reason")?,
        authority: row.string_or_null("authority")?,
    })
}

/// The versions of one project with their years.
pub(crate) fn read_plan_versions(plans: &[AnyRow], years: &[AnyRow]) -> Result<Vec<PlanVersion>, StoreError> {
    let read = |row| read_plan_version(&Reading::of(row, "plan_version", "project_id"));
    let mut versions = plans.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    for row in years {
        let row = Reading::of(row, "annual_plan", "project_id");
        let version = row.number("version")?;
        let year = i32::try_from(row.number("year")?).map_err(|_| row.wrong("year"))?;
        let plan = versions.iter_mut().find(|plan| i64::from(plan.version) == version);
        let plan = plan.ok_or_else(|| row.wrong("version"))?;
        plan.annual.push(AnnualPlan { year, amount: Yuan(row.number("amount")?) });
    }
    Ok(versions)
}

/// A version for the read model: its years as `YEAR=YUAN,…`, and neither reason nor authority, which are
/// prose and shown on the record's own page only.
pub(crate) const PACKED_PLAN: &str = "CAST(c.version AS TEXT) || '|' || c.effective_from || '|' || \
    COALESCE(CAST(c.total_planned_investment AS TEXT), '') || '|' || COALESCE(c.planned_start, '') || '|' || \
    COALESCE(c.planned_finish, '') || '|' || \
    COALESCE((SELECT string_agg(CAST(y.year AS TEXT) || '=' || CAST(y.amount AS TEXT), ',') FROM annual_plan y \
    WHERE y.district_id = c.district_id AND y.project_id = c.project_id AND y.version = c.version), '') \
    || '|' || c.phasing";

/// Versions packed as above, in any order.
pub(crate) fn read_packed_plans(packed: &str) -> Result<Box<[PlanVersion]>, Wrong> {
    let mut plans = packed::rows(packed, |fields| {
        Ok(PlanVersion {
            version: fields.value("version")?,
            effective_from: fields.day("effective_from")?,
            total_planned_investment: fields.value_or_none("total_planned_investment")?.map(Yuan),
            planned_start: fields.day_or_none("planned_start")?,
            planned_finish: fields.day_or_none("planned_finish")?,
            annual: read_years(fields.text("annual_plan")?).ok_or(Wrong("annual_plan"))?,
            phasing: unpack_phasing(fields.text("phasing")?).ok_or(Wrong("phasing"))?,
            reason: None,
            authority: None,
        })
    })?;
    plans.sort_by_key(|plan| plan.version);
    Ok(plans.into())
}

fn read_years(packed: &str) -> Option<Vec<AnnualPlan>> {
    let mut years = Vec::new();
    for part in packed.split(',').filter(|part| !part.is_empty()) {
        let (year, amount) = part.split_once('=')?;
        years.push(AnnualPlan { year: year.parse().ok()?, amount: Yuan(amount.parse().ok()?) });
    }
    years.sort_by_key(|plan| plan.year);
    years.shrink_to_fit();
    Some(years)
}

fn pack_phasing(phasing: &[MonthlyPhase]) -> String {
    let pairs: Vec<(ReportingMonth, Yuan)> = phasing.iter().map(|p| (p.month, p.amount)).collect();
    serde_json::to_string(&pairs).unwrap_or_default()
}

fn unpack_phasing(packed: &str) -> Option<Vec<MonthlyPhase>> {
    let pairs: Vec<(ReportingMonth, Yuan)> = serde_json::from_str(packed).ok()?;
    // The read model keeps one for each version: of its exact size.
    let mut phasing = Vec::with_capacity(pairs.len());
    phasing.extend(pairs.iter().map(|&(month, amount)| MonthlyPhase { month, amount }));
    Some(phasing)
}
