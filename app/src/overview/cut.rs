//! Lists as long as a page shows them: whatever the portfolio's size, the answer stays small. How many there are in all
//! travels along.

use domain::portfolio::{GapClosers, RankedGroup, Ranking};
use serde::{Deserialize, Serialize};

/// Groups shown at either end of a long ranking.
const AN_END: usize = 10;
/// Projects named that would close the gap.
const MOST_CLOSERS: usize = 10;
/// Milestones and projects with overdue issues named.
pub(super) const MOST_NEXT: usize = 40;

/// How many there are of what is shown in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Groups of the ranking.
    pub ranked: usize,
    /// Projects with a plan that have reported this year.
    pub reported: u32,
    /// Projects that would close the gap.
    pub closers: usize,
    /// Milestones that are due.
    pub due: usize,
}

/// Both ends of a long ranking. What has no gap has no place in it and is left out of a long one.
pub(super) fn ends(mut ranking: Ranking) -> Ranking {
    if ranking.groups.len() > 2 * AN_END {
        ranking.groups.retain(|group| group.rank.is_some());
        let ranked = ranking.groups.len();
        if ranked > 2 * AN_END {
            ranking.groups.drain(AN_END..ranked - AN_END);
        }
    }
    ranking
}

/// The first of the projects that would close the gap.
pub(super) fn first(mut closers: GapClosers) -> GapClosers {
    closers.projects.truncate(MOST_CLOSERS);
    closers
}

/// Projects with a plan that have reported this year.
pub(super) fn reported(groups: &[RankedGroup]) -> u32 {
    groups.iter().map(|group| group.reported).sum()
}

#[cfg(test)]
mod tests {
    use super::{AN_END, ends};
    use domain::calendar::ReportingCalendar;
    use domain::label::Bilingual;
    use domain::portfolio::{Dimension, Measures, RankedGroup, Ranking};
    use domain::unit::Yuan;

    fn ranking(ranked: u32, without: u32) -> Ranking {
        let group = |at: u32, rank| RankedGroup {
            rank,
            key: Some(at.to_string()),
            label: Bilingual::same(at.to_string()),
            measures: Measures::default(),
            behind_by: Yuan::ZERO,
            reported: 0,
            coverage_bp: None,
        };
        let groups = (1..=ranked).map(|at| group(at, Some(at)));
        let groups = groups.chain((1..=without).map(|at| group(ranked + at, None))).collect();
        let calendar = ReportingCalendar::starting("2025-01".parse().expect("month"));
        let as_of = calendar.resolve(None).expect("a month");
        Ranking { as_of, by: Dimension::Owner, total: Measures::default(), behind_by: Yuan::ZERO, groups }
    }

    #[test]
    fn a_long_ranking_keeps_those_furthest_ahead_and_furthest_behind() {
        let ranks =
            |ranking: Ranking| ends(ranking).groups.iter().map(|group| group.rank).collect::<Vec<_>>();
        assert_eq!(ranks(ranking(15, 5)).len(), 20);
        assert_eq!(ranks(ranking(15, 6)).len(), 15);
        let long = ranks(ranking(30, 40));
        assert_eq!(long.len(), 2 * AN_END);
        assert_eq!((long.first(), long.last()), (Some(&Some(1)), Some(&Some(30))));
    }
}
