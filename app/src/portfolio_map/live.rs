//! The browser's map: opened once the page has been taken over, told what is shown, and listened to. Where it cannot be
//! opened, the sketch stays.

use super::state::MapState;
use crate::changes::use_changes;
use crate::locale::{td_string, use_language, use_locale};
use crate::side::LiveMap;
use crate::status_light::light_tone;
use domain::place::FENGZE;
use domain::portfolio_map::{Beyond, MapBox, MapEvent, MapWords, SKETCH_MARGIN, Site, box_around};
use domain::status_light::Light;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::{Element, EventTarget};

/// Where the map is kept while it is there. Made in the browser alone: only the thread that made it may touch it.
type Place = StoredValue<Option<LiveMap>, LocalStorage>;

/// Opens the map in its place and keeps both sides told.
pub(super) fn use_live_map(state: MapState, frame: NodeRef<html::Div>, place: NodeRef<html::Div>) {
    let words = words();
    super::part::follow(state);
    let kept = RwSignal::new(None::<Place>);
    // It reads no signal, so what it makes stays until the page is left.
    Effect::new(move |_| kept.set(Some(StoredValue::new_local(None))));
    Effect::new(move |opened: Option<bool>| {
        let opened = opened.unwrap_or(false);
        let (Some(kept), Some(frame), Some(place)) = (kept.get(), frame.get(), place.get()) else {
            return opened;
        };
        // Asked for once there is something to show.
        let shown = state.of_answer(|answer| (answer.sites.clone(), answer.beyond.clone()));
        let Some((sites, beyond)) = shown else { return opened };
        if opened || sites.is_empty() {
            return opened;
        }
        spawn_local(async move {
            let start = start(&sites, beyond.as_ref(), !words_of(state).is_empty());
            let told = move |event| told(state, event);
            let opened = LiveMap::open(&frame, &place, words, &sites, beyond.as_ref(), start, told).await;
            // The page may have been left meanwhile: then the map goes again at once.
            if opened.is_some() && kept.try_set_value(opened).is_none() {
                state.open.set(true);
            }
        });
        true
    });
    let with_map = move |use_it: &dyn Fn(&LiveMap)| {
        // The page may have been left meanwhile.
        if let Some(kept) = kept.try_get_untracked().flatten() {
            kept.try_with_value(|map| map.as_ref().map(use_it));
        }
    };
    // What is shown. It follows answers and not the address, which is ahead of them.
    Effect::new(move |earlier: Option<String>| {
        let open = state.open.get();
        let shown = state.of_answer(|answer| (answer.sites.clone(), answer.beyond.clone()));
        let words = words_of(state);
        let Some((sites, beyond)) = shown.filter(|_| open) else { return words };
        let shown = sites.clone();
        // With the frame after the page's colours are those of this answer.
        request_animation_frame(move || with_map(&|map| map.show(&shown, beyond.as_ref())));
        // Who looks for words is taken to what was found.
        if earlier.is_some_and(|earlier| earlier != words) && !words.is_empty() {
            go_to(state, &sites);
        }
        words
    });
    Effect::new(move |_| {
        let (chosen, pointed, open) = (state.chosen.get(), state.pointed.get(), state.open.get());
        let site = |code: Option<String>| code.and_then(|code| state.site(&code));
        let (chosen, pointed) = (site(chosen), site(pointed));
        if open {
            with_map(&|map| map.mark(chosen.as_ref(), pointed.as_ref()));
        }
    });
    Effect::new(move |_| {
        if let Some(part) = state.wanted.get() {
            with_map(&|map| map.go_to(part));
        }
    });
    // A chosen project that the filters no longer let through is chosen no more.
    Effect::new(move |_| {
        let Some(chosen) = state.chosen.get() else { return };
        let gone = state.of_answer(|answer| {
            answer.beyond.is_none() && answer.sites.iter().all(|site| site.code != chosen)
        });
        if gone == Some(true) {
            state.chosen.set(None);
        }
    });
    follow(state);
}

fn words() -> MapWords {
    let locale = use_locale();
    MapWords {
        language: use_language(),
        shapes: [Light::Green, Light::Yellow, Light::Red, Light::Grey].map(|light| light_tone(light).shape()),
        title: td_string!(locale, portfolio_map.map_label),
        zoom_in: td_string!(locale, portfolio_map.zoom_in),
        zoom_out: td_string!(locale, portfolio_map.zoom_out),
        full_screen: td_string!(locale, portfolio_map.full_screen),
        leave_full_screen: td_string!(locale, portfolio_map.leave_full_screen),
        two_fingers: td_string!(locale, portfolio_map.two_fingers),
    }
}

/// The words that are looked for.
fn words_of(state: MapState) -> String {
    let words = state.address.try_with_untracked(|address| {
        address.as_ref().map(|address| address.query.filter.q.clone()).unwrap_or_default()
    });
    words.unwrap_or_default()
}

/// Where the map looks at first: at what words have found, else where the sketch looks, as long as that shows everything.
fn start(sites: &[Site], beyond: Option<&Beyond>, found: bool) -> Option<MapBox> {
    let around = beyond.map_or_else(|| box_around(sites), |beyond| Some(beyond.around));
    let sketch = MapBox::of(FENGZE.grown(SKETCH_MARGIN));
    let within = around.is_some_and(|around| sketch.holds(&around));
    if within && !found { Some(sketch) } else { around }
}

/// What happened on the map.
fn told(state: MapState, event: MapEvent) {
    match event {
        MapEvent::Moved(part) => {
            let leaves_out = state.of_answer(|answer| match &answer.beyond {
                Some(beyond) => !part.holds(&beyond.around),
                None => answer.sites.iter().any(|site| !part.shows(site)),
            });
            // The page may have been left meanwhile.
            let _ = state.part.try_set((leaves_out == Some(true)).then_some(part));
        }
        MapEvent::Chosen(code) => drop(state.chosen.try_set(code)),
        MapEvent::Pointed(code) => drop(state.pointed.try_set(code)),
    }
}

/// Takes the map to projects; a single one is chosen, too.
fn go_to(state: MapState, sites: &[Site]) {
    if let [only] = sites {
        state.chosen.set(Some(only.code.clone()));
    }
    if let Some(around) = box_around(sites) {
        state.wanted.set(Some(around));
    }
}

/// Takes the map to everything that is shown.
pub(super) fn show_all(state: MapState) {
    let around: Option<MapBox> = state
        .of_answer(|answer| match &answer.beyond {
            Some(beyond) => Some(beyond.around),
            None => box_around(&answer.sites),
        })
        .flatten();
    state.wanted.set(around);
}

/// When a row's button was pressed: takes the map to its project.
pub(super) fn locate(state: MapState, target: Option<&EventTarget>) {
    let button = target.and_then(|target| target.dyn_ref::<Element>()?.closest("[data-locate]").ok()?);
    let Some(code) = button.and_then(|button| button.get_attribute("data-locate")) else { return };
    if let Some(site) = untrack(|| state.site(&code)) {
        go_to(state, std::slice::from_ref(&site));
    }
}

/// Shows what others change, in place.
fn follow(state: MapState) {
    let language = use_language();
    let show = move || {
        let Ok(asked) = state.address.get_untracked() else { return };
        spawn_local(async move {
            let Ok(answer) = super::get_portfolio_map(asked.search(), language).await else { return };
            // The reader may have left the page or gone on to another question.
            if state.address.try_get_untracked().and_then(Result::ok) != Some(asked) {
                return;
            }
            let drawn = &answer.drawn;
            let places = [
                (".map-head", &drawn.head),
                (".map-sketch", &drawn.sketch),
                (".map-figure > figcaption", &drawn.legend),
                (".map-list", &drawn.list),
                (".map-elsewhere", &drawn.elsewhere),
            ];
            for (place, html) in places {
                if let Ok(Some(place)) = document().query_selector(place) {
                    crate::side::patch(&place, html);
                }
            }
            state.fresh.set(Some(answer));
        });
    };
    use_changes(|_, _| true, show);
    Effect::new(move |_| {
        state.answer.track();
        state.fresh.set(None);
    });
}
