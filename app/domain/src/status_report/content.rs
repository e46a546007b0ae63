//! What a report says, read and within bounds.

use super::{CheckCode, Explanations, ReportContext, StatusReport};
use crate::form::FieldErrors;
use crate::label::Bilingual;
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// The most characters of note, problems and next steps.
pub const MOST_TEXT: usize = 2_000;
/// The most characters of an explanation or a reason.
pub const MOST_EXPLANATION: usize = 500;
/// 1 万亿元: what one project can never complete in one month.
pub const MOST_YUAN: i64 = 1_000_000_000_000;

/// The part of a report that its manager writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportContent {
    /// 本月完成投资; negative only to correct earlier months.
    pub investment_completed_this_month: Yuan,
    /// 形象进度 of the whole project; `None` = not stated.
    pub physical_progress: Option<BasisPoints>,
    /// 形象进度 in words.
    pub note: Option<String>,
    /// Problems met.
    pub problems: Option<String>,
    /// Next steps.
    pub next_steps: Option<String>,
    /// What is said to the checks.
    pub explanations: Explanations,
}

impl ReportContent {
    /// What a report says.
    #[must_use]
    pub fn of(report: &StatusReport) -> Self {
        Self {
            investment_completed_this_month: report.investment_completed_this_month,
            physical_progress: report.physical_progress,
            note: report.note.clone(),
            problems: report.problems.clone(),
            next_steps: report.next_steps.clone(),
            explanations: report.explanations.clone(),
        }
    }

    /// The same within bounds and with tidy texts: for content that did not come through a form.
    ///
    /// # Errors
    /// Everything that is out of bounds, under the names of the form's fields.
    pub fn within_bounds(self) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let amount = errors.take("amount", amount_in_bounds(self.investment_completed_this_month));
        let progress = self.physical_progress.map(progress_in_bounds).transpose();
        let progress = errors.take("progress", progress);
        let mut text = |field: &str, text: Option<String>| {
            errors.take(field, tidy(text.as_deref().unwrap_or_default(), MOST_TEXT)).flatten()
        };
        let (note, problems) = (text("note", self.note), text("problems", self.problems));
        let next_steps = text("next_steps", self.next_steps);
        let explanations = tidy_explanations(
            &mut errors,
            self.explanations.iter().map(|(code, text)| (*code, text.as_str())),
        );
        let content = amount.zip(progress).map(|(investment_completed_this_month, physical_progress)| Self {
            investment_completed_this_month,
            physical_progress,
            note,
            problems,
            next_steps,
            explanations,
        });
        errors.or(content)
    }
}

/// Refuses an amount with which what was completed since the start would not fit or fall below nothing.
pub(super) fn adds_up(amount: Yuan, context: &ReportContext) -> Result<Yuan, Bilingual> {
    let Some(before) = context.cumulative_before else { return Ok(amount) };
    let after = before.checked_add(amount).ok_or_else(too_large)?;
    if after < Yuan::ZERO {
        return Err(Bilingual::new(
            format!(
                "冲减后累计完成投资将为负数；截至上月累计 {} 万元，最多冲减这么多。",
                before.exact_wan_grouped()
            ),
            format!(
                "The correction would take the cumulative investment below zero; it was CNY {} before this month, and no more can be taken back.",
                before.grouped()
            ),
        ));
    }
    Ok(amount)
}

pub(super) fn amount_in_bounds(amount: Yuan) -> Result<Yuan, Bilingual> {
    if amount.0.unsigned_abs() > MOST_YUAN.unsigned_abs() { Err(too_large()) } else { Ok(amount) }
}

pub(super) fn too_large() -> Bilingual {
    Bilingual::new(
        "金额过大，请核对单位是万元还是亿元；单月最多 10,000 亿元。",
        "The amount is too large; check whether the unit is 万元 or 亿元. At most CNY 1,000 billion in one month.",
    )
}

pub(super) fn progress_in_bounds(progress: BasisPoints) -> Result<BasisPoints, Bilingual> {
    if (0..=10_000).contains(&progress.0) {
        return Ok(progress);
    }
    Err(Bilingual::new("形象进度应在 0 至 100 之间。", "Physical progress is from 0 to 100 per cent."))
}

pub(super) fn tidy_explanations<'a>(
    errors: &mut FieldErrors,
    typed: impl Iterator<Item = (CheckCode, &'a str)>,
) -> Explanations {
    let mut explanations = Explanations::new();
    for (code, text) in typed {
        if let Some(Some(text)) = errors.take(&code.field(), tidy(text, MOST_EXPLANATION)) {
            explanations.insert(code, text);
        }
    }
    explanations
}

/// A text without blanks around it and with plain line ends; `None` when nothing is left.
pub(super) fn tidy(text: &str, most: usize) -> Result<Option<String>, Bilingual> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(Bilingual::new(
            "含有无法保存的控制字符，请删除后重新粘贴为纯文本。",
            "There are control characters in it that cannot be stored; paste it again as plain text.",
        ));
    }
    let length = text.chars().count();
    if length > most {
        return Err(Bilingual::new(
            format!("最多 {most} 字，现有 {length} 字，请精简。"),
            format!("At most {most} characters; there are {length}."),
        ));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Why a report is sent back, from the form's field `reason`.
///
/// # Errors
/// There is none, or it is too long.
pub fn return_reason(text: &str) -> Result<String, FieldErrors> {
    let missing = || {
        Bilingual::new(
            "请写明退回原因，填报人将按此修改。",
            "Say why it is returned: the manager corrects it by that.",
        )
    };
    let reason = tidy(text, MOST_EXPLANATION).and_then(|reason| reason.ok_or_else(missing));
    reason.map_err(|message| FieldErrors::one("reason", message))
}
