//! The course of a report: which step follows which state.

use super::ReportState;
use crate::calendar::ReportingMonth;
use crate::code_list::CodeList as _;
use crate::form::FieldErrors;
use crate::label::Bilingual;

crate::code_list::code_list! {
    /// What can be done to a report.
    Step as "step" {
        /// Keeps what is valid so far.
        SaveDraft = "save_draft", "保存草稿", "save as a draft";
        /// 提交: to the office.
        Submit = "submit", "提交", "submit";
        /// 撤回: whoever handed it in takes it back before it is reviewed.
        Withdraw = "withdraw", "撤回", "withdraw";
        /// 审核通过: it counts.
        Approve = "approve", "审核通过", "approve";
        /// 退回, with a reason; an approved report too, as long as its month is open.
        Return = "return", "退回", "return";
    }
}

impl Step {
    /// The state after it; `None` = there is no report yet.
    ///
    /// # Errors
    /// The step does not follow that state; the message belongs to the form as a whole.
    pub fn after(self, from: Option<ReportState>) -> Result<ReportState, FieldErrors> {
        use ReportState as S;
        match (self, from) {
            (Self::SaveDraft, None | Some(S::Draft | S::Returned)) | (Self::Withdraw, Some(S::Submitted)) => {
                Ok(S::Draft)
            }
            (Self::Submit, None | Some(S::Draft | S::Returned)) => Ok(S::Submitted),
            (Self::Approve, Some(S::Submitted)) => Ok(S::Approved),
            (Self::Return, Some(S::Submitted | S::Approved)) => Ok(S::Returned),
            (step, from) => Err(FieldErrors::one("", does_not_follow(step, from))),
        }
    }
}

fn does_not_follow(step: Step, from: Option<ReportState>) -> Bilingual {
    let step = step.label();
    match from {
        None => Bilingual::new(
            format!("本月还没有月报，不能{}。", step.zh),
            format!("There is no report of this month to {}.", step.en),
        ),
        Some(state) => {
            let (zh, en) = match state {
                ReportState::Submitted => ("；如需修改，请先撤回", "; to change it, withdraw it first"),
                ReportState::Approved => {
                    ("；如需更正，请联系区项目办退回", "; to correct it, ask the project office to return it")
                }
                ReportState::Draft | ReportState::Returned => ("", ""),
            };
            Bilingual::new(
                format!("月报目前为“{}”，不能{}{zh}。", state.label().zh, step.zh),
                format!(
                    "The report is {}; it cannot be processed as “{}”{en}.",
                    state.label().en.to_lowercase(),
                    step.en
                ),
            )
        }
    }
}

/// What is told when a report's month takes no reports: closed, or not opened yet.
#[must_use]
pub fn month_is_closed(month: ReportingMonth, was_opened: bool) -> FieldErrors {
    let message = if was_opened {
        Bilingual::new(
            format!(
                "{month} 已关账，月报已锁定。您填写的内容已保留；更正请在下一个开放月份冲减，或由区项目办重开该月。"
            ),
            format!(
                "{month} is closed and its reports are locked. What you typed is kept; correct it in the next open month, or ask the project office to reopen this one."
            ),
        )
    } else {
        Bilingual::new(
            format!("{month} 尚未开放填报，请等待区项目办开放。"),
            format!("{month} is not open for reports yet; the project office opens it."),
        )
    };
    FieldErrors::one("", message)
}
