//! The door to a project's milestones.

use super::view::MilestonesView;
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The milestones of a project, as they stand now.
///
/// # Errors
/// 404 for a code that does not exist; 401 where reading needs an account.
#[server(input = GetUrl, output = Wire)]
pub async fn get_milestones(code: String) -> Result<MilestonesView, AppError> {
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::Action;
    use domain::issue_register::register_day;
    use leptos::nonce::Nonce;

    let (ctx, visitor) = (ctx()?, visitor());
    let found = async {
        visitor.check(Action::ReadPublicPortfolio)?;
        let portfolio = ctx.read_model.portfolio();
        let entry = code.parse().ok().and_then(|code| portfolio.entry(&code));
        let project = &entry.ok_or_else(|| AppError::NotFound { what: code.clone() })?.project;
        let milestones =
            store::milestone::of_project(&ctx.store, ctx.read_model.district(), project.id).await;
        let mut milestones = milestones.map_err(internal)?;
        if !visitor.may_on(Action::ReadInternalFields, project.id) {
            milestones.iter_mut().for_each(|milestone| milestone.evidence = None);
        }
        let today = ctx.clock.today();
        Ok(MilestonesView {
            code: project.code.clone(),
            name: project.name.clone(),
            milestones,
            today,
            day: register_day(portfolio.calendar(), today),
            may_tell: visitor.may_on(Action::WriteMilestone, project.id),
            may_plan: visitor.may_on(Action::ChangePlan, project.id),
            key: Nonce::new().to_string(),
        })
    };
    answer(found.await)
}
