//! The browser's door: the same functions as `server_context`, answered by the document.

use crate::error::AppError;
use crate::posting::Again;
use crate::ui::Theme;
pub(crate) use browser::map::{DrawingMap, LiveMap};
pub(crate) use browser::offline::{copy, forget as forget_copy, remember_owner};
use browser::{beacon, clipboard, device, document, events, form, kept, patch, place};
pub(crate) use browser::{outbox, photo};
use domain::access::{Actor, ReadAccess, Roles};
use domain::form::Fields;
use domain::label::Language;
use domain::site_check::{PositionFault, ScanFault, SitePosition};
use leptos::web_sys::{Element, HtmlVideoElement};
use std::fmt::Display;

/// The language the server chose, from `<html lang>`.
pub(crate) fn language() -> Language {
    document::language_tag().and_then(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// The theme in force, from `<html data-choice>`.
pub(crate) fn theme() -> Theme {
    document::root_attribute("data-choice").and_then(|w| Theme::from_word(&w)).unwrap_or_default()
}

/// Puts a theme in force at once and remembers it for the next page.
pub(crate) fn remember_theme(theme: Theme) {
    document::set_root_attribute("data-choice", Some(theme.word()));
    document::set_root_attribute("data-theme", theme.stylesheet_name());
    document::set_cookie(Theme::COOKIE, theme.word());
}

/// The theme that was put in force on this device, which the page may not know.
pub(crate) fn remembered_theme() -> Option<Theme> {
    document::cookie(Theme::COOKIE).and_then(|word| Theme::from_word(&word))
}

/// The title the document has.
pub(crate) fn document_title() -> String {
    leptos::prelude::document().title()
}

/// Only the server is posted to; what it was posted comes with the page's data.
pub(crate) fn posted_again() -> Option<Again> {
    None
}

/// What was shown once comes with the page's data.
pub(crate) fn shown_once() -> Option<String> {
    None
}

/// The notice on every page, from `<html data-notice>`.
pub(crate) fn site_notice() -> Option<String> {
    document::root_attribute("data-notice")
}

/// What the policy knows of the reader, from `<html data-roles>` and `<html data-read-access>`: pages hide by
/// it, the server refuses by itself.
pub(crate) fn actor() -> Actor {
    let access = || document::root_attribute("data-read-access")?.parse().ok();
    let Some(codes) = document::root_attribute("data-roles") else {
        return Actor::Anonymous(access().unwrap_or(ReadAccess::SignedIn));
    };
    Actor::Account(codes.parse().unwrap_or(Roles::NONE))
}

/// What the person signed in is called on the page.
pub(crate) fn signed_in_as() -> Option<String> {
    document::root_attribute("data-account")
}

/// The id of their account: what a device keeps is kept for that one.
pub(crate) fn account_id() -> Option<String> {
    document::root_attribute("data-account-id")
}

/// Opens another page, from the server.
pub(crate) fn go(address: &str) {
    // Refused only for an address that is none.
    let _ = leptos::prelude::window().location().set_href(address);
}

/// Whether the server said that illustrative records are shown.
pub(crate) fn has_illustrative() -> bool {
    document::root_attribute("data-illustrative").is_some()
}

/// A browser has no status line; the server has set it when it rendered the page.
pub(crate) fn set_status(_status: u16) {}

/// What the browser itself cannot make sense of has no entry in the server's log.
pub(crate) fn internal(_error: impl Display) -> AppError {
    AppError::Internal { reference: "browser".to_owned() }
}

/// What was kept on this device under a key.
pub(crate) fn kept(key: &str) -> Option<String> {
    kept::get(key)
}

/// Keeps a text on this device; says whether the browser took it.
pub(crate) fn keep(key: &str, text: &str) -> bool {
    kept::set(key, text)
}

/// Forgets what was kept on this device under a key.
pub(crate) fn forget(key: &str) {
    kept::remove(key);
}

/// Forgets what was kept on this device for whoever is signed in: keys that begin with `own.`.
pub(crate) fn forget_own() {
    kept::forget_own();
    browser::offline::forget();
}

/// The device's clock, in milliseconds; only differences mean something.
pub(crate) fn device_clock() -> i64 {
    device::clock()
}

/// The device's clock, as texts have it: RFC 3339, UTC.
pub(crate) fn device_time() -> String {
    device::time()
}

/// Where the device is; to be called from a press.
pub(crate) async fn position() -> Result<SitePosition, PositionFault> {
    browser::position::position().await
}

/// Whether the browser can read codes with its camera.
pub(crate) fn can_scan() -> bool {
    browser::scanner::can_scan()
}

/// Shows the camera and gives what the first code says.
pub(crate) async fn scan(video: &HtmlVideoElement) -> Result<String, ScanFault> {
    browser::scanner::scan(video).await
}

/// Ends a scan.
pub(crate) fn stop_scan(video: &HtmlVideoElement) {
    browser::scanner::stop(video);
}

/// Whether the device has a network at all.
pub(crate) fn has_network() -> bool {
    device::has_network()
}

/// Puts into the fields of a form what was sent earlier under their names.
pub(crate) fn fill_form(element: &Element, typed: &Fields) {
    form::fill(element, |name| typed.all(name).map(str::to_owned).collect());
}

/// What stands in a field of a form, or of a part of one.
pub(crate) fn field_value(form: &Element, name: &str) -> Option<String> {
    form::value(form, name)
}

/// Remembers, until the tab is closed, where the reader was.
pub(crate) fn remember_place(key: &str, place: &str) {
    place::remember(key, place);
}

/// Where the reader was, once.
pub(crate) fn take_place(key: &str) -> Option<String> {
    place::take(key)
}

/// Top edge in the window and height of an element, in CSS pixels.
pub(crate) fn extent(element: &Element) -> (f64, f64) {
    place::extent(element)
}

/// Scrolls what holds an element, and not the window, until it is in sight.
pub(crate) fn bring_into_sight(element: &Element) {
    place::bring_into_sight(element);
}

/// Calls back whenever anything scrolls or the window changes its size, until what it gives is dropped.
pub(crate) fn on_scroll(look: impl FnMut() + 'static) -> impl Sized + 'static {
    place::on_scroll(look)
}

/// Makes the content of an element equal to HTML that the server has drawn anew; what is equal stays.
pub(crate) fn patch(place: &Element, html: &str) {
    patch::patch(place, html);
}

/// How the page is being read: what is open, what has the focus.
pub(crate) fn reading_state() -> place::Reading {
    place::reading()
}

/// Goes on after the page was drawn anew.
pub(crate) fn go_on_reading(state: &place::Reading) {
    place::go_on(state);
}

/// Calls back with the kind and the code of every change, until what it gives is dropped.
pub(crate) fn follow(
    address: &'static str,
    heard: impl FnMut(String, Option<String>) + 'static,
) -> impl Sized + 'static {
    events::follow(address, heard)
}

/// Leaves links to other pages to the browser, until what it gives is dropped.
pub(crate) fn hold_links() -> impl Sized + 'static {
    browser::links::hold_pages()
}

/// Copies a text to the clipboard; says whether the browser let us.
pub(crate) async fn copy(text: String) -> bool {
    clipboard::copy(&text).await
}

/// The server has answered with the shorter address already.
pub(crate) fn redirect(_address: &str) {}

/// Takes the page over that the server has sent. Its own file may still be on its way: a link pressed before it is here
/// must not change the address under it, so until then links load their page from the server. If the file never comes,
/// they go on doing so.
pub async fn take_over() {
    let held = browser::links::hold();
    leptos::mount::hydrate_from_async(leptos::tachys::dom::body(), crate::App).await.forget();
    drop(held);
    browser::offline::begin();
    // Journeys wait for it.
    document::set_root_attribute("data-hydrated", Some("true"));
}

/// Posts a form's text while the page goes away; nobody waits for an answer.
pub(crate) fn send_at_last(address: &str, form: &str) {
    beacon::send_form(address, form);
}
