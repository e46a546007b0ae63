//! The doors of the pages of a site.

use super::view::{Scanned, SiteAnswer, SiteView};
use crate::error::AppError;
use crate::wire::Wire;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A project as a telephone shows it, by code.
///
/// # Errors
/// 404 for a code that does not exist; 401 where reading needs an account.
#[server(input = GetUrl, output = Wire)]
pub async fn get_site(code: String) -> Result<SiteView, AppError> {
    use crate::door::site_check::site;
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;

    let ctx = ctx()?;
    answer(site(&ctx, &visitor(), &code).await)
}

/// Codes like one that does not exist, with their names.
///
/// # Errors
/// 401 where reading needs an account.
#[server(input = GetUrl, output = Wire)]
pub async fn list_sites_like(code: String) -> Result<Vec<(ProjectCode, Bilingual)>, AppError> {
    use crate::project::record::assemble::like;
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;
    use domain::access::Action;

    let ctx = ctx()?;
    let found =
        visitor().check(Action::ReadPublicPortfolio).map(|()| like(&ctx.read_model.portfolio(), &code));
    answer(found.map_err(AppError::from))
}

/// What became of a code that was typed or scanned.
///
/// # Errors
/// 401 where reading needs an account.
#[server(input = GetUrl, output = Wire)]
pub async fn get_scanned(text: String) -> Result<Scanned, AppError> {
    use crate::project::record::assemble::like;
    use crate::server_context::{answer, ctx};
    use crate::visitor::visitor;
    use domain::access::Action;
    use domain::site_check::scanned;

    let ctx = ctx()?;
    let found = visitor().check(Action::ReadPublicPortfolio).map(|()| {
        let portfolio = ctx.read_model.portfolio();
        match scanned(&text) {
            _ if text.trim().is_empty() => Scanned::Nothing,
            Ok(code) if portfolio.entry(&code).is_some() => Scanned::Known(code),
            Ok(code) => Scanned::Unknown(like(&portfolio, code.as_str())),
            Err(text) => Scanned::Unknown(like(&portfolio, &text)),
        }
    });
    answer(found.map_err(AppError::from))
}

/// The project, or what its page says instead when there is none.
///
/// # Errors
/// As [`get_site`], without 404.
pub(super) async fn find_site(code: String) -> Result<SiteAnswer, AppError> {
    match get_site(code.clone()).await {
        Ok(site) => Ok(SiteAnswer::Found(Box::new(site))),
        Err(AppError::NotFound { .. }) => {
            Ok(SiteAnswer::Unknown(list_sites_like(code).await.unwrap_or_default()))
        }
        Err(error) => Err(error),
    }
}
