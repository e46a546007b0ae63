//! The server function behind the overview.

use super::Overview;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The overview as of the month that `query`, the address's parameters, asks for with `as_of`.
///
/// # Errors
/// [`AppError::Invalid`] for another parameter, or a month outside the months with data.
#[server(input = GetUrl, output = Wire, endpoint = "get_overview")]
pub async fn get_overview(
    /// The parameters, as in the address.
    query: String,
) -> Result<Overview, AppError> {
    use crate::server_context::{answer, ctx};
    let ctx = ctx()?;
    let asked = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    answer(
        Overview::asked_month(asked)
            .and_then(|as_of| Ok(Overview::of(&ctx.read_model.portfolio(), &ctx.work_report, as_of)?)),
    )
}
