//! The server's door: what server functions and views may ask of the request they serve. Its twin is
//! `browser_context`; what both offer has the same name and meaning on both sides.
//! Past 250 lines because it answers everything its twin does.

use crate::door::ShownOnce;
pub(crate) use crate::door::offline::{copy, forget_copy, remember_owner};
pub(crate) use crate::door::outbox;
pub(crate) use crate::door::outbox::photo;
pub(crate) use crate::door::portfolio_map::{DrawingMap, LiveMap};
use crate::error::AppError;
use crate::posting::Again;
use crate::ui::Theme;
use crate::visitor::visitor;
use domain::access::Actor;
use domain::admin::SettingKey;
use domain::calendar::Clock;
use domain::form::Fields;
use domain::label::{Bilingual, Language};
use domain::portfolio_map::Outlines;
use domain::site_check::{PositionFault, ScanFault, SitePosition};
use domain::targets::WorkReport;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, COOKIE, HeaderValue, SET_COOKIE};
use http::{HeaderName, Method, StatusCode, request::Parts};
use leptos::prelude::use_context;
use leptos::web_sys::{Element, HtmlVideoElement};
use leptos_axum::ResponseOptions;
use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::StoreError;

/// What server functions work with. The server provides it to every request.
#[derive(Clone)]
pub struct ServerContext {
    /// The time; never ask the system for it.
    pub clock: Arc<dyn Clock>,
    /// The whole portfolio in memory, for lists and roll-ups.
    pub read_model: store::ReadModel,
    /// The database, for what one record needs beyond the portfolio: its journal.
    pub store: store::Store,
    /// The work report's own figures.
    pub work_report: Arc<WorkReport>,
    /// What a map draws under the projects.
    pub outlines: Arc<Outlines>,
}

/// The request's id, given by the server; an internal error shows it as its reference.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// The server's context, as the first line of a server function: `let ctx = ctx()?;`
///
/// # Errors
/// [`AppError::Internal`] when the server forgot to provide it.
pub fn ctx() -> Result<ServerContext, AppError> {
    use_context().ok_or_else(|| internal("no ServerContext was provided to this request"))
}

/// The last line of a server function: sets the HTTP status that goes with an error.
///
/// # Errors
/// The error it was given.
pub fn answer<T>(result: Result<T, AppError>) -> Result<T, AppError> {
    if let Err(error) = &result {
        set_status(error.status());
    }
    result
}

/// What a write that did not happen is told as: refused, invalid and stale are the reader's to know, all else is
/// ours.
pub fn of_store(error: StoreError) -> AppError {
    match error {
        StoreError::Refused(refusal) => refusal.into(),
        StoreError::Invalid(errors) => errors.into(),
        StoreError::Stale { .. } => AppError::Conflict {
            message: Bilingual::new(
                "在您填写期间，他人已修改了这条记录；您填写的内容已保留。",
                "Somebody else has changed this record meanwhile; what you typed is kept.",
            ),
        },
        StoreError::KeyReused => AppError::Conflict {
            message: Bilingual::new(
                "这张表单已用于另一次提交；您填写的内容已保留，请再次提交。",
                "This form was used for another submit already; what you typed is kept, please send it again.",
            ),
        },
        other => internal(other),
    }
}

/// Logs an error in full and makes the one that may be shown.
pub fn internal(error: impl Display) -> AppError {
    static UNNAMED: AtomicU64 = AtomicU64::new(1);
    let reference = use_context::<RequestId>()
        .map_or_else(|| format!("E{:06}", UNNAMED.fetch_add(1, Ordering::Relaxed)), |id| id.0);
    tracing::error!(%reference, %error, "internal error");
    AppError::Internal { reference }
}

/// Sets the answer's status, except for a form post without JavaScript: there leptos_axum answers with
/// a redirect and would write our status over its 302.
pub(crate) fn set_status(status: u16) {
    let form_post = use_context::<Parts>().is_some_and(|p| {
        p.method == Method::POST && header(&p, &ACCEPT).is_some_and(|a| a.contains("text/html"))
    });
    if let (false, Some(options), Ok(status)) =
        (form_post, use_context::<ResponseOptions>(), StatusCode::from_u16(status))
    {
        options.set_status(status);
    }
}

/// The language of the request: `?lang=`, then the cookie, then `Accept-Language`, then Chinese.
pub(crate) fn language() -> Language {
    let Some(parts) = use_context::<Parts>() else { return Language::default() };
    let accepted = || {
        header(&parts, &ACCEPT_LANGUAGE)?
            .split(',')
            .find_map(|tag| Language::from_tag(tag.split(';').next()?.trim()))
    };
    query(&parts, "lang")
        .or_else(|| cookie(&parts, "guatu_lang"))
        .and_then(Language::from_tag)
        .or_else(accepted)
        .unwrap_or_default()
}

/// The theme of the request: `?theme=` (then remembered in a cookie), then the cookie.
pub(crate) fn theme() -> Theme {
    let Some(parts) = use_context::<Parts>() else { return Theme::default() };
    let asked = query(&parts, "theme").and_then(Theme::from_word);
    asked.or_else(|| cookie(&parts, Theme::COOKIE).and_then(Theme::from_word)).unwrap_or_default()
}

/// Remembers a theme asked for by a plain link: what the browser's twin does on a click.
pub(crate) fn remember_theme(theme: Theme) {
    let asked = use_context::<Parts>().is_some_and(|p| query(&p, "theme").is_some());
    let cookie = format!("{}={}; Path=/; Max-Age=31536000; SameSite=Lax", Theme::COOKIE, theme.word());
    if let (true, Some(options), Ok(value)) =
        (asked, use_context::<ResponseOptions>(), HeaderValue::from_str(&cookie))
    {
        options.append_header(SET_COOKIE, value);
    }
}

/// A document under way has no title yet.
pub(crate) fn document_title() -> String {
    String::new()
}

/// The form this page is shown again for.
pub(crate) fn posted_again() -> Option<Again> {
    use_context()
}

/// A secret that the posted form has made.
pub(crate) fn shown_once() -> Option<String> {
    use_context::<ShownOnce>().map(|secret| secret.0)
}

/// The notice on every page, in the reader's language.
pub(crate) fn site_notice() -> Option<String> {
    let key = match language() {
        Language::ZhCn => SettingKey::NoticeZh,
        Language::En => SettingKey::NoticeEn,
    };
    let notice = use_context::<ServerContext>()?.read_model.setting(key);
    (!notice.is_empty()).then_some(notice)
}

/// What the policy knows of whoever asks: pages hide by it, the server refuses by itself.
pub(crate) fn actor() -> Actor {
    visitor().actor
}

/// What the person signed in is called on the page.
pub(crate) fn signed_in_as() -> Option<String> {
    let signed_in = visitor().account?;
    let account = &signed_in.account;
    let called = account.display_name.trim();
    Some(if called.is_empty() { account.name.as_str() } else { called }.to_owned())
}

/// The id of their account: what a device keeps is kept for that one.
pub(crate) fn account_id() -> Option<String> {
    visitor().account.as_ref().map(|signed_in| signed_in.account.id.to_string())
}

/// Whether any illustrative record is in the portfolio: then every page says so.
pub(crate) fn has_illustrative() -> bool {
    use_context::<ServerContext>().is_some_and(|c| c.read_model.has_illustrative())
}

/// Answers with another address of the same page, whatever the client accepts: what it gets instead is kept
/// in memory for the next one.
pub(crate) fn redirect(address: &str) {
    leptos_axum::redirect(address);
    set_status(302);
}

/// Another page: the browser's to open.
pub(crate) fn go(_address: &str) {}

// What only a browser has: devices, windows, clipboards. Here nothing is kept and nothing is measured;
// views ask only after the browser has taken over.

/// What was kept on this device under a key.
pub(crate) fn kept(_key: &str) -> Option<String> {
    None
}

/// Keeps a text on this device; says whether the browser took it.
pub(crate) fn keep(_key: &str, _text: &str) -> bool {
    false
}

/// Forgets what was kept on this device under a key.
pub(crate) fn forget(_key: &str) {}

/// Forgets what was kept on this device for whoever is signed in.
pub(crate) fn forget_own() {}

/// The server has read the cookie.
pub(crate) fn remembered_theme() -> Option<Theme> {
    None
}

/// Only browsers follow links.
pub(crate) fn hold_links() -> impl Sized + 'static {}

/// The device's clock, in milliseconds: no device is here.
pub(crate) fn device_clock() -> i64 {
    0
}

/// The device's clock, as texts have it.
pub(crate) fn device_time() -> String {
    String::new()
}

/// Where the device is: nobody asks here.
pub(crate) async fn position() -> Result<SitePosition, PositionFault> {
    Err(PositionFault::NoDevice)
}

/// Whether codes can be read with a camera.
pub(crate) fn can_scan() -> bool {
    false
}

/// What the first code says that a camera sees.
pub(crate) async fn scan(_video: &HtmlVideoElement) -> Result<String, ScanFault> {
    Err(ScanFault::NoReader)
}

/// Ends a scan.
pub(crate) fn stop_scan(_video: &HtmlVideoElement) {}

/// Whether the device has a network at all.
pub(crate) fn has_network() -> bool {
    true
}

/// Puts into the fields of a form what was sent earlier: no form is being read here.
pub(crate) fn fill_form(_element: &Element, _typed: &Fields) {}

/// What stands in a field of a form: no form is being read here.
pub(crate) fn field_value(_form: &Element, _name: &str) -> Option<String> {
    None
}

/// Remembers, until the tab is closed, where the reader was.
pub(crate) fn remember_place(_key: &str, _place: &str) {}

/// Where the reader was, once.
pub(crate) fn take_place(_key: &str) -> Option<String> {
    None
}

/// Top edge in the window and height of an element, in CSS pixels.
pub(crate) fn extent(_element: &Element) -> (f64, f64) {
    (0.0, 0.0)
}

/// Scrolls what holds an element until it is in sight: nothing scrolls here.
pub(crate) fn bring_into_sight(_element: &Element) {}

/// Calls back whenever anything scrolls: nothing does here.
pub(crate) fn on_scroll(look: impl FnMut() + 'static) -> impl Sized + 'static {
    drop(look);
}

/// Copies a text to the clipboard; says whether the browser let us.
pub(crate) async fn copy(_text: String) -> bool {
    false
}

/// Makes the content of an element equal to HTML that was drawn anew.
pub(crate) fn patch(_place: &Element, _html: &str) {}

/// How the page is being read: nobody reads here.
pub(crate) fn reading_state() -> u8 {
    0
}

/// Goes on after the page was drawn anew.
pub(crate) fn go_on_reading(_state: &u8) {}

/// Listens to changes: nothing does here.
pub(crate) fn follow(
    _address: &'static str,
    heard: impl FnMut(String, Option<String>) + 'static,
) -> impl Sized + 'static {
    drop(heard);
}

fn header<'a>(parts: &'a Parts, name: &HeaderName) -> Option<&'a str> {
    parts.headers.get(name)?.to_str().ok()
}

fn cookie<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    pairs(header(parts, &COOKIE)?, ';').find_map(|(k, v)| (k == name).then_some(v))
}

fn query<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    pairs(parts.uri.query()?, '&').find_map(|(k, v)| (k == name).then_some(v))
}

fn pairs(text: &str, separator: char) -> impl Iterator<Item = (&str, &str)> {
    text.split(separator).filter_map(|pair| pair.trim().split_once('='))
}

/// Posts a form's text while the page goes away: no page does here.
pub(crate) fn send_at_last(_address: &str, _form: &str) {}
