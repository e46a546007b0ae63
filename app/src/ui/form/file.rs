//! A field to choose files in.

use super::field::{Parts, field_class};
use super::filling::use_filling;
use crate::locale::{td_string, use_language, use_locale};
use leptos::prelude::*;

/// A file that was kept before: by an earlier form, or by this one before it came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// What the box to remove it sends.
    pub value: String,
    /// Its name.
    pub name: String,
    /// What it holds, and how much.
    pub detail: String,
    /// Where it is.
    pub address: String,
    /// Where its small picture is.
    pub thumbnail: Option<String>,
}

/// Pictures and papers, as `accept` says it. Without HEIC, so that an iPhone turns its photos into JPEG.
pub const PICTURES_AND_PAPERS: &str =
    "image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt";

/// Files to choose, below those that are kept, each with a box to remove it (sent as `NAME_remove`). The form
/// around it is `multipart`.
#[component]
pub fn FileField(
    /// The name they are sent under.
    #[prop(into)]
    name: String,
    /// What it asks for.
    #[prop(into)]
    label: String,
    /// What may be chosen and how large, under the label.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What the browser offers; the server looks into the files whatever it says.
    #[prop(default = PICTURES_AND_PAPERS)]
    accept: &'static str,
    /// Whether only one can be chosen.
    #[prop(optional)]
    single: bool,
    /// Whether a phone opens its camera at once, instead of asking.
    #[prop(optional)]
    camera: bool,
    /// What is kept.
    #[prop(optional)]
    stored: Vec<StoredFile>,
) -> impl IntoView {
    let filling = use_filling();
    filling.name_field(&name, &label);
    // Each file may be wrong in its own way.
    let language = use_language();
    let errors: Vec<_> = filling.errors(&name).map(|error| error.in_language(language)).collect();
    let error = (!errors.is_empty()).then(|| errors.join(" "));
    let focus = filling.is_first_error(&name);
    let wrong = error.is_some();
    let parts = Parts::new(&name, true, wrong);
    let kept = td_string!(use_locale(), ui.file_kept);
    let hint = hint.map_or_else(|| kept.to_owned(), |hint| format!("{hint} {kept}"));
    view! {
        <div class=field_class(wrong)>
            {parts.label(label, false)} {parts.hint(Some(hint))} {stored_list(&name, stored)}
            <input
                class="file-input"
                id=parts.id.clone()
                name=name
                type="file"
                accept=accept
                multiple=!single
                capture=camera.then_some("environment")
                autofocus=focus
                aria-describedby=parts.described.clone()
                aria-invalid=wrong.then_some("true")
            /> {parts.error(error)}
        </div>
    }
}

fn stored_list(name: &str, stored: Vec<StoredFile>) -> AnyView {
    if stored.is_empty() {
        return ().into_any();
    }
    let locale = use_locale();
    let remove = format!("{name}_remove");
    let items = stored.into_iter().map(|file| {
        let picture = file.thumbnail.map(|address| {
            view! { <img class="file-picture" src=address alt="" loading="lazy" decoding="async" /> }
        });
        let label = td_string!(locale, ui.file_remove, name = file.name.clone());
        view! {
            <li class="file-stored">
                {picture} <a class="file-name" href=file.address rel="external">
                    {file.name}
                </a> <span class="file-detail">{file.detail}</span> <label class="check">
                    <input class="checkbox" type="checkbox" name=remove.clone() value=file.value />
                    <span>{label}</span>
                </label>
            </li>
        }
    });
    let items = items.collect_view();
    view! {
        <ul class="file-list" aria-label=td_string!(locale, ui.file_stored)>
            {items}
        </ul>
    }
    .into_any()
}
