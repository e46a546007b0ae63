//! What the form above the projects works on, whichever page it stands on: the address, and what the server's answer
//! offers.

use super::address::ListAddress;
use super::offer::Offer;
use crate::error::AppError;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::sync::Arc;

/// What a page's answer offers, or why it has none; nothing while there is no answer.
type Offered<'a> = Option<Result<&'a Offer, &'a AppError>>;
/// Lends it.
type Lend = Arc<dyn Fn(&mut dyn FnMut(Offered<'_>)) + Send + Sync>;

/// Handed to every part of the form.
#[derive(Clone, Copy)]
pub(crate) struct FormState {
    /// What is asked for.
    pub address: Memo<Result<ListAddress, AppError>>,
    lend: StoredValue<Lend>,
}

impl FormState {
    /// For a page; `lend` reads the page's answer.
    pub fn new(
        address: Memo<Result<ListAddress, AppError>>,
        lend: impl Fn(&mut dyn FnMut(Offered<'_>)) + Send + Sync + 'static,
    ) -> Self {
        Self { address, lend: StoredValue::new(Arc::new(lend)) }
    }

    /// What is asked for; everything while the address asks for something impossible.
    pub fn current(self) -> ListAddress {
        self.address.get().unwrap_or_default()
    }

    /// Whether the question itself cannot be answered: then there is nothing to filter.
    pub fn is_refused(self) -> bool {
        let mut refused = false;
        self.lend.get_value()(&mut |offered| {
            refused = matches!(offered, Some(Err(AppError::Invalid { .. } | AppError::Forbidden { .. })));
        });
        refused
    }

    /// Something of what is offered, once there is an answer.
    pub fn of_offer<T>(self, read: impl FnOnce(&Offer) -> T) -> Option<T> {
        let (mut read, mut got) = (Some(read), None);
        self.lend.get_value()(&mut |offered| {
            if let (Some(Ok(offer)), Some(read)) = (offered, read.take()) {
                got = Some(read(offer));
            }
        });
        got
    }
}

/// Goes to another question on the spot. `replace` leaves no step for "back": typing.
pub(crate) fn use_list_navigation() -> impl Fn(&ListAddress, bool) + Clone + 'static {
    let navigate = use_navigate();
    move |address: &ListAddress, replace: bool| {
        let options = NavigateOptions { replace, scroll: false, ..NavigateOptions::default() };
        navigate(&address.href(), options);
    }
}
