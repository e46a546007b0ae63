//! Plan versions: months that add up to the year exactly, and changes of dates or phasing only.

use super::course::{WAN, month_of_2025};
use super::scenario::Life;
use super::timeline::Timeline;
use crate::demo::dice::{Dice, plus_days, ymd};
use chrono::NaiveDate;
use domain::calendar::ReportingMonth;
use domain::investment::{MonthlyPhase, PlanVersion};
use domain::unit::Yuan;

/// How offices spread a year: a slow start with the Spring Festival in it (2025-01-29), a strong second
/// quarter, typhoons and heat in July and August, a last push before December's settlement.
const SEASON: [i64; 12] = [66, 48, 86, 90, 96, 100, 86, 82, 92, 94, 90, 70];

/// What changes a plan, and who allows it. Both say that they are examples.
const CHANGES: [(&str, &str); 5] = [
    ("示例：征迁交地晚于计划，调整施工时序", "示例：区重点项目调度会议定"),
    ("示例：台风影响露天作业，顺延工期", "示例：责任单位申请、区发改部门同意"),
    ("示例：管线迁改方案调整，重排分月计划", "示例：区重点项目调度会议定"),
    ("示例：设计变更报批，竣工时间顺延", "示例：责任单位申请、区发改部门同意"),
    ("示例：资金到位时间调整，重排分月计划", "示例：区重点项目调度会议定"),
];

/// Completes the baseline with dates and months, and adds a second version now and then.
pub(super) fn complete(
    dice: &mut Dice,
    versions: &mut Vec<PlanVersion>,
    life: Life,
    timeline: &Timeline,
    changed: bool,
) {
    let Some(baseline) = versions.first_mut() else {
        return;
    };
    baseline.planned_start = Some(timeline.planned_start);
    baseline.planned_finish = Some(timeline.planned_finish);
    if let Some(annual) = baseline.annual_planned_investment(2025) {
        baseline.phasing = spread(annual, weights(timeline));
    }
    if changed {
        let second = second_version(dice, baseline, life);
        versions.push(second);
    }
}

/// Weights of the months: nothing after the finish, little before the start.
fn weights(timeline: &Timeline) -> [i64; 12] {
    let mut weights = SEASON;
    let start = ReportingMonth::of(timeline.planned_start);
    let finish = ReportingMonth::of(timeline.planned_finish);
    let last = month_of_2025(11);
    for (i, weight) in weights.iter_mut().enumerate() {
        let month = month_of_2025(i);
        if month < start && start <= last {
            *weight = *weight * 6 / 10;
        }
        if month > finish {
            *weight = 0;
        }
    }
    weights
}

/// Spreads an amount over twelve months by weight in whole 万元; the months add up to it exactly.
fn spread(amount: Yuan, weights: [i64; 12]) -> Vec<MonthlyPhase> {
    let whole: i64 = weights.iter().sum();
    let wan = amount.0 / WAN;
    let (mut weight_so_far, mut given) = (0, 0);
    let mut phases = Vec::with_capacity(12);
    for (i, weight) in weights.into_iter().enumerate() {
        weight_so_far += weight;
        let until_now = match weight_so_far == whole {
            true => amount.0,
            false => wan * weight_so_far / whole * WAN,
        };
        phases.push(MonthlyPhase { month: month_of_2025(i), amount: Yuan(until_now - given) });
        given = until_now;
    }
    phases
}

/// A version that changes the finish, or moves what remains of the year towards its end.
fn second_version(dice: &mut Dice, baseline: &PlanVersion, life: Life) -> PlanVersion {
    let choice = dice.below(CHANGES.len());
    let (reason, authority) = CHANGES[choice];
    let effective_from = dice.day(ymd(2025, 4, 8), ymd(2025, 9, 12));
    let mut version = baseline.clone();
    version.version = 2;
    version.effective_from = effective_from;
    version.reason = Some(reason.to_owned());
    version.authority = Some(authority.to_owned());
    // Half of the reasons speak of the months of this year; a start still to come moves with the finish.
    if reason.contains("分月") {
        version.phasing = moved_towards_the_end(&baseline.phasing, effective_from);
    } else {
        let shift = dice.between(45, 150);
        version.planned_finish = version.planned_finish.map(|day| plus_days(day, shift));
        if life == Life::Approvals {
            version.planned_start = version.planned_start.map(|day| plus_days(day, shift / 2));
        }
    }
    version
}

/// The months up to the change stay; a third of each month from then to September moves to the three
/// after it.
fn moved_towards_the_end(phasing: &[MonthlyPhase], from: NaiveDate) -> Vec<MonthlyPhase> {
    let mut phases = phasing.to_vec();
    let (from, october) = (ReportingMonth::of(from), month_of_2025(9));
    let mut moved = 0;
    for phase in phases.iter_mut().filter(|phase| phase.month >= from && phase.month < october) {
        let part = phase.amount.0 / WAN / 3 * WAN;
        phase.amount.0 -= part;
        moved += part;
    }
    let mut left = moved;
    let third = moved / WAN / 3 * WAN;
    for phase in phases.iter_mut().filter(|phase| phase.month >= october) {
        let last = phase.month == month_of_2025(11);
        let part = if last { left } else { third };
        phase.amount.0 += part;
        left -= part;
    }
    phases
}
