//! Words for what waits: what it is, how old, how it stands.

use crate::locale::{Locale, td_string};
use crate::ui::Tone;
use domain::outbox::{Command, Errand, Item, Standing};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// After a day without a network, a browser that may throw things away is told of.
pub(super) const LONG: i64 = DAY;

/// What it does.
pub(super) fn kind(command: &Command, locale: Locale) -> String {
    match &command.errand {
        Errand::ReportSubmit { month, .. } => {
            td_string!(locale, outbox.kind_report_submit, month = month.to_string()).to_string()
        }
        Errand::ReportDraft { month, .. } => {
            td_string!(locale, outbox.kind_report_draft, month = month.to_string()).to_string()
        }
        Errand::SiteCheck(_) => td_string!(locale, outbox.kind_site_check).to_owned(),
        Errand::Photo(photo) => {
            td_string!(locale, outbox.kind_photo, name = photo.file_name.clone()).to_string()
        }
    }
}

/// How long ago it was put in, by the device's clock.
pub(super) fn age(item: &Item, now: i64, locale: Locale) -> String {
    match now - item.command.made_at {
        ..MINUTE => td_string!(locale, outbox.age_now).to_owned(),
        age @ ..HOUR => td_string!(locale, outbox.age_minutes, count = age / MINUTE).to_string(),
        age @ ..DAY => td_string!(locale, outbox.age_hours, count = age / HOUR).to_string(),
        age => td_string!(locale, outbox.age_days, count = age / DAY).to_string(),
    }
}

/// How it stands. `is_held`: something that it depends on is still here.
pub(super) fn standing(item: &Item, is_held: bool, locale: Locale) -> (&'static str, Tone) {
    match &item.standing {
        Standing::Waiting if is_held => (td_string!(locale, outbox.held), Tone::Neutral),
        Standing::Waiting => (td_string!(locale, outbox.waiting), Tone::Neutral),
        Standing::Sending => (td_string!(locale, outbox.sending), Tone::Info),
        Standing::SignedOut => (td_string!(locale, outbox.signed_out), Tone::Caution),
        Standing::Refused { .. } => (td_string!(locale, outbox.refused), Tone::Bad),
        Standing::Conflict { .. } => (td_string!(locale, outbox.conflict), Tone::Caution),
    }
}

/// A field of the report's form.
pub(super) fn field(name: &str, locale: Locale) -> &'static str {
    match name {
        "amount" => td_string!(locale, outbox.amount),
        "progress" => td_string!(locale, outbox.progress),
        "note" => td_string!(locale, outbox.note),
        "problems" => td_string!(locale, outbox.problems),
        "next_steps" => td_string!(locale, outbox.next_steps),
        _ => td_string!(locale, outbox.explanation),
    }
}
