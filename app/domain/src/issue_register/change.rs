//! What may be done to the register, and the rules it has to keep.

use super::order::ordered_by_leaders;
use super::rules::{MOST_CHARACTERS, MOST_OWNER, MOST_TITLE};
use super::{Issue, Severity};
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields, optional_day, optional_text, required_day, required_text};
use crate::label::Bilingual;
use chrono::NaiveDate;

/// A problem to be put on the register, by a leader's order or without.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueOpening {
    /// What the problem is.
    pub title: String,
    /// How much it matters.
    pub severity: Severity,
    /// The unit that has to solve it.
    pub owner: Option<String>,
    /// The day it is to be solved by.
    pub due: Option<NaiveDate>,
    /// 督办: whether a leader orders it. Then somebody has to solve it by some day.
    pub ordered: bool,
}

impl IssueOpening {
    /// Reads what was typed under `title`, `severity`, `owner` and `due`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        Self::read_as(fields, false)
    }

    /// The same of an order, which needs an owner and a due date.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read_order(fields: &Fields) -> Result<Self, FieldErrors> {
        Self::read_as(fields, true)
    }

    fn read_as(fields: &Fields, ordered: bool) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", required_text(fields.find("title"), MOST_TITLE));
        let severity = match fields.get("severity") {
            "" => Ok(Severity::Ordinary),
            code => Severity::from_code(code)
                .ok_or_else(|| Bilingual::new("请选择“一般”或“重大”。", "Choose ordinary or major.")),
        };
        let severity = errors.take("severity", severity);
        let owner = errors.take("owner", owner_of(fields.find("owner"), ordered));
        let due = fields.find("due");
        let due = if ordered { required_day(due).map(Some) } else { optional_day(due) };
        let due = errors.take("due", due);
        let all = title.zip(severity).zip(owner).zip(due);
        errors.or(all.map(|(((title, severity), owner), due)| Self { title, severity, owner, due, ordered }))
    }

    /// Checks it as of the day it is opened.
    ///
    /// # Errors
    /// Everything that is wrong: also an empty title, for whoever did not [`Self::read`] it.
    pub fn check(&self, today: NaiveDate) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.take("title", required_text(Some(&self.title), MOST_TITLE));
        errors.take("owner", owner_of(self.owner.as_deref(), self.ordered));
        let due = match self.due {
            None if self.ordered => required_day(None).map(drop),
            due => not_past(due, today),
        };
        errors.take("due", due);
        errors.or(Some(()))
    }
}

/// Who has to solve an issue: somebody, when it is ordered.
fn owner_of(text: Option<&str>, ordered: bool) -> Result<Option<String>, Bilingual> {
    if ordered { required_text(text, MOST_OWNER).map(Some) } else { optional_text(text, MOST_OWNER) }
}

/// Who has to solve an issue from now on, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueAssignment {
    /// The unit.
    pub owner: Option<String>,
    /// The day.
    pub due: Option<NaiveDate>,
    /// Why, or what is asked of them.
    pub note: Option<String>,
}

impl IssueAssignment {
    /// Reads what was typed under `owner`, `due` and `instruction`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let owner = errors.take("owner", optional_text(fields.find("owner"), MOST_OWNER));
        let due = errors.take("due", optional_day(fields.find("due")));
        let note = errors.take("instruction", optional_text(fields.find("instruction"), MOST_CHARACTERS));
        let all = owner.zip(due).zip(note);
        errors.or(all.map(|((owner, due), note)| Self { owner, due, note }))
    }

    /// Checks it against the issue as it is.
    ///
    /// # Errors
    /// When the issue is closed or ordered, the new due date is past, or nothing changes.
    pub fn check(&self, before: &Issue, today: NaiveDate) -> Result<(), FieldErrors> {
        must_be_open(before, "owner")?;
        if before.ordered.is_some() {
            return Err(FieldErrors::one("owner", ordered_by_leaders()));
        }
        if self.owner == before.owner && self.due == before.due {
            let same = Bilingual::new(
                "责任单位和期限都没有变化；只补充情况的，请填写进展。",
                "Neither owner nor due date changes; to add something, write a note.",
            );
            return Err(FieldErrors::one("owner", same));
        }
        let due = self.due.filter(|_| self.due != before.due);
        not_past(due, today).map_err(|message| FieldErrors::one("due", message))?;
        Ok(())
    }
}

/// 销号: the day an issue was solved, and what shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueClosing {
    /// The day.
    pub closed: NaiveDate,
    /// What shows it.
    pub evidence: String,
}

impl IssueClosing {
    /// Reads what was typed under `closed` and `evidence`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let closed = errors.take("closed", required_day(fields.find("closed")));
        let evidence = errors.take("evidence", required_text(fields.find("evidence"), MOST_CHARACTERS));
        errors.or(closed.zip(evidence).map(|(closed, evidence)| Self { closed, evidence }))
    }

    /// Checks it against the issue as it is.
    ///
    /// # Errors
    /// When it is closed already, the day is before it was raised or still to come, or evidence is missing.
    pub fn check(&self, before: &Issue, today: NaiveDate) -> Result<(), FieldErrors> {
        must_be_open(before, "closed")?;
        let mut errors = FieldErrors::default();
        if self.closed > today {
            errors.add(
                "closed",
                Bilingual::new(
                    format!("销号日期不能晚于今天（{today}）。"),
                    format!("The closing date cannot be after today ({today})."),
                ),
            );
        } else if self.closed < before.raised {
            errors.add(
                "closed",
                Bilingual::new(
                    format!("销号日期不能早于登记日期（{}）。", before.raised),
                    format!("The closing date cannot be before the issue was raised ({}).", before.raised),
                ),
            );
        }
        errors.take("evidence", required_text(Some(&self.evidence), MOST_CHARACTERS));
        errors.or(Some(()))
    }
}

/// What is closed is opened again first.
pub(super) fn must_be_open(issue: &Issue, field: &str) -> Result<(), FieldErrors> {
    let Some(closed) = issue.closed else { return Ok(()) };
    let message = Bilingual::new(
        format!("该问题已于 {closed} 销号；需要继续办理的，请先重开。"),
        format!("This issue was closed on {closed}; reopen it first."),
    );
    Err(FieldErrors::one(field, message))
}

/// A due date that is set is still to come.
pub(super) fn not_past(due: Option<NaiveDate>, today: NaiveDate) -> Result<(), Bilingual> {
    match due {
        Some(due) if due < today => Err(Bilingual::new(
            format!("期限不能早于今天（{today}）。"),
            format!("The due date cannot be before today ({today})."),
        )),
        _ => Ok(()),
    }
}
