//! Why a light has its colour, in figures first and in words for readers.

use crate::code_list::{CodeList as _, Stage};
use crate::label::Bilingual;
use crate::unit::BasisPoints;
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
            Self::Gap { rate, time, limit } => {
                let figures = format!(
                    "{}% − {}% = {}",
                    rate.percent_1(),
                    time.percent_1(),
                    (rate - time).signed_points_1()
                );
                match limit {
                    None => {
                        Bilingual::new(format!("{figures}个百分点，≥ 0"), format!("{figures} pp, at least 0"))
                    }
                    Some(limit) => Bilingual::new(
                        format!("{figures}个百分点，< {}", limit.signed_points_1()),
                        format!("{figures} pp, below {}", limit.signed_points_1()),
                    ),
                }
            }
            Self::Ratio { ratio, limit } => Bilingual::new(
                format!("进度比 {}%，< {}%", ratio.percent_1(), limit.percent_1()),
                format!(
                    "{}% of the time-proportional progress, below {}%",
                    ratio.percent_1(),
                    limit.percent_1()
                ),
            ),
            Self::MilestoneOverdue { days, more_than_days } => Bilingual::new(
                format!("节点逾期{days}天，> {more_than_days}天"),
                format!("milestone {days} days overdue, more than {more_than_days}"),
            ),
            Self::IssueOverdue { days, more_than_days } => Bilingual::new(
                format!("问题逾期{days}天未销号，> {more_than_days}天"),
                format!("issue {days} days overdue, more than {more_than_days}"),
            ),
            Self::ReportsMissing { months: 1 } => {
                Bilingual::new("本月月报缺报", "this month's report is missing")
            }
            Self::ReportsMissing { months } => Bilingual::new(
                format!("连续{months}个月月报缺报"),
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
