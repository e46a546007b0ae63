//! The server function behind the page.

use super::ChangeDigest;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// What changed between the two months that `query`, the address's parameters, names (`from`, `to`).
///
/// # Errors
/// [`AppError::Invalid`] for another parameter, for months that are not closed, and for a first that is not before the
/// last.
#[server(input = GetUrl, output = Wire, endpoint = "get_change_digest")]
pub async fn get_change_digest(
    /// The parameters, as in the address.
    query: String,
) -> Result<ChangeDigest, AppError> {
    use super::Asked;
    use crate::server_context::{answer, ctx};
    use domain::portfolio::Filter;
    use domain::project::{RecordPart, Sight};

    let ctx = ctx()?;
    let sight = Sight::of(&crate::side::actor(), false);
    let pairs = form_urlencoded::parse(query.trim_start_matches('?').as_bytes());
    answer(Asked::parse(pairs).and_then(|asked| {
        let portfolio = ctx.read_model.portfolio();
        let calendar = *portfolio.calendar();
        let digest = match asked.resolve(&calendar)? {
            Some((from, to)) => Some(portfolio.digest(&Filter::default(), from, to)?),
            None => None,
        };
        let digest = digest.map(|digest| digest.seen_with(sight).keep(ChangeDigest::MOST));
        Ok(ChangeDigest { calendar, digest, sees_issues: sight.shows(RecordPart::Issues.visibility()) })
    }))
}
