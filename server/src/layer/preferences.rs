//! Language and theme of a request: `?lang=` and `?theme=`, then the cookie, then (language)
//! `Accept-Language`. They are decided here once; what renders the page reads them from the `Cookie`
//! header, which is rewritten to say what was decided.

use crate::problem::Problem;
use crate::state::AppState;
use app::ui::Theme;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, HeaderValue, SET_COOKIE};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::label::Language;

/// The cookie that remembers the language.
pub const LANGUAGE_COOKIE: &str = "guatu_lang";

/// What was decided for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preferences {
    /// Of texts.
    pub language: Language,
    /// Of colours.
    pub theme: Theme,
}

/// Decides, tells the handlers, and remembers a language that was asked for.
pub(super) async fn decide(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let asked_language = parameter(&parts, "lang");
    let language = match asked_language.map(|tag| Language::from_tag(tag).ok_or(tag)) {
        Some(Ok(language)) => language,
        Some(Err(_)) => return Problem::invalid("lang", ["zh-CN", "en"]).into_response(),
        None => cookie(&parts, LANGUAGE_COOKIE)
            .and_then(Language::from_tag)
            .or_else(|| accepted(&parts))
            .unwrap_or_default(),
    };
    let theme = match parameter(&parts, "theme").map(Theme::from_word) {
        Some(Some(theme)) => theme,
        Some(None) => return Problem::invalid("theme", ["system", "light", "dark"]).into_response(),
        None => cookie(&parts, Theme::COOKIE).and_then(Theme::from_word).unwrap_or_default(),
    };
    let remember = asked_language.is_some() && !parts.uri.path().starts_with("/api/");
    rewrite_cookies(&mut parts, language, theme);
    parts.extensions.insert(Preferences { language, theme });
    let mut response = next.run(Request::from_parts(parts, body)).await;
    // A problem is written further out, in this language.
    response.extensions_mut().insert(Preferences { language, theme });
    if remember {
        let secure = if state.behind_tls { "; Secure" } else { "" };
        let tag = language.tag();
        let cookie = format!("{LANGUAGE_COOKIE}={tag}; Path=/; Max-Age=31536000; SameSite=Lax{secure}");
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}

/// The language a browser prefers among ours, by the weights it gives.
pub(crate) fn accepted(parts: &Parts) -> Option<Language> {
    let header = parts.headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(Language, u16)> = None;
    for range in header.split(',') {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let weight = parameters.trim().strip_prefix("q=").map_or(1000, thousandths);
        if let Some(language) = Language::from_tag(tag.trim())
            && weight > best.map_or(0, |(_, weight)| weight)
        {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

/// `0.8` → 800; what is no weight counts nothing.
fn thousandths(weight: &str) -> u16 {
    let (whole, fraction) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let digits = format!("{fraction:0<3}");
    match (whole, digits.get(..3).and_then(|digits| digits.parse().ok())) {
        ("1", _) => 1000,
        ("0", Some(thousandths)) => thousandths,
        _ => 0,
    }
}

/// Values are compared as typed, without decoding: our own words need none.
fn parameter<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    let pairs = parts.uri.query()?.split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find_map(|(key, value)| (key == name).then_some(value))
}

fn cookies(parts: &Parts) -> impl Iterator<Item = (&str, &str)> {
    let headers = parts.headers.get_all(COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    headers.flat_map(|header| header.split(';')).filter_map(|pair| pair.trim().split_once('='))
}

fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    cookies(parts).find_map(|(key, value)| (key == name).then_some(value))
}

fn rewrite_cookies(parts: &mut Parts, language: Language, theme: Theme) {
    let mut text = format!("{LANGUAGE_COOKIE}={}; {}={}", language.tag(), Theme::COOKIE, theme.word());
    for (name, value) in cookies(parts).filter(|(name, _)| ![LANGUAGE_COOKIE, Theme::COOKIE].contains(name)) {
        text.push_str("; ");
        text.push_str(name);
        text.push('=');
        text.push_str(value);
    }
    if let Ok(value) = HeaderValue::from_str(&text) {
        parts.headers.insert(COOKIE, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn parts(header: &str, value: &str) -> Parts {
        Request::builder().header(header, value).body(Body::empty()).expect("request").into_parts().0
    }

    #[test]
    fn the_heaviest_language_we_speak() {
        let choose = |value: &str| accepted(&parts("accept-language", value));
        assert_eq!(choose("en-GB,en;q=0.9,zh;q=0.8"), Some(Language::En));
        assert_eq!(choose("fr, zh-TW;q=0.3, en;q=0.25"), Some(Language::ZhCn));
        assert_eq!(choose("en;q=0, fr"), None);
        assert_eq!(choose("*"), None);
    }

    #[test]
    fn rewriting_keeps_other_cookies() {
        let mut parts = parts("cookie", "sid=1; guatu_lang=zh-CN; x=y");
        rewrite_cookies(&mut parts, Language::En, Theme::Dark);
        assert_eq!(parts.headers[COOKIE], "guatu_lang=en; guatu_theme=dark; sid=1; x=y");
    }
}
