//! The door of `/reports`: approving several, reminding, and what the office does with months.

use super::around::Around;
use super::unknown_form;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::of_store;
use crate::ui::address;
use domain::access::Action;
use domain::calendar::ReportingMonth;
use domain::form::{FieldErrors, Fields, required_day};
use domain::label::Bilingual;
use domain::project::ProjectId;
use store::status_report::ToApprove;

/// The door.
pub(super) async fn posted(post: Post) -> Result<Done, AppError> {
    let form = post.fields.get("form");
    let action = match form {
        "bulk" => Action::BulkApprove,
        "remind" => Action::RemindManagers,
        "open" => Action::OpenMonth,
        "close" => Action::CloseMonth,
        "reopen" => Action::ReopenMonth,
        _ => return Err(unknown_form()),
    };
    // Before the form is read: who may not is told so, whatever was typed. The write asks again.
    post.visitor.check(action)?;
    let around = Around::now(&post.context, &post.visitor).await?;
    let query: Fields = form_urlencoded::parse(post.query.as_bytes()).collect();
    match form {
        "bulk" => approve(&around, &post.fields, &query).await,
        "remind" => remind(&around, &post.fields, &query).await,
        "open" => open(&around, &post.fields).await,
        "close" => close(&around, &post.fields).await,
        _ => reopen(&around, &post.fields).await,
    }
}

/// The month the board is shown for.
fn shown(around: &Around<'_>, query: &Fields) -> Result<ReportingMonth, AppError> {
    match query.filled("month") {
        Some(text) => around.month(text).map(|month| month.month),
        None => around
            .current()
            .map(|month| month.month)
            .ok_or_else(|| AppError::NotFound { what: String::new() }),
    }
}

/// The month a form names.
fn named(fields: &Fields) -> Result<ReportingMonth, AppError> {
    let text = fields.get("month");
    text.parse().map_err(|_| AppError::NotFound { what: text.to_owned() })
}

fn back(month: ReportingMonth, show: &str, done: &str) -> Done {
    let month = month.to_string();
    let mut pairs = vec![("view", "board"), ("month", month.as_str())];
    if !show.is_empty() {
        pairs.push(("show", show));
    }
    pairs.push(("done", done));
    Done::to(address("/reports", pairs))
}

/// 批量审核: each report under the revision that was seen; what cannot be approved is left out and counted.
async fn approve(around: &Around<'_>, fields: &Fields, query: &Fields) -> Result<Done, AppError> {
    let month = shown(around, query)?;
    let ticked: Vec<_> = fields.all("report").filter_map(|value| ticked(around, value)).collect();
    if ticked.is_empty() {
        let message = Bilingual::new("请先勾选要通过的月报。", "Tick the reports to approve first.");
        return Err(FieldErrors::one("", message).into());
    }
    let acting = around.visitor.acting();
    let (store, now) = (&around.ctx.store, around.ctx.clock.now());
    let results =
        store::status_report::approve_many(store, around.district(), &acting, now, month, &ticked).await;
    let results = results.map_err(of_store)?;
    let done = results.iter().filter(|result| result.is_ok()).count();
    if done == 0 {
        // Nothing happened: the first reason is the one to tell.
        let first = results.into_iter().find_map(Result::err);
        return Err(first.map_or_else(unknown_form, of_store));
    }
    let word = format!("approved-{done}-{}", results.len() - done);
    Ok(back(month, query.get("show"), &word))
}

/// `CODE:REVISION`.
fn ticked(around: &Around<'_>, value: &str) -> Option<ToApprove> {
    let (code, revision) = value.rsplit_once(':')?;
    let project = around.entry(code).ok()?.project.id;
    Some(ToApprove { project, seen_revision: revision.parse().ok()? })
}

/// 催报: of one project, or of all that have not reported.
async fn remind(around: &Around<'_>, fields: &Fields, query: &Fields) -> Result<Done, AppError> {
    let month = shown(around, query)?;
    let projects: Vec<ProjectId> = match fields.filled("project") {
        Some(code) => vec![around.entry(code)?.project.id],
        None => missing(around, month),
    };
    let acting = around.visitor.acting();
    let (store, now) = (&around.ctx.store, around.ctx.clock.now());
    let reminded = store::status_report::remind(store, around.district(), &acting, now, month, &projects);
    let reminded = reminded.await.map_err(of_store)?;
    Ok(back(month, query.get("show"), &format!("reminded-{}", reminded.reminded.len())))
}

fn missing(around: &Around<'_>, month: ReportingMonth) -> Vec<ProjectId> {
    let entries = around.portfolio.entries().iter();
    let missing = entries.filter(|entry| {
        let report = super::around::reported(entry, month);
        report.map_or_else(|| entry.owes_report(month), |report| !report.state.is_handed_in())
    });
    missing.map(|entry| entry.project.id).collect()
}

async fn open(around: &Around<'_>, fields: &Fields) -> Result<Done, AppError> {
    let month = named(fields)?;
    let due = required_day(fields.find("due_on")).map_err(|message| FieldErrors::one("due_on", message))?;
    let acting = around.visitor.acting();
    let (store, now) = (&around.ctx.store, around.ctx.clock.now());
    let opened = store::calendar::open_month(store, around.district(), &acting, now, month, Some(due));
    opened.await.map_err(of_store)?;
    Ok(back(month, "", "opened"))
}

async fn close(around: &Around<'_>, fields: &Fields) -> Result<Done, AppError> {
    let month = named(fields)?;
    let confirmed = fields.find("confirmed").is_some();
    if !confirmed {
        let message = Bilingual::new("请核对后勾选确认。", "Check it, then tick the box to confirm.");
        return Err(FieldErrors::one("confirmed", message).into());
    }
    let acting = around.visitor.acting();
    let (store, now) = (&around.ctx.store, around.ctx.clock.now());
    let closed = store::calendar::close_month(store, around.district(), &acting, now, month, confirmed);
    closed.await.map_err(of_store)?;
    Ok(back(month, "", "closed"))
}

async fn reopen(around: &Around<'_>, fields: &Fields) -> Result<Done, AppError> {
    let month = named(fields)?;
    let acting = around.visitor.acting();
    let (store, now) = (&around.ctx.store, around.ctx.clock.now());
    let reason = fields.get("reason");
    let reopened = store::calendar::reopen_month(store, around.district(), &acting, now, month, reason);
    reopened.await.map_err(of_store)?;
    Ok(back(month, "", "reopened"))
}
