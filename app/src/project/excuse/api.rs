//! The door to a project's light and its excuses.

use super::view::ExcuseView;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The light of the open month, and every time it was set aside.
///
/// # Errors
/// 404 for a code that does not exist; 401 where reading needs an account.
#[server(input = GetUrl, output = Wire)]
pub async fn get_excuses(code: String) -> Result<ExcuseView, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::Action;
    use domain::calendar::AsOf;

    let (ctx, visitor) = (ctx()?, visitor());
    let found = async {
        visitor.check(Action::ReadPublicPortfolio)?;
        let portfolio = ctx.read_model.portfolio();
        let unknown = || AppError::NotFound { what: code.clone() };
        let code = code.parse().map_err(|_| unknown())?;
        let project = &portfolio.entry(&code).ok_or_else(unknown)?.project;
        let open = portfolio.calendar().open;
        let evaluation = portfolio.evaluation(&code, AsOf { month: open, provisional: true });
        let excuses =
            store::status_light::of_project(&ctx.store, ctx.read_model.district(), project.id).await;
        let mut excuses = excuses.map_err(internal)?;
        excuses.reverse();
        if !visitor.may_on(Action::ReadRestrictedNames, project.id) {
            for excuse in &mut excuses {
                excuse.author.clear();
                excuse.revoked.iter_mut().for_each(|revoked| revoked.by.clear());
            }
        }
        Ok(ExcuseView {
            code: project.code.clone(),
            name: project.name.clone(),
            open,
            unclosed: portfolio.calendar().unclosed(),
            evaluation: evaluation.ok_or_else(unknown)?,
            excuses,
            may_excuse: visitor.may_on(Action::ExcuseLight, project.id),
        })
    };
    answer(found.await)
}
