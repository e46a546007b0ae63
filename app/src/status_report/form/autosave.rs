//! Drafts keep themselves: a while after the last key, when a field is left, and when the page goes away. What could
//! not be kept is tried again; the line under the form says where things stand.

use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::status_report::api::keep_report_typed;
use crate::ui::live;
use domain::calendar::ReportingMonth;
use domain::project::ProjectCode;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long after the last key.
const PAUSE: Duration = Duration::from_millis(1_500);
/// How long until it is tried again.
const RETRY: Duration = Duration::from_secs(10);

/// Where things stand.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Standing {
    /// Nothing was typed yet.
    Untouched,
    /// Something was typed since, and will be kept in a moment.
    Changed,
    /// On its way.
    Saving,
    /// Kept, at this time.
    Kept(String),
    /// Not kept; will be tried again.
    Failed,
    /// Not kept, and trying again will not help before signing in.
    SignedOut,
    /// Not kept, and here is why it cannot be.
    Refused(String),
}

/// The draft of one report.
#[derive(Clone, Copy)]
pub(super) struct Autosave {
    of: StoredValue<(ProjectCode, ReportingMonth)>,
    /// What is typed and not kept yet.
    waiting: StoredValue<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    /// From the press of a button on, what is typed is the server's.
    is_sent: StoredValue<bool>,
    standing: RwSignal<Standing>,
}

impl Autosave {
    pub fn new(code: ProjectCode, month: ReportingMonth) -> Self {
        Self {
            of: StoredValue::new((code, month)),
            waiting: StoredValue::new(None),
            timer: StoredValue::new(None),
            is_sent: StoredValue::new(false),
            standing: RwSignal::new(Standing::Untouched),
        }
    }

    /// Something was typed; this stands in the form now.
    pub fn changed(self, text: String) {
        self.waiting.set_value(Some(text));
        // What is told of earlier text must not be taken for what was typed since.
        let told = self.standing.with_untracked(|now| matches!(now, Standing::Saving | Standing::SignedOut));
        if !told {
            self.standing.set(Standing::Changed);
        }
        self.save_after(PAUSE);
    }

    /// A field was left.
    pub fn save_soon(self) {
        if self.waiting.with_value(Option::is_some) {
            self.save();
        }
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

    fn answered(self, kept: Result<String, AppError>, text: String) {
        let failed = kept.is_err();
        let standing = match kept {
            Ok(_) if self.waiting.try_with_value(Option::is_some) == Some(true) => Standing::Changed,
            Ok(at) => Standing::Kept(at),
            Err(AppError::NotSignedIn) => Standing::SignedOut,
            Err(AppError::Unreachable | AppError::Internal { .. }) => Standing::Failed,
            Err(other) => Standing::Refused(other.text().in_language(crate::side::language()).to_owned()),
        };
        let _ = self.standing.try_set(standing);
        let newer = self.waiting.try_update_value(|waiting| {
            let newer = waiting.is_some();
            if failed && !newer {
                *waiting = Some(text);
            }
            newer
        });
        match newer {
            Some(true) => self.save_after(PAUSE),
            Some(false) if failed => self.save_after(RETRY),
            _ => {}
        }
    }

    /// Keeps the last of it when the page goes away.
    pub fn save_when_left(self) {
        Effect::new(move || {
            let listening = window_event_listener_untyped("pagehide", move |_| {
                if self.is_sent.try_get_value().unwrap_or(true) {
                    return;
                }
                if let Some(text) = self.waiting.try_update_value(Option::take).flatten() {
                    let (code, month) = self.of.get_value();
                    crate::status_report::api::keep_at_last(&code, month, &text);
                }
            });
            on_cleanup(move || listening.remove());
        });
    }
}

/// The line that says where things stand.
pub(super) fn status(autosave: Autosave) -> AnyView {
    let locale = use_locale();
    let text = live(move || match autosave.standing.get() {
        Standing::Untouched => ().into_any(),
        Standing::Changed => td_string!(locale, report.changed).into_any(),
        Standing::Saving => td_string!(locale, report.saving).into_any(),
        Standing::Kept(at) => td_string!(locale, report.kept_at, at = at).to_string().into_any(),
        Standing::Failed => td_string!(locale, report.not_kept).into_any(),
        Standing::Refused(why) => why.into_any(),
        Standing::SignedOut => {
            let href = crate::ui::address("/sign-in", [("next", "/reports")]);
            view! {
                {td_string!(locale, report.not_kept_signed_out)}
                " "
                <a href=href target="_blank" rel="noopener external">{td_string!(locale, report.sign_in)}</a>
            }
            .into_any()
        }
    });
    view! { <span class="report-saved" role="status">{text}</span> }.into_any()
}
