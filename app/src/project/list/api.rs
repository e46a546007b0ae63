//! The list's doors on the server. Read only, so that they can be links, prefetched and cached.

use super::answer::ListAnswer;
use crate::error::AppError;
use crate::wire::Wire;
use domain::label::Language;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The list an address asks for. `search` is the address's query as it stands there.
///
/// # Errors
/// [`AppError::Invalid`] for a word that is not allowed, [`AppError::Forbidden`] for leaders' names.
#[server(input = GetUrl, output = Wire)]
pub async fn list_projects(
    /// The query of the address.
    search: String,
    /// Of names and reasons.
    language: Language,
) -> Result<ListAnswer, AppError> {
    use crate::server_context::{answer, ctx};
    let portfolio = ctx()?.read_model.portfolio();
    answer(super::drawn::answer_of(&portfolio, &search, crate::names::may_be_asked_for(), language))
}

/// The rows of a list from `offset` on, drawn: what the browser asks for while it scrolls.
///
/// # Errors
/// As [`list_projects`].
#[server(input = GetUrl, output = Wire)]
pub async fn list_project_rows(
    /// The query of the address.
    search: String,
    /// Position of the first row, from 0.
    offset: usize,
    /// Of names and reasons.
    language: Language,
) -> Result<String, AppError> {
    use crate::server_context::{answer, ctx};
    let portfolio = ctx()?.read_model.portfolio();
    let names = crate::names::may_be_asked_for();
    answer(super::drawn::window_of(&portfolio, &search, names, offset, language))
}
