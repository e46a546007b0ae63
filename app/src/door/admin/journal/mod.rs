//! The auditor's question in an address, as the store understands it, and the rows that answer it.

mod changes;
mod names;
mod question;

use super::shown::minute;
use crate::admin::journal::view::{JournalPart, JournalRow};
use crate::error::AppError;
use crate::server_context::{ServerContext, internal};
use crate::ui::address;
use domain::form::{FieldErrors, Fields};
use names::Names;
use store::journal::Entered;

/// Rows of one part.
const MOST: u32 = 50;

/// The part of the journal that the query of an address asks for. Who may read it is the caller's. What is wrong
/// with the question is told with it, at its fields; then there are no rows.
pub(crate) async fn part(ctx: &ServerContext, question: &str) -> Result<JournalPart, AppError> {
    let asked: Fields = form_urlencoded::parse(question.trim_start_matches('?').as_bytes()).collect();
    let filter = match question::filter_of(ctx, &asked).await? {
        Ok(filter) => filter,
        Err(errors) => return Ok(JournalPart { rows: Vec::new(), asked, errors, next: None }),
    };
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
    Ok(JournalPart { rows, asked, errors: FieldErrors::default(), next })
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
