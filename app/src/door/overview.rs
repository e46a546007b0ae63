//! The overview for whoever asks: what everybody may see, and what is there for this reader alone.

use crate::error::AppError;
use crate::overview::{Asked, ForReader, Overdue, Overview, OwnProjects};
use crate::server_context::{ServerContext, internal};
use crate::visitor::Visitor;
use chrono::{Days, NaiveDate};
use domain::access::{Action, Role};
use domain::label::Bilingual;
use domain::portfolio::{Filter, Portfolio};
use domain::project::ProjectCode;

/// The overview that an address's parameters ask for.
pub(crate) async fn overview(
    ctx: &ServerContext,
    visitor: &Visitor,
    query: &str,
) -> Result<Overview, AppError> {
    let asked = Asked::parse(form_urlencoded::parse(query.trim_start_matches('?').as_bytes()))?;
    let portfolio = ctx.read_model.portfolio();
    let overview = Overview::of(&portfolio, &ctx.work_report, asked)?;
    let overdue = match visitor.may(Action::ReadInternalFields) {
        true => Some(Overdue::of(portfolio.overdue_issues(&Filter::default(), asked.as_of)?)),
        false => None,
    };
    let own = own(&portfolio, visitor, &overview);
    let milestones = milestones(ctx, &portfolio, &overview).await?;
    Ok(Overview { reader: ForReader { milestones, overdue, own }, ..overview })
}

/// What the milestones that are due are called.
async fn milestones(
    ctx: &ServerContext,
    portfolio: &Portfolio,
    overview: &Overview,
) -> Result<Vec<(ProjectCode, NaiveDate, Bilingual)>, AppError> {
    if overview.due.is_empty() {
        return Ok(Vec::new());
    }
    let day = overview.as_of.month.last_day();
    let (first, last) = (day + Days::new(1), day + Days::new(Overview::DUE_WITHIN.into()));
    let names = store::milestone::names_planned(&ctx.store, ctx.read_model.district(), first, last).await;
    let named = names.map_err(internal)?.into_iter().filter_map(|(project, planned, name)| {
        let due = overview.due.iter().find(|due| {
            let is_its = portfolio.entry(&due.code).is_some_and(|entry| entry.project.id == project);
            due.planned == planned && is_its
        });
        due.map(|due| (due.code.clone(), planned, name))
    });
    Ok(named.collect())
}

/// The projects whoever asks reports on; of a leader, those that are assigned to the name of the account (挂钩).
fn own(portfolio: &Portfolio, visitor: &Visitor, overview: &Overview) -> Option<OwnProjects> {
    let signed_in = visitor.account.as_ref()?;
    let name = signed_in.account.display_name.trim();
    // Whoever leads may read every leader's name, so that which projects carry it tells nothing new.
    let leads =
        visitor.actor.has(Role::Leader) && visitor.may(Action::ReadRestrictedNames) && !name.is_empty();
    let (mut led, mut reported) = (false, false);
    let items = portfolio.entries().iter().filter_map(|entry| {
        let project = &entry.project;
        let is_led = leads && project.assigned_leader.as_deref() == Some(name);
        let is_reported = visitor.owns(project.id);
        led |= is_led;
        reported |= is_reported;
        (is_led || is_reported).then(|| portfolio.item(&project.code, overview.as_of)).flatten()
    });
    let items = items.collect();
    OwnProjects::of(items, led.then(|| name.to_owned()), reported)
}
