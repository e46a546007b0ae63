//! `/p/{code}`: a project as a telephone shows it at its gate. Whoever may read the record may read it. It does not follow
//! changes as the record does: a form that is being filled in must not be taken away.

use super::api::find_site;
use super::bar::bar;
use super::check_form::check_form;
use super::list::checks;
use super::missing::{code_form, unknown};
use super::standing::standing;
use super::view::{SiteAnswer, SiteView};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::{Again, use_again};
use crate::ui::{DoneNotice, ErrorState, Section, awaited_or, use_path_value};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page.
pub(super) fn open() -> AnyView {
    let code = use_path_value("code");
    let answer = answer_of(move || code.get(), find_site);
    let again = use_again();
    view! {
        <DoneNotice words=done />
        {awaited_or(
            8,
            move || async move {
                Ok(match answer.await? {
                    SiteAnswer::Found(found) => site(&found, again.await.as_ref()),
                    SiteAnswer::Unknown(like) => missing(code.get_untracked(), like),
                })
            },
            move |error| failed(code.get_untracked(), error),
        )}
    }
    .into_any()
}

/// What was done, in words.
fn done(word: &str) -> Option<String> {
    (word == "checked").then(|| td_string!(use_locale(), site_check.done_checked).to_owned())
}

fn site(found: &SiteView, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let name = found.name.in_language(language).to_owned();
    let unit = found.unit.clone().map(|unit| view! { <p class="site-unit">{unit}</p> });
    let form = found.may.check.then(|| check_form(found, again));
    let latest = (found.may.internal && !found.checks.is_empty()).then(|| {
        let list = checks(found.checks.clone());
        view! { <Section title=td_string!(locale, site_check.checks)>{list}</Section> }
    });
    view! {
        <Title text=format!("{} {name}", found.code) />
        <article class="site">
            <header class="site-head">
                <p class="record-code">{found.code.to_string()}</p>
                <h1 class="page-title">{name}</h1>
                {unit}
            </header>
            {standing(found)}
            {form}
            {latest}
            <p class="site-more">
                <a class="site-link" href=format!("/projects/{}", found.code)>
                    {td_string!(locale, site_check.record)}
                </a>
                <a class="site-link" href="/scan" rel="external">{td_string!(locale, site_check.scan_title)}</a>
            </p>
        </article>
        {bar(found)}
    }
    .into_any()
}

/// The page of a code that no project has.
fn missing(code: String, like: Vec<(domain::project::ProjectCode, domain::label::Bilingual)>) -> AnyView {
    crate::side::set_status(404);
    let title = td_string!(use_locale(), site_check.scan_title);
    view! {
        <Title text=title />
        <article class="site">
            <h1 class="page-title">{title}</h1>
            {unknown(&code, like)}
            {code_form(code)}
        </article>
    }
    .into_any()
}

fn failed(code: String, error: AppError) -> AnyView {
    view! {
        <Title text=code.clone() />
        <h1 class="page-title">{code}</h1>
        <ErrorState error />
    }
    .into_any()
}
