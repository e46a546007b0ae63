//! What was typed about a record, and what it changes.

use super::RecordValues;
use super::read::read;
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use crate::project::ProjectField;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Before the name of a hidden field that holds what stood in the record when the form was opened.
pub const BASE: &str = "base.";

/// What was typed, by field and in the order of its inputs; a field that was not sent is not touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProjectDraft(pub BTreeMap<ProjectField, Vec<String>>);

/// Which fields change to what, and what they were taken to be.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProjectEdit {
    /// What whoever writes saw.
    pub base: RecordValues,
    /// What it is to be, only where that is something else.
    pub changes: RecordValues,
}

impl ProjectDraft {
    /// What a form sent. A box that is not ticked is not sent: that it was there is told by its base.
    #[must_use]
    pub fn of(fields: &Fields) -> Self {
        let sent = |field: &ProjectField| {
            let was_there = fields.find(&format!("{BASE}{field}")).is_some();
            was_there || field.inputs().iter().any(|input| fields.find(input).is_some())
        };
        let typed = |field: ProjectField| match field {
            ProjectField::Programmes => vec![fields.all("programmes").collect::<Vec<_>>().join(",")],
            _ => field.inputs().iter().map(|input| fields.get(input).to_owned()).collect(),
        };
        Self(ProjectField::ALL.iter().copied().filter(sent).map(|field| (field, typed(field))).collect())
    }

    /// What a form says stood in the record when it was opened.
    #[must_use]
    pub fn base_of(fields: &Fields) -> RecordValues {
        let base = |field: &ProjectField| Some((*field, fields.find(&format!("{BASE}{field}"))?.to_owned()));
        RecordValues(ProjectField::ALL.iter().filter_map(base).collect())
    }

    /// What this changes. What was left as it was is not looked at: a record that came from elsewhere may
    /// hold what nobody could type.
    ///
    /// # Errors
    /// Everything that is wrong, each at its input.
    pub fn parse(&self, base: &RecordValues) -> Result<ProjectEdit, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut mine = base.clone();
        for (field, typed) in &self.0 {
            if self.is_untouched(*field, base) {
                continue;
            }
            match read(*field, typed) {
                Ok(value) => mine.set(*field, value),
                Err(wrong) => errors.0.extend(wrong.0),
            }
        }
        for (zh, en) in
            [(ProjectField::NameZh, ProjectField::NameEn), (ProjectField::ScopeZh, ProjectField::ScopeEn)]
        {
            // One text for both languages is written once.
            if mine.find(en).is_some() && mine.get(en) == mine.get(zh) {
                mine.set(en, "");
            }
        }
        if mine.get(ProjectField::ScopeZh).is_empty() && !mine.get(ProjectField::ScopeEn).is_empty() {
            let message = Bilingual::new(
                "填写了英文说明，请同时填写中文的建设规模和内容。",
                "There is an English text; fill in the Chinese one as well.",
            );
            errors.add("scope_zh", message);
        }
        let changes = mine.only(&mine.changed_from(base));
        errors.or(Some(ProjectEdit { base: base.clone(), changes }))
    }

    /// Whether a field's inputs stand as they were given out.
    fn is_untouched(&self, field: ProjectField, base: &RecordValues) -> bool {
        let given = base.find(field).map(|_| base.inputs_of(field));
        let typed = self.0.get(&field);
        given.is_some_and(|given| {
            typed.is_some_and(|typed| {
                // Browsers send CR LF whatever stood there.
                typed.iter().map(|text| text.replace("\r\n", "\n")).eq(given)
            })
        })
    }
}

impl ProjectEdit {
    /// The fields as whoever writes wants them: those that change, and those that stay.
    #[must_use]
    pub fn mine(&self) -> RecordValues {
        let mut mine = self.base.clone();
        mine.0.extend(self.changes.0.clone());
        mine
    }
}
