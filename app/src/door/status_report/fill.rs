//! Filling a report in: what its form begins with, what is kept while it is typed, and handing it in.

use super::around::{Around, reported, standing};
use super::report::{One, done, done_with};
use super::told::told;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::{ServerContext, of_store};
use crate::status_report::api::KeptAt;
use crate::status_report::report_view::Fill;
use crate::status_report::view::Standing;
use crate::visitor::Visitor;
use domain::access::Action;
use domain::calendar::ReportingMonth;
use domain::calendar::moment_text;
use domain::form::{FieldErrors, Fields};
use domain::portfolio::Entry;
use domain::project::{ProjectCode, ProjectId};
use domain::status_report::{Alongside, ReportDraft, ready};
use store::status_report::{TypedDraft, keep_typed};

/// Fields of the form that are not what somebody typed.
const NOT_TYPED: [&str; 3] = ["form", "key", "act"];
/// The field for photos and documents, and what the names of its boxes begin with.
const FILES: &str = "files";

/// What the form begins with.
pub(super) fn fill(one: &One<'_>, typed: Option<TypedDraft>) -> Fill {
    let stored = one.stored();
    let start = ReportDraft::starting(&one.dossier.reports, &one.context).to_fields();
    let revision = stored.map(|report| report.revision);
    let last_day = one.month().previous().last_day();
    let mut milestones = one.dossier.milestones.clone();
    milestones.retain(|milestone| !milestone.is_met_by(last_day));
    let mut issues = one.dossier.issues.clone();
    issues.retain(|issue| issue.closed.is_none());
    let owed: Vec<_> = owed(one.around, one.month()).collect();
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let handed_in = owed.iter().filter(|entry| standing(entry, one.month()).is_handed_in()).count();
    Fill {
        is_stale: typed.as_ref().is_some_and(|typed| typed.based_on_revision != revision),
        typed_at: typed.as_ref().map(|typed| moment_text(typed.saved_at)),
        carried_over: typed.is_none() && stored.is_none() && one.context.previous.is_some(),
        start: typed.map_or(start, |typed| typed.fields),
        stored: stored.map(|report| told(report, &one.context)),
        milestones,
        issues,
        closes_orders: one.around.visitor.may_on(Action::CloseOrder, one.entry.project.id),
        today: one.around.register_day(),
        handed_in: count(handed_in),
        owed: count(owed.len()),
        next: next(one.around, one.month(), one.entry),
    }
}

/// Own projects that owe a report or have one.
fn owed<'a>(around: &'a Around<'a>, month: ReportingMonth) -> impl Iterator<Item = &'a Entry> {
    around.own().filter(move |entry| entry.owes_report(month) || reported(entry, month).is_some())
}

/// The next report to hand in: what was returned first, then in code order after this one.
fn next(around: &Around<'_>, month: ReportingMonth, here: &Entry) -> Option<ProjectCode> {
    let here = &here.project.code;
    let open = owed(around, month).filter(|entry| entry.project.code != *here);
    let open = open.map(|entry| (standing(entry, month), &entry.project.code));
    let open = open.filter(|(standing, _)| !standing.is_handed_in());
    let next = open.min_by_key(|(standing, code)| (*standing != Standing::Returned, *code < here, *code));
    next.map(|(_, code)| code.clone())
}

/// The form was sent. Its files are kept whatever else is wrong with it.
pub(super) async fn posted(one: &One<'_>, post: &Post) -> Result<Done, AppError> {
    let fields = &post.fields;
    let files = post.keep_files(FILES, one.entry.project.id, one.subject()).await?.errors;
    let done = match fields.get("act") {
        "save" if files.is_empty() => save(one, fields).await.map(|()| one.done("saved")),
        "save" => Err(files.into()),
        act => submit(one, fields, files).await.map(|()| after(one, act)),
    };
    if done.is_err() {
        // What cannot be handed in is kept all the same; what keeps it from being kept is told already.
        let _ = save(one, fields).await;
    }
    done
}

/// Where one goes on after handing in.
fn after(one: &One<'_>, act: &str) -> Done {
    if act != "submit_next" {
        return one.done("submitted");
    }
    let next = next(one.around, one.month(), one.entry);
    match next.and_then(|code| one.around.portfolio.entry(&code)) {
        Some(next) => done_with(next, one.month(), "next", one.entry),
        None => Done::to("/reports?view=mine&done=submitted"),
    }
}

/// Hands it in, unless anything is wrong, its files included.
async fn submit(one: &One<'_>, fields: &Fields, files: FieldErrors) -> Result<(), AppError> {
    let draft = ReportDraft::from_fields(fields);
    let mut errors = FieldErrors::default();
    let seen = take(&mut errors, draft.revision_seen()).flatten();
    let content = draft.parse(&one.context).and_then(|content| ready(content, &one.context));
    let content = take(&mut errors, content);
    let alongside = take(&mut errors, Alongside::read(fields));
    errors.0.extend(files.0);
    let (content, mut alongside) = errors.or(content.zip(alongside))?;
    // Of what was left as it was nothing is told: somebody else may have changed it meanwhile.
    alongside.milestones.retain(|update| {
        let mut known = one.dossier.milestones.iter();
        !known.any(|milestone| milestone.id == update.id && update.changes_nothing(milestone))
    });
    let write = one.write(seen, fields.get("key"));
    let store = &one.around.ctx.store;
    store::status_report::submit_with(store, write, content, alongside).await.map_err(of_store)?;
    Ok(())
}

fn take<T>(errors: &mut FieldErrors, read: Result<T, FieldErrors>) -> Option<T> {
    read.map_err(|wrong| errors.0.extend(wrong.0)).ok()
}

/// Keeps what stands in the form, valid or not.
async fn save(one: &One<'_>, fields: &Fields) -> Result<(), AppError> {
    keep_for(one.around, one.entry.project.id, one.month(), fields.clone()).await
}

async fn keep_for(
    around: &Around<'_>,
    project: ProjectId,
    month: ReportingMonth,
    fields: Fields,
) -> Result<(), AppError> {
    let based_on_revision = fields.get("seen_revision").trim().parse().ok();
    let fields = fields.without(|name| NOT_TYPED.contains(&name) || name.starts_with(FILES));
    let draft = TypedDraft { project, month, fields, based_on_revision, saved_at: around.ctx.clock.now() };
    let (store, acting) = (&around.ctx.store, around.visitor.acting());
    keep_typed(store, around.district(), &acting, &draft).await.map_err(of_store)
}

/// A draft keeps itself; answers with the time.
pub(crate) async fn keep(
    ctx: &ServerContext,
    visitor: &Visitor,
    code: &str,
    month: &str,
    fields: Fields,
) -> Result<KeptAt, AppError> {
    let around = Around::now(ctx, visitor).await?;
    let (project, month) = (around.entry(code)?.project.id, around.month(month)?.month);
    keep_for(&around, project, month, fields).await?;
    let now = ctx.clock.now();
    let clock = moment_text(now).split(' ').nth(1).unwrap_or_default().to_owned();
    Ok(KeptAt { clock, ms: now.timestamp_millis() })
}

/// What was typed for a closed month becomes the draft of the open one.
pub(super) async fn moved(one: &One<'_>) -> Result<Done, AppError> {
    let not_found = || AppError::NotFound { what: one.month().to_string() };
    let open = super::report::free_month(one).ok_or_else(not_found)?;
    let typed = one.typed().await?.ok_or_else(not_found)?;
    let revision = one.dossier.reports.iter().find(|report| report.month == open);
    let seen = revision.map(|report| report.revision.to_string()).unwrap_or_default();
    let mut fields = typed.fields.without(|name| name == "seen_revision");
    fields.0.push(("seen_revision".to_owned(), seen));
    keep_for(one.around, one.entry.project.id, open, fields).await?;
    let (store, account) = (&one.around.ctx.store, one.around.account.account.id);
    let forgotten = store::status_report::forget_typed(
        store,
        one.around.district(),
        account,
        one.entry.project.id,
        one.month(),
    );
    forgotten.await.map_err(of_store)?;
    Ok(done(one.entry, open, "moved"))
}
