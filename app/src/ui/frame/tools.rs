//! Language and theme: plain links that work without JavaScript.

use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Icon, Theme, with_query};
use domain::label::Language;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The same page in the other language. A full load, because the language is fixed for a page's life.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let search = use_location().search;
    let (other, name) = match use_language() {
        Language::ZhCn => (Language::En, "English"),
        Language::En => (Language::ZhCn, "中文"),
    };
    view! {
        <a
            class="tool-link"
            href=move || with_query(&search.read(), "lang", Some(other.tag()))
            hreflang=other.tag()
            lang=other.tag()
            rel="alternate external nofollow"
        >
            {name}
        </a>
    }
}

/// Light, dark or system. A link loads the page anew; with JavaScript the page changes on the spot.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let locale = use_locale();
    let search = use_location().search;
    let current = RwSignal::new(crate::side::theme());
    let choices = [
        (Theme::System, icondata::LuMonitor, td_string!(locale, ui.theme_system)),
        (Theme::Light, icondata::LuSun, td_string!(locale, ui.theme_light)),
        (Theme::Dark, icondata::LuMoon, td_string!(locale, ui.theme_dark)),
    ];
    let links = choices.map(|(theme, icon, label)| {
        view! {
            <li>
                <a
                    class="tool-link"
                    href=move || with_query(&search.read(), "theme", Some(theme.word()))
                    rel="external nofollow"
                    aria-current=move || (current.get() == theme).then_some("true")
                    title=label
                    on:click=move |event| {
                        event.prevent_default();
                        crate::side::remember_theme(theme);
                        current.set(theme);
                    }
                >
                    <Icon icon />
                    <span class="sr-only">{label}</span>
                </a>
            </li>
        }
    });
    view! {
        <ul class="tool-group" aria-label=td_string!(locale, ui.theme_label)>
            {links.into_iter().collect_view()}
        </ul>
    }
}
