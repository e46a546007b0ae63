//! A request about something of one project: who asks, and which.

use super::precondition::visitor_of;
use super::project_record::unknown;
use crate::problem::Problem;
use crate::state::AppState;
use app::visitor::Visitor;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use domain::place::Place;
use domain::project::{ProjectCode, ProjectId};

/// A request under `/projects/{code}`.
pub struct OfProject {
    pub state: AppState,
    pub visitor: Visitor,
    pub code: ProjectCode,
    pub project: ProjectId,
    pub headers: HeaderMap,
}

impl FromRequestParts<AppState> for OfProject {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| unknown(""))?;
        let code =
            params.iter().find(|(name, _)| *name == "code").map(|(_, value)| value).unwrap_or_default();
        let known: ProjectCode = code.parse().map_err(|_| unknown(code))?;
        let portfolio = state.context.read_model.portfolio();
        let project = portfolio.entry(&known).ok_or_else(|| unknown(code))?.project.id;
        let headers = parts.headers.clone();
        Ok(Self { state: state.clone(), visitor: visitor_of(parts), code: known, project, headers })
    }
}

impl OfProject {
    /// Where the project is, as it is recorded now.
    pub fn place(&self) -> Option<Place> {
        self.state.context.read_model.portfolio().entry(&self.code)?.project.place.clone()
    }
}
