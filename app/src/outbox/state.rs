//! What the page follows: the box as it is now.

use crate::side::outbox;
use domain::outbox::Item;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The box.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// `None` until it was read; `Err` when the browser has none.
    pub items: RwSignal<Option<Result<Vec<Item>, ()>>>,
    /// Whether the browser may throw it away.
    pub may_be_evicted: RwSignal<bool>,
    /// The device's clock when it was read.
    pub now: RwSignal<i64>,
}

impl State {
    pub fn new() -> Self {
        Self { items: RwSignal::new(None), may_be_evicted: RwSignal::new(false), now: RwSignal::new(0) }
    }

    /// Reads it, now and whenever it changes, in the browser.
    pub fn follow(self) {
        follow(move || self.read());
    }

    fn read(self) {
        spawn_local(async move {
            let found = outbox::items().await.map_err(drop);
            let evicted = outbox::lasting().await == outbox::Lasting::MayBeEvicted;
            // The page may have been left meanwhile.
            let _ = self.may_be_evicted.try_set(evicted);
            let _ = self.now.try_set(crate::side::device_clock());
            let _ = self.items.try_set(Some(found));
        });
    }

    /// What the reader put in, oldest first.
    pub fn own(self) -> Vec<Item> {
        let account = crate::side::account_id();
        self.items.with(|items| {
            let Some(Ok(items)) = items else { return Vec::new() };
            let own = items.iter().filter(|item| Some(&item.command.by) == account.as_ref());
            own.cloned().collect()
        })
    }

    /// How many others put in.
    pub fn of_others(self) -> usize {
        let account = crate::side::account_id();
        self.items.with(|items| {
            let Some(Ok(items)) = items else { return 0 };
            items.iter().filter(|item| Some(&item.command.by) != account.as_ref()).count()
        })
    }
}

/// Looks at the box, now and whenever it changes, in the browser and as long as the page lives.
pub(crate) fn follow(look: impl Fn() + Copy + 'static) {
    Effect::new(move || {
        look();
        StoredValue::new_local(outbox::hear(look));
    });
}

/// Begins to send what the reader has waiting; nothing to be seen. In the browser only.
#[must_use]
pub fn send_waiting() -> AnyView {
    begin();
    ().into_any()
}

/// The same, for pages that have just put something in.
pub(crate) fn begin() {
    if let Some(account) = crate::side::account_id() {
        outbox::start(account, crate::side::language());
    }
}
