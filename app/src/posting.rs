//! Forms that change something. They are plain forms: the browser posts them to the address of their own page,
//! the server does what they ask and sends the reader on (303), so that they work without JavaScript and a
//! reload never sends anything twice. What cannot be done shows the same page again with what was typed and
//! what is wrong, at its fields. The server's half is `door`.

use crate::wire::{Answer, answer_of};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use serde::{Deserialize, Serialize};

/// A form that was sent and is shown again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Again {
    /// What was typed, without secrets.
    pub fields: Fields,
    /// What is wrong, at its fields.
    pub errors: FieldErrors,
    /// What is wrong as a whole, or what to know before sending it again.
    pub message: Option<Bilingual>,
    /// Somebody else has changed it meanwhile.
    pub conflict: bool,
}

impl Again {
    /// Whether it is this one of several forms of a page: the one whose hidden field `form` says so.
    #[must_use]
    pub fn is_of(&self, form: &str) -> bool {
        self.fields.get("form") == form
    }

    /// What stands in a field: what was typed, or what is stored.
    #[must_use]
    pub fn value(again: Option<&Self>, name: &str, stored: impl Into<String>) -> String {
        again.and_then(|again| again.fields.find(name)).map_or_else(|| stored.into(), str::to_owned)
    }
}

/// A secret that a posted form has made, shown on the answer to that post only.
pub fn use_shown_once() -> Answer<Option<String>> {
    answer_of(|| (), |()| async { crate::side::shown_once() })
}

/// The form this page is shown again for, if it is. Part of the page's data, so that the browser's code finds
/// it too.
pub fn use_again() -> Answer<Option<Again>> {
    answer_of(|| (), |()| async { crate::side::posted_again() })
}
