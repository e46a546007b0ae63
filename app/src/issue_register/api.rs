//! The doors to the register and to one issue.

use super::view::{IssueView, OpeningView, RegisterView};
use crate::error::AppError;
use crate::wire::Wire;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The register that `query`, the address's parameters, asks for.
///
/// # Errors
/// 401 and 403 for who may not read internal fields; 422 for a question that cannot be answered.
#[server(input = GetUrl, output = Wire)]
pub async fn get_register(query: String) -> Result<RegisterView, AppError> {
    use super::view::IssueRow;
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::Action;
    use domain::issue_register::{RegisterQuery, register_day};

    let (ctx, visitor) = (ctx()?, visitor());
    let found = async {
        visitor.check(Action::ReadInternalFields)?;
        let query = RegisterQuery::parse(form_urlencoded::parse(query.trim_start_matches('?').as_bytes()))?;
        let portfolio = ctx.read_model.portfolio();
        let day = register_day(portfolio.calendar(), ctx.clock.today());
        let district = ctx.read_model.district();
        let register = store::issue_register::list(&ctx.store, district, &query, day).await;
        let register = register.map_err(internal)?;
        let owners = store::issue_register::owners(&ctx.store, district).await.map_err(internal)?;
        let rows = register.issues.into_iter();
        let rows = rows.map(|found| IssueRow { code: found.code, name: found.name, issue: found.issue });
        Ok(RegisterView {
            query,
            day,
            sums: register.sums,
            rows: rows.collect(),
            owners,
            may_open: visitor.may(Action::OpenIssue)
                || portfolio.entries().iter().any(|e| visitor.may_on(Action::OpenIssue, e.project.id)),
            may_order: visitor.may(Action::GiveOrder),
        })
    };
    answer(found.await)
}

/// What the form that opens an issue begins with.
///
/// # Errors
/// 401 and 403 for who may neither open nor order one.
#[server(input = GetUrl, output = Wire)]
pub async fn get_opening() -> Result<OpeningView, AppError> {
    use super::view::Opening;
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::Action;
    use leptos::nonce::Nonce;
    use std::collections::BTreeSet;

    let (ctx, visitor) = (ctx()?, visitor());
    let found = async {
        let portfolio = ctx.read_model.portfolio();
        let own = portfolio.entries().iter().map(|entry| &entry.project);
        let own = own.filter(|project| visitor.may_on(Action::OpenIssue, project.id));
        let may_order = visitor.may(Action::GiveOrder);
        let opening = match visitor.check(Action::OpenIssue) {
            Ok(()) => Some(Opening::Any),
            Err(refusal) => {
                let own: Vec<_> = own.map(|project| (project.code.clone(), project.name.clone())).collect();
                if own.is_empty() && !may_order {
                    return Err(refusal.into());
                }
                Some(own).filter(|own| !own.is_empty()).map(Opening::Own)
            }
        };
        let (store, district) = (&ctx.store, ctx.read_model.district());
        let owners = store::issue_register::owners(store, district).await.map_err(internal)?;
        let listed = store::unit::list(store, district).await.map_err(internal)?;
        let listed = listed.into_iter().filter(|unit| unit.retired_at.is_none()).map(|unit| unit.name);
        let all = || portfolio.entries().iter().map(|entry| &entry.project);
        let responsible = all().filter_map(|project| project.responsible_unit.clone());
        let owners: BTreeSet<String> = owners.into_iter().chain(listed).chain(responsible).collect();
        let any = may_order || opening == Some(Opening::Any);
        let projects = all().filter(|_| any).map(|project| (project.code.clone(), project.name.clone()));
        Ok(OpeningView {
            projects: projects.collect(),
            owners: owners.into_iter().collect(),
            opening,
            may_order,
            key: Nonce::new().to_string(),
        })
    };
    answer(found.await)
}

/// One issue with what happened to it.
///
/// # Errors
/// 401 and 403 for who may not read internal fields; 404 when there is no such issue.
#[server(input = GetUrl, output = Wire)]
pub async fn get_issue(id: String) -> Result<IssueView, AppError> {
    use super::item::steps_of;
    use crate::server_context::{answer, ctx, internal};
    use crate::visitor::visitor;
    use domain::access::Action;
    use domain::issue_register::register_day;

    let (ctx, visitor) = (ctx()?, visitor());
    let found = async {
        visitor.check(Action::ReadInternalFields)?;
        let unknown = || AppError::NotFound { what: id.clone() };
        let id = id.parse().map_err(|_| unknown())?;
        let found = store::issue_register::find(&ctx.store, ctx.read_model.district(), id).await;
        let (found, steps) = found.map_err(internal)?.ok_or_else(unknown)?;
        let named = visitor.may_on(Action::ReadRestrictedNames, found.project);
        let today = ctx.clock.today();
        Ok(IssueView {
            steps: steps_of(&found.issue, &steps, named),
            day: register_day(ctx.read_model.portfolio().calendar(), today),
            today,
            may_note: visitor.may_on(Action::CloseIssue, found.project),
            may_close: visitor.may_on(found.issue.closing_action(), found.project),
            may_assign: visitor.may_on(Action::AssignIssue, found.project),
            may_order: visitor.may_on(Action::GiveOrder, found.project),
            code: found.code,
            name: found.name,
            issue: found.issue,
        })
    };
    answer(found.await)
}
