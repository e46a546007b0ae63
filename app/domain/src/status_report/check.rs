//! Figures that look wrong: each is told with its reason, and may be right all the same if it is explained.

use super::content::adds_up;
use super::{ReportContent, ReportContext};
use crate::form::FieldErrors;
use crate::label::Bilingual;
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// How far investment and physical progress may be apart: 20 percentage points.
pub const MOST_APART: BasisPoints = BasisPoints(2_000);

crate::code_list::code_list! {
    /// What is checked before a report is handed in.
    CheckCode as "check" {
        /// Completed since the start is more than the whole plan.
        CumulativeAboveTotal = "cumulative_above_total", "累计完成超过计划总投资", "Cumulative above total plan";
        /// Money and work are more than [`MOST_APART`] apart.
        ProgressApart = "progress_apart", "投资进度与形象进度偏差大", "Investment and physical progress apart";
        /// Physical progress is less than last month's.
        ProgressBack = "progress_back", "形象进度倒退", "Physical progress going back";
        /// Physically complete, and no day of finishing.
        CompleteWithoutFinish = "complete_without_finish", "形象进度 100% 但未填竣工日期", "Complete without a finish date";
        /// Nothing completed in a month that has a plan.
        NothingAgainstPlan = "nothing_against_plan", "有月度计划但完成为零", "Nothing completed against a plan";
        /// A negative amount, which corrects earlier months.
        NegativeCorrection = "negative_correction", "本月完成为负数", "Negative amount";
    }
}

impl CheckCode {
    /// The form's field in which it is explained.
    #[must_use]
    pub fn field(self) -> String {
        format!("explain.{self}")
    }
}

/// One figure that looks wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// Which check.
    pub code: CheckCode,
    /// What looks wrong, with the figures.
    pub reason: Bilingual,
    /// Whether the report can be handed in only with an explanation.
    pub needs_explanation: bool,
}

/// Everything that looks wrong, in the order of [`CheckCode`].
#[must_use]
pub fn checks(content: &ReportContent, context: &ReportContext) -> Vec<Check> {
    let amount = content.investment_completed_this_month;
    let cumulative = context.cumulative_with(amount);
    let raised = [
        (CheckCode::CumulativeAboveTotal, above_total(cumulative, context.total_planned)),
        (CheckCode::ProgressApart, apart(cumulative, context.total_planned, content.physical_progress)),
        (CheckCode::ProgressBack, back(content.physical_progress, context)),
        (CheckCode::CompleteWithoutFinish, unfinished(content.physical_progress, context)),
        (CheckCode::NothingAgainstPlan, nothing(amount, context.month_planned)),
        (CheckCode::NegativeCorrection, negative(amount)),
    ];
    let check =
        |(code, reason): (_, Option<_>)| Some(Check { code, reason: reason?, needs_explanation: true });
    raised.into_iter().filter_map(check).collect()
}

/// The content as it may be handed in: explained where it must be, without explanations nobody asks for.
///
/// # Errors
/// Each check that needs an explanation and has none, at its field.
pub fn ready(mut content: ReportContent, context: &ReportContext) -> Result<ReportContent, FieldErrors> {
    let mut errors = FieldErrors::default();
    errors.take("amount", adds_up(content.investment_completed_this_month, context));
    let raised = checks(&content, context);
    content.explanations.retain(|code, _| raised.iter().any(|check| check.code == *code));
    for check in &raised {
        if check.needs_explanation && !content.explanations.contains_key(&check.code) {
            let Bilingual { zh, en } = &check.reason;
            let message = Bilingual::new(
                format!("{zh}请核对；如属实，请说明原因后提交。"),
                format!("{en} Check the figure; if it is right, explain it to submit."),
            );
            errors.add(check.code.field(), message);
        }
    }
    errors.or(Some(content))
}

fn above_total(cumulative: Option<Yuan>, total: Option<Yuan>) -> Option<Bilingual> {
    let (cumulative, total) = (cumulative?, total?);
    let above = cumulative.checked_sub(total).filter(|above| *above > Yuan::ZERO)?;
    Some(Bilingual::new(
        format!(
            "累计完成投资 {} 万元，超过计划总投资 {} 万元，超出 {} 万元。",
            cumulative.exact_wan_grouped(),
            total.exact_wan_grouped(),
            above.exact_wan_grouped()
        ),
        format!(
            "Cumulative investment is CNY {}, CNY {} above the total plan of CNY {}.",
            cumulative.grouped(),
            above.grouped(),
            total.grouped()
        ),
    ))
}

fn apart(cumulative: Option<Yuan>, total: Option<Yuan>, physical: Option<BasisPoints>) -> Option<Bilingual> {
    let (rate, physical) = (BasisPoints::ratio(cumulative?, total?)?, physical?);
    let apart = BasisPoints((rate - physical).0.saturating_abs());
    (apart > MOST_APART).then(|| {
        let (rate, physical) = (rate.exact_percent(), physical.exact_percent());
        let (apart, most) = (apart.exact_percent(), MOST_APART.exact_percent());
        Bilingual::new(
            format!(
                "累计投资完成率 {rate}%，形象进度 {physical}%，相差 {apart} 个百分点，超过 {most} 个百分点。"
            ),
            format!(
                "Cumulative investment is at {rate} %, physical progress at {physical} %: {apart} percentage points apart, more than {most}."
            ),
        )
    })
}

fn back(physical: Option<BasisPoints>, context: &ReportContext) -> Option<Bilingual> {
    let previous = context.previous?;
    let (now, before) = (physical?, previous.physical_progress?);
    (now < before).then(|| {
        let (now, before, month) = (now.exact_percent(), before.exact_percent(), previous.month);
        Bilingual::new(
            format!("形象进度 {now}%，低于 {month} 上报的 {before}%。"),
            format!("Physical progress is {now} %, less than the {before} % reported for {month}."),
        )
    })
}

fn unfinished(physical: Option<BasisPoints>, context: &ReportContext) -> Option<Bilingual> {
    (physical? >= BasisPoints::WHOLE && context.actual_finish.is_none()).then(|| {
        Bilingual::new(
            "形象进度为 100%，但项目没有实际竣工日期。",
            "Physical progress is 100 %, but the project has no actual finish date.",
        )
    })
}

fn nothing(amount: Yuan, planned: Option<Yuan>) -> Option<Bilingual> {
    let planned = planned.filter(|planned| amount == Yuan::ZERO && *planned > Yuan::ZERO)?;
    Some(Bilingual::new(
        format!("本月计划完成 {} 万元，填报为 0。", planned.exact_wan_grouped()),
        format!("The plan for this month is CNY {}, and nothing is reported.", planned.grouped()),
    ))
}

fn negative(amount: Yuan) -> Option<Bilingual> {
    (amount < Yuan::ZERO).then(|| {
        Bilingual::new(
            format!(
                "本月完成投资为负数（{} 万元），只用于冲减以前月份多报的数。",
                amount.exact_wan_grouped()
            ),
            format!(
                "The amount is negative (CNY {}): only to correct what was reported too high before.",
                amount.grouped()
            ),
        )
    })
}
