//! What the parts of the map's page share: the address, and the server's answer to it.

use super::answer::{MapAnswer, MapCodec};
use super::api::get_portfolio_map;
use crate::error::AppError;
use crate::locale::use_language;
use crate::project::list::{Face, FormState, ListAddress, is_of_a_form};
use crate::ui::use_search_of;
use leptos::prelude::*;

/// Handed to every part of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct MapState {
    /// What is asked for.
    pub address: Memo<Result<ListAddress, AppError>>,
    /// The answer, by way of the server.
    pub answer: Resource<Result<MapAnswer, AppError>, MapCodec>,
}

/// Asks for the map of the page's address, and again whenever the address asks for another.
pub(super) fn use_map() -> MapState {
    let (search, language) = (use_search_of(Face::Map.path()), use_language());
    let names = crate::names::may_be_asked_for();
    let address = Memo::new(move |_| {
        ListAddress::permitted(&search.read(), names).map(|address| address.as_face(Face::Map))
    });
    let question = Memo::new(move |_| address.get().map(|address| address.search()));
    let answer = Resource::new_with_options(
        move || question.get(),
        move |question| async move { get_portfolio_map(question?, language).await },
        false,
    );
    if let (true, Ok(address)) = (is_of_a_form(&search.read_untracked()), address.get_untracked()) {
        crate::side::redirect(&address.href());
    }
    MapState { address, answer }
}

impl MapState {
    /// Something of the answer, once there is one.
    pub fn of_answer<T>(self, read: impl FnOnce(&MapAnswer) -> T) -> Option<T> {
        self.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(read))
    }

    /// Why there is no answer.
    pub fn error(self) -> Option<AppError> {
        self.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err()).cloned())
    }

    /// A part of the page as the server has drawn it.
    pub fn drawn(self, part: fn(&MapAnswer) -> &String) -> String {
        let drawn = self.answer.with(|answer| {
            let answer = answer.as_ref().and_then(|answer| answer.as_ref().ok());
            answer.map(|answer| part(answer).clone())
        });
        drawn.unwrap_or_default()
    }

    /// What the form needs of it.
    pub fn form(self) -> FormState {
        FormState::new(self.address, move |read| {
            self.answer.with(|answer| {
                read(answer.as_ref().map(|answer| answer.as_ref().map(|answer| &answer.offer)));
            });
        })
    }
}
