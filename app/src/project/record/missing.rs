//! What the page says when there is no such code: how to look for it, and which codes are like it.

use super::question::record_href;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Button, ButtonVariant, FilterForm, LinkButton, TextField, TextKind};
use domain::label::Bilingual;
use domain::project::ProjectCode;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
pub(super) fn missing(code: String, like: Vec<(ProjectCode, Bilingual)>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    // Rendered in the browser too, after a link to a record that has gone meanwhile: then nobody asks.
    crate::side::set_status(404);
    let title = td_string!(locale, record.unknown_title, code = code.as_str()).to_string();
    let like = (!like.is_empty()).then(|| {
        let links = like.into_iter().map(|(code, name)| {
            let href = record_href(&code, "");
            let text = format!("{code} {}", name.in_language(language));
            view! { <li><a href=href>{text}</a></li> }
        });
        let links = links.collect_view();
        view! {
            <h2 class="state-title">{td_string!(locale, record.unknown_like)}</h2>
            <ul class="record-lines">{links}</ul>
        }
    });
    view! {
        <Title text=title.clone() />
        <section class="state">
            <p class="state-code">"404"</p>
            <h1 class="page-title">{title}</h1>
            <p>{td_string!(locale, record.unknown_text)}</p>
            <FilterForm action="/projects" label=td_string!(locale, record.unknown_search)>
                <TextField
                    name="q"
                    label=td_string!(locale, record.unknown_search)
                    value=code
                    kind=TextKind::Search
                />
                <Button variant=ButtonVariant::Primary>{td_string!(locale, record.search)}</Button>
            </FilterForm>
            {like}
            <p class="state-actions">
                <LinkButton href="/projects">{td_string!(locale, record.all_projects)}</LinkButton>
            </p>
        </section>
    }
    .into_any()
}
