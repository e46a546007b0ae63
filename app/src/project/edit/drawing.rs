//! The map on which a place is drawn, and its buttons. What is drawn is written into the fields below it, and what is
//! typed into them is drawn (`drawing_state`): the fields are what is sent.

use super::drawing_state::{DrawingState, Stage};
use crate::locale::{td_string, use_language, use_locale};
use crate::side::DrawingMap;
use crate::status_light::light_tone;
use crate::ui::Button;
use domain::place::{FENGZE, ShapeKind, drawn_so_far};
use domain::portfolio_map::{MapBox, MapWords};
use domain::status_light::Light;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Degrees around a place that are seen at first: some 500 m.
const AROUND: f64 = 0.005;

/// The map with its buttons; hidden until it is there.
#[component]
pub(super) fn Drawing(drawing: DrawingState) -> impl IntoView {
    let locale = use_locale();
    open_map(drawing);
    wait_for_it(drawing);
    let begin = move |kind: ShapeKind, label: &'static str| {
        view! {
            <Button kind="button" on:click=move |_| drawing.begin(kind)>
                {label}
            </Button>
        }
    };
    view! {
        <div
            class="map-figure draw"
            role="group"
            aria-label=td_string!(locale, record_edit.draw_label)
            hidden=move || drawing.stage.get() == Stage::None
            on:keydown=move |event| on_key(drawing, &event)
        >
            <p class="field-hint">{td_string!(locale, record_edit.draw_hint)}</p>
            <div class="draw-tools">
                {begin(ShapeKind::Point, td_string!(locale, record_edit.draw_point))}
                {begin(ShapeKind::Line, td_string!(locale, record_edit.draw_line))}
                {begin(ShapeKind::Area, td_string!(locale, record_edit.draw_area))}
                <Button kind="button" on:click=move |_| drawing.add_middle()>
                    {td_string!(locale, record_edit.draw_middle)}
                </Button>
                <Button kind="button" on:click=move |_| drawing.undo()>
                    {td_string!(locale, record_edit.draw_undo)}
                </Button>
                <Button kind="button" on:click=move |_| drawing.redo()>
                    {td_string!(locale, record_edit.draw_redo)}
                </Button>
                <Button kind="button" on:click=move |_| drawing.clear()>
                    {td_string!(locale, record_edit.draw_clear)}
                </Button>
            </div>
            <div
                node_ref=drawing.frame
                class="map-frame draw-frame"
                class:map-open=move || drawing.stage.get() == Stage::Open
            >
                <div node_ref=drawing.place class="map-place"></div>
                <span class="draw-middle" aria-hidden="true"></span>
            </div>
            <p class="draw-told" role="status">{move || drawing.told.get()}</p>
        </div>
    }
    .into_any()
}

/// Opens the map once the page has been taken over.
fn open_map(drawing: DrawingState) {
    let words = words();
    // It reads no signal, so what it makes stays until the page is left.
    Effect::new(move |_| {
        drawing.kept.set(Some(StoredValue::new_local(None)));
        drawing.stage.set(Stage::Opening);
    });
    Effect::new(move |opened: Option<bool>| {
        let elements = (drawing.kept.get(), drawing.frame.get(), drawing.place.get(), drawing.fields.get());
        let (Some(kept), Some(frame), Some(place), Some(_)) = elements else { return false };
        if opened == Some(true) {
            return true;
        }
        drawing.now.set_value(drawing.typed());
        spawn_local(async move {
            let typed = drawing.now.try_get_value().unwrap_or_default();
            let around = drawn_so_far(&typed).and_then(|geometry| geometry.bounding_box());
            let start = MapBox::of(around.unwrap_or(FENGZE).grown(AROUND));
            let told = move |geometry| {
                // The map is still busy with what it tells of.
                spawn_local(async move { drawing.drawn(&geometry) });
            };
            let map = DrawingMap::open(&frame, &place, words, start, told).await;
            let stage = if map.is_some() { Stage::Open } else { Stage::None };
            // The page may have been left meanwhile: then the map goes again at once.
            if kept.try_set_value(map).is_none() {
                drawing.stage.set(stage);
                drawing.show();
            }
        });
        true
    });
}

/// Holds the form back while a shape is half drawn: what is sent is what is in the fields.
fn wait_for_it(drawing: DrawingState) {
    Effect::new(move || {
        let held = window_event_listener(ev::submit, move |event| {
            if drawing.is_unfinished() {
                event.prevent_default();
                if let Some(frame) = drawing.frame.get_untracked() {
                    frame.scroll_into_view();
                }
            }
        });
        on_cleanup(move || held.remove());
    });
}

fn words() -> MapWords {
    let locale = use_locale();
    MapWords {
        language: use_language(),
        shapes: [Light::Green, Light::Yellow, Light::Red, Light::Grey].map(|light| light_tone(light).shape()),
        title: td_string!(locale, record_edit.draw_map),
        zoom_in: td_string!(locale, portfolio_map.zoom_in),
        zoom_out: td_string!(locale, portfolio_map.zoom_out),
        full_screen: td_string!(locale, portfolio_map.full_screen),
        leave_full_screen: td_string!(locale, portfolio_map.leave_full_screen),
        two_fingers: td_string!(locale, portfolio_map.two_fingers),
    }
}

/// Undo and redo by the keys for them; Escape gives up what was begun.
fn on_key(drawing: DrawingState, event: &KeyboardEvent) {
    let with = event.ctrl_key() || event.meta_key();
    match (with, event.shift_key(), event.key().to_lowercase().as_str()) {
        (true, false, "z") => drawing.undo(),
        (true, true, "z") | (true, false, "y") => drawing.redo(),
        (false, _, "escape") if drawing.begun.get_value().is_some() => drawing.show(),
        _ => return,
    }
    event.prevent_default();
}
