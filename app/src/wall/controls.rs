//! What one can do with a wall, by buttons and by keys: space pauses, arrows step, F fills the screen.

use super::rotation::Rotation;
use crate::locale::{td_string, use_locale};
use crate::ui::{Icon, live};
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, KeyboardEvent};

/// The bar at the foot.
#[component]
pub(super) fn Controls(rotation: Rotation) -> impl IntoView {
    let locale = use_locale();
    Effect::new(move |_| {
        let listening = window_event_listener(ev::keydown, move |event| on_key(rotation, &event));
        on_cleanup(move || listening.remove());
    });
    let position = move || format!("{} / {}", rotation.at.get() + 1, rotation.count.get().max(1));
    let pause = live(move || {
        let (icon, name) = if rotation.paused.get() {
            (icondata::LuPlay, td_string!(locale, wall.resume))
        } else {
            (icondata::LuPause, td_string!(locale, wall.pause))
        };
        view! {
            <Icon icon />
            <span class="sr-only">{name}</span>
        }
        .into_any()
    });
    let (previous, next) = (td_string!(locale, wall.previous), td_string!(locale, wall.next));
    let full_screen = td_string!(locale, wall.full_screen);
    view! {
        <div class="wall-controls" role="group" aria-label=td_string!(locale, wall.controls)>
            <button type="button" class="wall-button" aria-label=previous on:click=move |_| rotation.step(-1)>
                <Icon icon=icondata::LuChevronLeft />
            </button>
            <button type="button" class="wall-button" on:click=move |_| toggle(rotation)>
                {pause}
            </button>
            <button type="button" class="wall-button" aria-label=next on:click=move |_| rotation.step(1)>
                <Icon icon=icondata::LuChevronRight />
            </button>
            <button type="button" class="wall-button" aria-label=full_screen on:click=move |_| fill_screen()>
                <Icon icon=icondata::LuMaximize />
            </button>
            <span class="wall-position">{position}</span>
            <a class="wall-leave" href="/">
                {td_string!(locale, wall.leave)}
            </a>
        </div>
    }
    .into_any()
}

fn toggle(rotation: Rotation) {
    rotation.paused.update(|paused| *paused = !*paused);
}

fn on_key(rotation: Rotation, event: &KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    // On a button or a link the space bar is that one's.
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let on_control = target.is_some_and(|target| target.closest("button, a").ok().flatten().is_some());
    match event.key().as_str() {
        " " if !on_control => toggle(rotation),
        "ArrowRight" => rotation.step(1),
        "ArrowLeft" => rotation.step(-1),
        "f" | "F" => fill_screen(),
        _ => return,
    }
    event.prevent_default();
}

/// Fills the screen, or gives it back.
fn fill_screen() {
    let document = document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        // A browser that does not let us leaves all as it is.
        let _ = root.request_fullscreen();
    }
}
