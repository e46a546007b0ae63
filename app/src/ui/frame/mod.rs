//! The frame around every page: header, banner, main landmark, footer.

mod network;
mod tools;
mod who;

use crate::locale::{td_string, use_locale};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;
use network::{NetworkAway, NewVersion};
use tools::{LanguageSwitch, ThemeSwitch};
use who::WhoIsSignedIn;

/// Where what is kept on the device is shown. Its sheets are its own, so links to it load it as a page of its own.
const OFFLINE: &str = "/offline";

/// An entry of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NavItem {
    href: &'static str,
    label: &'static str,
    whole_page: bool,
}

impl NavItem {
    /// An address and its name.
    #[must_use]
    pub const fn new(href: &'static str, label: &'static str) -> Self {
        Self { href, label, whole_page: false }
    }

    /// The same of a page whose content policy is another: a document keeps the one it was loaded with, so such a page
    /// is loaded anew.
    #[must_use]
    pub const fn whole_page(href: &'static str, label: &'static str) -> Self {
        Self { href, label, whole_page: true }
    }
}

/// The frame; the page stands inside.
#[component]
pub fn Frame(
    /// The navigation.
    nav: Vec<NavItem>,
    /// Whether the banner says that some records are invented.
    illustrative: bool,
    /// What the office tells everybody, if anything.
    notice: Option<String>,
    /// What waits on this device to be sent, if anything.
    waiting: AnyView,
    /// The page.
    children: Children,
) -> impl IntoView {
    let locale = use_locale();
    let main = NodeRef::<leptos::html::Main>::new();
    let path = use_location().pathname;
    // A new page without a page load: the keyboard and the screen reader must follow.
    Effect::new(move |before: Option<String>| {
        let path = path.get();
        if let (true, Some(main)) = (before.is_some_and(|before| before != path), main.get_untracked()) {
            // Only a detached element refuses focus, and then there is nothing to focus.
            let _ = main.focus();
        }
        path
    });
    let links = nav.into_iter().map(|item| {
        // "/" is the beginning of every address, so it is current only when it is all of it.
        view! {
            <li>
                <A
                    href=item.href
                    exact={item.href == "/"}
                    attr:class="nav-link"
                    attr:rel=item.whole_page.then_some("external")
                >
                    {item.label}
                </A>
            </li>
        }
    });
    view! {
        <a class="skip-link" href="#content" rel="external">
            {td_string!(locale, ui.skip_to_content)}
        </a>
        <header class="site-header">
            <div class="site-header-row">
                <a class="brand" href="/">
                    <svg class="brand-mark" viewBox="0 0 24 24" width="28" height="28" aria-hidden="true">
                        <path d="M3 2h18v2.5H3Z" />
                        <path d="M4.5 6h15v16h-15Zm2.5 9v4h2v-4Zm4-3v7h2v-7Zm4-3v10h2V9Z" fill-rule="evenodd" />
                    </svg>
                    <span class="brand-name">{td_string!(locale, ui.site_name)}</span>
                </a>
                <nav class="site-nav" aria-label=td_string!(locale, ui.nav_label)>
                    <ul>{links.collect_view()}</ul>
                </nav>
                <div class="site-tools">
                    {waiting}
                    <WhoIsSignedIn />
                    <LanguageSwitch />
                    <ThemeSwitch />
                </div>
            </div>
        </header>
        {notice.map(|notice| view! {
            <aside class="banner banner-notice" aria-label=td_string!(locale, ui.notice_label)>
                <p>{notice}</p>
            </aside>
        })}
        {illustrative.then(|| view! {
            <aside class="banner" aria-label=td_string!(locale, ui.illustrative_banner_title)>
                <p>
                    <strong>{td_string!(locale, ui.illustrative_banner_title)}</strong>
                    " "
                    {td_string!(locale, ui.illustrative_banner_text)}
                </p>
            </aside>
        })}
        <NetworkAway />
        <main node_ref=main id="content" class="site-main" tabindex="-1">
            {children()}
        </main>
        <footer class="site-footer">
            <p>{td_string!(locale, ui.footer_text)}</p>
            <p class="site-footer-links">
                <a href=OFFLINE rel="external">
                    {td_string!(locale, ui.footer_offline)}
                </a>
                <a href="/api/v1/openapi.json" rel="external">
                    {td_string!(locale, ui.footer_api)}
                </a>
            </p>
        </footer>
        <NewVersion />
    }
}
