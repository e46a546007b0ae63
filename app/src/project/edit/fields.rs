//! The fields of a record's form, in groups.

use super::clash::under;
use super::place::{map_link, place};
use super::view::RecordForm;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{AreaField, CheckField, ChoiceOption, InputField, InputKind, PickField};
use domain::code_list::{Category, CodeList, Programme, Sector, Stage, Subdistrict};
use domain::project::ProjectField;
use leptos::prelude::*;

/// All groups.
pub(super) fn groups(form: &RecordForm) -> AnyView {
    let locale = use_locale();
    use ProjectField as F;
    let groups: [(&str, &[ProjectField]); 6] = [
        (
            td_string!(locale, record_edit.group_name),
            &[F::NameZh, F::NameEn, F::Category, F::Programmes, F::Sector, F::Subdistrict],
        ),
        (td_string!(locale, record_edit.group_scope), &[F::ScopeZh, F::ScopeEn]),
        (
            td_string!(locale, record_edit.group_units),
            &[F::ProjectOwner, F::ResponsibleUnit, F::AssignedLeader, F::ProjectLiaison],
        ),
        (
            td_string!(locale, record_edit.group_stage),
            &[F::ApprovalCode, F::Stage, F::ActualStart, F::ActualFinish],
        ),
        (td_string!(locale, record_edit.group_money), &[F::OpeningBalance, F::Enrolled]),
        (td_string!(locale, record_edit.group_place), &[F::Place]),
    ];
    let group = |(title, fields): (&str, &[ProjectField])| {
        let shown: Vec<_> = fields.iter().copied().filter(|field| form.has(*field)).collect();
        if shown.is_empty() {
            return None;
        }
        let title = title.to_owned();
        let fields: Vec<_> = shown.into_iter().map(|field| one(form, field)).collect();
        Some(view! {
            <fieldset class="edit-group">
                <legend class="card-title">{title}</legend>
                {fields}
            </fieldset>
        })
    };
    groups.into_iter().filter_map(group).collect_view().into_any()
}

/// A field with all of its inputs, and what somebody else has done to it.
fn one(form: &RecordForm, field: ProjectField) -> AnyView {
    view! { <div class="edit-field">{inputs(form, field)} {under(form, field)}</div> }.into_any()
}

fn inputs(form: &RecordForm, field: ProjectField) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = field.inputs()[0];
    let label = field.label().in_language(language);
    let value = form.value(name);
    use ProjectField as F;
    match field {
        F::NameZh => view! { <InputField name label value required=true /> }.into_any(),
        F::NameEn => {
            let hint = td_string!(locale, record_edit.hint_english);
            view! { <InputField name label value hint /> }.into_any()
        }
        F::ScopeZh => view! { <AreaField name label value rows=4 /> }.into_any(),
        F::ScopeEn => {
            let hint = td_string!(locale, record_edit.hint_english);
            view! { <AreaField name label value hint rows=4 /> }.into_any()
        }
        F::ProjectOwner | F::ResponsibleUnit => view! { <InputField name label value /> }.into_any(),
        F::AssignedLeader | F::ProjectLiaison => {
            let hint = td_string!(locale, record_edit.hint_restricted);
            view! { <InputField name label value hint /> }.into_any()
        }
        F::ApprovalCode => {
            let hint = td_string!(locale, record_edit.hint_approval);
            view! { <InputField name label value hint /> }.into_any()
        }
        F::Category => {
            let none = (value.is_empty()).then(|| td_string!(locale, record_edit.choose).to_owned());
            let options = options::<Category>(&value, language);
            pick(name, label, options, none, true)
        }
        F::Sector => {
            let none = (value.is_empty()).then(|| td_string!(locale, record_edit.choose).to_owned());
            pick(name, label, options::<Sector>(&value, language), none, true)
        }
        F::Subdistrict => {
            let none = Some(td_string!(locale, ui.not_published).to_owned());
            pick(name, label, options::<Subdistrict>(&value, language), none, false)
        }
        F::Programmes => programmes(&value, label),
        F::Stage => stage(form, label),
        F::ActualStart | F::ActualFinish => {
            view! { <InputField name label value kind=InputKind::Date /> }.into_any()
        }
        F::OpeningBalance => {
            let hint = td_string!(locale, record_edit.hint_opening);
            let unit = td_string!(locale, ui.wan);
            view! { <InputField name label value hint unit kind=InputKind::Decimal /> }.into_any()
        }
        F::Enrolled => {
            let label = td_string!(locale, record_edit.enrolled);
            view! { <CheckField name label checked=!value.is_empty() /> }.into_any()
        }
        F::Place => view! { {place(form)} {map_link(form)} }.into_any(),
    }
}

pub(super) fn options<T: CodeList>(chosen: &str, language: domain::label::Language) -> Vec<ChoiceOption> {
    let option =
        |one: &T| ChoiceOption::new(one.code(), one.label().in_language(language), one.code() == chosen);
    T::ALL.iter().map(option).collect()
}

fn pick(
    name: &'static str,
    label: &'static str,
    options: Vec<ChoiceOption>,
    none: Option<String>,
    required: bool,
) -> AnyView {
    match none {
        Some(none) => view! { <PickField name label options none required /> }.into_any(),
        None => view! { <PickField name label options required /> }.into_any(),
    }
}

fn programmes(chosen: &str, label: &'static str) -> AnyView {
    let language = use_language();
    let boxes = Programme::ALL.iter().map(|programme| {
        let checked = chosen.split(',').any(|code| code == programme.code());
        let (value, label) = (programme.code(), programme.label().in_language(language));
        view! { <CheckField name="programmes" value label checked /> }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset class="edit-boxes" id="field-programmes" tabindex="-1">
            <legend class="field-label">{label}</legend>
            {boxes}
        </fieldset>
    }
    .into_any()
}

fn stage(form: &RecordForm, label: &'static str) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let options = options::<Stage>(&form.value("stage"), language);
    let none = td_string!(locale, ui.not_published);
    let since = td_string!(locale, record_edit.stage_since);
    let hint = td_string!(locale, record_edit.hint_stage);
    let from = form.value("stage_effective_from");
    view! {
        <div class="edit-pair">
            <PickField name="stage" label options none />
            <InputField name="stage_effective_from" label=since value=from hint kind=InputKind::Date />
        </div>
    }
    .into_any()
}
