//! Subdistricts, sectors, owners by how far they are ahead or behind.

use super::Dimension;
use super::query::{Filter, Query, QueryError};
use super::rollup::{Group, GroupKey, GroupLabel, Measures};
use super::shortfall;
use super::view::Portfolio;
use crate::calendar::{AsOf, ReportingMonth};
use crate::label::Bilingual;
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// One group of a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankedGroup {
    /// Its place, from 1, furthest ahead first; equal gaps share one and the places after are left out (1, 2, 2, 4).
    /// `None` without a gap: no project of it has a plan for the year.
    pub rank: Option<u32>,
    /// The code or name the group has in common; `None` = not published.
    pub key: Option<String>,
    /// The same for readers.
    pub label: Bilingual,
    /// Its figures. The gap is weighted: Σ completed ÷ Σ planned − months ÷ 12.
    pub measures: Measures,
    /// How far behind its projects are together, yuan; negative when ahead. Those of all groups add up to the whole's,
    /// but for programmes, which overlap.
    pub behind_by: Yuan,
    /// How many of the projects the gap is made of have an approved report this year. The rest count as having
    /// completed nothing, which may not be so.
    pub reported: u32,
    /// Coverage: `reported` ÷ the projects the gap is made of; `None` without any.
    pub coverage_bp: Option<BasisPoints>,
}

/// Groups by their gap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranking {
    /// The month.
    pub as_of: AsOf,
    /// What the groups have in common.
    pub by: Dimension,
    /// Figures of all projects asked for.
    pub total: Measures,
    /// How far behind all of them are together, yuan; negative when ahead.
    pub behind_by: Yuan,
    /// Every group with a project, furthest ahead first; equal gaps: the larger plan first; without a gap last.
    pub groups: Vec<RankedGroup>,
}

impl Portfolio {
    /// Ranks the groups of one dimension by their weighted gap, for the projects a filter lets through.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn ranking(
        &self,
        filter: &Filter,
        as_of: Option<ReportingMonth>,
        by: Dimension,
    ) -> Result<Ranking, QueryError> {
        let query = Query { filter: filter.clone(), as_of, limit: 0, by: vec![by], ..Query::default() };
        let view = self.query(&query)?;
        let (as_of, snapshot) = (view.as_of, self.snapshot(view.as_of));
        let month = as_of.month;
        let (mut behind_by, mut rows) = (0, Vec::new());
        self.matcher(filter, snapshot)?.for_each(|row| {
            if let Some(shortfall) = shortfall::of_row(&snapshot.facts[row], month) {
                behind_by += shortfall;
                let approved = self.entries()[row].approved();
                let this_year = |reported| reported <= month && reported >= month.january();
                let reported = approved.into_iter().any(|(reported, _)| this_year(reported));
                rows.push((row, [shortfall, i128::from(reported)]));
            }
        });
        let mut sums = self.sums_by(by, snapshot, &rows);
        let ranked = view.groups.into_iter().map(|Group { key, label, measures }| {
            let (GroupKey::One(key), GroupLabel::One(label)) = (key, label) else { return Ok(None) };
            let [behind_by, reported] = sums.remove(&key).unwrap_or_default();
            let reported = u32::try_from(reported).unwrap_or(u32::MAX);
            Ok(Some(RankedGroup {
                rank: None,
                key,
                label,
                behind_by: shortfall::yuan(behind_by)?,
                reported,
                coverage_bp: BasisPoints::of_counts(reported.into(), measures.rated.into()),
                measures,
            }))
        });
        let mut groups: Vec<RankedGroup> =
            ranked.filter_map(Result::transpose).collect::<Result<_, QueryError>>()?;
        groups.sort_by_key(|group| {
            let measures = &group.measures;
            Reverse((measures.progress_gap_bp, measures.annual_planned_investment.sum))
        });
        let gaps: Vec<_> = groups.iter().map(|group| group.measures.progress_gap_bp).collect();
        for (group, gap) in groups.iter_mut().zip(&gaps) {
            let before = gaps.iter().take_while(|other| *other > gap).count();
            group.rank = gap.and_then(|_| u32::try_from(before + 1).ok());
        }
        Ok(Ranking { as_of, by, total: view.total, behind_by: shortfall::yuan(behind_by)?, groups })
    }
}
