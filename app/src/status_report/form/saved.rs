//! What is said of a draft: whether it is kept, why a button was not let through, what was found on the device.

use super::autosave::Autosave;
use super::live::{self, Live};
use crate::locale::{td_string, use_locale};
use crate::ui::{Button, Notice, Tone, live as drawn_live};
use leptos::ev::MouseEvent;
use leptos::prelude::*;

/// Where things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing was typed yet.
    Untouched,
    /// Something was typed since, and will be kept in a moment.
    Changed,
    /// On its way.
    Saving,
    /// Kept, at this time.
    Kept(String),
    /// Not kept; will be tried again. Whether the device has it.
    Failed(bool),
    /// Not kept, and trying again will not help before signing in.
    SignedOut,
    /// Not kept, and here is why it cannot be.
    Refused(String),
}

impl Standing {
    /// Whether the reader must know that it is not kept.
    pub const fn is_bad(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::SignedOut | Self::Refused(_))
    }
}

/// The line that says where things stand; a notice when something is not kept.
pub(super) fn status(autosave: Autosave) -> AnyView {
    let locale = use_locale();
    let text = drawn_live(move || match autosave.standing.get() {
        Standing::Untouched => ().into_any(),
        Standing::Changed => td_string!(locale, report.changed).into_any(),
        Standing::Saving => td_string!(locale, report.saving).into_any(),
        Standing::Kept(at) => td_string!(locale, report.kept_at, at = at).to_string().into_any(),
        // The message beside it says so already.
        Standing::Failed(_) if autosave.stopped.get().is_some() => ().into_any(),
        Standing::Failed(true) => td_string!(locale, report.not_kept).into_any(),
        Standing::Failed(false) => td_string!(locale, report.not_kept_anywhere).into_any(),
        Standing::Refused(why) => why.into_any(),
        Standing::SignedOut => {
            let href = crate::ui::address("/sign-in", [("next", "/reports")]);
            view! {
                {td_string!(locale, report.not_kept_signed_out)}
                " "
                <a href=href target="_blank" rel="noopener external">{td_string!(locale, report.sign_in)}</a>
            }
            .into_any()
        }
    });
    let class = move || {
        let is_told =
            matches!(autosave.standing.get(), Standing::Failed(_)) && autosave.stopped.get().is_some();
        if autosave.standing.with(Standing::is_bad) && !is_told {
            "report-saved notice tone-caution"
        } else {
            "report-saved"
        }
    };
    view! { <span class=class role="status">{text}</span> }.into_any()
}

/// Why a button was not let through; it takes the focus.
pub(super) fn stopped(autosave: Autosave) -> AnyView {
    let locale = use_locale();
    let text = drawn_live(move || match autosave.stopped.get() {
        None => ().into_any(),
        Some(true) => td_string!(locale, report.stopped).into_any(),
        Some(false) => td_string!(locale, report.stopped_not_kept).into_any(),
    });
    view! {
        <div
            node_ref=autosave.told_stopped
            class="notice tone-bad report-stopped"
            role="alert"
            tabindex="-1"
            hidden=move || autosave.stopped.get().is_none()
        >
            {text}
        </div>
    }
    .into_any()
}

/// That what stands in the form was found on the device, with a way to throw it away.
pub(super) fn restored(state: Live, autosave: Autosave) -> AnyView {
    let locale = use_locale();
    let throw_away = move |_: MouseEvent| live::throw_away(state, autosave);
    drawn_live(move || match autosave.restored.get() {
        None => ().into_any(),
        Some(at) => {
            let text = td_string!(locale, report.restored, at = at).to_string();
            view! {
                <Notice tone=Tone::Caution>
                    <p>{text}</p>
                    <Button kind="button" on:click=throw_away>
                        {td_string!(locale, report.restored_drop)}
                    </Button>
                </Notice>
            }
            .into_any()
        }
    })
}
