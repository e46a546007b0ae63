//! A check goes by way of the outbox: it is on the device before anything is sent, and its photos with it. What cannot be
//! kept there is posted as a form is.

use super::view::SiteView;
use crate::locale::{td_string, use_locale};
use crate::outbox::{Batch, Sending, follow};
use crate::side::{outbox, photo};
use crate::ui::{focus_when_shown, live, text_of};
use chrono::DateTime;
use domain::form::Fields;
use domain::label::Bilingual;
use domain::outbox::{Errand, Item, PhotoSubject, SiteCheckErrand};
use domain::project::ProjectCode;
use domain::site_check::SiteCheckDraft;
use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::HtmlFormElement;
use uuid::Uuid;

/// The field for photos.
pub(super) const PHOTOS: &str = "photos";

/// What became of the check.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Standing {
    /// Nothing was pressed.
    Open,
    /// Something has to be put right first.
    Wrong(Vec<String>),
    /// It is on the device and goes by itself.
    Waiting,
    /// The server did not take it; the outbox says why.
    Stuck,
}

/// The check of this page.
#[derive(Clone, Copy)]
pub(super) struct Waiting {
    of: StoredValue<(ProjectCode, Bilingual)>,
    standing: RwSignal<Standing>,
    /// The check's id, once it was put into the box.
    id: StoredValue<Option<Uuid>>,
    told: NodeRef<html::Div>,
}

impl Waiting {
    pub fn new(found: &SiteView) -> Self {
        Self {
            of: StoredValue::new((found.code.clone(), found.name.clone())),
            standing: RwSignal::new(Standing::Open),
            id: StoredValue::new(None),
            told: NodeRef::new(),
        }
    }

    /// Follows what becomes of it, in the browser.
    pub fn follow(self) {
        follow(move || self.look());
    }

    /// The form is being sent: puts it into the box instead.
    pub fn pressed(self, event: &SubmitEvent) {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let (Some(form), Some(account)) = (form, crate::side::account_id()) else { return };
        let Some(text) = text_of(&form, &[PHOTOS, "form", "key"]) else { return };
        let is_open = self.standing.with_untracked(|now| matches!(now, Standing::Open | Standing::Wrong(_)));
        if !is_open {
            // It is in the box already.
            event.prevent_default();
            return;
        }
        let fields: Fields = form_urlencoded::parse(text.as_bytes()).collect();
        let now = DateTime::from_timestamp_millis(crate::side::device_clock()).unwrap_or_default();
        let draft = match SiteCheckDraft::read(&fields, now) {
            Ok(draft) => draft,
            // With a network the server tells each mistake at its field.
            Err(_) if crate::side::has_network() => return,
            Err(errors) => {
                event.prevent_default();
                let language = crate::side::language();
                let told = errors.0.iter().map(|error| error.message.in_language(language).to_owned());
                self.standing.set(Standing::Wrong(told.collect()));
                focus_when_shown(self.told);
                return;
            }
        };
        event.prevent_default();
        self.standing.set(Standing::Waiting);
        focus_when_shown(self.told);
        let (code, name) = self.of.get_value();
        let sending = Sending { code, name, account };
        spawn_local(async move {
            let (photos, unfit) = photo::photos_of(&form, PHOTOS, sending.strip()).await;
            let id = draft.id.0;
            let (commands, bytes) = Self::commands(&sending, draft, photos);
            // A photo that is none is told by the server; and so is a device that keeps nothing.
            if !unfit.is_empty() || outbox::put(commands, bytes).await.is_err() {
                // Refused only for a form that is not in the page any more.
                let _ = form.submit();
                return;
            }
            let _ = self.id.try_set_value(Some(id));
            crate::outbox::begin();
        });
    }

    fn commands(sending: &Sending, draft: SiteCheckDraft, photos: Vec<photo::Photo>) -> Batch {
        let key = outbox::new_key();
        let check = SiteCheckErrand::from(draft);
        let subject = PhotoSubject::SiteCheck(check.id);
        let (photos, bytes) = sending.photos(subject, check.position, photos, &[key]);
        let mut commands = vec![sending.command(key, Errand::SiteCheck(check), Vec::new())];
        commands.extend(photos);
        (commands, bytes)
    }

    /// The box has changed: what was put in is sent, waits, or is refused.
    fn look(self) {
        let Some(id) = self.id.try_get_value().flatten() else { return };
        spawn_local(async move {
            let Ok(items) = outbox::items().await else { return };
            let of_it = |item: &&Item| item.command.thing() == PhotoSubject::SiteCheck(id);
            let mut left = items.iter().filter(of_it).peekable();
            if left.peek().is_none() {
                let code = self.of.try_with_value(|(code, _)| code.clone());
                code.into_iter().for_each(|code| crate::side::go(&format!("/p/{code}?done=checked")));
            } else if left.any(|item| !item.goes()) {
                let _ = self.standing.try_set(Standing::Stuck);
            }
        });
    }

    /// What is said of it.
    pub fn notice(self) -> AnyView {
        let locale = use_locale();
        let text = live(move || {
            let words = match self.standing.get() {
                Standing::Open => return ().into_any(),
                Standing::Wrong(told) => {
                    return told.into_iter().map(|text| view! { <p>{text}</p> }).collect_view().into_any();
                }
                Standing::Waiting => td_string!(locale, site_check.waiting),
                Standing::Stuck => td_string!(locale, site_check.stuck),
            };
            view! {
                <p>{words} " " <a href="/outbox" rel="external">{td_string!(locale, outbox.open)}</a></p>
            }
            .into_any()
        });
        view! {
            <div
                node_ref=self.told
                class="notice tone-caution"
                role="status"
                tabindex="-1"
                hidden=move || self.standing.with(|now| *now == Standing::Open)
            >
                {text}
            </div>
        }
        .into_any()
    }
}
