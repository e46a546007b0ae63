//! Asks for the service worker, and lets a new one take over when whoever reads says so: never by itself, because a page
//! that is loaded anew loses what was typed.

use super::{by_id, show};
use js_sys::{Function, Reflect};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    MessageEvent, Navigator, ServiceWorker, ServiceWorkerRegistration, ServiceWorkerState, Window,
};

/// Where the server has it.
const WORKER: &str = "/sw.js";
/// The words the worker knows and says (`frontend/service_worker/worker.js`).
const TAKE_OVER: &str = "take over";
const NEWER: &str = "newer";
/// How long a page that has come to life is left alone, in milliseconds: what it still loads goes first.
const QUIET_MS: i32 = 3_000;
/// How often a page that stays open asks whether there is a new version, in milliseconds: browsers look when a page is
/// loaded, and ours go from one to another without loading any.
const AGAIN_MS: i32 = 3_600_000;
/// The bar of the frame (`app::ui::frame`), and its buttons.
const BAR: &str = "new-version";
const NOW: &str = "new-version-now";
const LATER: &str = "new-version-later";

/// Asks for the worker once the page is loaded and has been idle for a while. Not where data is to be saved: the worker
/// loads some hundred kilobytes that nobody has asked for.
pub(super) fn later(window: Window) {
    if !has_workers(&window.navigator()) || saves_data(&window.navigator()) {
        return;
    }
    spawn_local(async move {
        loop {
            pause(&window).await;
            if window.document().is_none_or(|document| document.ready_state() == "complete") {
                break;
            }
        }
        idle(&window).await;
        register(window).await;
    });
}

/// The worker in force or being installed. Without one, says nothing: a page without it is a page as before.
async fn register(window: Window) {
    let container = window.navigator().service_worker();
    let Ok(registered) = JsFuture::from(container.register(WORKER)).await else { return };
    // Browsers that are driven by programs may be told to give nothing.
    let Ok(registration) = registered.dyn_into::<ServiceWorkerRegistration>() else { return };
    follow(&window, registration);
}

/// The worker is wanted on this device: asks for it now, whatever is to be saved.
pub(super) async fn wanted() {
    let Some(window) = web_sys::window().filter(|window| has_workers(&window.navigator())) else { return };
    // The page may have asked already; asking again changes nothing.
    let _ = JsFuture::from(window.navigator().service_worker().register(WORKER)).await;
}

/// Absent without encryption, and in some private windows.
pub(super) fn has_workers(navigator: &Navigator) -> bool {
    Reflect::get(navigator, &"serviceWorker".into()).is_ok_and(|found| found.is_object())
}

fn saves_data(navigator: &Navigator) -> bool {
    let connection = Reflect::get(navigator, &"connection".into()).unwrap_or_default();
    Reflect::get(&connection, &"saveData".into()).is_ok_and(|saves| saves.is_truthy())
}

async fn pause(window: &Window) {
    let waited = js_sys::Promise::new(&mut |done: Function, _| {
        // Without a timer there is no waiting.
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, QUIET_MS);
    });
    let _ = JsFuture::from(waited).await;
}

/// Until the browser has nothing to do, where it says so (Safari does not).
async fn idle(window: &Window) {
    let ask = Reflect::get(window, &"requestIdleCallback".into()).ok();
    let Some(ask) = ask.and_then(|ask| ask.dyn_into::<Function>().ok()) else { return };
    let waited = js_sys::Promise::new(&mut |done: Function, _| {
        let _ = ask.call1(window, &done);
    });
    let _ = JsFuture::from(waited).await;
}

/// Listens for another version, and shows the bar when this page is not of it.
fn follow(window: &Window, registration: ServiceWorkerRegistration) {
    let (Some(bar), Some(code)) = (by_id(window, BAR), code_address(window)) else { return };
    let container = window.navigator().service_worker();
    let told = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if event.data().as_string().as_deref() == Some(NEWER) {
            show(&bar, true);
        }
    });
    container.set_onmessage(Some(told.as_ref().unchecked_ref()));
    told.forget();
    buttons(window, &registration);

    let code = JsValue::from(code);
    // A worker that is gone hears nothing.
    let ask = Rc::new(move |worker: &ServiceWorker| drop(worker.post_message(&code)));
    if let Some(waiting) = registration.waiting() {
        ask(&waiting);
    }
    let found_by = registration.clone();
    let found = Closure::<dyn FnMut()>::new(move || {
        // The first worker of all replaces nobody.
        let Some(worker) = found_by.installing().filter(|_| container.controller().is_some()) else { return };
        let (asked, ask) = (worker.clone(), Rc::clone(&ask));
        on_state(&worker, ServiceWorkerState::Installed, move || ask(&asked));
    });
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();

    let again = Closure::<dyn FnMut()>::new(move || {
        // Without a network it is asked the next time.
        if let Ok(asked) = registration.update() {
            spawn_local(async move { drop(JsFuture::from(asked).await) });
        }
    });
    let call = again.as_ref().unchecked_ref();
    let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(call, AGAIN_MS);
    again.forget();
}

fn buttons(window: &Window, registration: &ServiceWorkerRegistration) {
    let (at, registration) = (window.clone(), registration.clone());
    on_press(window, NOW, move || {
        let page = at.clone();
        let reload = move || drop(page.location().reload());
        match registration.waiting() {
            Some(waiting) => {
                on_state(&waiting, ServiceWorkerState::Activated, reload);
                let _ = waiting.post_message(&TAKE_OVER.into());
            }
            // Another page has let it take over.
            None => reload(),
        }
    });
    let at = window.clone();
    on_press(window, LATER, move || {
        if let Some(bar) = by_id(&at, BAR) {
            show(&bar, false);
        }
    });
}

fn on_press(window: &Window, id: &str, pressed: impl FnMut() + 'static) {
    let Some(button) = by_id(window, id) else { return };
    let pressed = Closure::<dyn FnMut()>::new(pressed);
    // Cannot fail: the name is a constant and valid.
    let _ = button.add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref());
    pressed.forget();
}

/// Calls back when a worker has come so far.
fn on_state(worker: &ServiceWorker, state: ServiceWorkerState, mut call: impl FnMut() + 'static) {
    let looked_at = worker.clone();
    let changed = Closure::<dyn FnMut()>::new(move || {
        if looked_at.state() == state {
            call();
        }
    });
    worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

/// The address of the code this page runs: the worker knows those of its own version.
fn code_address(window: &Window) -> Option<String> {
    let link = window.document()?.query_selector("link[href^='/pkg/guatu.'][href$='.wasm']").ok()??;
    link.get_attribute("href")
}
