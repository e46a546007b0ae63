//! The projects a person reports: those it has, ticked; those found, to tick; all of a unit at once.

use super::super::view::{Assignable, Person};
use super::own_address;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{
    Button, ButtonVariant, CheckField, ChoiceOption, FilterForm, PickField, PostForm, Section, TextField,
    TextKind,
};
use leptos::prelude::*;

/// The forms.
pub(super) fn forms(person: &Person, again: Option<Again>) -> AnyView {
    let locale = use_locale();
    let action = own_address(person);
    let (has, found) = (person.projects.clone(), person.candidates.clone());
    let none = person.projects.is_empty().then(|| td_string!(locale, admin.no_projects));
    let (q, revision) = (person.q.clone(), person.revision);
    let found_note = (!person.q.is_empty()).then(|| {
        if person.candidates.is_empty() {
            td_string!(locale, admin.none_found)
        } else if person.more_candidates {
            td_string!(locale, admin.more_found)
        } else {
            td_string!(locale, admin.tick_to_add)
        }
    });
    let units = person.unit_projects.iter().map(|(unit, count)| {
        let label = td_string!(locale, admin.unit_with_projects, unit = unit.clone(), count = *count);
        ChoiceOption::new(unit.clone(), label, false)
    });
    let units: Vec<_> = units.collect();
    let of_unit = (!units.is_empty()).then(|| {
        view! {
            <PostForm
                name="unit_projects"
                label=td_string!(locale, admin.of_unit)
                action=action.clone()
                again=again.clone()
            >
                <input type="hidden" name="revision" value=revision />
                <PickField
                    name="of_unit"
                    label=td_string!(locale, admin.of_unit)
                    options=units
                    none=td_string!(locale, admin.choose_unit)
                />
                <p class="form-actions">
                    <Button>{td_string!(locale, admin.add_unit_projects)}</Button>
                </p>
            </PostForm>
        }
    });
    view! {
        <Section title=td_string!(locale, admin.projects_title) note=td_string!(locale, admin.projects_note)>
            {of_unit}
            <FilterForm action=action.clone() label=td_string!(locale, admin.find_projects)>
                <TextField
                    name="q"
                    label=td_string!(locale, admin.find_projects)
                    value=q
                    kind=TextKind::Search
                />
                <Button>{td_string!(locale, admin.find)}</Button>
            </FilterForm>
            <PostForm name="projects" label=td_string!(locale, admin.projects_title) action again>
                <input type="hidden" name="revision" value=revision />
                <fieldset class="admin-ticks">
                    <legend>{td_string!(locale, admin.has_projects)}</legend>
                    {none}
                    {ticks(&has, true)}
                </fieldset>
                {found_note.map(|note| view! {
                    <fieldset class="admin-ticks">
                        <legend>{note}</legend>
                        {ticks(&found, false)}
                    </fieldset>
                })}
                <p class="form-actions">
                    <Button variant=ButtonVariant::Primary>{td_string!(locale, admin.save_projects)}</Button>
                </p>
            </PostForm>
        </Section>
    }
    .into_any()
}

/// A box a project. Made inside the form: its context tells them what was ticked.
fn ticks(projects: &[Assignable], checked: bool) -> Vec<AnyView> {
    projects.iter().map(|project| tick(project, checked)).collect()
}

fn tick(project: &Assignable, checked: bool) -> AnyView {
    let name = project.name.in_language(use_language());
    let unit = project.unit.as_deref().map(|unit| format!(" · {unit}")).unwrap_or_default();
    let label = format!("{} {name}{unit}", project.code);
    view! { <CheckField name="project" value=project.code.to_string() label checked /> }.into_any()
}

/// The same for whoever only reads; nothing when there are none.
pub(super) fn list(person: &Person) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    if person.projects.is_empty() {
        return None;
    }
    let items = person.projects.iter().map(|project| {
        let href = format!("/projects/{}", project.code);
        let name = project.name.in_language(language).to_owned();
        view! { <li><a href=href>{project.code.to_string()}</a> " " {name}</li> }
    });
    let items = items.collect_view();
    Some(view! { <Section title=td_string!(locale, admin.projects_title)><ul class="admin-list">{items}</ul></Section> }.into_any())
}
