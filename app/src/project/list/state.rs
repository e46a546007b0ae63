//! What the parts of the list page share: the address, and the server's answer to it.

use super::address::ListAddress;
use super::answer::{ListAnswer, ShownCodec};
use super::form_state::FormState;
use crate::error::AppError;
use leptos::prelude::*;

/// Handed to every part of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListState {
    /// The list asked for.
    pub address: Memo<Result<ListAddress, AppError>>,
    /// The answer, by way of the server.
    pub answer: Resource<Result<ListAnswer, AppError>, ShownCodec>,
    /// The same answer as it is since others have changed something; what it has drawn is on the page.
    pub fresh: RwSignal<Option<ListAnswer>>,
    /// Whether the browser has taken over: only then is there what needs JavaScript.
    pub hydrated: RwSignal<bool>,
}

impl ListState {
    /// The list asked for; the plain list while the address asks for something impossible.
    pub fn current(self) -> ListAddress {
        self.address.get().unwrap_or_default()
    }

    /// Whether only a part of a long list is on the page.
    pub fn is_part(self) -> bool {
        if self.fresh.with(Option::is_some) {
            return self.fresh.with(|fresh| fresh.as_ref().is_some_and(|answer| answer.part.is_some()));
        }
        self.answer.with(|answer| {
            answer
                .as_ref()
                .and_then(|answer| answer.as_ref().ok())
                .is_some_and(|answer| answer.part.is_some())
        })
    }

    /// What the form needs of it.
    pub fn form(self) -> FormState {
        FormState::new(self.address, move |read| {
            if self.fresh.with(Option::is_some) {
                self.fresh.with(|fresh| read(fresh.as_ref().map(|answer| Ok(&answer.offer))));
            } else {
                self.answer.with(|answer| {
                    read(answer.as_ref().map(|answer| answer.as_ref().map(|answer| &answer.offer)));
                });
            }
        })
    }
}
