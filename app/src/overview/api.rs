//! The server function behind the overview.

use super::Overview;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The overview that `query`, the address's parameters, asks for: as of a month (`as_of`), ranking something (`rank`).
///
/// # Errors
/// [`AppError::Invalid`] for another parameter, or a month outside the months with data.
#[server(input = GetUrl, output = Wire, endpoint = "get_overview")]
pub async fn get_overview(
    /// The parameters, as in the address.
    query: String,
) -> Result<Overview, AppError> {
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;

    answer(crate::door::overview::overview(&ctx()?, &visitor(), &query).await)
}
