//! What the roll-up is made by, as of when, over which projects: one plain GET form.

use super::Investment;
use super::asked::{Asked, dimensions};
use super::figure::Figure;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{
    AsOfField, Button, ButtonVariant, CheckboxGroup, ChoiceOption, FilterForm, LinkButton, SelectField,
    TextField, TextKind,
};
use domain::code_list::CodeList;
use domain::label::Language;
use domain::portfolio::{Choice, Dimension};
use leptos::prelude::*;

pub(super) fn filter_form(answer: &Investment, asked: &Asked) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let (as_of, calendar) = (answer.as_of, answer.calendar);
    let filter = &asked.query.filter;
    let by = |place: usize| {
        let chosen = asked.query.by.get(place).copied();
        let option = |by: Dimension| {
            ChoiceOption::new(by.code(), by.label().in_language(language), Some(by) == chosen)
        };
        dimensions().map(option).collect::<Vec<_>>()
    };
    let cross = std::iter::once(ChoiceOption::new(
        "",
        td_string!(locale, investment.no_cross),
        asked.query.by.len() < 2,
    ));
    // Chosen by tabs over the cross table; the form only keeps it.
    let measure = asked.chosen_measure().map(Figure::code);
    let unpublished = Some(td_string!(locale, ui.not_published));
    let groups = (
        group(&filter.category, td_string!(locale, investment.category), None, language),
        group(&filter.sector, td_string!(locale, investment.sector), None, language),
        group(&filter.subdistrict, td_string!(locale, investment.subdistrict), unpublished, language),
        group(&filter.stage, td_string!(locale, investment.stage), unpublished, language),
        group(&filter.light, td_string!(locale, investment.light), None, language),
        group(
            &filter.programme,
            td_string!(locale, investment.programme),
            Some(td_string!(locale, investment.no_programme)),
            language,
        ),
        group(&filter.source, td_string!(locale, investment.source), None, language),
    );
    let owners = owners(&filter.owner, &answer.owners);
    let (rows, text) = (by(0), filter.q.clone());
    let cross: Vec<_> = cross.chain(by(1)).collect();
    let order = asked
        .order
        .map(|order| format!("{}{}", if order.descending { "-" } else { "" }, order.figure.code()));
    view! {
        <FilterForm action="/investment" label=td_string!(locale, investment.form)>
            <SelectField name="by" label=td_string!(locale, investment.by) options=rows />
            <SelectField
                name="cross"
                label=td_string!(locale, investment.cross)
                options=cross
            />
            <AsOfField calendar as_of />
            {groups}
            {owners}
            <TextField
                name="q"
                label=td_string!(locale, investment.text)
                value=text
                kind=TextKind::Search
            />
            {measure.map(|measure| view! { <input type="hidden" name="measure" value=measure /> })}
            {order.map(|order| view! { <input type="hidden" name="order" value=order /> })}
            <div class="filter-actions">
                <Button variant=ButtonVariant::Primary>{td_string!(locale, ui.apply)}</Button>
                <LinkButton href="/investment">{td_string!(locale, ui.clear)}</LinkButton>
            </div>
        </FilterForm>
    }
    .into_any()
}

/// The boxes of one filter. `unknown` offers the records where nobody has published it.
fn group<T: CodeList>(
    choice: &Choice<T>,
    label: &'static str,
    unknown: Option<&'static str>,
    language: Language,
) -> impl IntoView + use<T> {
    let values = T::ALL.iter().map(|value| {
        ChoiceOption::new(value.code(), value.label().in_language(language), choice.values.contains(value))
    });
    let none = unknown.map(|unknown| ChoiceOption::new("none", unknown, choice.none));
    let options: Vec<_> = values.chain(none).collect();
    view! { <CheckboxGroup name=T::NAME label options /> }
}

fn owners(choice: &Choice<String>, owners: &[String]) -> Option<AnyView> {
    let locale = use_locale();
    if owners.is_empty() {
        return None;
    }
    let values = owners
        .iter()
        .map(|owner| ChoiceOption::new(owner.as_str(), owner.as_str(), choice.values.contains(owner)));
    let none = ChoiceOption::new("none", td_string!(locale, ui.not_published), choice.none);
    let options: Vec<_> = values.chain([none]).collect();
    Some(
        view! { <CheckboxGroup name="owner" label=td_string!(locale, investment.owner) options /> }
            .into_any(),
    )
}
