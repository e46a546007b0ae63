//! What may be changed of a milestone, and the rules such a change has to keep.

use super::Milestone;
use crate::form::{FieldErrors, day_in_range, optional_text, required_day, required_text};
use crate::label::Bilingual;
use chrono::NaiveDate;
use uuid::Uuid;

/// The most characters of a name.
const MOST_NAME: usize = 60;
/// The most characters of evidence or of a reason.
const MOST_TEXT: usize = 500;

/// The dates its manager tells of a milestone: when it is expected, when it was reached. The planned date
/// is not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MilestoneUpdate {
    /// Which one.
    pub id: Uuid,
    /// The revision that was seen.
    pub seen_revision: i64,
    /// The date expected now; `None` = as planned.
    pub forecast: Option<NaiveDate>,
    /// The date it was reached; `None` = not yet.
    pub actual: Option<NaiveDate>,
}

impl MilestoneUpdate {
    /// Whether it says what is known already.
    #[must_use]
    pub fn changes_nothing(&self, before: &Milestone) -> bool {
        self.forecast == before.forecast && self.actual == before.actual
    }

    /// Checks the dates against the milestone as it is. What is left as it was is not judged again. Errors
    /// stand under `forecast` and `actual`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, before: &Milestone, today: NaiveDate) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.forecast != before.forecast
            && let Some(forecast) = self.forecast
        {
            if self.actual.is_none() && forecast < today {
                errors.add(
                    "forecast",
                    Bilingual::new(
                        format!("预计日期不能早于今天（{today}）；已经完成的，请填写实际日期。"),
                        format!("The forecast cannot be before today ({today}); if it was reached, fill in the actual date."),
                    ),
                );
            } else {
                errors.take("forecast", day_in_range(forecast));
            }
        }
        if self.actual != before.actual
            && let Some(actual) = self.actual
        {
            if actual > today {
                errors.add(
                    "actual",
                    Bilingual::new(
                        format!("实际日期不能晚于今天（{today}）；尚未完成的，请填写预计日期。"),
                        format!("The actual date cannot be after today ({today}); if it is still to come, fill in the forecast."),
                    ),
                );
            } else {
                errors.take("actual", day_in_range(actual));
            }
        }
        errors.or(Some(()))
    }
}

/// A milestone to be added. Its planned date is also its baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneOpening {
    /// What is to be reached.
    pub name: String,
    /// The date planned.
    pub planned: NaiveDate,
}

impl MilestoneOpening {
    /// Reads what was typed under `name` and `planned`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(name: Option<&str>, planned: Option<&str>) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.take("name", required_text(name, MOST_NAME));
        let planned = errors.take("planned", required_day(planned));
        errors.or(name.zip(planned).map(|(name, planned)| Self { name, planned }))
    }
}

/// Another planned date: a change of the plan, with reason and authority. The baseline stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedDateChange {
    /// Which one.
    pub id: Uuid,
    /// The revision that was seen.
    pub seen_revision: i64,
    /// The date planned from now on.
    pub planned: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who allowed it: authority and document.
    pub authority: String,
}

impl PlannedDateChange {
    /// Reads what was typed under `planned`, `reason` and `authority`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(
        (id, seen_revision): (Uuid, i64),
        planned: Option<&str>,
        reason: Option<&str>,
        authority: Option<&str>,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let planned = errors.take("planned", required_day(planned));
        let reason = errors.take("reason", required_text(reason, MOST_TEXT));
        let authority = errors.take("authority", required_text(authority, MOST_TEXT));
        let all = planned.zip(reason).zip(authority);
        errors.or(all.map(|((planned, reason), authority)| Self {
            id,
            seen_revision,
            planned,
            reason,
            authority,
        }))
    }

    /// Checks it against the milestone as it is.
    ///
    /// # Errors
    /// When the milestone was reached already, or the date is the one planned.
    pub fn check(&self, before: &Milestone) -> Result<(), FieldErrors> {
        if before.actual.is_some() {
            let reached = Bilingual::new(
                "该节点已完成，计划日期不再调整。",
                "This milestone was reached; its planned date is not changed any more.",
            );
            return Err(FieldErrors::one("planned", reached));
        }
        if before.planned == self.planned {
            let same = Bilingual::new("与现行计划日期相同。", "This is the date planned already.");
            return Err(FieldErrors::one("planned", same));
        }
        Ok(())
    }
}

/// Reads the evidence that was typed; blank is none.
///
/// # Errors
/// When it is too long.
pub fn evidence_of(text: Option<&str>) -> Result<Option<String>, Bilingual> {
    optional_text(text, MOST_TEXT)
}
