//! The form that puts a problem on the register, and that of an order.

use crate::issue_register::view::{Opening, OpeningView};
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{
    Button, ButtonVariant, ChoiceOption, InputField, InputKind, LinkButton, PickField, PostForm,
};
use domain::code_list::CodeList as _;
use domain::issue_register::Severity;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use leptos::prelude::*;

/// The form; `ordered`: as an order, which always says whose it is and until when.
pub(super) fn form(found: OpeningView, project: String, ordered: bool, again: Option<Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let severities = Severity::ALL.iter().map(|severity| {
        let chosen = *severity == Severity::Ordinary;
        ChoiceOption::new(severity.code(), severity.label().in_language(language), chosen)
    });
    let severities = severities.collect();
    let OpeningView { opening, projects, owners, key, .. } = found;
    // A leader orders what concerns any project.
    let opening = opening.filter(|_| !ordered).unwrap_or(Opening::Any);
    let (name, label, title) = if ordered {
        ("order", td_string!(locale, register.order_new), td_string!(locale, register.order_title_field))
    } else {
        ("open", td_string!(locale, register.open_new), td_string!(locale, register.issue))
    };
    let (owner_hint, submit) = if ordered {
        (td_string!(locale, register.order_owner_hint), td_string!(locale, register.order_submit))
    } else {
        (td_string!(locale, register.owner_hint), td_string!(locale, register.open_submit))
    };
    let owners = owners.into_iter().map(|owner| view! { <option value=owner></option> }).collect_view();
    // Fields are made inside the form: only there they know what was typed before.
    view! {
        <PostForm name label again key>
            {project_field(opening, projects, project)}
            <InputField
                name="title"
                label=title
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
                hint=owner_hint
                list="issue-owners"
                required=ordered
            />
            <datalist id="issue-owners">{owners}</datalist>
            <InputField
                name="due"
                label=td_string!(locale, register.due)
                kind=InputKind::Date
                required=ordered
            />
            <div class="form-actions">
                <Button variant=ButtonVariant::Primary>{submit}</Button>
                <LinkButton href="/issues">{td_string!(locale, register.back)}</LinkButton>
            </div>
        </PostForm>
    }
    .into_any()
}

/// Which project: one of the reader's own, or any by its code. The one that was asked for stands there already.
fn project_field(opening: Opening, all: Vec<(ProjectCode, Bilingual)>, asked: String) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    match opening {
        Opening::Own(own) => {
            let options = own.into_iter().map(|(code, name)| {
                let label = format!("{code} {}", name.in_language(language));
                ChoiceOption::new(code.as_str(), label, code.as_str() == asked)
            });
            let options = options.collect();
            view! {
                <PickField
                    name="code"
                    label=td_string!(locale, register.project)
                    options
                    required=true
                />
            }
            .into_any()
        }
        Opening::Any => {
            // The code is what is sent; its name stands beside it in the list of suggestions.
            let suggested = all.into_iter().map(|(code, name)| {
                let name = name.in_language(language).to_owned();
                view! { <option value=code.to_string()>{name}</option> }
            });
            let suggested = suggested.collect_view();
            view! {
                <InputField
                    name="code"
                    label=td_string!(locale, register.project_code)
                    value=asked
                    hint=td_string!(locale, register.code_hint)
                    list="issue-projects"
                    required=true
                />
                <datalist id="issue-projects">{suggested}</datalist>
            }
            .into_any()
        }
    }
}
