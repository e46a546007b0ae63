//! What the server answers for a map: what the form above it needs, the projects that have a place with no more than the
//! browser's map and the sums of a view need, and everything that merely stands on the page, drawn already. Of a page
//! that came drawn, only what is not drawn is sent along.

use crate::error::AppError;
use crate::project::list::Offer;
use crate::wire::{WireCodec, WireError};
use domain::portfolio::Measures;
use domain::portfolio_map::{Beyond, Colouring, Site};
use leptos::server::codee::{Decoder, Encoder};
use serde::{Deserialize, Serialize};

/// A map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapAnswer {
    /// What the form offers.
    pub offer: Offer,
    /// Figures of everything the filters let through, with a place or without.
    pub total: Measures,
    /// How many projects there are without any filter.
    pub everything: u32,
    /// What marks are coloured by.
    pub colouring: Colouring,
    /// The projects that have a place, in the order of the list.
    pub sites: Vec<Site>,
    /// Where the marks of all are, when `sites` are only the first.
    pub beyond: Option<Beyond>,
    /// What stands on the page.
    pub drawn: MapDrawn,
}

/// What a part of a map with more projects than a page brings along shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapPart {
    /// Its figures.
    pub total: Measures,
    /// Its first rows, and that of the project chosen: HTML from the server's own views.
    pub list: String,
    /// The projects of these rows.
    pub sites: Vec<Site>,
}

/// HTML from the server's own views, which escape what people have typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MapDrawn {
    /// Filters in force, lights; or that nothing was found.
    pub head: String,
    /// The sketch map.
    pub sketch: String,
    /// What its colours and shapes mean, and the figures by subdistrict.
    pub legend: String,
    /// The projects on it.
    pub list: String,
    /// The projects that have no place.
    pub elsewhere: String,
}

impl MapAnswer {
    /// Whether anything was found.
    pub(super) fn is_empty(&self) -> bool {
        self.total.count == 0
    }
}

/// How an answer goes along with the page that shows it: without what the page has drawn.
#[derive(Debug)]
pub struct MapCodec;

impl Encoder<Result<MapAnswer, AppError>> for MapCodec {
    type Error = WireError;
    type Encoded = Vec<u8>;

    fn encode(answer: &Result<MapAnswer, AppError>) -> Result<Vec<u8>, WireError> {
        let rest = |answer: &MapAnswer| MapAnswer { drawn: MapDrawn::default(), ..answer.clone() };
        <WireCodec as Encoder<_>>::encode(&answer.as_ref().map(rest).map_err(Clone::clone))
    }
}

impl Decoder<Result<MapAnswer, AppError>> for MapCodec {
    type Error = WireError;
    type Encoded = [u8];

    fn decode(bytes: &[u8]) -> Result<Result<MapAnswer, AppError>, WireError> {
        <WireCodec as Decoder<_>>::decode(bytes)
    }
}
