//! The auditor's question in an address, as the store understands it.

use crate::error::AppError;
use crate::server_context::ServerContext;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use domain::form::Fields;
use domain::label::Bilingual;
use domain::project::ProjectId;
use store::journal::JournalFilter;

/// Rows of one part.
pub(crate) const MOST: u32 = 50;

/// The filter that is asked for.
pub(crate) fn filter_of(ctx: &ServerContext, asked: &Fields) -> Result<JournalFilter, AppError> {
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
