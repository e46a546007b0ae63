//! 督办: what a leader orders to be solved, and what others can no longer do with it.

use super::Issue;
use super::change::{must_be_open, not_past};
use super::rules::{MOST_CHARACTERS, MOST_OWNER};
use crate::form::{FieldErrors, Fields, required_day, required_text};
use crate::label::Bilingual;
use chrono::NaiveDate;

/// A leader's order about an issue on the register; another one about an ordered issue changes the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueOrder {
    /// The unit that has to solve it.
    pub owner: String,
    /// The day it is to be solved by.
    pub due: NaiveDate,
    /// What is asked of them.
    pub text: String,
}

impl IssueOrder {
    /// Reads what was typed under `owner`, `due` and `order`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let owner = errors.take("owner", required_text(fields.find("owner"), MOST_OWNER));
        let due = errors.take("due", required_day(fields.find("due")));
        let text = errors.take("order", required_text(fields.find("order"), MOST_CHARACTERS));
        errors.or(owner.zip(due).zip(text).map(|((owner, due), text)| Self { owner, due, text }))
    }

    /// Checks it against the issue as it is.
    ///
    /// # Errors
    /// Everything that is wrong: the issue is closed, the due date is past, a text is missing or too long.
    pub fn check(&self, before: &Issue, today: NaiveDate) -> Result<(), FieldErrors> {
        must_be_open(before, "order")?;
        let mut errors = FieldErrors::default();
        errors.take("owner", required_text(Some(&self.owner), MOST_OWNER));
        errors.take("due", not_past(Some(self.due), today));
        errors.take("order", required_text(Some(&self.text), MOST_CHARACTERS));
        errors.or(Some(()))
    }
}

/// Why the office does not assign an ordered issue.
pub(super) fn ordered_by_leaders() -> Bilingual {
    Bilingual::new(
        "该问题是督办事项，责任单位和期限只能由区领导调整。",
        "This issue is ordered by a leader; only a leader changes its owner and due date.",
    )
}

/// Why a manager does not close an ordered issue, told where it also tells how the issue goes.
#[must_use]
pub fn closed_by_others() -> Bilingual {
    Bilingual::new(
        "该问题是督办事项，由区项目办或区领导办结；请不要勾选“销号”，只填写进展。",
        "This issue is ordered by a leader; the office or a leader closes it. Say how it goes without closing it.",
    )
}
