//! Site checks, and the way to the page for a telephone, which records them.

use super::view::ProjectRecordView;
use crate::locale::{td_string, use_locale};
use crate::site_check::checks;
use crate::ui::{LinkButton, Section};
use leptos::prelude::*;

/// The section; for who may not read internal fields only the way to the page.
pub(super) fn site_checks(record: &ProjectRecordView) -> AnyView {
    let locale = use_locale();
    let shown = (!record.site_checks.is_empty()).then(|| checks(record.site_checks.clone()));
    let title = td_string!(locale, site_check.checks);
    // A document of its own: only that may ask for the device's position.
    let way = view! {
        <p class="no-print">
            <LinkButton href=format!("/p/{}", record.item.code) rel="external">
                {td_string!(locale, site_check.on_site)}
            </LinkButton>
        </p>
    };
    if record.sight.internal {
        let note = td_string!(locale, site_check.checks_note);
        view! { <Section title note>{shown} {way}</Section> }.into_any()
    } else {
        view! { <Section title>{way}</Section> }.into_any()
    }
}
