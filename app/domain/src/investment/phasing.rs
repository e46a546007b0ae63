//! How a version of the plan spreads its years over months.

use super::{AnnualPlan, MonthlyPhase, PlanVersion};
use crate::calendar::ReportingMonth;
use crate::label::Bilingual;
use crate::unit::Yuan;

/// 1 万元: months are spread in whole ones.
const WAN: i64 = 10_000;

crate::code_list::code_list! {
    /// How a new version spreads its years over months.
    Phasing as "phasing" {
        /// As the version before, where the year's amount is the same.
        Keep = "keep", "沿用原分月计划", "As before";
        /// Months that are past as before, the rest of the year in equal parts.
        Even = "even", "余下月份均摊", "Rest of the year in equal parts";
        /// By year only.
        None = "none", "不分月", "By year only";
    }
}

/// The months of a version that begins with the month `from`, after the version that held then.
///
/// # Errors
/// When months are to stay that no longer add up to their year.
pub(super) fn months_of(
    annual: &[AnnualPlan],
    phasing: Phasing,
    before: Option<&PlanVersion>,
    from: ReportingMonth,
) -> Result<Vec<MonthlyPhase>, Bilingual> {
    let mut months = Vec::new();
    for plan in annual {
        let phases = before.map_or(&[][..], |before| &before.phasing);
        let known: Vec<_> = phases.iter().filter(|phase| phase.month.year() == plan.year).copied().collect();
        match phasing {
            Phasing::None => {}
            Phasing::Even => months.extend(spread(*plan, &known, from)),
            Phasing::Keep if known.is_empty() => {}
            Phasing::Keep => {
                let sum = Yuan::checked_sum(known.iter().map(|phase| phase.amount));
                if sum != Some(plan.amount) {
                    return Err(Bilingual::new(
                        format!("{} 年度计划已改变，原分月计划合计不再相符；请改选均摊或不分月。", plan.year),
                        format!(
                            "The plan of {} has changed and its months no longer add up; choose another way.",
                            plan.year
                        ),
                    ));
                }
                months.extend(known);
            }
        }
    }
    Ok(months)
}

/// A year's months: those before `from` as they were known, the rest in equal parts of whole 万元, the last
/// with what remains. Where what is past is more than the year, the year is spread anew.
fn spread(plan: AnnualPlan, known: &[MonthlyPhase], from: ReportingMonth) -> Vec<MonthlyPhase> {
    let Some(january) = ReportingMonth::new(plan.year, 1) else { return Vec::new() };
    let december = january.plus_months(11);
    let past = known.iter().filter(|phase| phase.month < from).copied().collect::<Vec<_>>();
    let rest = Yuan::checked_sum(past.iter().map(|phase| phase.amount))
        .and_then(|past| plan.amount.checked_sub(past))
        .filter(|rest| rest.0 >= 0 && from <= december && !past.is_empty());
    let (mut months, first, rest) = match rest {
        Some(rest) => (past, from.max(january), rest),
        None => (Vec::new(), january, plan.amount),
    };
    let count = i64::from(december.months_since(first)) + 1;
    let part = rest.0 / count / WAN * WAN;
    for month in first.through(december) {
        let amount = if month == december { rest.0 - part * (count - 1) } else { part };
        months.push(MonthlyPhase { month, amount: Yuan(amount) });
    }
    months
}
