//! The course of a year: what is completed by the end of each month, in whole 万元.

use super::scenario::{Life, Missing, Scenario};
use super::timeline::Timeline;
use crate::demo::dice::Dice;
use domain::calendar::ReportingMonth;
use domain::unit::Yuan;

/// 1 万元: offices report whole 万元.
pub(super) const WAN: i64 = 10_000;

/// January to October: the closed months and the open one.
pub(super) const MONTHS: usize = 10;

/// Completed since January at the end of January to October, and which months are reported.
#[derive(Debug, Clone)]
pub(super) struct Course {
    /// Completed since January, by month.
    pub completed: [Yuan; MONTHS],
    /// Whether a report was written, by month.
    pub written: [bool; MONTHS],
}

impl Course {
    /// Draws the course of a project with a plan of the year.
    pub fn draw(dice: &mut Dice, scenario: &Scenario, timeline: &Timeline, annual: Yuan) -> Self {
        let missing = missing_months(dice, scenario.missing);
        let idle_from = timeline.idle_from();
        let finish = timeline.actual_finish.map(ReportingMonth::of);
        // How far ahead within its story this project stays, in thousandths.
        let ahead = dice.between(0, 1000);
        let mut course = Self { completed: [Yuan::ZERO; MONTHS], written: [false; MONTHS] };
        let dip = scenario.dips_once.then(|| dice.between(3, 8));
        let mut so_far = 0;
        for (i, (low, high)) in scenario.gaps.into_iter().enumerate() {
            let month = month_of_2025(i);
            let jitter = dice.between(-(high - low) / 8, (high - low) / 8);
            let kept_up = (low + (high - low) * ahead / 1000 + jitter).clamp(low, high);
            let gap = if dip == Some(i64::from(month.month())) { -dice.between(30, 280) } else { kept_up };
            let rate = match finish {
                _ if scenario.life == Life::Pipeline => 0,
                Some(finish) => rate_until_finish(dice, month, finish),
                None => month.time_proportional().0 + gap,
            };
            // A gap of exactly the lower bound must not slip below it when cut to whole 万元.
            let wan = (annual.0 / WAN * rate + 9_999) / 10_000;
            so_far = (wan * WAN).clamp(so_far, annual.0);
            course.completed[i] = Yuan(so_far);
            let owed = idle_from.is_none_or(|idle| month < idle);
            course.written[i] = owed && !missing.contains(&month.month());
        }
        course
    }
}

/// The month at a position, 0 = 2025-01.
pub(super) fn month_of_2025(position: usize) -> ReportingMonth {
    let january = ReportingMonth::of(crate::demo::FIRST_DAY);
    january.plus_months(i32::try_from(position).unwrap_or(0))
}

/// A project that ends this year spends its plan by its last month, all of it or nearly.
fn rate_until_finish(dice: &mut Dice, month: ReportingMonth, finish: ReportingMonth) -> i64 {
    let (elapsed, whole) = (i64::from(month.month()), i64::from(finish.month()));
    if month >= finish || finish < month.january() {
        return dice.between(9_750, 10_000);
    }
    (10_000 * elapsed / whole + dice.between(-250, 150)).clamp(0, 9_700)
}

fn missing_months(dice: &mut Dice, missing: Missing) -> Vec<u32> {
    match missing {
        Missing::Nothing => Vec::new(),
        Missing::OnceInSpring => vec![u32::try_from(dice.between(3, 7)).unwrap_or(3)],
        Missing::Months(months) => months.to_vec(),
    }
}
