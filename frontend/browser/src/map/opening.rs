//! How a map is opened: where it looks, how it may be moved, which buttons it has.

use super::library::{Library, Map, member, object};
use super::listening::{Listener, on};
use domain::portfolio_map::{MapBox, MapWords};
use js_sys::{Array, Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Millionths of a degree beyond everything shown that one may move to: some 25 km.
const BEYOND: i32 = 250_000;
/// No nearer than this at first: some street blocks across the map.
const NEAREST: f64 = 15.0;
/// The word in the address's `#` under which the view is kept: `#view=zoom/latitude/longitude`.
const VIEW: &str = "view";
/// How long a page may be busy before its map is made all the same.
const PATIENCE_MS: i32 = 2_000;
/// How long a browser is waited for that does not say when it has time.
const MOMENT_MS: i32 = 300;

/// What a map is made with.
pub(super) fn options(
    place: &Element,
    words: MapWords,
    around: Option<MapBox>,
    start: Option<MapBox>,
    style: &JsValue,
) -> JsValue {
    let locale = [
        ("Map.Title", words.title),
        ("NavigationControl.ZoomIn", words.zoom_in),
        ("NavigationControl.ZoomOut", words.zoom_out),
        ("FullscreenControl.Enter", words.full_screen),
        ("FullscreenControl.Exit", words.leave_full_screen),
        ("CooperativeGesturesHandler.MobileHelpText", words.two_fingers),
    ];
    let options = object([
        ("container", place.into()),
        ("style", style.clone()),
        ("hash", VIEW.into()),
        ("locale", object(locale.map(|(name, text)| (name, text.into())))),
        // Flat, north up: a drawing of a district gains nothing from being tilted.
        ("dragRotate", false.into()),
        ("touchPitch", false.into()),
        ("pitchWithRotate", false.into()),
        ("maxPitch", 0.into()),
        ("minZoom", 9.into()),
        ("maxZoom", 18.into()),
        // Who made the outlines is said under the map; who made what they are laid on, by a control of its own.
        ("attributionControl", false.into()),
        // On a phone the map lies in the way of the finger that scrolls the page.
        ("cooperativeGestures", is_coarse().into()),
        ("renderWorldCopies", false.into()),
        ("fadeDuration", 0.into()),
    ]);
    let set = |name: &str, value: JsValue| {
        // Cannot fail: the object is ours.
        let _ = Reflect::set(&options, &name.into(), &value);
    };
    if let Some(start) = start {
        set("bounds", corners(start, 0));
        set("fitBoundsOptions", object([("maxZoom", NEAREST.into())]));
    }
    if let Some(around) = around {
        set("maxBounds", corners(around, BEYOND));
    }
    options
}

/// South-west and north-east of a box grown by so many millionths of a degree.
fn corners(part: MapBox, grown: i32) -> JsValue {
    let degrees = |micro: i32| JsValue::from(f64::from(micro) / 1e6);
    let corner = |x: i32, y: i32| Array::of2(&degrees(x), &degrees(y));
    let (west, south) = (part.west.saturating_sub(grown), part.south.saturating_sub(grown));
    let (east, north) = (part.east.saturating_add(grown), part.north.saturating_add(grown));
    Array::of2(&corner(west, south), &corner(east, north)).into()
}

/// Whether the pointer is a finger.
pub(super) fn is_coarse() -> bool {
    let query = web_sys::window().and_then(|window| window.match_media("(pointer: coarse)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Waits until the page is drawn and the browser has time. On a phone a map made earlier waits for the page's drawing with
/// everything else held up; the page is usable before it.
pub(super) async fn page_drawn() {
    let promise = Promise::new(&mut |done: Function, _: Function| {
        let Some(window) = web_sys::window() else { return };
        let idle = object([("timeout", PATIENCE_MS.into())]);
        let asked = member(&window, &["requestIdleCallback"])
            .and_then(|ask| Function::from(ask).call2(&window, &done, &idle).ok());
        if asked.is_none() {
            // Safari on phones of today; a moment is enough.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, MOMENT_MS);
        }
    });
    // It is never refused.
    let _ = JsFuture::from(promise).await;
}

/// Waits until the map is drawn; says whether it could be. What goes wrong later leaves the map as it is. One that is laid
/// on a basemap is there with its style: parts of the basemap may take long, or never come.
pub(super) async fn loaded(map: &Map, laid_on: bool, kept: &mut Vec<Listener>) -> bool {
    let answer: Rc<RefCell<Option<Function>>> = Rc::default();
    let promise = Promise::new(&mut |done: Function, _: Function| {
        *answer.borrow_mut() = Some(done);
    });
    let events: &[(&str, bool)] =
        if laid_on { &[("style.load", true)] } else { &[("load", true), ("error", false)] };
    for (event, good) in events.iter().copied() {
        let answer = Rc::clone(&answer);
        let told = move |_: JsValue| {
            if let Some(done) = answer.borrow_mut().take() {
                // Cannot fail: it is the promise's own.
                let _ = done.call1(&JsValue::NULL, &good.into());
            }
        };
        on(map, event, told, kept);
    }
    JsFuture::from(promise).await.is_ok_and(|good| good.is_truthy())
}

/// Marks in the browser's timeline (User Timing) when everything was first drawn, for whoever measures.
pub(super) fn mark_idle(map: &Map, kept: &mut Vec<Listener>) {
    let marked = Cell::new(false);
    let idle = move |_: JsValue| {
        let performance = web_sys::window().and_then(|window| window.performance());
        if let Some(performance) = performance.filter(|_| !marked.replace(true)) {
            // A timeline that is full measures nothing any more.
            let _ = performance.mark("guatu-map-idle");
        }
    };
    on(map, "idle", idle, kept);
}

/// The map's buttons and its scale, and whose the map is that it is laid on.
pub(super) fn controls(library: &Library, map: &Map, frame: &Element, laid_on: bool) {
    let wanted = [
        ("NavigationControl", object([("showCompass", false.into())]), "top-right"),
        ("FullscreenControl", object([("container", frame.into())]), "top-right"),
        ("ScaleControl", object([("unit", "metric".into())]), "bottom-right"),
    ];
    let whose = ("AttributionControl", object([("compact", false.into())]), "bottom-right");
    for (name, options, corner) in wanted.into_iter().chain(laid_on.then_some(whose)) {
        if let Some(control) = library.control(name, &options) {
            map.add_control(&control, corner);
        }
    }
    // Turning by keys would leave the map askew, with no button to set it right.
    let keyboard = Reflect::get(map, &"keyboard".into()).ok();
    let stop = keyboard
        .and_then(|keyboard| Some((Reflect::get(&keyboard, &"disableRotation".into()).ok()?, keyboard)));
    if let Some((stop, keyboard)) = stop {
        // Present since MapLibre 1; were it gone, Shift and an arrow would turn the map.
        let _ = Function::from(stop).call0(&keyboard);
    }
}
