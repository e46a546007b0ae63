//! The question to the journal as a form: verbs and kinds are chosen in words; what an address asks for beside
//! them stays asked for and is shown.

use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{
    Button, ChoiceOption, Filling, FilterForm, GroupedSelectField, InputField, InputKind, OptionGroup,
    SelectField, TextField,
};
use domain::admin::{JournalVerb, SubjectKind};
use domain::code_list::CodeList as _;
use domain::form::{FieldErrors, Fields};
use leptos::context::Provider;
use leptos::prelude::*;

/// The name of the form for [`Filling`]; nothing is posted.
const FORM: &str = "journal";

/// The form, with what is wrong at its fields.
pub(super) fn filter(asked: &Fields, errors: FieldErrors) -> AnyView {
    let locale = use_locale();
    let (action, subject) = (asked.get("action").trim(), asked.get("subject").trim());
    let (other_action, verbs) = (other_action(action), verbs(action));
    let mut kinds = kinds(subject);
    if let Some(one) = other_subject(subject) {
        kinds.insert(0, one);
    }
    let filling = (!errors.is_empty()).then(|| {
        let typed = asked.0.iter().filter(|(name, _)| name != "form").cloned();
        let fields = typed.chain([("form".to_owned(), FORM.to_owned())]).collect();
        Again { fields, errors, ..Again::default() }
    });
    let filling = Filling::of(filling, FORM);
    let asked = asked.clone();
    let value = move |name: &str| asked.get(name).to_owned();
    view! {
        <Provider value=filling>
            <FilterForm action="/admin/journal" label=td_string!(locale, admin.journal_filter)>
                <InputField
                    name="actor"
                    label=td_string!(locale, admin.actor)
                    value=value("actor")
                    hint=td_string!(locale, admin.actor_hint)
                />
                <GroupedSelectField
                    name="action"
                    label=td_string!(locale, admin.action)
                    first=other_action
                    groups=verbs
                />
                <SelectField name="subject" label=td_string!(locale, admin.subject) options=kinds any=true />
                <TextField
                    name="project"
                    label=td_string!(locale, admin.project_code)
                    value=value("project")
                    placeholder="CJ-001"
                />
                <InputField name="from" label=td_string!(locale, admin.from_day) value=value("from") kind=InputKind::Date />
                <InputField name="to" label=td_string!(locale, admin.to_day) value=value("to") kind=InputKind::Date />
                <Button>{td_string!(locale, admin.find)}</Button>
            </FilterForm>
        </Provider>
    }
    .into_any()
}

/// Every verb under its kind; first the kind as a whole, where it has several.
fn verbs(asked: &str) -> Vec<OptionGroup> {
    let (locale, language) = (use_locale(), use_language());
    let of_kind = |kind: SubjectKind| {
        let label = kind.label().in_language(language);
        let verbs: Vec<_> = JournalVerb::ALL.iter().filter(|verb| verb.kind() == kind).collect();
        let whole = (verbs.len() > 1).then(|| {
            let all = td_string!(locale, admin.all_of_kind, kind = label).to_string();
            ChoiceOption::new(prefix(kind), all, asked == prefix(kind))
        });
        let each = verbs.iter().map(|verb| {
            ChoiceOption::new(verb.code(), verb.label().in_language(language), asked == verb.code())
        });
        OptionGroup { label: label.to_owned(), options: whole.into_iter().chain(each).collect() }
    };
    let groups = SubjectKind::ALL.iter().map(|kind| of_kind(*kind));
    groups.filter(|group| !group.options.is_empty()).collect()
}

fn kinds(asked: &str) -> Vec<ChoiceOption> {
    let language = use_language();
    let kinds = SubjectKind::ALL.iter().filter(|kind| kind.is_subject());
    kinds
        .map(|kind| ChoiceOption::new(kind.code(), kind.label().in_language(language), asked == kind.code()))
        .collect()
}

/// The beginning of verbs that an address asks for and the list does not have.
fn other_action(asked: &str) -> Vec<ChoiceOption> {
    let is_kind = |text: &str| SubjectKind::ALL.iter().any(|kind| prefix(*kind) == text);
    if asked.is_empty() || JournalVerb::from_code(asked).is_some() || is_kind(asked) {
        return Vec::new();
    }
    let label = td_string!(use_locale(), admin.beginning_with, text = asked).to_string();
    vec![ChoiceOption::new(asked, label, true)]
}

/// The one thing that an address asks for: a link in a row does.
fn other_subject(asked: &str) -> Option<ChoiceOption> {
    let is_kind = SubjectKind::from_code(asked).is_some_and(SubjectKind::is_subject);
    (!asked.is_empty() && !is_kind).then(|| {
        let label = td_string!(use_locale(), admin.only_subject, id = asked).to_string();
        ChoiceOption::new(asked, label, true)
    })
}

fn prefix(kind: SubjectKind) -> String {
    format!("{}.", kind.code())
}
