//! The written form of a record's fields, from a record and back.

use super::place_text;
use super::stage::StageValue;
use super::typed_place;
use crate::code_list::{CodeList as _, ProgrammeSet};
use crate::label::Bilingual;
use crate::project::{Project, ProjectField};
use crate::unit::Yuan;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fields in their written form; one that is not named is not spoken of.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordValues(pub BTreeMap<ProjectField, String>);

/// What a box sends when it is ticked.
const YES: &str = "yes";

impl RecordValues {
    /// Every field of a record.
    #[must_use]
    pub fn of(project: &Project) -> Self {
        Self(ProjectField::ALL.iter().map(|field| (*field, value_of(project, *field))).collect())
    }

    /// A field's written form; blank when it is not known or not spoken of.
    #[must_use]
    pub fn get(&self, field: ProjectField) -> &str {
        self.0.get(&field).map_or("", String::as_str)
    }

    /// A field's written form, if it is spoken of.
    #[must_use]
    pub fn find(&self, field: ProjectField) -> Option<&str> {
        self.0.get(&field).map(String::as_str)
    }

    /// Sets a field.
    pub fn set(&mut self, field: ProjectField, value: impl Into<String>) {
        self.0.insert(field, value.into());
    }

    /// The fields in which another differs, of those this speaks of.
    #[must_use]
    pub fn changed_from(&self, other: &Self) -> Vec<ProjectField> {
        self.0.iter().filter(|(field, value)| other.get(**field) != *value).map(|(field, _)| *field).collect()
    }

    /// Only these fields.
    #[must_use]
    pub fn only(&self, fields: &[ProjectField]) -> Self {
        Self(fields.iter().map(|field| (*field, self.get(*field).to_owned())).collect())
    }

    /// What stands in a field's inputs, in their order.
    #[must_use]
    pub fn inputs_of(&self, field: ProjectField) -> Vec<String> {
        let value = self.get(field);
        match field {
            ProjectField::Stage => StageValue::read(value).map_or_else(
                || vec![String::new(); 2],
                |stage| vec![stage.stage.map_or("", |stage| stage.code()).to_owned(), stage.from.to_string()],
            ),
            ProjectField::Place => typed_place::inputs(value),
            _ => vec![value.to_owned()],
        }
    }

    /// Writes every field but the stage, which is a history ([`super::edited`]), into a record.
    pub(super) fn write_into(&self, project: &mut Project) {
        let text = |field| Some(self.get(field)).filter(|text| !text.is_empty()).map(str::to_owned);
        let both = |zh, en| {
            let zh = text(zh)?;
            let en = text(en).unwrap_or_else(|| zh.clone());
            Some(Bilingual { zh, en })
        };
        use ProjectField as F;
        if let Some(name) = both(F::NameZh, F::NameEn) {
            project.name = name;
        }
        project.scope = both(F::ScopeZh, F::ScopeEn);
        // What does not read stays as it was: it was checked when it was typed.
        project.category = self.get(F::Category).parse().unwrap_or(project.category);
        project.sector = self.get(F::Sector).parse().unwrap_or(project.sector);
        project.programmes = programmes(self.get(F::Programmes)).unwrap_or(project.programmes);
        project.subdistrict = self.get(F::Subdistrict).parse().ok();
        project.project_owner = text(F::ProjectOwner);
        project.responsible_unit = text(F::ResponsibleUnit);
        project.assigned_leader = text(F::AssignedLeader);
        project.project_liaison = text(F::ProjectLiaison);
        project.approval_code = self.get(F::ApprovalCode).parse().ok();
        project.actual_start = self.get(F::ActualStart).parse().ok();
        project.actual_finish = self.get(F::ActualFinish).parse().ok();
        project.opening_balance = Yuan::parse(self.get(F::OpeningBalance), 10_000).ok();
        project.place = place_text::read(self.get(F::Place));
        project.enrolled_in_monthly_reporting = self.get(F::Enrolled) == YES;
    }
}

fn value_of(project: &Project, field: ProjectField) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let other = |zh: &str, en: &str| if zh == en { String::new() } else { en.to_owned() };
    use ProjectField as F;
    match field {
        F::NameZh => project.name.zh.clone(),
        F::NameEn => other(&project.name.zh, &project.name.en),
        F::Category => project.category.code().to_owned(),
        F::Programmes => joined(project.programmes),
        F::Sector => project.sector.code().to_owned(),
        F::Subdistrict => project.subdistrict.map_or("", |one| one.code()).to_owned(),
        F::ScopeZh => project.scope.as_ref().map(|scope| scope.zh.clone()).unwrap_or_default(),
        F::ScopeEn => project.scope.as_ref().map(|scope| other(&scope.zh, &scope.en)).unwrap_or_default(),
        F::ProjectOwner => text(&project.project_owner),
        F::ResponsibleUnit => text(&project.responsible_unit),
        F::AssignedLeader => text(&project.assigned_leader),
        F::ProjectLiaison => text(&project.project_liaison),
        F::ApprovalCode => project.approval_code.as_ref().map_or("", |code| code.as_str()).to_owned(),
        F::Stage => {
            StageValue::last(&project.stage_history).map_or_else(String::new, |stage| stage.written())
        }
        F::ActualStart => project.actual_start.map(|day| day.to_string()).unwrap_or_default(),
        F::ActualFinish => project.actual_finish.map(|day| day.to_string()).unwrap_or_default(),
        F::OpeningBalance => project.opening_balance.map(Yuan::exact_wan).unwrap_or_default(),
        F::Place => project.place.as_ref().map(place_text::written).unwrap_or_default(),
        F::Enrolled => if project.enrolled_in_monthly_reporting { YES } else { "" }.to_owned(),
    }
}

/// Programmes as their codes with commas between.
pub(super) fn joined(programmes: ProgrammeSet) -> String {
    programmes.iter().map(|programme| programme.code()).collect::<Vec<_>>().join(",")
}

/// The same, read; `None` for a code that is not on the list.
pub(super) fn programmes(joined: &str) -> Option<ProgrammeSet> {
    let codes = joined.split(',').map(str::trim).filter(|code| !code.is_empty());
    codes.map(|code| code.parse().ok()).collect()
}
