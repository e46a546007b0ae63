//! What stands in place of the list when it cannot be answered: why, and ways on.

use super::face::Face;
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Button, ErrorState, LinkButton, with_query};
use domain::portfolio::parameter_label;
use leptos::prelude::*;
use leptos_router::hooks::use_url;

/// The error with its ways on: try again, or the same question without the word that is not allowed.
#[component]
pub(crate) fn Failure(
    /// Which page could not be answered.
    face: Face,
    /// Why.
    error: AppError,
    /// Asks again.
    retry: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let way_on = match &error {
        AppError::Invalid { field, .. } if !field.is_empty() => {
            let search = use_url().read_untracked().search().to_owned();
            let href = format!("{}{}", face.path(), with_query(&search, field, None));
            let label = parameter_label(field).map(|label| label.in_language(use_language()));
            let name = label.unwrap_or(field.as_str());
            let text = td_string!(locale, project.without_parameter, name = name).to_string();
            view! { <LinkButton href=href.trim_end_matches('?')>{text}</LinkButton> }.into_any()
        }
        AppError::Unreachable | AppError::Internal { .. } => view! {
            <Button kind="button" on:click=move |_| retry.run(())>
                {td_string!(locale, project.retry)}
            </Button>
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! { <ErrorState error>{way_on}</ErrorState> }.into_any()
}
