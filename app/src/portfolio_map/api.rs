//! The map's door on the server. Read only, so that it can be a link, prefetched and cached.

use super::answer::{MapAnswer, MapPart};
use crate::error::AppError;
use crate::wire::Wire;
use domain::label::Language;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The map an address asks for. `search` is the address's query as it stands there.
///
/// # Errors
/// [`AppError::Invalid`] for a word that is not allowed, [`AppError::Forbidden`] for leaders' names.
#[server(input = GetUrl, output = Wire)]
pub async fn get_portfolio_map(
    /// The query of the address.
    search: String,
    /// Of names and reasons.
    language: Language,
) -> Result<MapAnswer, AppError> {
    use crate::server_context::{answer, ctx};
    let ctx = ctx()?;
    let names = crate::names::may_be_asked_for();
    let (portfolio, version) = (ctx.read_model.portfolio(), ctx.read_model.version());
    answer(super::drawn::answer_of(&portfolio, version, &ctx.outlines, &search, names, language))
}

/// What a part of the map shows, of a portfolio with more projects than a page brings along. `part` is a
/// [`domain::portfolio_map::MapBox`] as text, empty for all; `chosen` a project's code, or empty.
///
/// # Errors
/// As [`get_portfolio_map`].
#[server(input = GetUrl, output = Wire)]
pub async fn get_map_part(
    /// The query of the address.
    search: String,
    /// Which part.
    part: String,
    /// What is chosen, whether in the part or not.
    chosen: String,
    /// Of names and reasons.
    language: Language,
) -> Result<MapPart, AppError> {
    use crate::server_context::{answer, ctx};
    let ctx = ctx()?;
    let names = crate::names::may_be_asked_for();
    let read = || {
        let part = match part.as_str() {
            "" => None,
            text => {
                Some(text.parse().map_err(|error: domain::portfolio_map::NoMapBox| AppError::Invalid {
                    field: "part".to_owned(),
                    message: domain::label::Bilingual::new("不是地图的一部分", error.to_string()),
                    allowed: Vec::new(),
                })?)
            }
        };
        let chosen = Some(chosen.as_str()).filter(|code| !code.is_empty());
        let portfolio = ctx.read_model.portfolio();
        super::drawn::part_of(&portfolio, &ctx.outlines, &search, part, chosen, names, language)
    };
    answer(read())
}
