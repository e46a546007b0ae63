//! A page that is left, and gone back to.

use super::Autosave;
use leptos::prelude::*;

impl Autosave {
    /// Keeps the last of it when the page goes away, and what waits when the network comes back. A page that was left
    /// and is gone back to keeps its draft again.
    pub fn save_when_left(self) {
        Effect::new(move || {
            let is_left = StoredValue::new(false);
            let leaving = window_event_listener_untyped("pagehide", move |_| {
                let _ = is_left.try_set_value(true);
                if self.is_sent.try_get_value().unwrap_or(true) {
                    return;
                }
                if let Some(text) = self.waiting.try_get_value().flatten() {
                    let (code, month) = self.of.get_value();
                    crate::status_report::api::keep_at_last(&code, month, &text);
                }
            });
            let back = window_event_listener_untyped("pageshow", move |_| {
                if is_left.try_get_value() == Some(true) {
                    let _ = is_left.try_set_value(false);
                    let _ = self.is_sent.try_set_value(false);
                }
            });
            let online = window_event_listener_untyped("online", move |_| self.save());
            on_cleanup(move || {
                leaving.remove();
                back.remove();
                online.remove();
            });
        });
    }
}
