//! What the pages that belong to one project have in common: the way back, and their head.

use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{ErrorState, PageHead};
use domain::label::Bilingual;
use domain::project::ProjectCode;
use leptos::prelude::*;
use leptos_meta::Title;

/// Breadcrumb, title and one line under it.
pub(super) fn sub_head(code: &ProjectCode, name: &Bilingual, title: &'static str, lead: String) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let whole = format!("{title} · {code} {}", name.in_language(language));
    let name = format!("{code} {}", name.in_language(language));
    view! {
        <Title text=whole />
        <div class="record-nav no-print">
            <nav aria-label=td_string!(locale, record.breadcrumb)>
                <ol class="breadcrumb">
                    <li><a href="/projects">{td_string!(locale, record.back_to_list)}</a></li>
                    <li><a href=format!("/projects/{code}")>{name}</a></li>
                    <li aria-current="page">{title}</li>
                </ol>
            </nav>
        </div>
        <PageHead title lead />
    }
    .into_any()
}

/// The page when there is no answer.
pub(super) fn failed(title: &'static str, error: AppError) -> AnyView {
    view! {
        <Title text=title />
        <h1 class="page-title">{title}</h1>
        <ErrorState error />
    }
    .into_any()
}
