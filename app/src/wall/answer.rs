//! What the server answers for a wall: its scenes, drawn already. Of a page that came drawn they are not sent along.

use crate::error::AppError;
use crate::wire::{WireCodec, WireError};
use leptos::server::codee::{Decoder, Encoder};
use serde::{Deserialize, Serialize};

/// A wall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WallAnswer {
    /// How long a scene stays.
    pub seconds: u32,
    /// The scenes one after the other, HTML from the server's own views, which escape what people have typed.
    pub drawn: String,
}

/// How an answer goes along with the page that shows it: without what the page has drawn.
#[derive(Debug)]
pub struct WallCodec;

impl Encoder<Result<WallAnswer, AppError>> for WallCodec {
    type Error = WireError;
    type Encoded = Vec<u8>;

    fn encode(answer: &Result<WallAnswer, AppError>) -> Result<Vec<u8>, WireError> {
        let rest = |answer: &WallAnswer| WallAnswer { drawn: String::new(), ..answer.clone() };
        <WireCodec as Encoder<_>>::encode(&answer.as_ref().map(rest).map_err(Clone::clone))
    }
}

impl Decoder<Result<WallAnswer, AppError>> for WallCodec {
    type Error = WireError;
    type Encoded = [u8];

    fn decode(bytes: &[u8]) -> Result<Result<WallAnswer, AppError>, WireError> {
        <WireCodec as Decoder<_>>::decode(bytes)
    }
}
