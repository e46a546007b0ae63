//! `POST …/site-checks`.

use super::body::{SiteCheckBody, SiteCheckDraftBody};
use crate::problem::Problem;
use crate::rest::of_project::OfProject;
use crate::rest::precondition::{of_store, own_key};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use domain::access::Action;
use domain::site_check::SiteCheckDraft;
use store::site_check::{NewSiteCheck, record};

/// Records a site check. `Idempotency-Key` is needed: the same key and body are answered as they were first, another
/// body under the key is refused.
#[utoipa::path(
    post, path = "/projects/{code}/site-checks", tag = "projects",
    params(
        ("code" = String, Path, description = "The office's code, such as CJ-001"),
        ("Idempotency-Key" = String, Header, description = "The same for the same request"),
    ),
    request_body = SiteCheckDraftBody,
    responses(
        (status = 201, description = "Recorded, now or before", body = SiteCheckBody),
        (status = 400, response = crate::rest::openapi::Refused), (status = 401, response = crate::rest::openapi::Refused),
        (status = 403, response = crate::rest::openapi::Refused), (status = 404, response = crate::rest::openapi::Refused),
        (status = 415, response = crate::rest::openapi::Refused), (status = 422, response = crate::rest::openapi::Refused),
    )
)]
pub async fn record_site_check(
    of: OfProject,
    body: Result<Json<SiteCheckDraftBody>, JsonRejection>,
) -> Result<Response, Problem> {
    // Before anything is told of what was sent.
    of.visitor.check_on(Action::CheckSite, of.project)?;
    let Json(body) = body?;
    let key = own_key(&of.headers, &of.visitor)?.ok_or_else(Problem::key_required)?;
    let now = of.state.context.clock.now();
    let draft = SiteCheckDraft::read(&body.fields(), now).map_err(Problem::invalid_fields)?;
    let (store, district) = (&of.state.context.store, &of.state.district);
    let (acting, place) = (of.visitor.acting(), of.place());
    let new = NewSiteCheck { project: of.project, place: place.as_ref(), draft };
    let recorded = record(store, district, &acting, now, new, Some(&key));
    let check = recorded.await.map_err(of_store)?;
    of.state.see_writes().await;
    Ok((StatusCode::CREATED, Json(SiteCheckBody::new(of.code.as_str(), &check))).into_response())
}
