//! One tab at a time (Web Locks): two that send at once would do no harm, but would ask for everything twice.

use js_sys::{Function, Object, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

const NAME: &str = "guatu-outbox";

thread_local! {
    /// Where there are no locks: at least one at a time in this tab.
    static BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Does `work` unless another tab, or this one, is at it already; says whether it was done.
pub(super) async fn in_turn(work: impl Future<Output = ()> + 'static) -> bool {
    if BUSY.replace(true) {
        return false;
    }
    let done = match request(Box::pin(work)) {
        // What was thrown inside was not done.
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|done| done.is_truthy()),
        Err(work) => {
            work.await;
            true
        }
    };
    BUSY.set(false);
    done
}

type Work = std::pin::Pin<Box<dyn Future<Output = ()>>>;

fn request(work: Work) -> Result<Promise, Work> {
    let Some((locks, request)) = locks() else { return Err(work) };
    let options = Object::new();
    // Cannot fail on an object of our own.
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let mut work = Some(work);
    let held = Closure::once_into_js(move |lock: JsValue| -> Promise {
        let work = work.take().filter(|_| !lock.is_null());
        future_to_promise(async move {
            let Some(work) = work else { return Ok(JsValue::FALSE) };
            work.await;
            Ok(JsValue::TRUE)
        })
    });
    let asked = request.call3(&locks, &NAME.into(), &options, &held);
    let promise = asked.ok().and_then(|promise| promise.dyn_into::<Promise>().ok());
    Ok(promise.unwrap_or_else(|| Promise::resolve(&JsValue::UNDEFINED)))
}

/// web-sys has them only behind a switch.
fn locks() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok().filter(|locks| locks.is_object())?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}
