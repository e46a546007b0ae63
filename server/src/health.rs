//! What operators' programs ask: alive, ready, figures. At the root, as CONTRACT says.

use crate::problem::Problem;
use crate::state::AppState;
use axum::Router;
use axum::extract::{ConnectInfo, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::time::timeout;

/// How long the database may take for a sign of life.
const SIGN_OF_LIFE: Duration = Duration::from_secs(3);

pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(alive)).route("/readyz", get(ready)).route("/metrics", get(metrics))
}

/// The process answers.
async fn alive() -> Response {
    ok()
}

/// It can also do its work: the portfolio is loaded (or there would be no router) and the database answers.
async fn ready(State(state): State<AppState>) -> Result<Response, Problem> {
    match timeout(SIGN_OF_LIFE, state.context.store.ping()).await {
        Ok(Ok(())) => Ok(ok()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready");
            Err(Problem::unavailable())
        }
        Err(_) => {
            tracing::warn!("not ready: the database does not answer");
            Err(Problem::unavailable())
        }
    }
}

/// Figures are for this machine (ASVS 13.4.5): not for what comes from elsewhere or through a proxy.
async fn metrics(
    State(state): State<AppState>,
    peer: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let local = peer.is_none_or(|peer| peer.0.0.ip().is_loopback());
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    if !local || forwarded {
        return Err(Problem::not_found("没有这个页面", "there is no such page"));
    }
    let current = state.current();
    let text = state.metrics.text(current.portfolio.entries().len(), state.head()).map_err(|error| {
        tracing::error!(%error, "metrics");
        Problem::internal()
    })?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-store")], text).into_response())
}

fn ok() -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-store")], "ok\n").into_response()
}
