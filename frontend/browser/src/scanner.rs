//! Reading a plate's code with the camera, where the browser can (BarcodeDetector, which no type of ours describes).

use domain::site_check::ScanFault;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen::{JsCast as _, JsError};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlVideoElement, MediaStream, MediaStreamConstraints, MediaStreamTrack};

const DETECTOR: &str = "BarcodeDetector";
/// Milliseconds between two looks: faster only warms the telephone.
const PAUSE: i32 = 200;

/// Whether this browser can read codes at all.
pub fn can_scan() -> bool {
    web_sys::window().is_some_and(|window| {
        window.is_secure_context()
            && Reflect::has(&window, &DETECTOR.into()).unwrap_or(false)
            && window.navigator().media_devices().is_ok()
    })
}

/// Shows the camera in a video and gives what the first code says that it sees. Ends when the video has left the page,
/// or has lost its source ([`stop`]). Call it from a click.
///
/// # Errors
/// Why nothing is read.
pub async fn scan(video: &HtmlVideoElement) -> Result<String, ScanFault> {
    let detector = detector().map_err(|_| ScanFault::NoReader)?;
    let stream = camera().await?;
    video.set_src_object(Some(&stream));
    if let Ok(playing) = video.play() {
        let _ = JsFuture::from(playing).await;
    }
    let read = look(&detector, video).await;
    stop(video);
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
    read.ok_or(ScanFault::Stopped)
}

/// Ends a scan.
pub fn stop(video: &HtmlVideoElement) {
    video.set_src_object(None);
}

fn detector() -> Result<JsValue, JsValue> {
    let window = web_sys::window().ok_or_else(|| JsValue::from(JsError::new("no window")))?;
    let class: Function = Reflect::get(&window, &DETECTOR.into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &Array::of1(&"qr_code".into()))?;
    Reflect::construct(&class, &Array::of1(&options))
}

/// The camera at the back of a telephone, else any.
async fn camera() -> Result<MediaStream, ScanFault> {
    let window = web_sys::window().ok_or(ScanFault::NoCamera)?;
    let devices = window.navigator().media_devices().map_err(|_| ScanFault::NoCamera)?;
    let wish = Object::new();
    let _ = Reflect::set(&wish, &"facingMode".into(), &"environment".into());
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wish);
    let asked = devices.get_user_media_with_constraints(&constraints).map_err(|_| ScanFault::NoCamera)?;
    let stream = JsFuture::from(asked).await.map_err(|error| {
        let name = Reflect::get(&error, &"name".into()).ok().and_then(|name| name.as_string());
        match name.as_deref() {
            Some("NotAllowedError" | "SecurityError") => ScanFault::Refused,
            _ => ScanFault::NoCamera,
        }
    })?;
    Ok(stream.unchecked_into())
}

/// Looks until there is a code, or nobody wants one any more.
async fn look(detector: &JsValue, video: &HtmlVideoElement) -> Option<String> {
    let detect: Function = Reflect::get(detector, &"detect".into()).ok()?.dyn_into().ok()?;
    while video.is_connected() && video.src_object().is_some() {
        // It fails as long as there is no picture yet.
        if let Ok(promise) = detect.call1(detector, video)
            && let Ok(found) = JsFuture::from(promise.unchecked_into::<Promise>()).await
        {
            let first = found.unchecked_into::<Array>().get(0);
            let text = Reflect::get(&first, &"rawValue".into()).ok().and_then(|text| text.as_string());
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                return Some(text);
            }
        }
        pause().await;
    }
    None
}

async fn pause() {
    let waited = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PAUSE);
        }
    });
    let _ = JsFuture::from(waited).await;
}
