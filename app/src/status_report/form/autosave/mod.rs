//! Drafts keep themselves: on the device with every key, on the server a while after the last, when a field is left, and
//! when the page goes away. What could not be kept is tried again; nothing is sent while the server cannot be reached.

mod leaving;

use super::device::{Copied, Device};
use super::saved::Standing;
use crate::error::AppError;
use crate::status_report::api::{KeptAt, keep_report_typed};
use crate::status_report::report_view::ReportPage;
use crate::ui::focus_when_shown;
use domain::calendar::ReportingMonth;
use domain::project::ProjectCode;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long after the last key.
const PAUSE: Duration = Duration::from_millis(1_500);
/// How long until it is tried again.
const RETRY: Duration = Duration::from_secs(10);

/// The draft of one report.
#[derive(Clone, Copy)]
pub(super) struct Autosave {
    of: StoredValue<(ProjectCode, ReportingMonth)>,
    device: Device,
    /// Whether the device took what was typed last.
    is_on_device: StoredValue<bool>,
    /// What is typed and not kept yet.
    waiting: StoredValue<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// From the press of a button on, what is typed is the server's.
    is_sent: StoredValue<bool>,
    /// Whether the server answered the last time it was asked.
    is_reached: StoredValue<bool>,
    /// Whether it did without a network.
    is_local: StoredValue<bool>,
    pub standing: RwSignal<Standing>,
    /// A press of a button that was not let through; whether the device has what was typed.
    pub stopped: RwSignal<Option<bool>>,
    /// Where that is told.
    pub told_stopped: NodeRef<html::Div>,
    /// When what was found on the device had been typed, while it stands in the form.
    pub restored: RwSignal<Option<String>>,
    /// What stood in the form before that.
    before_restored: StoredValue<Option<String>>,
}

impl Autosave {
    pub fn new(page: &ReportPage) -> Self {
        Self {
            of: StoredValue::new((page.code.clone(), page.month.month)),
            device: Device::new(page),
            is_on_device: StoredValue::new(false),
            waiting: StoredValue::new(None),
            timer: StoredValue::new(None),
            is_sent: StoredValue::new(false),
            is_reached: StoredValue::new(true),
            is_local: StoredValue::new(false),
            standing: RwSignal::new(Standing::Untouched),
            stopped: RwSignal::new(None),
            told_stopped: NodeRef::new(),
            restored: RwSignal::new(None),
            before_restored: StoredValue::new(None),
        }
    }

    /// Something was typed; this stands in the form now.
    pub fn changed(self, text: String) {
        self.is_on_device.set_value(self.device.keep(text.clone()));
        self.waiting.set_value(Some(text));
        // What is told of earlier text must not be taken for what was typed since; that it is not kept stays told.
        let told = self.standing.with_untracked(|now| *now == Standing::Saving || now.is_bad());
        if !told {
            self.standing.set(Standing::Changed);
        }
        self.save_after(PAUSE);
    }

    /// What the device has and the server has not.
    pub fn on_device(self) -> Option<Copied> {
        self.device.newer()
    }

    /// The server has what the device had.
    pub fn forget_on_device(self) {
        self.device.forget();
    }

    /// What was found on the device stands in the form now, in place of `before`.
    pub fn restored_from(self, copy: Copied, before: String) {
        self.restored.set(Some(copy.moment()));
        self.before_restored.set_value(Some(before));
        self.changed(copy.text);
    }

    /// What stood in the form before something was found on the device, once.
    pub fn take_before_restored(self) -> Option<String> {
        self.restored.set(None);
        self.before_restored.try_update_value(Option::take).flatten()
    }

    /// A field was left.
    pub fn save_soon(self) {
        if self.waiting.with_value(Option::is_some) {
            self.save();
        }
    }

    /// Whether a press of a button must not be let through: the browser would put its own page in place of the form, or
    /// the server would ask to sign in first, and forget the photos. A server on the device itself is reached without
    /// a network.
    pub fn must_stop(self) -> bool {
        self.is_signed_out()
            || !self.is_reached.get_value()
            || !(crate::side::has_network() || self.is_local.get_value())
    }

    /// A button was pressed and is not let through; this stands in the form.
    pub fn stop(self, text: String) {
        let is_on_device = self.device.keep(text.clone());
        self.is_on_device.set_value(is_on_device);
        self.waiting.set_value(Some(text));
        self.stopped.set(Some(is_on_device));
        focus_when_shown(self.told_stopped);
        // The network may be back already.
        self.save();
    }

    /// Whether the server said so when it was last asked.
    pub fn is_signed_out(self) -> bool {
        self.standing.with_untracked(|now| *now == Standing::SignedOut)
    }

    /// When the server last had something of this form, by its clock, in milliseconds since 1970.
    pub fn heard(self) -> i64 {
        self.device.heard_at()
    }

    /// What stands in the form waits in the outbox: nothing else keeps it meanwhile.
    pub fn queued(self) {
        self.submitted();
        self.waiting.set_value(None);
        self.stopped.set(None);
        self.standing.set(Standing::Untouched);
    }

    /// It does not wait any more.
    pub fn unqueued(self) {
        self.is_sent.set_value(false);
    }

    /// A button was pressed.
    pub fn submitted(self) {
        self.is_sent.set_value(true);
        self.stop_timer();
    }

    fn stop_timer(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn save_after(self, pause: Duration) {
        self.stop_timer();
        let timer = set_timeout_with_handle(move || self.save(), pause).ok();
        let _ = self.timer.try_set_value(timer);
    }

    fn save(self) {
        self.stop_timer();
        let under_way = self.standing.try_with_untracked(|now| *now == Standing::Saving).unwrap_or(true);
        if under_way || self.is_sent.try_get_value().unwrap_or(true) {
            return;
        }
        let Some(text) = self.waiting.try_update_value(Option::take).flatten() else { return };
        let (code, month) = self.of.get_value();
        self.standing.set(Standing::Saving);
        spawn_local(async move {
            let kept = keep_report_typed(code.to_string(), month.to_string(), text.clone()).await;
            self.answered(kept, text);
        });
    }

    fn answered(self, kept: Result<KeptAt, AppError>, text: String) {
        let failed = kept.is_err();
        let is_reached = kept != Err(AppError::Unreachable);
        let _ = self.is_reached.try_set_value(is_reached);
        let _ = self.is_local.try_set_value(is_reached && !crate::side::has_network());
        if let Ok(kept) = &kept {
            self.device.heard(kept.ms);
            // What was typed since is still the device's alone, and later than what the server has.
            if let Some(waiting) = self.waiting.try_get_value().flatten() {
                self.device.keep(waiting);
            }
        }
        let standing = match kept {
            Ok(_) if self.waiting.try_with_value(Option::is_some) == Some(true) => Standing::Changed,
            Ok(at) => Standing::Kept(at.clock),
            Err(AppError::NotSignedIn) => Standing::SignedOut,
            Err(AppError::Unreachable | AppError::Internal { .. }) => {
                Standing::Failed(self.is_on_device.try_get_value().unwrap_or(false))
            }
            Err(other) => Standing::Refused(other.text().in_language(crate::side::language()).to_owned()),
        };
        let _ = self.standing.try_set(standing);
        if !failed {
            let _ = self.stopped.try_set(None);
        }
        let newer = self.waiting.try_update_value(|waiting| {
            let newer = waiting.is_some();
            if failed && !newer {
                *waiting = Some(text);
            }
            newer
        });
        if !failed && newer == Some(false) {
            self.device.forget();
        }
        match newer {
            Some(true) => self.save_after(PAUSE),
            Some(false) if failed => self.save_after(RETRY),
            _ => {}
        }
    }
}
