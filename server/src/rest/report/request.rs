//! What every request about a report brings: who asks, which report, which revision was seen, under which key.

use super::body::{StatusReportBody, StepBody, in_api_names};
use crate::problem::Problem;
use crate::rest::answer::Tagged;
use crate::rest::precondition::{broken, idempotency_key, seen_revision, visitor_of};
use crate::state::AppState;
use app::visitor::Visitor;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::access::Action;
use domain::calendar::ReportingMonth;
use domain::project::{ProjectCode, ProjectId};
use domain::status_report::{ReportState, StatusReport};
use serde::Serialize;
use serde_json::Value;
use store::StoreError;
use store::status_report::{ReportWrite, Saved, find};

/// A request about one report.
pub struct Request {
    pub state: AppState,
    pub visitor: Visitor,
    /// The project's code as it is stored.
    pub code: ProjectCode,
    pub project: ProjectId,
    pub month: ReportingMonth,
    pub headers: HeaderMap,
}

impl FromRequestParts<AppState> for Request {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let visitor = visitor_of(parts);
        let path = Path::<(String, String)>::from_request_parts(parts, state).await;
        let Path((code, month)) = path.map_err(|_| unknown("", ""))?;
        let unknown = || unknown(&code, &month);
        let known: ProjectCode = code.parse().map_err(|_| unknown())?;
        let portfolio = state.context.read_model.portfolio();
        let project = portfolio.entry(&known).ok_or_else(unknown)?.project.id;
        Ok(Self {
            state: state.clone(),
            visitor,
            code: known,
            project,
            month: month.parse().map_err(|_| unknown())?,
            headers: parts.headers.clone(),
        })
    }
}

fn unknown(code: &str, month: &str) -> Problem {
    Problem::not_found(
        format!("没有项目 {code} 的 {month} 月报"),
        format!("there is no report of project {code} for {month}"),
    )
}

impl Request {
    /// The report as it is.
    pub async fn report(&self) -> Result<Option<StatusReport>, Problem> {
        let district = &self.state.district;
        find(&self.state.context.store, district, self.project, self.month).await.map_err(broken)
    }

    pub fn no_report(&self) -> Problem {
        unknown(self.code.as_str(), &self.month.to_string())
    }

    /// The report as whoever asks may read it.
    pub fn body(&self, report: &StatusReport) -> Result<StatusReportBody, Problem> {
        let approved = report.state == ReportState::Approved;
        let action = if approved { Action::ReadPublicPortfolio } else { Action::ReadUnapprovedReports };
        self.visitor.check_on(action, self.project)?;
        let internals = self.visitor.may_on(Action::ReadInternalFields, self.project);
        Ok(StatusReportBody::new(self.code.as_str(), report, internals))
    }

    /// The write this request asks for.
    ///
    /// # Errors
    /// 428 when it names no revision, 422 for a key that is none.
    pub fn write(&self) -> Result<ReportWrite, Problem> {
        Ok(ReportWrite {
            district: self.state.district.clone(),
            acting: self.visitor.acting(),
            project: self.project,
            month: self.month,
            seen_revision: seen_revision(&self.headers)?,
            idempotency_key: idempotency_key(&self.headers)?,
            now: self.state.context.clock.now(),
        })
    }

    /// What a step is answered. The same for a step that is asked for again under its key.
    pub async fn done(
        &self,
        done: Result<Saved, StoreError>,
        state: ReportState,
        yours: impl Serialize,
    ) -> Result<Response, Problem> {
        let saved = match done {
            Ok(saved) => saved,
            Err(error) => return Err(self.problem(error, yours).await),
        };
        let month = self.month.to_string();
        let tag = format!("{}.{}.{month}", saved.revision, saved.seq);
        let body = StepBody::new(self.code.as_str(), month, state, saved);
        let mut response = Tagged::new(&self.headers, &tag)?.json("application/json", &body)?;
        if saved.revision == 1 {
            *response.status_mut() = StatusCode::CREATED;
        }
        Ok(response)
    }

    pub async fn problem(&self, error: StoreError, yours: impl Serialize) -> Problem {
        match error {
            StoreError::Refused(refusal) => refusal.into(),
            StoreError::Invalid(errors) if errors.0.iter().all(|error| error.field.is_empty()) => {
                Problem::conflict(errors)
            }
            StoreError::Invalid(errors) => Problem::invalid_fields(in_api_names(errors)),
            StoreError::KeyReused => Problem::key_reused(),
            StoreError::Stale { .. } => self.stale(yours).await,
            other => broken(other),
        }
    }

    /// 412, with what is there as far as whoever asks may read it, and what was sent.
    async fn stale(&self, yours: impl Serialize) -> Problem {
        let current = match self.report().await {
            Ok(report) => report.and_then(|report| self.body(&report).ok()),
            Err(problem) => return problem,
        };
        let value = |value: serde_json::Result<Value>| value.unwrap_or_default();
        Problem::stale(value(serde_json::to_value(current)), value(serde_json::to_value(yours)))
    }
}
