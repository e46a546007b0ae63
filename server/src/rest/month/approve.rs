//! `POST /api/v1/months/{month}/approve`: the reports of a month in bulk.

use super::body::{ApproveBody, ApprovedBody, ApprovedReportBody, LeftOutBody};
use super::request::{Request, body_or_nothing};
use crate::problem::Problem;
use crate::rest::precondition::{broken, of_store};
use axum::Json;
use axum::extract::Request as Sent;
use domain::access::Action;
use domain::form::FieldErrors;
use domain::label::Bilingual;
use domain::portfolio::Portfolio;
use domain::project::{ProjectCode, ProjectId};
use domain::status_report::ReportState;
use std::collections::{BTreeMap, BTreeSet};
use store::status_report::{BulkApproval, LeftOut, Standing, ToApprove, Whose, approve_many_once, standings};

/// The most projects one request may name.
const MOST: usize = 5_000;

/// Approves the reports of a month that wait for review, or those of the projects named. Each has an answer of its
/// own: one's own submissions and reports that were changed meanwhile are left out with the reason.
#[utoipa::path(
    post, path = "/months/{month}/approve", tag = "months",
    params(super::described::Address, super::described::Headers),
    request_body = Option<ApproveBody>,
    responses(
        (status = 200, description = "What was done, report by report", body = ApprovedBody),
        (status = 401, response = crate::rest::openapi::Refused), (status = 403, response = crate::rest::openapi::Refused),
        (status = 404, response = crate::rest::openapi::Refused), (status = 415, response = crate::rest::openapi::Refused),
        (status = 422, response = crate::rest::openapi::Refused),
    )
)]
pub async fn approve_reports(request: Request, sent: Sent) -> Result<Json<ApprovedBody>, Problem> {
    request.check(Action::BulkApprove)?;
    request.opened().await?;
    let body: ApproveBody = body_or_nothing(sent).await?;
    let key = request.key()?;
    let Request { state, visitor, month, .. } = &request;
    let (store, district) = (&state.context.store, &state.district);
    let portfolio = state.current().portfolio;
    let known = standings(store, district, *month, Whose::Everybodys).await.map_err(broken)?;
    let chosen = chosen(&portfolio, &body, &known).map_err(Problem::invalid_fields)?;
    let asked = serde_json::to_string(&body).unwrap_or_default();
    let bulk = BulkApproval {
        district,
        acting: &visitor.acting(),
        now: state.context.clock.now(),
        month: *month,
        reports: &chosen,
        key: key.as_deref(),
        asked: &asked,
    };
    let told = approve_many_once(store, &bulk).await.map_err(of_store)?;
    state.see_writes().await;
    let codes: BTreeMap<ProjectId, &ProjectCode> =
        portfolio.entries().iter().map(|entry| (entry.project.id, &entry.project.code)).collect();
    let mut answer = ApprovedBody { month: month.to_string(), approved: Vec::new(), left_out: Vec::new() };
    for (project, result) in told {
        let code = codes.get(&project).map_or_else(|| project.to_string(), ToString::to_string);
        match result {
            Ok(saved) => answer.approved.push(ApprovedReportBody { code, revision: saved.revision }),
            Err(why) => answer.left_out.push(left_out(code, why)),
        }
    }
    Ok(Json(answer))
}

/// What is to be approved: what was named, once each, or all that waits, in code order.
fn chosen(
    portfolio: &Portfolio,
    body: &ApproveBody,
    known: &BTreeMap<ProjectId, Standing>,
) -> Result<Vec<ToApprove>, FieldErrors> {
    let revisions = revisions(portfolio, body)?;
    let to_approve = |project: ProjectId| {
        let standing = known.get(&project);
        let now = standing.and_then(|standing| standing.revision);
        // No report has revision 0: what is not there is left out as such.
        ToApprove { project, seen_revision: revisions.get(&project).copied().or(now).unwrap_or(0) }
    };
    let Some(named) = &body.projects else {
        let waits = |project: &ProjectId| {
            known.get(project).is_some_and(|standing| standing.state == Some(ReportState::Submitted))
        };
        let ids = portfolio.entries().iter().map(|entry| entry.project.id);
        return Ok(ids.filter(waits).map(to_approve).collect());
    };
    if named.len() > MOST {
        let message = Bilingual::new(
            format!("一次最多 {MOST} 个项目，请分批。"),
            format!("At most {MOST} projects at once; send them in parts."),
        );
        return Err(FieldErrors::one("projects", message));
    }
    let mut seen = BTreeSet::new();
    let mut found = Vec::with_capacity(named.len());
    for code in named {
        let project = project(portfolio, code).ok_or_else(|| unknown("projects", code))?;
        if seen.insert(project) {
            found.push(to_approve(project));
        }
    }
    Ok(found)
}

fn revisions(portfolio: &Portfolio, body: &ApproveBody) -> Result<BTreeMap<ProjectId, i64>, FieldErrors> {
    let revision = |(code, revision): (&String, &i64)| {
        let project = project(portfolio, code).ok_or_else(|| unknown("revisions", code))?;
        Ok((project, *revision))
    };
    body.revisions.iter().map(revision).collect()
}

fn project(portfolio: &Portfolio, code: &str) -> Option<ProjectId> {
    let code: ProjectCode = code.parse().ok()?;
    portfolio.entry(&code).map(|entry| entry.project.id)
}

fn unknown(field: &str, code: &str) -> FieldErrors {
    let message = Bilingual::new(
        format!("没有项目 {code}；未审核任何月报。"),
        format!("There is no project {code}; nothing was approved."),
    );
    FieldErrors::one(field, message)
}

fn left_out(code: String, why: LeftOut) -> LeftOutBody {
    let (kind, reason, current) = match why {
        LeftOut::Refused(reason) => ("refused", reason, None),
        LeftOut::Stale(None) => (
            "not-found",
            Bilingual::new("该项目没有这个月的月报。", "There is no report of it for this month."),
            None,
        ),
        LeftOut::Stale(current) => (
            "stale",
            Bilingual::new(
                "该月报已被他人修改，请核对后再审。",
                "The report was changed meanwhile; read it again first.",
            ),
            current,
        ),
        LeftOut::Invalid(errors) => {
            let line = |text: fn(&Bilingual) -> &str| {
                errors.0.iter().map(|error| text(&error.message)).collect::<Vec<_>>().join(" ")
            };
            ("conflict", Bilingual::new(line(|text| &text.zh), line(|text| &text.en)), None)
        }
    };
    LeftOutBody { code, kind, reason: reason.into(), current }
}
