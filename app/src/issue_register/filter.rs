//! Which issues: one plain GET form.

use super::view::RegisterView;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{
    Button, ButtonVariant, ChoiceOption, FilterForm, LinkButton, SelectField, TextField, TextKind,
};
use domain::code_list::CodeList as _;
use domain::issue_register::{RegisterQuery, Severity, Standing};
use leptos::prelude::*;

pub(super) fn filter_form(found: &RegisterView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let query = &found.query;
    let severities = Severity::ALL.iter().map(|severity| {
        let chosen = query.severity == Some(*severity);
        ChoiceOption::new(severity.code(), severity.label().in_language(language), chosen)
    });
    let ordered =
        vec![ChoiceOption::new(RegisterQuery::YES, td_string!(locale, register.only_ordered), query.ordered)];
    let nobody = ChoiceOption::new(
        RegisterQuery::NOBODY,
        td_string!(locale, register.nobody),
        query.owner == Some(None),
    );
    let owners = found.owners.iter().map(|owner| {
        let chosen = query.owner.as_ref().is_some_and(|asked| asked.as_ref() == Some(owner));
        ChoiceOption::new(owner.as_str(), owner.as_str(), chosen)
    });
    let (severities, owners): (Vec<_>, Vec<_>) = (severities.collect(), owners.chain([nobody]).collect());
    // The tab stays; where it is the first one, the address need not say so.
    let state = (query.state != Standing::Open).then(|| {
        view! { <input type="hidden" name="state" value=query.state.code() /> }
    });
    let reset = query.is_narrowed().then(|| {
        view! { <LinkButton href="/issues">{td_string!(locale, register.reset)}</LinkButton> }
    });
    let (words, project) = (query.q.clone(), query.project.clone());
    view! {
        <FilterForm action="/issues" label=td_string!(locale, register.filter)>
            {state}
            <TextField
                name="q"
                label=td_string!(locale, register.words)
                value=words
                kind=TextKind::Search
            />
            <TextField
                name="project"
                label=td_string!(locale, register.project_code)
                value=project
                placeholder="CJ-001"
            />
            <SelectField
                name="owner"
                label=td_string!(locale, register.owner)
                options=owners
                any=true
            />
            <SelectField
                name="severity"
                label=td_string!(locale, register.severity)
                options=severities
                any=true
            />
            <SelectField
                name="ordered"
                label=td_string!(locale, register.ordered)
                options=ordered
                any=true
            />
            <div class="filter-actions">
                <Button variant=ButtonVariant::Primary>{td_string!(locale, register.show)}</Button>
                {reset}
            </div>
        </FilterForm>
    }
    .into_any()
}
