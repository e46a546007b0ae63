//! The browser's door: the same functions as `server_context`, answered by the document.

use crate::error::AppError;
use crate::ui::Theme;
use browser::document;
use domain::label::Language;
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
