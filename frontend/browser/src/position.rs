//! Where the device is, if its owner lets it tell. Call it from a click: browsers ask then.

use domain::site_check::{PositionFault, SitePosition};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Position as Fix, PositionError, PositionOptions};

/// How long satellites may take, in milliseconds.
const PATIENCE: u32 = 20_000;
/// How old a position may be.
const AGE: u32 = 10_000;

/// The position, as exactly as the device can tell.
///
/// # Errors
/// Why there is none.
pub async fn position() -> Result<SitePosition, PositionFault> {
    let window = web_sys::window().ok_or(PositionFault::NoDevice)?;
    // Browsers tell nobody on an insecure connection, whatever the owner says.
    if !window.is_secure_context() {
        return Err(PositionFault::NoDevice);
    }
    let geolocation = window.navigator().geolocation().map_err(|_| PositionFault::NoDevice)?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE);
    options.set_maximum_age(AGE);
    // Kept until one of them was called.
    let calls = Rc::new(RefCell::new(None));
    let asked = js_sys::Promise::new(&mut |resolve, reject| {
        let told = Closure::<dyn FnMut(JsValue)>::new(move |fix: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &fix);
        });
        let failed = Closure::<dyn FnMut(JsValue)>::new(move |error: JsValue| {
            let _ = reject.call1(&JsValue::NULL, &error);
        });
        let _ = geolocation.get_current_position_with_error_callback_and_options(
            told.as_ref().unchecked_ref(),
            Some(failed.as_ref().unchecked_ref()),
            &options,
        );
        *calls.borrow_mut() = Some((told, failed));
    });
    let answer = JsFuture::from(asked).await;
    calls.borrow_mut().take();
    let coordinates = answer.map_err(|error| fault(&error))?.unchecked_into::<Fix>().coords();
    let accuracy = coordinates.accuracy().clamp(0.0, 100_000.0).ceil();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100 000")]
    let accuracy_metres = accuracy as u32;
    Ok(SitePosition { at: [coordinates.longitude(), coordinates.latitude()], accuracy_metres })
}

fn fault(error: &JsValue) -> PositionFault {
    match error.unchecked_ref::<PositionError>().code() {
        PositionError::PERMISSION_DENIED => PositionFault::Refused,
        PositionError::TIMEOUT => PositionFault::TimedOut,
        _ => PositionFault::Unavailable,
    }
}
