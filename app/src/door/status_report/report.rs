//! The page of one report, and its door: each of the page's forms does one thing.

use super::around::{Around, reported};
use super::told::told;
use super::{fill, review};
use crate::attachment::AttachmentView;
use crate::door::attachment::attachments_of;
use crate::door::{Done, Post};
use crate::error::AppError;
use crate::server_context::{ServerContext, internal, of_store};
use crate::status_report::report_view::{Kept, Own, Part, ReportPage};
use crate::status_report::view::MonthHead;
use crate::ui::address;
use crate::visitor::Visitor;
use domain::access::Action;
use domain::attachment::AttachmentSubject;
use domain::calendar::ReportingMonth;
use domain::calendar::moment_text;
use domain::label::Bilingual;
use domain::portfolio::Entry;
use domain::project::{Dossier, ProjectCode};
use domain::status_report::{ReportContext, ReportState, StatusReport};
use leptos::nonce::Nonce;
use store::status_report::{ReportWrite, TypedDraft};

/// One report and everything it is judged by.
pub(super) struct One<'a> {
    pub around: &'a Around<'a>,
    pub entry: &'a Entry,
    pub dossier: Dossier,
    pub head: MonthHead,
    pub context: ReportContext,
}

impl<'a> One<'a> {
    /// By its address, for who may see it.
    pub async fn find(around: &'a Around<'a>, code: &str, month: &str) -> Result<Self, AppError> {
        let entry = around.entry(code)?;
        around.visitor.check_on(Action::ReadUnapprovedReports, entry.project.id)?;
        let not_found = || AppError::NotFound { what: format!("{code} {month}") };
        let month = around.month(month).map_err(|_| not_found())?;
        let dossier =
            store::project::dossier(&around.ctx.store, around.district(), &entry.project.code).await;
        let dossier = dossier.map_err(internal)?.ok_or_else(not_found)?;
        let (head, context) = (around.head(month), ReportContext::of_dossier(&dossier, month.month));
        Ok(Self { around, entry, dossier, head, context })
    }

    pub fn month(&self) -> ReportingMonth {
        self.head.month
    }

    /// The report as it is stored.
    pub fn stored(&self) -> Option<&StatusReport> {
        self.dossier.reports.iter().find(|report| report.month == self.month())
    }

    /// Whether this reader reports on the project.
    pub fn writes(&self) -> bool {
        self.around.visitor.may_on(Action::WriteReportDraft, self.entry.project.id)
    }

    /// Whether this reader has handed a report in.
    pub fn is_mine(&self, report: &StatusReport) -> bool {
        report.submitted_by.as_deref() == Some(self.around.account.account.name.as_str())
    }

    /// What this reader has typed and not handed in.
    pub async fn typed(&self) -> Result<Option<TypedDraft>, AppError> {
        let (around, account) = (self.around, self.around.account.account.id);
        let project = self.entry.project.id;
        let typed =
            store::status_report::typed(&around.ctx.store, around.district(), account, project, self.month());
        typed.await.map_err(of_store)
    }

    /// What hangs on it, as far as this reader may see it.
    async fn attachments(&self) -> Result<Vec<AttachmentView>, AppError> {
        let (around, project) = (self.around, self.entry.project.id);
        attachments_of(around.ctx, around.visitor, project, self.subject()).await
    }

    /// What its photos and documents hang on.
    pub fn subject(&self) -> AttachmentSubject {
        AttachmentSubject::StatusReport(self.month())
    }

    /// A write of this report.
    pub fn write(&self, seen_revision: Option<i64>, key: &str) -> ReportWrite {
        let key = key.trim();
        ReportWrite {
            district: self.around.district().clone(),
            acting: self.around.visitor.acting(),
            project: self.entry.project.id,
            month: self.month(),
            seen_revision,
            idempotency_key: (!key.is_empty()).then(|| key.to_owned()),
            now: self.around.ctx.clock.now(),
        }
    }

    /// Its address, with the word for what was done.
    pub fn done(&self, word: &str) -> Done {
        done(self.entry, self.month(), word)
    }
}

/// The address of a report, with the word for what was done.
pub(super) fn done(entry: &Entry, month: ReportingMonth, word: &str) -> Done {
    Done::to(format!("/projects/{}/report/{month}?done={word}", entry.project.code))
}

/// The address of the report that is next, with the word for what was done, and of which report it was done.
pub(super) fn done_with(next: &Entry, month: ReportingMonth, word: &str, entry: &Entry) -> Done {
    let (next, of) = (&next.project.code, entry.project.code.as_str());
    Done::to(address(&format!("/projects/{next}/report/{month}"), [("done", word), ("of", of)]))
}

/// The project of which something was done, by its code in the address; `None` for what this reader may not see.
fn came_from(around: &Around<'_>, code: &str) -> Option<(ProjectCode, Bilingual)> {
    let project = &around.entry(code).ok()?.project;
    around.visitor.check_on(Action::ReadUnapprovedReports, project.id).ok()?;
    Some((project.code.clone(), project.name.clone()))
}

/// The page. `done_with` is the code of the project whose report one comes from; empty for none.
pub(crate) async fn report(
    ctx: &ServerContext,
    visitor: &Visitor,
    code: &str,
    month: &str,
    done_with: &str,
) -> Result<ReportPage, AppError> {
    let around = Around::now(ctx, visitor).await?;
    let one = One::find(&around, code, month).await?;
    let calendar = around.portfolio.calendar();
    let code = &one.entry.project.code;
    let as_of = calendar.resolve(Some(one.month().previous())).or_else(|_| calendar.resolve(None));
    let not_found = || AppError::NotFound { what: code.to_string() };
    let as_of = as_of.map_err(|_| not_found())?;
    let item = around.portfolio.item(code, as_of).ok_or_else(not_found)?;
    let typed = if one.writes() { one.typed().await? } else { None };
    Ok(ReportPage {
        code: code.clone(),
        name: item.name,
        month: one.head,
        light_month: as_of.month,
        light: item.light,
        light_reason: item.light_reason,
        attachments: one.attachments().await?,
        own: own(&one, typed.as_ref()),
        part: part(&one, typed),
        context: one.context,
        key: Nonce::new().to_string(),
        done_with: came_from(&around, done_with),
    })
}

/// What the page must know of who reads it.
fn own(one: &One<'_>, typed: Option<&TypedDraft>) -> Own {
    let mine = one.stored().filter(|report| one.is_mine(report)).and_then(|report| report.submitted_at);
    let heard = mine.max(typed.map(|typed| typed.saved_at));
    let is_handed_in = one.stored().is_some_and(StatusReport::is_handed_in);
    Own {
        account: one.around.account.account.id.to_string(),
        now_ms: one.around.ctx.clock.now().timestamp_millis(),
        heard_ms: heard.map_or(0, |heard| heard.timestamp_millis()),
        unsent: typed.filter(|_| is_handed_in).map(|typed| typed.fields.clone()),
    }
}

/// What this reader does with it.
fn part(one: &One<'_>, typed: Option<TypedDraft>) -> Part {
    let writes = one.writes();
    let stored = one.stored();
    if let Some(report) = stored.filter(|report| report.is_handed_in()) {
        if let Some(review) = review::review(one, report) {
            return Part::Review(Box::new(review));
        }
        let mine = one.is_mine(report);
        let waits = report.state == ReportState::Submitted && one.head.is_open;
        return Part::Read(Box::new(told(report, &one.context)), mine && waits && writes);
    }
    if writes && one.head.is_open {
        return Part::Fill(Box::new(fill::fill(one, typed)));
    }
    match (typed, stored) {
        (Some(typed), _) => Part::Kept(Box::new(Kept {
            typed: typed.fields,
            typed_at: moment_text(typed.saved_at),
            open_month: free_month(one),
        })),
        (None, Some(report)) => Part::Read(Box::new(told(report, &one.context)), false),
        (None, None) => Part::Nothing,
    }
}

/// The month that takes reports, unless one of this project is handed in for it.
pub(super) fn free_month(one: &One<'_>) -> Option<ReportingMonth> {
    let open = one.around.open()?;
    let handed_in = reported(one.entry, open).is_some_and(|report| report.state.is_handed_in());
    (!handed_in).then_some(open)
}

/// The door.
pub(super) async fn posted(post: Post) -> Result<Done, AppError> {
    let around = Around::now(&post.context, &post.visitor).await?;
    let one = One::find(&around, post.path.get("code"), post.path.get("month")).await?;
    // Before the form is read: who may not is told so, whatever was typed. The write asks again, and also who
    // handed the report in.
    let check = |action| around.visitor.check_on(action, one.entry.project.id);
    match post.fields.get("form") {
        "report" => {
            let saves = post.fields.get("act") == "save";
            check(if saves { Action::WriteReportDraft } else { Action::SubmitReport })?;
            fill::posted(&one, &post).await
        }
        "move" => {
            check(Action::WriteReportDraft)?;
            fill::moved(&one).await
        }
        "withdraw" => {
            check(Action::SubmitReport)?;
            review::withdrawn(&one, &post.fields).await
        }
        "approve" => {
            check(Action::ApproveReport)?;
            review::approved(&one, &post.fields).await
        }
        "return" => {
            check(Action::ReturnReport)?;
            review::returned(&one, &post.fields).await
        }
        _ => Err(super::unknown_form()),
    }
}
