//! Months that play by themselves.

use super::slider::{Go, Slider};
use crate::locale::{td_string, use_locale};
use crate::ui::{Icon, live};
use leptos::ev;
use leptos::prelude::*;
use std::time::Duration;

/// How long a month is shown.
const STEP: Duration = Duration::from_secs(1);

/// Shows month after month up to the last, until anything is pressed. Not offered to who wants no motion (style/kit.css).
#[component]
pub(super) fn Play(
    /// What is played.
    slider: Slider,
    /// Goes to a month.
    go: Go,
) -> impl IntoView {
    let locale = use_locale();
    let playing = slider.playing;
    let step = move || {
        let Some(months) = slider.months.get_untracked() else { return playing.set(false) };
        if slider.asked.get_untracked().is_some() {
            // The answer is under way.
            return;
        }
        match months.beside(1) {
            Some(next) => go.run(next),
            None => playing.set(false),
        }
    };
    Effect::new(move || {
        if playing.get()
            && let Ok(timer) = set_interval_with_handle(step, STEP)
        {
            on_cleanup(move || timer.clear());
        }
    });
    // Whether what is being pressed has just stopped it: on the button itself that must not start it again.
    let stopped = StoredValue::new(false);
    Effect::new(move || {
        let stop = move || {
            stopped.set_value(playing.get_untracked());
            if playing.get_untracked() {
                playing.set(false);
            }
        };
        let key = window_event_listener(ev::keydown, move |_| stop());
        let press = window_event_listener(ev::pointerdown, move |_| stop());
        on_cleanup(move || {
            key.remove();
            press.remove();
        });
    });
    let press = move |_| {
        if playing.get_untracked() {
            playing.set(false);
        } else if !stopped.get_value() {
            // From the last month on there is nothing: from the first, then.
            if let Some(months) = slider.months.get_untracked().filter(|months| months.shown == months.last) {
                go.run(months.first);
            }
            playing.set(true);
        }
        stopped.set_value(false);
    };
    let face = live(move || {
        let (icon, text) = if playing.get() {
            (icondata::LuPause, td_string!(locale, ui.time_stop))
        } else {
            (icondata::LuPlay, td_string!(locale, ui.time_play))
        };
        view! {
            <Icon icon />
            {text}
        }
        .into_any()
    });
    view! {
        <button class="btn month-play" type="button" on:click=press>
            {face}
        </button>
    }
    .into_any()
}
