//! The auditor's question in an address, as the store understands it, and the rows that answer it.

mod changes;
mod names;

use super::shown::minute;
use crate::admin::journal::view::{JournalPart, JournalRow};
use crate::error::AppError;
use crate::server_context::{ServerContext, internal};
use crate::ui::address;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use domain::form::Fields;
use domain::label::Bilingual;
use domain::project::ProjectId;
use names::Names;
use store::journal::{Entered, JournalFilter};

/// Rows of one part.
const MOST: u32 = 50;

/// The part of the journal that the query of an address asks for. Who may read it is the caller's.
pub(crate) async fn part(ctx: &ServerContext, question: &str) -> Result<JournalPart, AppError> {
    let asked: Fields = form_urlencoded::parse(question.trim_start_matches('?').as_bytes()).collect();
    let filter = filter_of(ctx, &asked)?;
    let found = store::journal::search(&ctx.store, ctx.read_model.district(), &filter, MOST + 1).await;
    let mut found = found.map_err(internal)?;
    let goes_on = found.len() > MOST as usize;
    found.truncate(MOST as usize);
    let names = Names::of(ctx, &found).await?;
    let last = found.last().filter(|_| goes_on).map(|row| row.seq.to_string());
    let kept = asked.0.iter().filter(|(name, text)| name != "before" && !text.is_empty());
    let next = last.map(|seq| {
        let pairs = kept.map(|(name, text)| (name.as_str(), text.as_str()));
        address("/admin/journal", pairs.chain([("before", seq.as_str())]))
    });
    let rows = found.into_iter().map(|entered| row(entered, &names)).collect();
    Ok(JournalPart { rows, asked, next })
}

fn row(entered: Entered, names: &Names) -> JournalRow {
    let (before, after) = (entered.before.as_deref(), entered.after.as_deref());
    JournalRow {
        subject: names.subject(&entered),
        project: entered.project.map(|project| names.project(project)),
        changes: changes::changes(before, after, |id| names.of_id(id)),
        seq: entered.seq,
        at: minute(entered.at),
        actor: entered.actor,
        action: entered.action,
        before: entered.before,
        after: entered.after,
        hash: entered.hash,
    }
}

/// The filter that is asked for.
fn filter_of(ctx: &ServerContext, asked: &Fields) -> Result<JournalFilter, AppError> {
    let text = |name: &str| asked.filled(name).map(str::to_owned);
    Ok(JournalFilter {
        actor: text("actor"),
        action: text("action"),
        subject: text("subject"),
        project: asked.filled("project").map(|code| project(ctx, code)).transpose()?,
        from: day(asked, "from")?.and_then(beginning_of),
        until: day(asked, "to")?.and_then(|day| beginning_of(day.succ_opt()?)),
        before_seq: asked.filled("before").and_then(|seq| seq.parse().ok()),
    })
}

/// By its code; by its id, too, since the trail outlives what was purged.
fn project(ctx: &ServerContext, typed: &str) -> Result<ProjectId, AppError> {
    if let Ok(id) = typed.parse() {
        return Ok(ProjectId(id));
    }
    let portfolio = ctx.read_model.portfolio();
    let code = typed.to_uppercase().parse().ok();
    let entry = code.and_then(|code| portfolio.entry(&code));
    entry.map(|entry| entry.project.id).ok_or_else(|| AppError::NotFound { what: typed.to_owned() })
}

fn day(asked: &Fields, name: &str) -> Result<Option<NaiveDate>, AppError> {
    let wrong = |_| AppError::Invalid {
        field: name.to_owned(),
        message: Bilingual::new("请按 2025-12-31 的样式填写日期", "please write the day like 2025-12-31"),
        allowed: Vec::new(),
    };
    asked.filled(name).map(|text| text.parse().map_err(wrong)).transpose()
}

/// When a day begins in China.
fn beginning_of(day: NaiveDate) -> Option<DateTime<Utc>> {
    let east = FixedOffset::east_opt(8 * 3600)?;
    Some(day.and_time(NaiveTime::MIN).and_local_timezone(east).single()?.to_utc())
}
