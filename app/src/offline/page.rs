//! `/offline`: what is on this device.

use crate::locale::{td_string, use_locale};
use crate::ui::PageHead;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/offline`.
pub(super) fn open() -> AnyView {
    let locale = use_locale();
    view! {
        <Title text=td_string!(locale, offline.title) />
        <PageHead title=td_string!(locale, offline.title) lead=td_string!(locale, offline.lead) />
        <p>{td_string!(locale, offline.needs_network)}</p>
    }
    .into_any()
}
