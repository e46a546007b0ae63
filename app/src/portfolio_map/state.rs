//! What the parts of the map's page share: the address, the server's answer to it, and what the browser's map shows.

use super::answer::{MapAnswer, MapCodec, MapPart};
use super::api::get_portfolio_map;
use crate::error::AppError;
use crate::locale::use_language;
use crate::project::list::{Face, FormState, ListAddress, is_of_a_form};
use crate::ui::use_search_of;
use domain::portfolio_map::{MapBox, Site};
use leptos::prelude::*;

/// Handed to every part of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct MapState {
    /// What is asked for.
    pub address: Memo<Result<ListAddress, AppError>>,
    /// The answer, by way of the server.
    pub answer: Resource<Result<MapAnswer, AppError>, MapCodec>,
    /// The same answer as it is since others have changed something; what it has drawn is on the page.
    pub fresh: RwSignal<Option<MapAnswer>>,
    /// The part that the browser's map shows, while that leaves projects out.
    pub part: RwSignal<Option<MapBox>>,
    /// The project chosen on the map, by its code.
    pub chosen: RwSignal<Option<String>>,
    /// The project pointed at, on the map or in the list.
    pub pointed: RwSignal<Option<String>>,
    /// Where the map is asked to go.
    pub wanted: RwSignal<Option<MapBox>>,
    /// What that part shows, where the answer's own projects are only the first of many.
    pub in_part: RwSignal<Option<MapPart>>,
    /// Whether the browser's map has taken the sketch's place.
    pub open: RwSignal<bool>,
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
    MapState {
        address,
        answer,
        fresh: RwSignal::new(None),
        part: RwSignal::new(None),
        chosen: RwSignal::new(None),
        pointed: RwSignal::new(None),
        wanted: RwSignal::new(None),
        in_part: RwSignal::new(None),
        open: RwSignal::new(false),
    }
}

impl MapState {
    /// Something of the latest answer, once there is one.
    pub fn of_answer<T>(self, read: impl FnOnce(&MapAnswer) -> T) -> Option<T> {
        if self.fresh.with(Option::is_some) {
            return self.fresh.with(|fresh| fresh.as_ref().map(read));
        }
        self.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(read))
    }

    /// A project the page knows, by its code.
    pub fn site(self, code: &str) -> Option<Site> {
        let of = |sites: &[Site]| sites.iter().find(|site| site.code == code).cloned();
        let in_part = self.in_part.with(|part| part.as_ref().and_then(|part| of(&part.sites)));
        in_part.or_else(|| self.of_answer(|answer| of(&answer.sites)).flatten())
    }

    /// Whether the answer's own projects are only the first of many.
    pub fn is_beyond(self) -> bool {
        self.of_answer(|answer| answer.beyond.is_some()) == Some(true)
    }

    /// Why there is no answer.
    pub fn error(self) -> Option<AppError> {
        self.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err()).cloned())
    }

    /// A part of the page as the server has drawn it. What others have changed since is put in by itself
    /// ([`crate::side::patch`]) and no answer to the page's own question.
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
