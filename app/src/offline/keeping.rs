//! A copy is kept, renewed, removed; each says what came of it.

use super::copy::OnDevice;
use super::page::Device;
use crate::locale::{Locale, td_string};
use domain::offline::Fetched;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Asks the server for a copy and keeps it; what is there stays until the new one is.
pub(super) fn renew(device: Device, question: String, known: Option<String>, locale: Locale) {
    if device.busy.get_untracked() {
        return;
    }
    device.busy.set(true);
    device.told.set(Some(td_string!(locale, offline.fetching).to_owned()));
    spawn_local(async move {
        let text = match crate::side::copy::fetch(&question, known.as_deref()).await {
            Fetched::Unchanged => td_string!(locale, offline.unchanged),
            Fetched::New(kept) => match OnDevice::read(Some(kept.clone())) {
                OnDevice::Here(copy) if crate::side::copy::keep(&kept).await => {
                    crate::side::remember_owner(copy.pack.made.account.as_deref());
                    device.copy.set(OnDevice::Here(copy));
                    // What it answers is told with the room there is.
                    crate::side::copy::ask_to_persist().await;
                    device.room.set(crate::side::copy::room().await);
                    td_string!(locale, offline.kept)
                }
                OnDevice::Here(_) => td_string!(locale, offline.no_room),
                // The server is newer than this page.
                _ => td_string!(locale, offline.reload),
            },
            Fetched::Refused(401) => td_string!(locale, offline.sign_in_first),
            Fetched::Refused(422) => td_string!(locale, offline.too_many),
            Fetched::Refused(_) => td_string!(locale, offline.refused),
            Fetched::NoNetwork => td_string!(locale, offline.no_network),
        };
        device.told.set(Some(text.to_owned()));
        device.busy.set(false);
    });
}

/// Deletes the copy.
pub(super) fn remove(device: Device, locale: Locale) {
    crate::side::forget_copy();
    device.copy.set(OnDevice::Nothing);
    device.told.set(Some(td_string!(locale, offline.removed).to_owned()));
}

/// Asks the browser to keep it when room is wanted.
pub(super) fn persist(device: Device, locale: Locale) {
    spawn_local(async move {
        let promised = crate::side::copy::ask_to_persist().await;
        device.room.set(crate::side::copy::room().await);
        let text = if promised {
            td_string!(locale, offline.persistent)
        } else {
            td_string!(locale, offline.not_promised)
        };
        device.told.set(Some(text.to_owned()));
    });
}
