//! A person's account as a form gives it: what it is called, where the person works, its last day.

use super::UnitId;
use super::text::{day, filled};
use crate::form::{FieldErrors, Fields};
use crate::label::{Bilingual, Label};
use chrono::NaiveDate;

/// What administrators say about a person; roles and password are others' to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDraft {
    /// What the person is called.
    pub display_name: String,
    /// Where the person works.
    pub unit: Option<UnitId>,
    /// The last day the account can be used.
    pub expires_on: Option<NaiveDate>,
}

impl PersonDraft {
    /// Reads `display_name`, `unit`, `expires_on`. The last day is not past: to shut an account there is
    /// another way, which ends its sessions.
    ///
    /// # Errors
    /// Everything that is wrong, at its field.
    pub fn parse(fields: &Fields, today: NaiveDate) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = Label { zh: "姓名", en: "person’s name" };
        let display_name = errors.take("display_name", filled(fields, "display_name", name, 40));
        let unit = fields.filled("unit").map(str::parse).transpose();
        let unknown = |_| Bilingual::new("请从列表中选择单位。", "Please choose a unit of the list.");
        let unit = errors.take("unit", unit.map_err(unknown));
        let last = day(fields, "expires_on").and_then(|last| match last {
            Some(last) if last < today => Err(Bilingual::new(
                "到期日不能早于今天；要立即停用账号，请用“停用”。",
                "The last day cannot be past; to shut the account now, use “disable”.",
            )),
            last => Ok(last),
        });
        let expires_on = errors.take("expires_on", last);
        let draft = display_name.zip(unit).zip(expires_on);
        errors.or(draft.map(|((display_name, unit), expires_on)| Self { display_name, unit, expires_on }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_told_at_once() {
        let today = "2025-10-15".parse().expect("day");
        let fields: Fields =
            [("display_name", " "), ("unit", "x"), ("expires_on", "2025-10-14")].into_iter().collect();
        let errors = PersonDraft::parse(&fields, today).expect_err("wrong");
        assert_eq!(errors.0.len(), 3);
        let fields: Fields = [("display_name", "张三"), ("expires_on", "2025-10-15")].into_iter().collect();
        let draft = PersonDraft::parse(&fields, today).expect("right");
        assert_eq!((draft.unit, draft.expires_on), (None, Some(today)));
    }
}
