//! The door to a project's plan.

use super::view::PlanView;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Every version of a project's plan.
///
/// # Errors
/// 404 for a code that does not exist; 401 where reading needs an account.
#[server(input = GetUrl, output = Wire)]
pub async fn get_plan(code: String) -> Result<PlanView, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::Action;

    let (ctx, visitor) = (ctx()?, visitor());
    let found = async {
        visitor.check(Action::ReadPublicPortfolio)?;
        let portfolio = ctx.read_model.portfolio();
        let entry = code.parse().ok().and_then(|code| portfolio.entry(&code));
        let project = &entry.ok_or_else(|| AppError::NotFound { what: code.clone() })?.project;
        let versions = store::investment::versions(&ctx.store, ctx.read_model.district(), project.id).await;
        Ok(PlanView {
            code: project.code.clone(),
            name: project.name.clone(),
            versions: versions.map_err(internal)?,
            open: portfolio.calendar().unclosed(),
            may_change: visitor.may_on(Action::ChangePlan, project.id),
        })
    };
    answer(found.await)
}
