//! What is said of a code that no project has, and the form to type another.

use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Button, ButtonVariant};
use domain::label::Bilingual;
use domain::project::ProjectCode;
use leptos::prelude::*;

/// What is said, and the codes that are like it.
pub(super) fn unknown(code: &str, like: Vec<(ProjectCode, Bilingual)>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let like = (!like.is_empty()).then(|| {
        let links = like.into_iter().map(|(code, name)| {
            let text = format!("{code} {}", name.in_language(language));
            view! { <li><a class="site-link" href=format!("/p/{code}") rel="external">{text}</a></li> }
        });
        let links = links.collect_view();
        view! {
            <p>{td_string!(locale, site_check.like)}</p>
            <ul class="site-links">{links}</ul>
        }
    });
    let text = td_string!(locale, site_check.unknown, code = code).to_string();
    view! { <div class="site-unknown" role="alert"><p>{text}</p> {like}</div> }.into_any()
}

/// The form to type a code: works without JavaScript, the server leads on.
pub(super) fn code_form(typed: String) -> AnyView {
    let locale = use_locale();
    view! {
        <form class="site-code" method="get" action="/scan" role="search">
            <label class="field-label" for="field-code">{td_string!(locale, site_check.code)}</label>
            <p class="field-hint" id="field-code-hint">{td_string!(locale, site_check.code_hint)}</p>
            <span class="input-row">
                <input
                    class="input"
                    id="field-code"
                    name="code"
                    type="text"
                    value=typed
                    autocapitalize="characters"
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="go"
                    aria-describedby="field-code-hint"
                />
                <Button variant=ButtonVariant::Primary>{td_string!(locale, site_check.code_go)}</Button>
            </span>
        </form>
    }
    .into_any()
}
