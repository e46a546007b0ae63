//! What the parts of the list page share: the address, and the server's answer to it.

use super::address::ListAddress;
use super::answer::{ListAnswer, ShownCodec};
use crate::error::AppError;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

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

    /// Whether the question itself cannot be answered: then there is nothing to filter.
    pub fn is_refused(self) -> bool {
        self.answer.with(|answer| {
            let error = answer.as_ref().and_then(|answer| answer.as_ref().err());
            matches!(error, Some(AppError::Invalid { .. } | AppError::Forbidden { .. }))
        })
    }

    /// Something of the answer, once there is one.
    pub fn of_answer<T>(self, read: impl FnOnce(&ListAnswer) -> T) -> Option<T> {
        if self.fresh.with(Option::is_some) {
            return self.fresh.with(|fresh| fresh.as_ref().map(read));
        }
        self.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(read))
    }
}

/// Goes to another list on the spot. `replace` leaves no step for "back": typing.
pub(super) fn use_list_navigation() -> impl Fn(&ListAddress, bool) + Clone + 'static {
    let navigate = use_navigate();
    move |address: &ListAddress, replace: bool| {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        navigate(&address.href(), options);
    }
}
