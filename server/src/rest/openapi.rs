//! The API's own description: OpenAPI 3.1, made from the handlers.

use crate::problem::ProblemBody;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;
use utoipa::openapi::OpenApi as Document;
use utoipa::{IntoParams, OpenApi, ToResponse};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Guatu 挂图",
        description = "A government's project portfolio: projects, what they cost, where they stand. Amounts \
            are whole yuan, rates basis points (10 000 = 100 %), unknown is null and never 0. \
            Without `as_of`, figures are for the last closed month.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    tags(
        (name = "projects", description = "The portfolio, read by everybody"),
        (name = "reports", description = "Monthly reports: written by managers, reviewed by the project office"),
        (name = "months", description = "The office's months: opened, reviewed, closed, reopened"),
    ),
    components(responses(Refused))
)]
struct Head;

/// Title, licence, tags: what no handler says.
pub(super) fn head() -> Document {
    Head::openapi()
}

/// The whole description.
#[must_use]
pub fn document() -> Document {
    super::described().split_for_parts().1
}

/// `GET /api/v1/openapi.json`. Never changes while the program runs.
pub(super) async fn get() -> Response {
    static TEXT: LazyLock<Bytes> =
        LazyLock::new(|| serde_json::to_vec(&document()).map(Bytes::from).unwrap_or_default());
    ([(CONTENT_TYPE, "application/json")], TEXT.clone()).into_response()
}

/// A problem (RFC 9457).
#[derive(Debug, ToResponse)]
#[response(
    description = "Why not, and what would have been allowed",
    content_type = "application/problem+json"
)]
#[expect(dead_code, reason = "only describes")]
pub(super) struct Refused(ProblemBody<'static>);

/// Several values of one filter, with commas between: any of them; different filters: all of them; `none`
/// matches unknown.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only describes: `Query::parse` reads them")]
pub(super) struct Filters {
    /// construction, culture_tourism
    category: Option<String>,
    /// transport, area_development, industry, commerce_hotel, housing, water, parks_ecology, education,
    /// health_welfare, culture_tourism
    sector: Option<String>,
    /// Nine-digit code or Chinese name.
    subdistrict: Option<String>,
    /// pipeline, preparatory, under_construction, suspended, completed, in_use, cancelled
    stage: Option<String>,
    /// green, yellow, red, grey
    light: Option<String>,
    /// construction_267, culture_15, key_2025, sewer_6, school_9
    programme: Option<String>,
    /// report, report_count, illustrative, imported
    source: Option<String>,
    /// Project owner, exact name.
    owner: Option<String>,
    /// Assigned leader: for signed-in users who may see names; 403 otherwise.
    leader: Option<String>,
    /// Words in name, code or unit, in Chinese, English, pinyin or its initials; all must occur.
    q: Option<String>,
    /// Month, YYYY-MM; without it the last closed one.
    as_of: Option<String>,
    /// zh-CN or en
    lang: Option<String>,
}

/// Order and page of a list.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only describes: `Query::parse` reads them")]
pub(super) struct Paging {
    /// A field of the items; `-` before it for the largest first. Unknown values come last either way.
    sort: Option<String>,
    /// 1–500, default 50.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; belongs to the same filters, order and month.
    cursor: Option<String>,
    /// Begin at the n-th, from 0.
    offset: Option<u64>,
}

/// What to roll up by.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only describes: `Query::parse` reads it")]
pub(super) struct By {
    /// sector, category, subdistrict, stage, light, programme, source, owner, leader; or two with a comma.
    by: Option<String>,
}
