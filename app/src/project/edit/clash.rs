//! What somebody else has done to a field meanwhile: taken over, or to be chosen.

use super::view::{CHOOSE, Choice, FieldClash, RecordForm};
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Badge, Tone};
use domain::code_list::CodeList as _;
use domain::project::ProjectField;
use leptos::prelude::*;

/// What stands above the fields of a form that met another change.
pub(super) fn summary(form: &RecordForm) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    if form.clashes.is_empty() && form.taken.is_empty() {
        return None;
    }
    let names = |fields: &mut dyn Iterator<Item = ProjectField>| {
        let labels: Vec<_> = fields.map(|field| field.label().in_language(language)).collect();
        labels.join(td_string!(locale, record.comma))
    };
    let clashes = (!form.clashes.is_empty()).then(|| {
        let names = names(&mut form.clashes.iter().map(|clash| clash.field));
        view! { <p>{td_string!(locale, record_edit.to_choose, names = names).to_string()}</p> }
    });
    let taken = (!form.taken.is_empty()).then(|| {
        let names = names(&mut form.taken.iter().copied());
        view! { <p>{td_string!(locale, record_edit.taken_over, names = names).to_string()}</p> }
    });
    let view = view! { <div class="notice tone-caution">{clashes} {taken}</div> };
    Some(view.into_any())
}

/// What stands under a field.
pub(super) fn under(form: &RecordForm, field: ProjectField) -> Option<AnyView> {
    let locale = use_locale();
    if form.taken.contains(&field) {
        let label = td_string!(locale, record_edit.taken);
        return Some(
            view! { <p class="edit-taken"><Badge label tone=Tone::Info mark=true /></p> }.into_any(),
        );
    }
    form.clashes.iter().find(|clash| clash.field == field).map(three_ways)
}

/// Mine, theirs and what stood there, one of them to be chosen.
fn three_ways(clash: &FieldClash) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = format!("{CHOOSE}{}", clash.field);
    let label = clash.field.label().in_language(language);
    let legend = td_string!(locale, record_edit.clash_legend, field = label).to_string();
    let ways = [
        (Choice::Mine, td_string!(locale, record_edit.mine), &clash.mine_text),
        (Choice::Theirs, td_string!(locale, record_edit.theirs), &clash.theirs_text),
        (Choice::Old, td_string!(locale, record_edit.old), &clash.old_text),
    ];
    let ways = ways.map(|(choice, who, text)| {
        let text = text.in_language(language).to_owned();
        view! {
            <label class="clash-way">
                <input
                    class="radio"
                    type="radio"
                    name=name.clone()
                    value=choice.word()
                    checked=clash.chosen == Some(choice)
                />
                <span class="clash-who">{who}</span>
                <span class="clash-text">{text}</span>
            </label>
        }
    });
    view! {
        <fieldset class="clash">
            <legend class="field-label">{legend}</legend>
            {ways.into_iter().collect_view()}
        </fieldset>
    }
    .into_any()
}
