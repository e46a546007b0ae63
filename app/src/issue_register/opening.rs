//! The form that puts a problem on the register, folded until it is wanted.

use super::view::{Opening, RegisterView};
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{
    Button, ButtonVariant, ChoiceOption, Disclosure, InputField, InputKind, PickField, PostForm,
};
use domain::code_list::CodeList as _;
use domain::issue_register::Severity;
use leptos::prelude::*;

/// The form's name.
pub(super) const FORM: &str = "open";

pub(super) fn opening_form(found: &RegisterView, again: Option<Again>) -> AnyView {
    if found.opening == Opening::Nothing {
        return ().into_any();
    }
    let (locale, language) = (use_locale(), use_language());
    let open = again.as_ref().is_some_and(|again| again.is_of(FORM));
    let severities = Severity::ALL.iter().map(|severity| {
        let chosen = *severity == Severity::Ordinary;
        ChoiceOption::new(severity.code(), severity.label().in_language(language), chosen)
    });
    let severities = severities.collect();
    let (key, project, owners) = (found.key.clone(), project_field(found), owners(&found.owners));
    view! {
        <Disclosure summary=td_string!(locale, register.open_new) open>
            <PostForm name=FORM label=td_string!(locale, register.open_new) again key>
                {project}
                <InputField
                    name="title"
                    label=td_string!(locale, register.issue)
                    hint=td_string!(locale, register.title_hint)
                    required=true
                />
                <PickField
                    name="severity"
                    label=td_string!(locale, register.severity)
                    options=severities
                />
                <InputField
                    name="owner"
                    label=td_string!(locale, register.owner)
                    hint=td_string!(locale, register.owner_hint)
                    list="issue-owners"
                />
                {owners}
                <InputField
                    name="due"
                    label=td_string!(locale, register.due)
                    kind=InputKind::Date
                />
                <div class="form-actions">
                    <Button variant=ButtonVariant::Primary>
                        {td_string!(locale, register.open_submit)}
                    </Button>
                </div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}

/// Which project: one of the reader's own, or any by its code. The one the register is narrowed to stands
/// there already.
fn project_field(found: &RegisterView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let asked = found.query.project.as_str();
    match &found.opening {
        Opening::Own(own) => {
            let options = own.iter().map(|(code, name)| {
                let label = format!("{code} {}", name.in_language(language));
                ChoiceOption::new(code.as_str(), label, code.as_str() == asked)
            });
            view! {
                <PickField
                    name="code"
                    label=td_string!(locale, register.project)
                    options=options.collect()
                    required=true
                />
            }
            .into_any()
        }
        Opening::Any | Opening::Nothing => view! {
            <InputField
                name="code"
                label=td_string!(locale, register.project_code)
                value=asked
                hint=td_string!(locale, register.code_hint)
                required=true
            />
        }
        .into_any(),
    }
}

/// Units that have issues to solve already, as suggestions.
fn owners(owners: &[String]) -> AnyView {
    let options = owners.iter().map(|owner| view! { <option value=owner.clone()></option> });
    view! { <datalist id="issue-owners">{options.collect_view()}</datalist> }.into_any()
}
