//! What is on the server instead, as a conflict tells it.

use crate::code_list::CodeList as _;
use crate::form::Fields;
use crate::status_report::{AmountUnit, CheckCode, ReportDraft, ReportState};
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `current` of a problem: a report as the API gives it, or a form as it was kept. What a reader may not see is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Theirs {
    /// The report's revision.
    pub revision: Option<i64>,
    /// Where the report stands.
    pub state: Option<ReportState>,
    /// Whole yuan.
    pub investment_completed_this_month: Option<i64>,
    /// 10 000 = 100 %.
    pub physical_progress_bp: Option<i64>,
    /// 形象进度 in words.
    pub note: Option<String>,
    /// What is not public.
    pub internal: Option<Internals>,
    /// A form as it was kept.
    pub form: Option<Fields>,
    /// When that was, by the server's clock, in milliseconds since 1970.
    pub heard: Option<i64>,
}

/// The part of a report that is not public.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Internals {
    /// Problems met.
    pub problems: Option<String>,
    /// Next steps.
    pub next_steps: Option<String>,
    /// By the code of the check.
    pub explanations: BTreeMap<String, String>,
}

impl Theirs {
    /// The same as the form would show it.
    #[must_use]
    pub fn fields(&self) -> Fields {
        if let Some(form) = &self.form {
            return form.clone();
        }
        let internal = self.internal.clone().unwrap_or_default();
        let explained = internal.explanations.into_iter();
        let explained = explained.filter_map(|(code, text)| Some((CheckCode::from_code(&code)?, text)));
        let text = Option::unwrap_or_default;
        let draft = ReportDraft {
            amount: Yuan(self.investment_completed_this_month.unwrap_or(0)).exact_wan(),
            amount_unit: AmountUnit::Wan.code().to_owned(),
            progress: text(self.physical_progress_bp.map(|bp| BasisPoints(bp).exact_percent())),
            note: text(self.note.clone()),
            problems: text(internal.problems),
            next_steps: text(internal.next_steps),
            explanations: explained.collect(),
            seen_revision: text(self.revision.map(|revision| revision.to_string())),
        };
        draft.to_fields()
    }

    /// Whether it is handed in, and nothing can be sent in its place.
    #[must_use]
    pub fn is_handed_in(&self) -> bool {
        self.state.is_some_and(ReportState::is_handed_in)
    }
}
