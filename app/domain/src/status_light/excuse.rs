//! 豁免: a light set aside by the office for a time, with a reason. The light the rules give stays visible.

use super::Light;
use crate::calendar::ReportingMonth;
use crate::form::{FieldErrors, Fields, required_day, required_text};
use crate::label::Bilingual;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most characters of a reason.
const MOST_REASON: usize = 500;
/// Months after which the office has to look again.
const LONGEST: Months = Months::new(12);

/// A light set aside. Never deleted, so that a closed month keeps the light it had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LightExcuse {
    /// Identity.
    pub id: Uuid,
    /// First day it holds.
    pub from: NaiveDate,
    /// Last day it holds.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
    /// The account that set it aside.
    pub author: String,
    /// Whether it was taken back before its end.
    pub revoked: Option<Revocation>,
    /// Counts writes.
    pub revision: i64,
}

/// An excuse taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    /// The day from which it holds no more.
    pub on: NaiveDate,
    /// The account that took it back.
    pub by: String,
}

impl LightExcuse {
    /// Whether it holds at the end of a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until && self.revoked.as_ref().is_none_or(|revoked| day < revoked.on)
    }

    /// The last day it holds.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        let before = self.revoked.as_ref().and_then(|revoked| revoked.on.pred_opt());
        before.map_or(self.until, |day| day.min(self.until))
    }

    /// Whether it can still be taken back: it was not, and it reaches into months that are not closed.
    #[must_use]
    pub fn can_be_revoked(&self, unclosed: ReportingMonth) -> bool {
        self.revoked.is_none() && self.until >= unclosed.first_day()
    }
}

/// What an excuse makes of a light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excused {
    /// The light the rules give.
    pub computed: Light,
    /// The last day the excuse holds.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}

/// An excuse to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcuseDraft {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Why.
    pub reason: String,
}

impl ExcuseDraft {
    /// Reads what was typed under `from`, `until` and `reason`.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn read(fields: &Fields) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let from = errors.take("from", required_day(fields.find("from")));
        let until = errors.take("until", required_day(fields.find("until")));
        let reason = errors.take("reason", required_text(fields.find("reason"), MOST_REASON));
        errors.or(from.zip(until).zip(reason).map(|((from, until), reason)| Self { from, until, reason }))
    }

    /// Checks it against the project's other excuses and the first month that is not closed: closed months keep
    /// their lights.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, others: &[LightExcuse], unclosed: ReportingMonth) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::default();
        let first = unclosed.first_day();
        if self.from < first {
            errors.add(
                "from",
                Bilingual::new(
                    format!("不能早于未关账月份的第一天（{first}）；已关账月份的灯不再改变。"),
                    format!(
                        "Not before the open month's first day ({first}); lights of closed months do not change."
                    ),
                ),
            );
        }
        let latest = self.from.checked_add_months(LONGEST).unwrap_or(self.from);
        if self.until < self.from {
            errors.add(
                "until",
                Bilingual::new("截止日期不能早于起始日期。", "The last day cannot be before the first."),
            );
        } else if self.until > latest {
            errors.add(
                "until",
                Bilingual::new(
                    format!("一次豁免最长一年（至 {latest}）；到期仍需豁免的，请重新办理。"),
                    format!("One excuse lasts a year at most (until {latest}); renew it then if need be."),
                ),
            );
        }
        let other = others.iter().find(|other| {
            other.last_day() >= other.from && other.from <= self.until && self.from <= other.last_day()
        });
        if let Some(other) = other {
            errors.add(
                "from",
                Bilingual::new(
                    format!(
                        "与已有的豁免（{} 至 {}）重叠；需要更改的，请先撤销。",
                        other.from,
                        other.last_day()
                    ),
                    format!(
                        "Overlaps the excuse from {} to {}; revoke that one first to change it.",
                        other.from,
                        other.last_day()
                    ),
                ),
            );
        }
        errors.or(Some(()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("day")
    }

    fn excuse(from: &str, until: &str, revoked: Option<&str>) -> LightExcuse {
        LightExcuse {
            id: Uuid::nil(),
            from: day(from),
            until: day(until),
            reason: "管线迁改由省级统筹".to_owned(),
            author: "reviewer1".to_owned(),
            revoked: revoked.map(|on| Revocation { on: day(on), by: "reviewer1".to_owned() }),
            revision: 1,
        }
    }

    #[test]
    fn an_excuse_holds_between_its_days_until_it_is_taken_back() {
        let held = excuse("2025-10-01", "2025-12-31", None);
        for (at, holds) in
            [("2025-09-30", false), ("2025-10-01", true), ("2025-12-31", true), ("2026-01-01", false)]
        {
            assert_eq!(held.holds_on(day(at)), holds, "{at}");
        }
        let revoked = excuse("2025-10-01", "2025-12-31", Some("2025-11-15"));
        assert!(revoked.holds_on(day("2025-10-31")) && !revoked.holds_on(day("2025-11-30")));
        assert_eq!(revoked.last_day(), day("2025-11-14"));
    }

    #[test]
    fn a_draft_keeps_to_open_months_a_year_and_its_own_time() {
        let open = "2025-10".parse().expect("month");
        let wrong = |from: &str, until: &str, others: &[LightExcuse]| -> Vec<String> {
            let draft = ExcuseDraft { from: day(from), until: day(until), reason: "x".to_owned() };
            let errors = draft.check(others, open).err().unwrap_or_default();
            errors.0.into_iter().map(|error| error.field).collect()
        };
        assert_eq!(wrong("2025-10-01", "2026-10-01", &[]), [""; 0]);
        assert_eq!(wrong("2025-09-30", "2025-12-31", &[]), ["from"]);
        assert_eq!(wrong("2025-10-01", "2026-10-02", &[]), ["until"]);
        assert_eq!(wrong("2025-10-02", "2025-10-01", &[]), ["until"]);
        let held = [excuse("2025-10-01", "2025-12-31", Some("2025-11-15"))];
        assert_eq!(wrong("2025-11-14", "2025-12-31", &held), ["from"]);
        assert_eq!(wrong("2025-11-15", "2025-12-31", &held), [""; 0]);
        // Taken back on its first day, it never held.
        let void = [excuse("2025-10-10", "2025-12-31", Some("2025-10-10"))];
        assert_eq!(wrong("2025-10-01", "2025-12-31", &void), [""; 0]);
    }

    #[test]
    fn what_was_typed_is_read_or_told_field_by_field() {
        let typed = |from: &str, until: &str, reason: &str| {
            ExcuseDraft::read(&[("from", from), ("until", until), ("reason", reason)].into_iter().collect())
        };
        assert!(typed("2025-10-01", "2025-12-31", "统筹").is_ok());
        let errors = typed("", "31.12.", " ").expect_err("refused");
        let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["from", "until", "reason"]);
    }
}
