//! The form itself, of a record that is there or is to be made.

use super::assemble::FORM;
use super::clash::summary;
use super::fields::groups;
use super::view::RecordForm;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Button, ButtonVariant, InputField, LinkButton, PageHead, PostForm};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page of a record that is there.
pub(super) fn record_form(form: RecordForm) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = form.name.in_language(language).to_owned();
    let title = td_string!(locale, record_edit.title, code = form.code.as_str()).to_string();
    let label = title.clone();
    let back = format!("/projects/{}", form.code);
    // What was tried from the record's own page: it is told above the form.
    let told = form.again.as_ref().filter(|again| !again.is_of(FORM));
    let told = told.and_then(|again| {
        let texts = again.errors.0.iter().map(|error| &error.message).chain(&again.message);
        let texts: Vec<_> =
            texts.map(|text| view! { <p>{text.in_language(language).to_owned()}</p> }).collect();
        (!texts.is_empty()).then(|| view! { <div class="form-errors" role="alert">{texts}</div> })
    });
    let office = (!form.office).then(|| {
        view! { <p class="field-hint">{td_string!(locale, record_edit.office_keeps)}</p> }
    });
    let (key, again) = (form.key.clone(), form.again.clone());
    view! {
        <Title text=title.clone() />
        <PageHead title lead=name />
        {told}
        <PostForm name=FORM label again key>
            {hidden_fields(&form)}
            {summary(&form)}
            {groups(&form)}
            {office}
            {actions(td_string!(locale, record_edit.save), back)}
        </PostForm>
    }
    .into_any()
}

/// What goes along unseen.
pub(super) fn hidden_fields(form: &RecordForm) -> AnyView {
    let hidden = form.hidden.0.clone().into_iter().map(|(name, value)| {
        view! { <input type="hidden" name=name value=value /> }
    });
    hidden.collect_view().into_any()
}

/// What ends the form: doing it, and going back.
pub(super) fn actions(done: &'static str, back: String) -> AnyView {
    view! {
        <div class="form-actions">
            <Button variant=ButtonVariant::Primary>{done}</Button>
            <LinkButton href=back>{td_string!(use_locale(), record_edit.cancel)}</LinkButton>
        </div>
    }
    .into_any()
}

/// The page of a record to be made.
pub(super) fn new_record_form(form: RecordForm) -> AnyView {
    let locale = use_locale();
    let title = td_string!(locale, record_edit.new_title);
    let (key, again) = (form.key.clone(), form.again.clone());
    view! {
        <Title text=title />
        <PageHead title lead=td_string!(locale, record_edit.new_lead) />
        <PostForm name="new-record" label=title again key>
            <InputField
                name="code"
                label=td_string!(locale, record_edit.code)
                hint=td_string!(locale, record_edit.hint_code)
            />
            {groups(&form)}
            {actions(td_string!(locale, record_edit.create), "/projects".to_owned())}
        </PostForm>
    }
    .into_any()
}
