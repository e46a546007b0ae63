//! What can be done with everything at once.

use crate::locale::{td_string, use_locale};
use crate::ui::{Button, ButtonVariant, live};
use domain::outbox::{Command, Item};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// The file's name.
const FILE: &str = "guatu-outbox.json";

/// Send now, export.
pub(super) fn tools(items: Vec<Item>) -> AnyView {
    let locale = use_locale();
    let told = RwSignal::new(None);
    let send = move |_: MouseEvent| {
        super::begin();
        crate::side::outbox::hurry();
    };
    let export = move |_: MouseEvent| {
        // What was typed, by whom and when; how it stands says the page.
        let commands: Vec<&Command> = items.iter().map(|item| &item.command).collect();
        let text = serde_json::to_string_pretty(&commands).unwrap_or_default();
        told.set(Some(crate::side::outbox::save_file(FILE, "application/json", &text)));
    };
    let told = live(move || match told.get() {
        None => ().into_any(),
        Some(true) => td_string!(locale, outbox.exported).into_any(),
        Some(false) => td_string!(locale, outbox.not_exported).into_any(),
    });
    view! {
        <div class="form-actions">
            <Button variant=ButtonVariant::Primary kind="button" on:click=send>
                {td_string!(locale, outbox.send_all)}
            </Button>
            <Button kind="button" on:click=export>
                {td_string!(locale, outbox.export)}
            </Button>
            <span role="status">{told}</span>
        </div>
    }
    .into_any()
}
