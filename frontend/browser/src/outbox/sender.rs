//! Sends what waits: when a page begins, when the network comes back, when a pause is over, when the service worker
//! says so, and when somebody asks.

use super::database::Kept;
use super::hold::changed;
use super::key::chance;
use super::request::send;
use super::turn::in_turn;
use crate::device::clock;
use domain::label::Language;
use domain::outbox::{Next, Outcome, Standing, next};
use js_sys::Reflect;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, MessageEvent};

/// What the service worker says when the browser lets it know that the network is back.
const SEND: &str = "guatu-outbox-send";
/// The longest timer, in milliseconds: a device's clock may jump.
const LONGEST_TIMER: i64 = 60_000;
/// While another tab sends, in milliseconds.
const BUSY_PAUSE: i64 = 3_000;

thread_local! {
    static STARTED: Cell<bool> = const { Cell::new(false) };
    static TIMER: Cell<Option<i32>> = const { Cell::new(None) };
    /// For whom, as the page was made.
    static OWNER: RefCell<Option<(String, Language)>> = const { RefCell::new(None) };
}

/// Sends what an account has waiting, now and for as long as the page lives.
pub fn start(account: String, language: Language) {
    OWNER.set(Some((account, language)));
    if !STARTED.replace(true) {
        listen();
    }
    send_now();
}

/// Sends what waits now, as far as it may go by itself.
fn send_now() {
    let Some((account, language)) = OWNER.with_borrow(Clone::clone) else { return };
    stop_timer();
    spawn_local(async move {
        let sending = async move {
            if let Some(then) = send_all(&account, language).await {
                send_at(then);
            }
        };
        if !in_turn(sending).await {
            // Whoever is at it may have looked for the last time before something was put in.
            send_at(clock() + BUSY_PAUSE);
        }
    });
}

/// Until nothing may go; says when to look again.
async fn send_all(account: &str, language: Language) -> Option<i64> {
    // A browser that refuses storage has nothing that waits.
    let kept = Kept::open().await.ok()?;
    loop {
        let items = kept.items().await.ok()?;
        let key = match next(&items, account, clock()) {
            Next::Send(key) => key,
            Next::At(then) => return Some(then),
            Next::Nothing => return None,
        };
        let mut item = items.into_iter().find(|item| item.command.key == key)?;
        item.send();
        // Before it is sent: what cannot even be noted down is not sent, so that its answer is never forgotten.
        kept.change(std::slice::from_ref(&item), &[], &[]).await.ok()?;
        changed(&kept).await;
        let answer = send(&kept, &item.command, language).await;
        let is_reached = answer.status.is_some();
        let outcome = Outcome::of(key, answer);
        let is_signed_out = outcome == Outcome::SignIn;
        // Its author may have thrown it away while it was on its way.
        let still_there = kept.items().await.ok()?.iter().any(|item| item.command.key == key);
        if item.answered(outcome, clock(), chance()) {
            kept.change(&[], &[], &[key]).await.ok()?;
        } else if still_there {
            kept.change(std::slice::from_ref(&item), &[], &[]).await.ok()?;
        }
        changed(&kept).await;
        if is_signed_out {
            // The others would be told the same. Whoever signs in comes back with a new page.
            return None;
        }
        if !is_reached {
            // Nor would the others arrive.
            return Some(item.not_before);
        }
    }
}

fn send_at(then: i64) {
    let Some(window) = web_sys::window() else { return };
    let pause = i32::try_from((then - clock()).clamp(500, LONGEST_TIMER)).unwrap_or(i32::MAX);
    let call = Closure::once_into_js(send_now);
    let timer = window.set_timeout_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), pause);
    TIMER.set(timer.ok());
}

fn stop_timer() {
    if let (Some(window), Some(timer)) = (web_sys::window(), TIMER.take()) {
        window.clear_timeout_with_handle(timer);
    }
}

/// Listeners for as long as the page lives.
fn listen() {
    let Some(window) = web_sys::window() else { return };
    let online = Closure::<dyn FnMut(Event)>::new(|_| hurry());
    // Cannot fail: the name is a constant and valid.
    let _ = window.add_event_listener_with_callback("online", online.as_ref().unchecked_ref());
    online.forget();
    let told = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let kind = Reflect::get(&event.data(), &"type".into()).ok().and_then(|kind| kind.as_string());
        if kind.as_deref() == Some(SEND) {
            hurry();
        }
    });
    // On an insecure connection there are no service workers, and the property is missing.
    let has_worker = Reflect::get(&window.navigator(), &"serviceWorker".into());
    if has_worker.is_ok_and(|worker| worker.is_object()) {
        let workers = window.navigator().service_worker();
        let _ = workers.add_event_listener_with_callback("message", told.as_ref().unchecked_ref());
    }
    told.forget();
}

/// What pauses need not pause any longer: somebody asks, or the network is back.
pub fn hurry() {
    spawn_local(async {
        if let Ok(kept) = Kept::open().await {
            let mut items = kept.items().await.unwrap_or_default();
            items.retain(|item| matches!(item.standing, Standing::Waiting) && item.not_before > 0);
            items.iter_mut().for_each(|item| item.not_before = 0);
            // What stays as it was goes a little later.
            let _ = kept.change(&items, &[], &[]).await;
        }
        send_now();
    });
}
