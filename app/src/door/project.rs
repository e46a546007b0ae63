//! Doors of the pages that change a project's milestones, plan and light.

use super::{Done, Door, Opened, Post};
use crate::error::AppError;
use crate::server_context::of_store;
use domain::access::Action;
use domain::form::FieldErrors;
use domain::investment::PlanDraft;
use domain::label::Bilingual;
use domain::milestone::{MilestoneOpening, MilestoneUpdate, PlannedDateChange, evidence_of};
use domain::project::{ProjectCode, ProjectId};
use domain::status_light::ExcuseDraft;
use store::{investment, milestone, status_light};
use uuid::Uuid;

/// At `/projects/{code}/milestones`: adds one, tells of one, plans another date, as the form says.
pub(super) const MILESTONES: Door =
    Door { path: "/projects/{code}/milestones", open: |post| Box::pin(milestones(post)) as Opened };

/// At `/projects/{code}/plan`: adds a version.
pub(super) const PLAN: Door =
    Door { path: "/projects/{code}/plan", open: |post| Box::pin(plan(post)) as Opened };

/// At `/projects/{code}/light`: sets the light aside, or takes that back.
pub(super) const LIGHT: Door =
    Door { path: "/projects/{code}/light", open: |post| Box::pin(light(post)) as Opened };

async fn milestones(post: Post) -> Result<Done, AppError> {
    let (code, project) = project(&post)?;
    let action = match post.fields.get("form") {
        "add" | "replan" => Action::ChangePlan,
        "update" => Action::WriteMilestone,
        _ => return Err(no_such_form()),
    };
    // Before the form is read: who may not is told so, whatever was typed. The write asks again.
    post.visitor.check_on(action, project)?;
    let (ctx, fields, acting) = (&post.context, &post.fields, post.visitor.acting());
    let (district, now, which) = (ctx.read_model.district(), ctx.clock.now(), which(&post)?);
    let typed = |name: &str| fields.find(name);
    let done = match fields.get("form") {
        "add" => {
            let opening = MilestoneOpening::read(typed("name"), typed("planned"))?;
            let key = fields.filled("key");
            let added = milestone::add(&ctx.store, district, &acting, now, project, &opening, key).await;
            added.map_err(of_store)?;
            "added"
        }
        "update" => {
            let read = MilestoneUpdate::read(which, typed("forecast"), typed("actual"));
            let evidence = evidence_of(typed("evidence"));
            let evidence = evidence.map_err(|message| FieldErrors::one("evidence", message));
            let (update, evidence) = both(read, evidence)?;
            let evidence = Some(evidence.unwrap_or_default());
            let told =
                milestone::update(&ctx.store, district, &acting, now, project, &update, evidence.as_deref());
            told.await.map_err(of_store)?;
            "updated"
        }
        _ => {
            let change =
                PlannedDateChange::read(which, typed("planned"), typed("reason"), typed("authority"))?;
            let planned =
                milestone::change_planned(&ctx.store, district, &acting, now, project, &change).await;
            planned.map_err(of_store)?;
            "replanned"
        }
    };
    Ok(Done::to(format!("/projects/{code}/milestones?done={done}")))
}

async fn plan(post: Post) -> Result<Done, AppError> {
    let (code, project) = project(&post)?;
    post.visitor.check_on(Action::ChangePlan, project)?;
    let draft = PlanDraft::read(&post.fields)?;
    let (ctx, acting) = (&post.context, post.visitor.acting());
    let (district, now) = (ctx.read_model.district(), ctx.clock.now());
    let added = investment::add_version(&ctx.store, district, &acting, now, project, &draft).await;
    added.map_err(of_store)?;
    Ok(Done::to(format!("/projects/{code}/plan?done=changed")))
}

async fn light(post: Post) -> Result<Done, AppError> {
    let (code, project) = project(&post)?;
    post.visitor.check_on(Action::ExcuseLight, project)?;
    let (ctx, acting) = (&post.context, post.visitor.acting());
    let (district, now) = (ctx.read_model.district(), ctx.clock.now());
    let done = match post.fields.get("form") {
        "excuse" => {
            let draft = ExcuseDraft::read(&post.fields)?;
            let excused = status_light::excuse(&ctx.store, district, &acting, now, project, &draft).await;
            excused.map_err(of_store)?;
            "excused"
        }
        "revoke" => {
            let which = which(&post)?;
            let revoked = status_light::revoke(&ctx.store, district, &acting, now, project, which).await;
            revoked.map_err(of_store)?;
            "revoked"
        }
        _ => return Err(no_such_form()),
    };
    Ok(Done::to(format!("/projects/{code}/light?done={done}")))
}

/// The project of the page's address.
fn project(post: &Post) -> Result<(ProjectCode, ProjectId), AppError> {
    let typed = post.path.get("code");
    let portfolio = post.context.read_model.portfolio();
    let found = typed.parse::<ProjectCode>().ok().and_then(|code| {
        let id = portfolio.entry(&code)?.project.id;
        Some((code, id))
    });
    found.ok_or_else(|| AppError::NotFound { what: typed.to_owned() })
}

/// Which thing the form is about, and the revision it was shown in; nothing for a form about a new one.
fn which(post: &Post) -> Result<(Uuid, i64), AppError> {
    let (id, revision) = (post.fields.get("id"), post.fields.get("revision"));
    if id.is_empty() {
        return Ok((Uuid::nil(), 0));
    }
    let both = id.parse().ok().zip(revision.parse().ok());
    both.ok_or_else(no_such_form)
}

/// Both, or everything that is wrong with either.
fn both<A, B>(one: Result<A, FieldErrors>, other: Result<B, FieldErrors>) -> Result<(A, B), FieldErrors> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(mut errors), Err(others)) => {
            errors.0.extend(others.0);
            Err(errors)
        }
        (Err(errors), _) | (_, Err(errors)) => Err(errors),
    }
}

/// A form that no page has.
fn no_such_form() -> AppError {
    AppError::Invalid {
        field: "form".to_owned(),
        message: Bilingual::new(
            "表单无法识别，请重新打开页面。",
            "The form is not known; open the page again.",
        ),
        allowed: Vec::new(),
    }
}
