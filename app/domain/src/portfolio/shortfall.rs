//! How far behind its time-proportional plan money is, in yuan, and the few projects that would make it up.
//!
//! A project's shortfall is what its plan of the year asks for by the month's end (plan × months ÷ 12, to the yuan, half
//! up) less what it has completed; ahead of time it is negative. That of many is the sum of theirs, so parts always add
//! up to the whole; against the exact share of the summed plans it is off by less than half a yuan a project. Counted
//! are the projects a rate is made of: with a plan, and neither suspended nor cancelled.

use super::query::{Filter, QueryError};
use super::rollup::Measures;
use super::snapshot::{RATED, RATED_DONE, RATED_PLAN, RowFacts};
use super::view::Portfolio;
use crate::calendar::{AsOf, ReportingMonth};
use crate::code_list::{CodeList as _, Sector, Subdistrict};
use crate::label::Bilingual;
use crate::project::ProjectCode;
use crate::status_light::Light;
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A project that is behind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shortfall {
    /// The project.
    pub code: ProjectCode,
    /// Its name.
    pub name: Bilingual,
    /// Its sector.
    pub sector: Sector,
    /// Its subdistrict; `None` = not published.
    pub subdistrict: Option<Subdistrict>,
    /// Project owner.
    pub project_owner: Option<String>,
    /// Its light.
    pub light: Light,
    /// The year's plan.
    pub annual_planned_investment: Yuan,
    /// What the plan asks for by the month's end.
    pub due: Yuan,
    /// What it has completed this year.
    pub investment_completed_ytd: Yuan,
    /// `due` less completed: always positive here.
    pub shortfall: Yuan,
    /// 超/欠序时; `None` for a plan of nothing.
    pub progress_gap_bp: Option<BasisPoints>,
    /// How much of the whole shortfall this project and those before it in the list make up; more than 100 % for the
    /// last, when it makes up more than is missing.
    pub covered_bp: Option<BasisPoints>,
}

/// The fewest projects that, back on time, would bring the whole back on time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GapClosers {
    /// The month.
    pub as_of: AsOf,
    /// Figures of all projects asked for.
    pub total: Measures,
    /// How far behind all of them are together, yuan; negative when ahead, then nothing has to be closed.
    pub behind_by: Yuan,
    /// How many projects are behind, whether they are needed or not.
    pub behind: u32,
    /// The fewest that make it up, largest shortfall first; empty when the whole is not behind.
    pub projects: Vec<Shortfall>,
    /// The sum of their shortfalls: at least `behind_by`.
    pub covered: Yuan,
}

/// Of one row, yuan; `None` for a project no rate is made of.
pub(super) fn of_row(facts: &RowFacts, month: ReportingMonth) -> Option<i128> {
    (facts.counts[RATED] == 1).then(|| due(facts, month) - i128::from(facts.sums[RATED_DONE]))
}

/// What the plan asks for by the month's end, yuan, half up.
fn due(facts: &RowFacts, month: ReportingMonth) -> i128 {
    let twelfths = i128::from(facts.sums[RATED_PLAN]) * i128::from(month.month());
    (twelfths + 6).div_euclid(12)
}

/// A sum of shortfalls as money.
pub(super) fn yuan(sum: i128) -> Result<Yuan, QueryError> {
    i64::try_from(sum).map(Yuan).map_err(|_| QueryError::Overflow)
}

impl Portfolio {
    /// The fewest projects, largest shortfall first, whose shortfalls together are at least that of all projects the
    /// filter lets through: no smaller number of projects could bring the whole back on time.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn gap_closers(
        &self,
        filter: &Filter,
        as_of: Option<ReportingMonth>,
    ) -> Result<GapClosers, QueryError> {
        let as_of = self.calendar().resolve(as_of)?;
        let snapshot = self.snapshot(as_of);
        let mut total = super::accumulator::Accumulator::default();
        let (mut sum, mut behind) = (0, Vec::new());
        self.matcher(filter, snapshot)?.for_each(|row| {
            let facts = &snapshot.facts[row];
            total.add(facts, snapshot.sums_fit);
            if let Some(shortfall) = of_row(facts, as_of.month) {
                sum += shortfall;
                if shortfall > 0 {
                    behind.push((shortfall, row));
                }
            }
        });
        let behind_by = yuan(sum)?;
        // Stable: equals stay in the order of codes.
        behind.sort_by_key(|(shortfall, _)| Reverse(*shortfall));
        let (mut covered, mut projects) = (0, Vec::new());
        for (shortfall, row) in &behind {
            if covered >= sum {
                break;
            }
            covered += shortfall;
            projects.push(self.shortfall(
                *row,
                as_of,
                *shortfall,
                BasisPoints::ratio(yuan(covered)?, behind_by),
            )?);
        }
        Ok(GapClosers {
            as_of,
            total: total.measures(as_of.month)?,
            behind_by,
            behind: u32::try_from(behind.len()).unwrap_or(u32::MAX),
            projects,
            covered: yuan(covered)?,
        })
    }

    fn shortfall(
        &self,
        row: usize,
        as_of: AsOf,
        shortfall: i128,
        covered_bp: Option<BasisPoints>,
    ) -> Result<Shortfall, QueryError> {
        let (entry, snapshot) = (&self.entries()[row], self.snapshot(as_of));
        let (project, facts) = (&entry.project, &snapshot.facts[row]);
        Ok(Shortfall {
            code: project.code.clone(),
            name: project.name.clone(),
            sector: project.sector,
            subdistrict: project.subdistrict,
            project_owner: project.project_owner.clone(),
            light: Light::ALL[usize::from(snapshot.light[row])],
            annual_planned_investment: Yuan(facts.sums[RATED_PLAN]),
            due: yuan(due(facts, as_of.month))?,
            investment_completed_ytd: Yuan(facts.sums[RATED_DONE]),
            shortfall: yuan(shortfall)?,
            progress_gap_bp: entry.progress(as_of.month).gap,
            covered_bp,
        })
    }
}
