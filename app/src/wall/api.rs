//! The wall's door on the server. Read only.

use super::answer::WallAnswer;
use crate::error::AppError;
use crate::wire::Wire;
use domain::label::Language;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The wall an address asks for. `search` is the address's query as it stands there.
///
/// # Errors
/// [`AppError::Invalid`] for a word that is not allowed, [`AppError::Forbidden`] for leaders' names.
#[server(input = GetUrl, output = Wire)]
pub async fn get_wall(
    /// The query of the address.
    search: String,
    /// Of names and reasons.
    language: Language,
) -> Result<WallAnswer, AppError> {
    use crate::server_context::{answer, ctx};
    let ctx = ctx()?;
    let names = crate::names::may_be_asked_for();
    answer(super::drawn::answer_of(&ctx.read_model.portfolio(), &ctx.outlines, &search, names, language))
}
