//! Why a light has its colour, in figures first and in words for readers.

use crate::code_list::{CodeList as _, Stage};
use crate::label::Bilingual;
use crate::unit::{BasisPoints, Decimals};
use serde::{Deserialize, Serialize};

/// One fact that decided a light, with the limit it was held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Grey: the stage is unknown.
    StageUnknown,
    /// Grey: projects of this stage are not judged.
    StageNotJudged {
        /// The stage.
        stage: Stage,
    },
    /// Grey: the year has no plan.
    NoAnnualPlan {
        /// The year.
        year: i32,
    },
    /// The gap to time.
    Gap {
        /// Completion rate.
        rate: BasisPoints,
        /// Time-proportional progress.
        time: BasisPoints,
        /// The limit the gap was held against; `None` for green.
        limit: Option<BasisPoints>,
    },
    /// Completion rate ÷ time.
    Ratio {
        /// The ratio.
        ratio: BasisPoints,
        /// The limit it fell below.
        limit: BasisPoints,
    },
    /// A milestone is overdue.
    MilestoneOverdue {
        /// By how many days, the worst one.
        days: u32,
        /// Days tolerated.
        more_than_days: u32,
    },
    /// An issue is past its due date.
    IssueOverdue {
        /// By how many days, the worst one.
        days: u32,
        /// Days tolerated.
        more_than_days: u32,
    },
    /// Reports are missing.
    ReportsMissing {
        /// Months in a row.
        months: u32,
    },
    /// The planned start was missed.
    StartMissed {
        /// Whole months.
        months: u32,
    },
    /// Nothing was behind, and the year's rate is not known.
    NothingBehind,
    /// Yellow for this many months in a row: red.
    YellowInARow {
        /// Months in a row.
        months: u32,
    },
}

impl Finding {
    /// The fact in words, both languages, without the version of the rules.
    #[must_use]
    pub fn explain(&self) -> Bilingual {
        match *self {
            Self::StageUnknown => Bilingual::new("阶段未公布，不亮灯", "stage not published: not judged"),
            Self::StageNotJudged { stage } => {
                let label = stage.label();
                Bilingual::new(
                    format!("{}项目不亮灯", label.zh),
                    format!("stage “{}”: not judged", label.en.to_ascii_lowercase()),
                )
            }
            Self::NoAnnualPlan { year } => Bilingual::new(
                format!("无{year}年度投资计划，不亮灯"),
                format!("no annual plan for {year}: not judged"),
            ),
            Self::Gap { rate, time, limit } => explain_gap(rate, time, limit),
            Self::Ratio { ratio, limit } => {
                let decimals = Decimals::telling_apart(ratio, limit);
                let (ratio, limit) = (ratio.percent(decimals), limit.percent(decimals));
                Bilingual::new(
                    format!("进度比 {ratio}%，< {limit}%"),
                    format!("{ratio}% of the time-proportional progress, below {limit}%"),
                )
            }
            Self::MilestoneOverdue { days, more_than_days } => Bilingual::new(
                format!("节点逾期{days}天，> {more_than_days}天"),
                format!("milestone {days} days overdue, more than {more_than_days}"),
            ),
            Self::IssueOverdue { days, more_than_days } => Bilingual::new(
                format!("问题逾期{days}天未销号，> {more_than_days}天"),
                format!("issue {days} days overdue, more than {more_than_days}"),
            ),
            Self::ReportsMissing { months: 1 } => {
                Bilingual::new("本月未报月报", "this month's report is missing")
            }
            Self::ReportsMissing { months } => Bilingual::new(
                format!("连续{months}个月未报月报"),
                format!("reports of {months} months in a row are missing"),
            ),
            Self::StartMissed { months } => Bilingual::new(
                format!("超过计划开工时间{months}个月未开工"),
                format!("planned start missed by {months} months"),
            ),
            Self::NothingBehind => Bilingual::new("无滞后事项", "nothing is behind"),
            Self::YellowInARow { months } => Bilingual::new(
                format!("连续{months}个月黄灯，升为红灯"),
                format!("yellow {months} months in a row: red"),
            ),
        }
    }
}

/// The gap as an equation that adds up and, below a limit, is seen to be below it.
fn explain_gap(rate: BasisPoints, time: BasisPoints, limit: Option<BasisPoints>) -> Bilingual {
    let gap = rate - time;
    let apart = limit.map_or(Decimals::One, |limit| Decimals::telling_apart(gap, limit));
    let decimals = Decimals::adding_up(rate, time).max(apart);
    let figures = format!(
        "{}% − {}% = {}",
        rate.percent(decimals),
        time.percent(decimals),
        gap.signed_points(decimals)
    );
    match limit {
        None => Bilingual::new(format!("{figures}个百分点，≥ 0"), format!("{figures} pp, at least 0")),
        Some(limit) => {
            let limit = limit.signed_points(decimals);
            Bilingual::new(format!("{figures}个百分点，< {limit}"), format!("{figures} pp, below {limit}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(rate: i64, time: i64, limit: Option<i64>) -> String {
        let limit = limit.map(BasisPoints);
        Finding::Gap { rate: BasisPoints(rate), time: BasisPoints(time), limit }.explain().zh
    }

    #[test]
    fn equations_add_up() {
        assert_eq!(gap(3191, 2500, None), "31.9% − 25.0% = +6.9个百分点，≥ 0");
        assert_eq!(gap(5505, 7500, Some(-1000)), "55.05% − 75.00% = −19.95个百分点，< −10.00");
    }

    #[test]
    fn what_is_below_a_limit_reads_so() {
        assert_eq!(gap(6496, 7500, Some(-1000)), "64.96% − 75.00% = −10.04个百分点，< −10.00");
        assert_eq!(gap(7496, 7500, Some(0)), "74.96% − 75.00% = −0.04个百分点，< 0.00");
        let ratio = Finding::Ratio { ratio: BasisPoints(7998), limit: BasisPoints(8000) };
        assert_eq!(ratio.explain().zh, "进度比 79.98%，< 80.00%");
    }
}
