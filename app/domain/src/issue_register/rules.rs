//! How long the register's texts may be, and the two that always must be there.

use super::Issue;
use super::change::must_be_open;
use crate::form::{FieldErrors, required_text};
use crate::label::Bilingual;

/// The most characters of a title.
pub const MOST_TITLE: usize = 120;
/// The most characters of an owner.
pub const MOST_OWNER: usize = 60;
/// The most characters of a note, a reason, or evidence.
pub const MOST_CHARACTERS: usize = 1_000;

/// Reads how an issue goes, typed under `note`.
///
/// # Errors
/// When nothing was typed, or too much.
pub fn note_of(text: Option<&str>) -> Result<String, FieldErrors> {
    required_text(text, MOST_CHARACTERS).map_err(|message| FieldErrors::one("note", message))
}

/// Checks that an issue can be told something of.
///
/// # Errors
/// When it is closed.
pub fn check_note(before: &Issue) -> Result<(), FieldErrors> {
    must_be_open(before, "note")
}

/// Checks that an issue can be opened again.
///
/// # Errors
/// When it is open.
pub fn check_reopening(before: &Issue) -> Result<(), FieldErrors> {
    if before.closed.is_some() {
        return Ok(());
    }
    let open =
        Bilingual::new("该问题尚未销号，不需要重开。", "This issue is open; there is nothing to reopen.");
    Err(FieldErrors::one("reason", open))
}

/// Reads why an issue is opened again, typed under `reason`.
///
/// # Errors
/// When nothing was typed, or too much.
pub fn reason_of(text: Option<&str>) -> Result<String, FieldErrors> {
    required_text(text, MOST_CHARACTERS).map_err(|message| FieldErrors::one("reason", message))
}
