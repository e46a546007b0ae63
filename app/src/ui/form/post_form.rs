//! The form itself.

use super::Filling;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use leptos::context::Provider;
use leptos::prelude::*;

/// A posted form. Shown again, it begins with what is wrong, each with a link to its field.
#[component]
pub fn PostForm(
    /// Its name among the forms of the page: the hidden field `form`.
    name: &'static str,
    /// What it is for, for screen readers; left out where its only button says so.
    #[prop(optional, into)]
    label: Option<String>,
    /// What was sent, when the page is shown again.
    again: Option<Again>,
    /// The address that takes it; the page's own when left out.
    #[prop(optional, into)]
    action: Option<String>,
    /// The key that makes sending it twice harmless, made by the server with the page.
    #[prop(optional, into)]
    key: Option<String>,
    /// The id of the `<form>`, for what belongs to it elsewhere on the page.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether it has a [`super::FileField`].
    #[prop(optional)]
    multipart: bool,
    /// Fields and buttons.
    children: Children,
) -> impl IntoView {
    let again = again.filter(|again| again.is_of(name));
    let filling = Filling::of(again.clone(), name);
    let named = filling.clone();
    // Built before what is told above them: it calls the fields by their labels.
    let fields = view! { <Provider value=filling>{children()}</Provider> };
    let summary = again.as_ref().map(|again| summary(again, &named));
    // Not the key that was sent: with it, the mended form would count as another request under an old key.
    let key = key.map(|key| view! { <input type="hidden" name="key" value=key /> });
    view! {
        <form
            class="post-form"
            method="post"
            action=action
            enctype=multipart.then_some("multipart/form-data")
            id=id
            aria-label=label
            novalidate=true
        >
            <input type="hidden" name="form" value=name />
            {key}
            {summary}
            {fields}
        </form>
    }
}

fn summary(again: &Again, filling: &Filling) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let errors: Vec<_> = again
        .errors
        .0
        .iter()
        .map(|error| {
            let text = error.message.in_language(language).to_owned();
            let text = match filling.label_of(&error.field) {
                Some(field) => td_string!(locale, ui.form_error_of, field = field, error = text).to_string(),
                None => text,
            };
            if error.field.is_empty() {
                view! { <li>{text}</li> }.into_any()
            } else {
                let href = format!("#field-{}", error.field);
                view! { <li><a href=href rel="external">{text}</a></li> }.into_any()
            }
        })
        .collect();
    let message = again.message.as_ref().map(|message| {
        view! { <p>{message.in_language(language).to_owned()}</p> }
    });
    let list = (!errors.is_empty()).then(|| {
        view! {
            <p class="form-errors-title">{td_string!(locale, ui.form_errors)}</p>
            <ul>{errors}</ul>
        }
    });
    if message.is_none() && list.is_none() {
        return ().into_any();
    }
    view! { <div class="form-errors" role="alert">{message} {list}</div> }.into_any()
}
