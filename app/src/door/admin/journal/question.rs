//! The auditor's question as it was typed: people by either of their names, projects by code, days of China.

use crate::error::AppError;
use crate::server_context::{ServerContext, internal};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};
use domain::form::{FieldErrors, Fields};
use domain::label::Bilingual;
use domain::project::ProjectId;
use store::account::SignInName;
use store::journal::{JournalFilter, search};

/// The filter that is asked for, or what is wrong with the question, at its fields.
///
/// # Errors
/// 404 for a project that is not there, and whatever the store reports.
pub(super) async fn filter_of(
    ctx: &ServerContext,
    asked: &Fields,
) -> Result<Result<JournalFilter, FieldErrors>, AppError> {
    let text = |name: &str| asked.filled(name).map(str::to_owned);
    let mut errors = FieldErrors::default();
    let actors = match asked.filled("actor") {
        Some(typed) => actors(ctx, typed).await?,
        None => Vec::new(),
    };
    if actors.is_empty() && asked.filled("actor").is_some() {
        errors.add(
            "actor",
            Bilingual::new(
                "没有这个人：请填写姓名或登录名的全称。",
                "There is nobody of this name: please write the whole name or sign-in name.",
            ),
        );
    }
    let from = errors.take("from", day(asked, "from")).flatten();
    let to = errors.take("to", day(asked, "to")).flatten();
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        errors
            .add("from", Bilingual::new("起始日不能晚于截止日。", "The first day cannot be after the last."));
    }
    let project = asked.filled("project").map(|code| project(ctx, code)).transpose()?;
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    Ok(Ok(JournalFilter {
        actors,
        action: text("action"),
        subject: text("subject"),
        project,
        from: from.and_then(beginning_of),
        until: to.and_then(|day| beginning_of(day.succ_opt()?)),
        before_seq: asked.filled("before").and_then(|seq| seq.parse().ok()),
    }))
}

/// The names the journal has somebody under: by the name people know, which several may have, or by the sign-in
/// name. What is no account's may still have acted, as the program itself has. None = nobody ever has.
async fn actors(ctx: &ServerContext, typed: &str) -> Result<Vec<String>, AppError> {
    let (store, district) = (&ctx.store, ctx.read_model.district());
    let typed = typed.trim();
    let sign_in: Option<SignInName> = typed.parse().ok();
    let accounts = store::account::list(store, district).await.map_err(internal)?;
    let is_meant = |name: &SignInName, display_name: &str| {
        display_name == typed || sign_in.as_ref().is_some_and(|typed| typed.folded() == name.folded())
    };
    let meant = accounts.iter().filter(|account| is_meant(&account.name, &account.display_name));
    let names: Vec<String> = meant.map(|account| account.name.as_str().to_owned()).collect();
    if !names.is_empty() {
        return Ok(names);
    }
    let filter = JournalFilter { actors: vec![typed.to_owned()], ..JournalFilter::default() };
    let has_acted = search(store, district, &filter, 1).await.map_err(internal)?;
    Ok(if has_acted.is_empty() { Vec::new() } else { filter.actors })
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

fn day(asked: &Fields, name: &str) -> Result<Option<NaiveDate>, Bilingual> {
    let wrong =
        |_| Bilingual::new("请按 2025-12-31 的样式填写日期。", "Please write the day like 2025-12-31.");
    asked.filled(name).map(|text| text.parse().map_err(wrong)).transpose()
}

/// When a day begins in China.
fn beginning_of(day: NaiveDate) -> Option<DateTime<Utc>> {
    let east = FixedOffset::east_opt(8 * 3600)?;
    Some(day.and_time(NaiveTime::MIN).and_local_timezone(east).single()?.to_utc())
}
