//! `/projects/{code}/place`: the place of a record alone, with a map on which it is drawn into the same fields. Without
//! JavaScript or WebGL there are the fields.

use super::api::get_place_form;
use super::assemble::FORM;
use super::clash::{summary, under};
use super::drawing::Drawing;
use super::drawing_state::use_drawing;
use super::form::{actions, hidden_fields};
use super::page::failed;
use super::place::place;
use super::view::RecordForm;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{PageHead, PostForm, awaited_or, use_path_value};
use crate::wire::answer_of;
use domain::project::ProjectField;
use leptos::html;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/projects/{code}/place`.
pub(in crate::project) fn open() -> AnyView {
    let code = use_path_value("code");
    let answer = answer_of(move || code.get(), get_place_form);
    view! {
        {awaited_or(
            12,
            move || async move { Ok(place_form(answer.await?)) },
            move |error| failed(code.get_untracked(), error),
        )}
    }
    .into_any()
}

fn place_form(form: RecordForm) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = form.name.in_language(language).to_owned();
    let title = td_string!(locale, record_edit.place_title, code = form.code.as_str()).to_string();
    let label = title.clone();
    let back = format!("/projects/{}", form.code);
    let (key, again) = (form.key.clone(), form.again.clone());
    let fields = NodeRef::<html::Div>::new();
    let drawing = use_drawing(fields);
    view! {
        <Title text=title.clone() />
        <PageHead title lead=name />
        <PostForm name=FORM label again key>
            {hidden_fields(&form)}
            {summary(&form)}
            <Drawing drawing />
            <div class="edit-field">
                <div
                    class="edit-field"
                    node_ref=fields
                    on:input=move |_| drawing.follow()
                    on:change=move |_| drawing.typed_over()
                >
                    {place(&form)}
                </div>
                {under(&form, ProjectField::Place)}
            </div>
            {actions(td_string!(locale, record_edit.save), back)}
        </PostForm>
    }
    .into_any()
}
