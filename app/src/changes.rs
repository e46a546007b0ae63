//! Pages that follow what others change: an open page hears of it within two seconds and shows it in place.

use crate::wire::Answer;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// Where changes are told.
const ADDRESS: &str = "/api/v1/events";
/// How long after the page is there it begins to listen: first it must be usable.
const SETTLED: Duration = Duration::from_secs(2);
/// Changes that come together are shown together.
const TOGETHER: Duration = Duration::from_millis(300);

/// Calls `show` in the browser some time after something has changed that `concerns` the page: given what
/// kind of thing it was (`all` after a long absence) and the code of its project. It does nothing on the server.
pub fn use_changes(
    concerns: impl Fn(&str, Option<&str>) -> bool + Send + Sync + 'static,
    show: impl Fn() + Send + Sync + Clone + 'static,
) {
    let due = StoredValue::new(false);
    let heard = move |what: String, code: Option<String>| {
        // The page may have been left meanwhile.
        if due.try_get_value() != Some(false) || !concerns(&what, code.as_deref()) {
            return;
        }
        due.set_value(true);
        let show = show.clone();
        let now = move || {
            if due.try_set_value(false).is_none() {
                show();
            }
        };
        set_timeout(now, TOGETHER);
    };
    let heard = StoredValue::new(Some(heard));
    Effect::new(move |_| {
        let Some(heard) = heard.try_update_value(Option::take).flatten() else { return };
        let listen = move || {
            if due.try_get_value().is_some() {
                StoredValue::new_local(crate::side::follow(ADDRESS, heard));
            }
        };
        let owner = Owner::current();
        set_timeout(move || if let Some(owner) = owner { owner.with(listen) } else { listen() }, SETTLED);
    });
}

/// Asks again for what a page shows whenever others have changed something that `concerns` it. What the reader
/// has opened, ticked or typed stays, and so does the focus.
pub fn follow_changes<T: Serialize + DeserializeOwned + Send + Sync + Clone + 'static>(
    answer: Answer<T>,
    concerns: impl Fn(&str, Option<&str>) -> bool + Send + Sync + 'static,
) {
    let kept = RwSignal::new(None);
    use_changes(concerns, move || {
        kept.set(Some(crate::side::reading_state()));
        answer.refetch();
    });
    Effect::new(move |_| {
        answer.track();
        // With the frame after the new page has been put in.
        if let Some(state) = kept.try_update_untracked(Option::take).flatten() {
            request_animation_frame(move || crate::side::go_on_reading(&state));
        }
    });
}
