//! The server's half of a site's pages: what they are given, and what is done with the form that records a check.

use super::{Done, Door, Opened, Post};
use crate::attachment::AttachmentView;
use crate::error::AppError;
use crate::server_context::{ServerContext, internal, of_store};
use crate::site_check::view::{
    NewCheck, NextMilestone, OpenIssue, SiteCheckView, SitePlace, SiteReport, SiteRights, SiteView,
};
use crate::visitor::Visitor;
use chrono::NaiveDate;
use domain::access::Action;
use domain::attachment::AttachmentSubject;
use domain::issue_register::Issue;
use domain::milestone::Milestone;
use domain::portfolio::QueryError;
use domain::project::{Dossier, ProjectCode, ProjectId, Sight};
use domain::site_check::SiteCheckDraft;
use domain::status_report::ReportState;
use store::site_check::NewSiteCheck;

/// At `/p/{code}`: records a site check with its photos.
pub(super) const CHECK: Door = Door { path: "/p/{code}", open: |post| Box::pin(check(post)) as Opened };

/// How many milestones, and how many issues, fit a telephone.
const MOST: usize = 5;
/// How many checks a telephone shows.
const FEW_CHECKS: u32 = 3;

async fn check(post: Post) -> Result<Done, AppError> {
    let typed = post.path.get("code");
    let unknown = || AppError::NotFound { what: typed.to_owned() };
    let code: ProjectCode = typed.parse().map_err(|_| unknown())?;
    let ctx = &post.context;
    let portfolio = ctx.read_model.portfolio();
    let project = &portfolio.entry(&code).ok_or_else(unknown)?.project;
    // Before the form is read: who may not is told so, whatever was typed. The write asks again.
    post.visitor.check_on(Action::CheckSite, project.id)?;
    let now = ctx.clock.now();
    let draft = SiteCheckDraft::read(&post.fields, now)?;
    let subject = AttachmentSubject::SiteCheck(draft.id.0);
    let (district, acting) = (ctx.read_model.district(), post.visitor.acting());
    let new = NewSiteCheck { project: project.id, place: project.place.as_ref(), draft };
    let recorded = store::site_check::record(&ctx.store, district, &acting, now, new, None);
    recorded.await.map_err(of_store)?;
    // A photo that is not taken brings the form back; what it says is the same check then.
    let kept = post.keep_files("photos", project.id, subject).await?;
    kept.errors.or(Some(()))?;
    Ok(Done::to(format!("/p/{code}?done=checked")))
}

/// A project as a telephone shows it.
///
/// # Errors
/// 404 for a code that does not exist; 401 where reading needs an account.
pub(crate) async fn site(ctx: &ServerContext, visitor: &Visitor, code: &str) -> Result<SiteView, AppError> {
    visitor.check(Action::ReadPublicPortfolio)?;
    let unknown = || AppError::NotFound { what: code.to_owned() };
    let code: ProjectCode = code.parse().map_err(|_| unknown())?;
    let portfolio = ctx.read_model.portfolio();
    let calendar = *portfolio.calendar();
    let as_of = calendar.resolve(None).map_err(QueryError::from)?;
    let evaluation = portfolio.evaluation(&code, as_of).ok_or_else(unknown)?;
    let dossier = store::project::dossier(&ctx.store, ctx.read_model.district(), &code).await;
    let dossier = dossier.map_err(internal)?.ok_or_else(unknown)?;
    let project = dossier.project.id;
    let may = |action| visitor.may_on(action, project);
    let sight = Sight::of(&visitor.actor, visitor.owns(project));
    let today = ctx.clock.today();
    let rights = SiteRights {
        report: may(Action::WriteReportDraft),
        issue: may(Action::OpenIssue),
        check: may(Action::CheckSite),
        internal: sight.internal,
    };
    let report = report(&dossier, &calendar, may(Action::ReadUnapprovedReports));
    let open: Vec<&Issue> = dossier.issues.iter().filter(|issue| issue.is_open_on(today)).collect();
    let overdue = open.iter().filter(|issue| days_late(issue.due, today) > 0).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let new_check = NewCheck { id: new_id(ctx)?, at: ctx.clock.now().to_rfc3339() };
    let checks = if sight.internal { checks(ctx, visitor, project, FEW_CHECKS).await? } else { Vec::new() };
    Ok(SiteView {
        as_of,
        light: evaluation.light,
        reason: evaluation.reason(),
        report,
        milestones: milestones(&dossier.milestones, today),
        open_issues: (count(open.len()), count(overdue)),
        issues: if sight.internal { issues(open, today) } else { Vec::new() },
        checks,
        may: rights,
        new_check: if rights.check { new_check } else { NewCheck::default() },
        code: dossier.project.code,
        name: dossier.project.name,
        unit: dossier.project.responsible_unit,
        place: dossier.project.place.as_ref().map(SitePlace::of),
    })
}

/// The latest site checks of a project with the photos a visitor may see, newest first.
///
/// # Errors
/// [`AppError::Internal`] when the database does not answer.
pub(crate) async fn checks(
    ctx: &ServerContext,
    visitor: &Visitor,
    project: ProjectId,
    most: u32,
) -> Result<Vec<SiteCheckView>, AppError> {
    let district = ctx.read_model.district();
    let found = store::site_check::of_project(&ctx.store, district, project, most).await.map_err(internal)?;
    let mut views = Vec::with_capacity(found.len());
    for check in found {
        let subject = AttachmentSubject::SiteCheck(check.id.0);
        let photos: Vec<AttachmentView> =
            super::attachment::attachments_of(ctx, visitor, project, subject).await?;
        views.push(SiteCheckView::of(&check, photos));
    }
    Ok(views)
}

/// Where the report of the month that takes reports stands; of one that is under way only for who may know.
fn report(
    dossier: &Dossier,
    calendar: &domain::calendar::ReportingCalendar,
    sees_drafts: bool,
) -> Option<SiteReport> {
    let month = calendar.to_close()?;
    let state = dossier.reports.iter().find(|report| report.month == month).map(|report| report.state);
    if state.is_none() && !dossier.project.enrolled_in_monthly_reporting {
        return None;
    }
    match state {
        Some(ReportState::Approved) => Some(SiteReport { month, state }),
        _ => sees_drafts.then_some(SiteReport { month, state }),
    }
}

fn milestones(all: &[Milestone], today: NaiveDate) -> Vec<NextMilestone> {
    let next = all.iter().filter(|milestone| milestone.actual.is_none_or(|actual| actual > today));
    let view = |milestone: &Milestone| NextMilestone {
        name: milestone.name.clone(),
        planned: milestone.planned,
        days_late: days_late(Some(milestone.planned), today),
    };
    next.take(MOST).map(view).collect()
}

fn issues(mut open: Vec<&Issue>, today: NaiveDate) -> Vec<OpenIssue> {
    open.sort_by_key(|issue| (issue.ordered.is_none(), issue.due.unwrap_or(NaiveDate::MAX), issue.raised));
    let view = |issue: &Issue| OpenIssue {
        id: issue.id.to_string(),
        title: issue.title.clone(),
        owner: issue.owner.clone(),
        due: issue.due,
        days_late: days_late(issue.due, today),
        ordered: issue.ordered.is_some(),
    };
    open.into_iter().take(MOST).map(view).collect()
}

fn days_late(due: Option<NaiveDate>, today: NaiveDate) -> i64 {
    due.map_or(0, |due| (today - due).num_days().max(0))
}

/// For the form of a new check.
fn new_id(ctx: &ServerContext) -> Result<String, AppError> {
    store::site_check::new_id(ctx.clock.now()).map(|id| id.to_string()).map_err(internal)
}
