//! Handing in, or saving, while the server cannot be reached: the form goes into the outbox with its photos, and from there
//! by itself. While it waits nothing else keeps it; typing on takes it back.

mod commands;
mod notice;

use super::autosave::Autosave;
use super::live::encoded;
use crate::locale::td_string;
use crate::outbox::{Sending, follow};
use crate::side::{outbox, photo};
use crate::status_report::report_view::ReportPage;
use crate::status_report::wording::report_href;
use crate::ui::focus_when_shown;
use domain::calendar::ReportingMonth;
use domain::outbox::{Item, PhotoSubject};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlFormElement;
use uuid::Uuid;

/// The field for files, and what its boxes are sent as.
pub(super) const FILES: &str = "files";

/// What this form has in the outbox.
#[derive(Clone, Copy)]
pub(super) struct Queue {
    of: StoredValue<Of>,
    /// What this page has put in and not taken back.
    put: RwSignal<Option<Put>>,
    /// What waits for this report, whichever page put it in.
    here: RwSignal<Vec<Item>>,
    /// The form that waited when it was last looked.
    known: StoredValue<Option<Uuid>>,
    /// What is to be said of files.
    said: RwSignal<Vec<String>>,
    told: NodeRef<html::Div>,
}

struct Of {
    sending: Sending,
    month: ReportingMonth,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Put {
    saves: bool,
    signed_out: bool,
}

impl Queue {
    pub fn new(page: &ReportPage) -> Self {
        Self {
            of: StoredValue::new(Of {
                sending: Sending {
                    code: page.code.clone(),
                    name: page.name.clone(),
                    account: page.own.account.clone(),
                },
                month: page.month.month,
            }),
            put: RwSignal::new(None),
            here: RwSignal::new(Vec::new()),
            known: StoredValue::new(None),
            said: RwSignal::new(Vec::new()),
            told: NodeRef::new(),
        }
    }

    /// Follows what becomes of it, in the browser.
    pub fn follow(self) {
        follow(move || self.look());
    }

    fn look(self) {
        spawn_local(async move {
            let Ok(items) = outbox::items().await else { return };
            // The page may have been left meanwhile.
            if self.here.is_disposed() {
                return;
            }
            let here = self.of.with_value(|of| {
                let thing = PhotoSubject::Report(of.month);
                let is_here = |item: &Item| {
                    let command = &item.command;
                    let sending = &of.sending;
                    command.by == sending.account
                        && command.project == sending.code
                        && command.thing() == thing
                };
                items.into_iter().filter(is_here).collect::<Vec<_>>()
            });
            let form = here.iter().find(|item| !item.command.is_photo());
            let is_gone = self.known.get_value().is_some() && form.is_none();
            self.known.set_value(form.map(|form| form.command.key));
            self.here.set(here);
            if is_gone {
                // The server has it: its page says how the report stands now.
                crate::side::go(&self.of.with_value(|of| report_href(&of.sending.code, of.month)));
            }
        });
    }

    /// A button was pressed and cannot be let through; this stands in the form. `act`: what the button does.
    pub fn put(self, form: HtmlFormElement, act: &str, text: String, autosave: Autosave) {
        let saves = act == "save";
        let signed_out = autosave.is_signed_out();
        let heard = autosave.heard();
        spawn_local(async move {
            let (photos, unfit) = photo::photos_of(&form, FILES, self.lines()).await;
            self.say(unfit, has_removals(&form));
            let key = outbox::new_key();
            let (commands, bytes) = self.commands(key, saves, heard, &text, photos);
            // From here on what stands in the form is the box's, unless the device has no room.
            autosave.queued();
            if outbox::put(commands, bytes).await.is_err() {
                autosave.unqueued();
                autosave.stop(text);
                return;
            }
            self.known.set_value(Some(key));
            self.put.set(Some(Put { saves, signed_out }));
            if encoded(&form).is_some_and(|now| now != text) {
                // Typed on while the photos were made small.
                self.edited(autosave);
                return;
            }
            focus_when_shown(self.told);
            crate::outbox::begin();
        });
    }

    /// Files were chosen: photos are made small at once, whether they are sent now or later.
    pub fn files_chosen(self, form: HtmlFormElement) {
        spawn_local(async move {
            let unfit = photo::shrink_chosen(&form, FILES, self.lines()).await;
            self.say(unfit, false);
        });
    }

    /// What the strip on a photo says.
    fn lines(self) -> impl Fn(i64) -> Vec<String> {
        self.of.with_value(|of| of.sending.strip())
    }

    fn say(self, unfit: Vec<(String, photo::Unfit)>, removals: bool) {
        let locale = crate::locale::of_language(crate::side::language());
        let mut said: Vec<String> = unfit
            .into_iter()
            .map(|(name, why)| match why {
                photo::Unfit::Document => td_string!(locale, outbox.documents_wait, name = name).to_string(),
                photo::Unfit::TooLarge => td_string!(locale, outbox.photo_too_large, name = name).to_string(),
                photo::Unfit::NotAPicture => {
                    td_string!(locale, outbox.photo_unreadable, name = name).to_string()
                }
            })
            .collect();
        if removals {
            said.push(td_string!(locale, outbox.queued_removals).to_owned());
        }
        let _ = self.said.try_set(said);
    }

    /// Something was typed since: what waits is not what stands in the form any more, and is taken back. What is on its
    /// way already cannot be; then the press of a button sends another.
    pub fn edited(self, autosave: Autosave) {
        let is_of_this_page = self.put.try_get_untracked().flatten().is_some();
        let Some(key) = self.known.try_get_value().flatten() else { return };
        self.known.set_value(None);
        self.put.set(None);
        autosave.unqueued();
        spawn_local(async move {
            // Photos that another page put in are chosen here no more, and stay. What could not be taken back is told
            // by the box.
            let _ = outbox::take_back(key, is_of_this_page).await;
        });
    }
}

/// Whether a box was ticked that removes a file: that is done only where the files are.
fn has_removals(form: &HtmlFormElement) -> bool {
    form.query_selector("[name=files_remove]:checked").is_ok_and(|found| found.is_some())
}
