//! A manager's queue of the month.

use super::around::{Around, reported};
use crate::error::AppError;
use crate::server_context::of_store;
use crate::status_report::view::{LeftOut, LeftOutItem, Queue, QueueItem, Standing};
use domain::calendar::ReportingMonth;
use domain::calendar::moment_text;
use domain::portfolio::Entry;
use domain::status_report::{ReportContext, ReportState};
use store::status_report::Whose;

/// Their projects of the month that takes reports.
pub(super) async fn queue(around: &Around<'_>, has_board: bool) -> Result<Queue, AppError> {
    let Some(current) = around.current() else {
        return Ok(Queue { month: None, items: Vec::new(), not_owed: Vec::new(), left_out: None, has_board });
    };
    let month = current.month;
    let whose = Whose::Of(around.account.account.id);
    let standings = store::status_report::standings(&around.ctx.store, around.district(), month, whose);
    let standings = standings.await.map_err(of_store)?;
    let (mut items, mut not_owed) = (Vec::new(), Vec::new());
    for entry in around.own() {
        if !entry.owes_report(month) && reported(entry, month).is_none() {
            not_owed.push((entry.project.code.clone(), entry.project.name.clone()));
            continue;
        }
        let known = standings.get(&entry.project.id).cloned().unwrap_or_default();
        let Some(mut item) = item(around, entry, month) else { continue };
        item.standing = Standing::of(known.state, known.typed_at.is_some());
        item.return_reason = known.return_reason.filter(|_| item.standing == Standing::Returned);
        item.reminded_at = known.reminder.map(|reminder| moment_text(reminder.at));
        items.push(item);
    }
    let left_out = left_out(around).await?;
    let mut queue = Queue { month: Some(around.head(current)), items, not_owed, left_out, has_board };
    queue.sort();
    Ok(queue)
}

/// What the month closed last does not count of their reports.
async fn left_out(around: &Around<'_>) -> Result<Option<LeftOut>, AppError> {
    let Some(closed) = around.months.iter().rev().find(|month| month.closed) else { return Ok(None) };
    let month = closed.month;
    let left = around.own().filter(|entry| {
        let report = reported(entry, month);
        report.map_or_else(|| entry.owes_report(month), |report| report.state != ReportState::Approved)
    });
    let left: Vec<_> = left.collect();
    if left.is_empty() {
        return Ok(None);
    }
    let whose = Whose::Of(around.account.account.id);
    let standings = store::status_report::standings(&around.ctx.store, around.district(), month, whose);
    let mut standings = standings.await.map_err(of_store)?;
    let items = left.into_iter().map(|entry| {
        let known = standings.remove(&entry.project.id).unwrap_or_default();
        let standing = Standing::of(known.state, known.typed_at.is_some());
        LeftOutItem {
            code: entry.project.code.clone(),
            name: entry.project.name.clone(),
            standing,
            amount: reported(entry, month).map(|report| report.amount),
            return_reason: known.return_reason.filter(|_| standing == Standing::Returned),
        }
    });
    Ok(Some(LeftOut { month, items: items.collect(), open: around.open() }))
}

/// A project as the month before left it; `None` when the portfolio has lost it meanwhile.
fn item(around: &Around<'_>, entry: &Entry, month: ReportingMonth) -> Option<QueueItem> {
    let project = &entry.project;
    let calendar = around.portfolio.calendar();
    let as_of = calendar.resolve(Some(month.previous())).or_else(|_| calendar.resolve(None)).ok()?;
    let before = around.portfolio.item(&project.code, as_of)?;
    let context = ReportContext::of_entry(entry, month);
    Some(QueueItem {
        code: project.code.clone(),
        name: project.name.clone(),
        light: before.light,
        light_reason: before.light_reason,
        cumulative: context.cumulative_before,
        rate: before.investment_completion_rate_bp,
        planned: context.month_planned,
        standing: Standing::NotBegun,
        amount: reported(entry, month).map(|report| report.amount),
        return_reason: None,
        reminded_at: None,
    })
}
