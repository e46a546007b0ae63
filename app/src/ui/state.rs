//! What stands where content should be: nothing found, an error, still loading.

use super::{ButtonVariant, LinkButton, sign_in_address};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use domain::label::{Label, Language};
use domain::portfolio::code_label;
use leptos::prelude::*;
use leptos_router::hooks::use_url;

/// Nothing matches; says so and leads on.
#[component]
pub fn EmptyState(
    /// What was not found.
    #[prop(into)]
    title: String,
    /// Why that may be.
    #[prop(optional, into)]
    text: Option<String>,
    /// Ways on: clear the filters, another month.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="state">
            <p class="state-title">{title}</p>
            {text.map(|text| view! { <p>{text}</p> })}
            {children.map(|children| view! { <p class="state-actions">{children()}</p> })}
        </div>
    }
}

/// An error, in words that help: what is wrong, what is allowed, which reference to quote.
#[component]
pub fn ErrorState(
    /// The error.
    error: AppError,
    /// Ways on that only the page knows: they come first.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    // A page that is rendered with an error says so in its status line too.
    crate::side::set_status(error.status());
    let text = error.text().in_language(language).to_owned();
    // Loaded anew, not asked for again: an older page cannot read the answer.
    let reload = (error == AppError::Renewed).then(|| {
        let href = format!("?{}", use_url().read_untracked().search().trim_start_matches('?'));
        view! { <LinkButton href rel="external">{td_string!(locale, ui.error_retry)}</LinkButton> }
    });
    let sign_in = (error == AppError::NotSignedIn).then(|| {
        let url = use_url();
        let url = url.read_untracked();
        let href = sign_in_address(url.path(), url.search());
        view! {
            <LinkButton href rel="external" variant=ButtonVariant::Primary>
                {td_string!(locale, ui.sign_in)}
            </LinkButton>
        }
    });
    let allowed = match error {
        AppError::Invalid { field, allowed, .. } if !allowed.is_empty() => {
            let values = allowed.into_iter().map(|value| {
                let words = code_label(&field, &value).map(|label| in_brackets(&label, language));
                view! { <code class="code">{value}</code> {words} " " }
            });
            let values = values.collect_view();
            Some(view! { <p>{td_string!(locale, ui.error_allowed)} " " {values}</p> })
        }
        _ => None,
    };
    view! {
        <div class="state" role="alert">
            <p class="state-title">{td_string!(locale, ui.error_title)}</p>
            <p>{text}</p>
            {allowed}
            <p class="state-actions">
                {sign_in} {reload} {children.map(|children| children())}
                <LinkButton href="/projects">{td_string!(locale, ui.nav_projects)}</LinkButton>
                <LinkButton href="/">{td_string!(locale, ui.nav_overview)}</LinkButton>
            </p>
        </div>
    }
}

/// What a code means, behind it.
fn in_brackets(label: &Label, language: Language) -> String {
    match language {
        Language::ZhCn => format!("（{}）", label.zh),
        Language::En => format!(" ({})", label.en),
    }
}

/// Grey lines while something loads.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 4)]
    lines: usize,
) -> impl IntoView {
    let lines = (0..lines).map(|_| view! { <div class="skeleton skeleton-line"></div> });
    view! {
        <div role="status">
            <span class="sr-only">{td_string!(use_locale(), ui.loading)}</span>
            {lines.collect_view()}
        </div>
    }
}
