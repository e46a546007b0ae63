//! The server function behind the investment page.

use super::Investment;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The roll-up that `query`, the address's parameters, asks for.
///
/// # Errors
/// [`AppError::Invalid`] for a parameter or value that is not allowed.
#[server(input = GetUrl, output = Wire, endpoint = "get_investment")]
pub async fn get_investment(
    /// The parameters, as in the address.
    query: String,
) -> Result<Investment, AppError> {
    use crate::server_context::{answer, ctx};
    let ctx = ctx()?;
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned();
    answer(
        super::asked::Asked::parse(pairs)
            .and_then(|asked| Ok(Investment::of(&ctx.read_model.portfolio(), &asked)?)),
    )
}
