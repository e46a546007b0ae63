//! What the server answers for a list: what the form above it needs, and everything under the form drawn
//! already. It is all text and links, so the browser needs neither the figures nor the code that draws them;
//! and of a page that came drawn, only what the form needs is sent along.

use super::offer::Offer;
use crate::error::AppError;
use crate::wire::{WireCodec, WireError};
use leptos::server::codee::{Decoder, Encoder};
use serde::{Deserialize, Serialize};

/// A list, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListAnswer {
    /// What the form offers.
    pub offer: Offer,
    /// What of a long list was drawn; `None` when all of it was.
    pub part: Option<ListPart>,
    /// What stands under the form.
    pub drawn: Drawn,
}

/// Where in a long list the rows drawn lie. They come in windows, see [`super::sight`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListPart {
    /// Position of the first row, from 0.
    pub offset: usize,
    /// How many rows there are from there on.
    pub count: usize,
}

/// HTML from the server's own views, which escape what people have typed. In three parts, so that the
/// browser can put many rows in one after the other and never holds up who types.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drawn {
    /// All that comes before the first row.
    pub head: String,
    /// Rows, a `<tbody>` each.
    pub bodies: Vec<String>,
    /// All that comes after the last row.
    pub foot: String,
}

impl Drawn {
    /// All of it with some of the bodies.
    pub(super) fn with(&self, bodies: &[String]) -> String {
        format!("{}{}{}", self.head, bodies.concat(), self.foot)
    }
}

/// How an answer goes along with the page that shows it: without what the page has drawn.
#[derive(Debug)]
pub struct ShownCodec;

impl Encoder<Result<ListAnswer, AppError>> for ShownCodec {
    type Error = WireError;
    type Encoded = Vec<u8>;

    fn encode(answer: &Result<ListAnswer, AppError>) -> Result<Vec<u8>, WireError> {
        let rest = |answer: &ListAnswer| ListAnswer {
            offer: answer.offer.clone(),
            part: answer.part,
            drawn: Drawn::default(),
        };
        <WireCodec as Encoder<_>>::encode(&answer.as_ref().map(rest).map_err(Clone::clone))
    }
}

impl Decoder<Result<ListAnswer, AppError>> for ShownCodec {
    type Error = WireError;
    type Encoded = [u8];

    fn decode(bytes: &[u8]) -> Result<Result<ListAnswer, AppError>, WireError> {
        <WireCodec as Decoder<_>>::decode(bytes)
    }
}
