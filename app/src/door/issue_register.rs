//! Doors of the issue register: opening an issue, and what is done with one.

use super::{Done, Door, Opened, Post};
use crate::error::AppError;
use crate::server_context::{internal, of_store};
use domain::access::Action;
use domain::form::FieldErrors;
use domain::issue_register::{IssueAssignment, IssueClosing, IssueOpening, IssueOrder, note_of, reason_of};
use domain::label::Bilingual;
use domain::project::ProjectId;
use store::issue_register::{self, SeenIssue};

/// At `/issues/new`: opens one, as a leader's order if the form says so.
pub(super) const OPEN: Door = Door { path: "/issues/new", open: |post| Box::pin(open(post)) as Opened };

/// At `/issues/{id}`: notes, closes, assigns, orders or reopens it, as the form says.
pub(super) const ITEM: Door = Door { path: "/issues/{id}", open: |post| Box::pin(item(post)) as Opened };

async fn open(post: Post) -> Result<Done, AppError> {
    let ordered = post.fields.get("form") == "order";
    let action = if ordered { Action::GiveOrder } else { Action::OpenIssue };
    let project = project(&post);
    // Before what else was typed is looked at: who may not is told so, whatever it is.
    match &project {
        Ok(project) => post.visitor.check_on(action, *project)?,
        Err(_) => post.visitor.check_on_any(action)?,
    }
    let fields = &post.fields;
    let read = if ordered { IssueOpening::read_order(fields) } else { IssueOpening::read(fields) };
    let (project, opening) = match (project, read) {
        (Ok(project), Ok(opening)) => (project, opening),
        (Err(mut wrong), Err(others)) => {
            wrong.0.extend(others.0);
            return Err(wrong.into());
        }
        (Err(errors), _) | (_, Err(errors)) => return Err(errors.into()),
    };
    let (ctx, acting) = (&post.context, post.visitor.acting());
    let district = ctx.read_model.district();
    let key = fields.filled("key");
    let id =
        issue_register::open(&ctx.store, district, &acting, ctx.clock.now(), project, &opening, key).await;
    let id = id.map_err(of_store)?;
    Ok(Done::to(format!("/issues/{id}?done={}", if ordered { "ordered" } else { "opened" })))
}

/// The project whose code was typed.
fn project(post: &Post) -> Result<ProjectId, FieldErrors> {
    let typed = post.fields.get("code").trim().to_ascii_uppercase();
    let portfolio = post.context.read_model.portfolio();
    let found = typed.parse().ok().and_then(|code| Some(portfolio.entry(&code)?.project.id));
    found.ok_or_else(|| {
        let message = match typed.as_str() {
            "" => Bilingual::new("请填写项目编号。", "Please give the project's code."),
            _ => Bilingual::new(
                format!("没有编号为 {typed} 的项目；编号形如 CJ-001，可在项目列表中查到。"),
                format!(
                    "There is no project {typed}; codes look like CJ-001 and are in the list of projects."
                ),
            ),
        };
        FieldErrors::one("code", message)
    })
}

async fn item(post: Post) -> Result<Done, AppError> {
    let typed = post.path.get("id");
    let unknown = || AppError::NotFound { what: typed.to_owned() };
    let ctx = &post.context;
    let (district, fields, now) = (ctx.read_model.district(), &post.fields, ctx.clock.now());
    let found = match typed.parse() {
        Ok(id) => issue_register::find(&ctx.store, district, id).await.map_err(internal)?,
        Err(_) => None,
    };
    let action = match fields.get("form") {
        "note" => Action::CloseIssue,
        "close" | "reopen" => {
            found.as_ref().map_or(Action::CloseIssue, |(found, _)| found.issue.closing_action())
        }
        "assign" => Action::AssignIssue,
        "order" => Action::GiveOrder,
        _ => return Err(unknown()),
    };
    let Some((found, _)) = found else {
        // As of an issue of a project that is not theirs: who may not does not learn which issues there are.
        post.visitor.check(action)?;
        return Err(unknown());
    };
    post.visitor.check_on(action, found.project)?;
    let id = found.issue.id;
    let revision = fields.get("revision").parse().unwrap_or_default();
    let (issue, acting) = (SeenIssue { project: found.project, id, revision }, post.visitor.acting());
    let (store, acting) = (&ctx.store, &acting);
    let (done, result) = match fields.get("form") {
        "note" => {
            let note = note_of(fields.find("note"))?;
            ("noted", issue_register::note(store, district, acting, now, issue, &note).await)
        }
        "close" => {
            let closing = IssueClosing::read(fields)?;
            ("closed", issue_register::close(store, district, acting, now, issue, &closing).await)
        }
        "assign" => {
            let assignment = IssueAssignment::read(fields)?;
            ("assigned", issue_register::assign(store, district, acting, now, issue, &assignment).await)
        }
        "order" => {
            let order = IssueOrder::read(fields)?;
            ("ordered", issue_register::order(store, district, acting, now, issue, &order).await)
        }
        _ => {
            let reason = reason_of(fields.find("reason"))?;
            ("reopened", issue_register::reopen(store, district, acting, now, issue, &reason).await)
        }
    };
    result.map_err(of_store)?;
    Ok(Done::to(format!("/issues/{id}?done={done}")))
}
