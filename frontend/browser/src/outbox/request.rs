//! One request of a command, and what came back.

use super::database::Kept;
use domain::label::Language;
use domain::outbox::{Answer, Command, Content, Problem};
use js_sys::encode_uri_component;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response,
};

/// How long an answer is waited for, in milliseconds: a photo of 500 kB over a bad network.
const PATIENCE: i32 = 60_000;

/// Sends it. Whatever is not an answer of a server is none. `language`: in which a refusal is to be told.
pub(super) async fn send(kept: &Kept, command: &Command, language: Language) -> Answer {
    let nothing = Answer { language, ..Answer::default() };
    match ask(kept, command, language).await {
        Some(response) => read(response, nothing).await,
        None => nothing,
    }
}

async fn ask(kept: &Kept, command: &Command, language: Language) -> Option<Response> {
    let window = web_sys::window()?;
    let request = command.request();
    let headers = Headers::new().ok()?;
    for (name, value) in &request.headers {
        headers.set(name, value).ok()?;
    }
    headers.set("Accept-Language", language.tag()).ok()?;
    headers.set("Accept", "application/json").ok()?;
    let init = RequestInit::new();
    init.set_method(request.method);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_cache(RequestCache::NoStore);
    // The API leads nobody elsewhere; what does is a hotel's sign-in page.
    init.set_redirect(RequestRedirect::Error);
    match &request.content {
        Content::Json(body) => {
            headers.set("Content-Type", "application/json").ok()?;
            init.set_body(&serde_json::to_string(body).ok()?.into());
        }
        Content::Photo => {
            headers.set("Content-Type", "image/jpeg").ok()?;
            init.set_body(&kept.photo(command.key).await.ok()??.into());
        }
    }
    init.set_headers(&headers);
    let stop = AbortController::new().ok()?;
    init.set_signal(Some(&stop.signal()));
    let pair =
        |(name, value): &(&str, String)| format!("{name}={}", String::from(encode_uri_component(value)));
    let query: Vec<String> = request.query.iter().map(pair).collect();
    let address =
        if query.is_empty() { request.path } else { format!("{}?{}", request.path, query.join("&")) };
    let give_up = wasm_bindgen::closure::Closure::once(move || stop.abort());
    let timer = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(give_up.as_ref().unchecked_ref(), PATIENCE)
        .ok();
    let answer = JsFuture::from(window.fetch_with_str_and_init(&address, &init)).await;
    if let Some(timer) = timer {
        window.clear_timeout_with_handle(timer);
    }
    answer.ok()?.dyn_into().ok()
}

async fn read(response: Response, nothing: Answer) -> Answer {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let seconds = header("Retry-After").and_then(|text| text.trim().parse::<i64>().ok());
    let (status, key) = (response.status(), header("Idempotency-Key"));
    let is_problem = header("Content-Type").is_some_and(|kind| kind.starts_with("application/problem+json"));
    let mut problem = None;
    if let (true, Ok(text)) = (is_problem, response.text()) {
        let text = JsFuture::from(text).await.ok().and_then(|text: JsValue| text.as_string());
        problem = text.and_then(|text| serde_json::from_str::<Problem>(&text).ok());
    }
    let retry_after = seconds.map(|seconds| seconds.clamp(0, 3_600) * 1_000);
    Answer { status: Some(status), key, retry_after, problem, ..nothing }
}
