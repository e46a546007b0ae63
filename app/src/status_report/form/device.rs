//! What is typed is kept on the device at once, whatever the network does, until the server has it. Each account has
//! its own; signing out forgets them.

use crate::status_report::api::keep_report_typed;
use crate::status_report::report_view::ReportPage;
use chrono::DateTime;
use domain::calendar::moment_text;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What this device keeps of one report's form.
#[derive(Clone, Copy)]
pub(super) struct Device(StoredValue<Place>);

struct Place {
    key: String,
    /// The server's clock when it made the page, in milliseconds since 1970.
    served: i64,
    /// The device's clock when the page began to listen.
    began: i64,
    /// The server's clock when it last had something from this account, as far as the page knows.
    heard: i64,
}

/// A form as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Copied {
    /// When, by the server's clock, in milliseconds since 1970.
    at: i64,
    /// When the server last had something from this account, as far as was known then.
    heard: i64,
    /// As it would be sent.
    pub text: String,
}

impl Copied {
    /// When, as a clock in China shows it.
    pub fn moment(&self) -> String {
        DateTime::from_timestamp_millis(self.at).map(moment_text).unwrap_or_default()
    }

    fn read(stored: &str) -> Option<Self> {
        let (times, text) = stored.split_once('\n')?;
        let (at, heard) = times.split_once(' ')?;
        Some(Self { at: at.parse().ok()?, heard: heard.parse().ok()?, text: text.to_owned() })
    }

    fn written(&self) -> String {
        format!("{} {}\n{}", self.at, self.heard, self.text)
    }

    /// Whether the server, which has something of that time, has not got this, nor anything later.
    const fn is_newer_than(&self, heard: i64) -> bool {
        heard <= self.heard || self.at > heard
    }
}

impl Device {
    pub fn new(page: &ReportPage) -> Self {
        let own = &page.own;
        Self(StoredValue::new(Place {
            key: format!("own.report.{}.{}.{}", own.account, page.code, page.month.month),
            served: own.now_ms,
            began: crate::side::device_clock(),
            heard: own.heard_ms,
        }))
    }

    /// Keeps the form; says whether the device took it. The device's clock may be wrong, so time is the server's when
    /// the page was made and what has passed since.
    pub fn keep(self, text: String) -> bool {
        let kept = self.0.try_with_value(|place| {
            let at = place.served + (crate::side::device_clock() - place.began).max(0);
            crate::side::keep(&place.key, &Copied { at, heard: place.heard, text }.written())
        });
        kept.unwrap_or(false)
    }

    /// When the server last had something, by its clock, in milliseconds since 1970; 0: never, as far as the page knows.
    pub fn heard_at(self) -> i64 {
        self.0.try_with_value(|place| place.heard).unwrap_or(0)
    }

    /// The server has something of that time, by its clock.
    pub fn heard(self, at: i64) {
        let _ = self.0.try_update_value(|place| place.heard = at);
    }

    pub fn forget(self) {
        let _ = self.0.try_with_value(|place| crate::side::forget(&place.key));
    }

    /// What was kept and the server has not got, nor anything later. What it has is forgotten here.
    pub fn newer(self) -> Option<Copied> {
        let (found, heard) = self.0.try_with_value(|place| {
            (crate::side::kept(&place.key).as_deref().and_then(Copied::read), place.heard)
        })?;
        let copy = found?;
        if !copy.is_newer_than(heard) {
            self.forget();
            return None;
        }
        Some(copy)
    }
}

/// What the device has of a report that cannot be filled in now becomes the draft on the server, whose page shows what
/// is kept; what the server has had already is forgotten.
pub(in crate::status_report) fn settle(page: &ReportPage) {
    let (device, code, month) = (Device::new(page), page.code.to_string(), page.month.month.to_string());
    Effect::new(move || {
        let Some(copy) = device.newer() else { return };
        let kept = keep_report_typed(code.clone(), month.clone(), copy.text);
        spawn_local(async move {
            if kept.await.is_ok() {
                device.forget();
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_read_as_it_was_written() {
        let copy = Copied {
            at: 1_760_510_040_000,
            heard: 1_760_510_000_000,
            text: "amount=12&note=a%0Ab".to_owned(),
        };
        assert_eq!(Copied::read(&copy.written()), Some(copy.clone()));
        assert_eq!(copy.moment(), "2025-10-15 14:34");
        for broken in ["", "amount=12", "soon\namount=12", "12\namount=12"] {
            assert_eq!(Copied::read(broken), None, "{broken}");
        }
    }

    #[test]
    fn what_the_server_has_had_since_is_not_restored() {
        let copy = Copied { at: 200, heard: 100, text: String::new() };
        assert!(copy.is_newer_than(100), "nothing was heard since");
        assert!(copy.is_newer_than(150), "what was heard is older");
        assert!(!copy.is_newer_than(200) && !copy.is_newer_than(300));
        // The estimate of the time is too early: a page that took long to come alive.
        assert!(Copied { at: 90, ..copy }.is_newer_than(100));
    }
}
