//! `GET /map/basemap.pmtiles`: the file of tiles the settings name. Browsers ask for the few ranges of it that they need.

use super::Basemap;
use crate::problem::Problem;
use crate::state::AppState;
use app::visitor::Visitor;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Extension, Router};
use domain::access::{Action, ReadAccess};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

/// Its address: a file's, but not for everybody.
pub(crate) const ADDRESS: &str = "/map/basemap.pmtiles";
/// Long enough for a morning at the map; an archive is replaced some times a year.
const CACHE: HeaderValue = HeaderValue::from_static("private, max-age=3600");

/// The address of the file.
pub fn routes() -> Router<AppState> {
    Router::new().route(ADDRESS, get(serve))
}

/// The file or ranges of it, for whoever may see the map; 404 where the settings name none.
async fn serve(
    State(state): State<AppState>,
    visitor: Option<Extension<Visitor>>,
    request: Request,
) -> Result<Response, Problem> {
    let nobody = || Visitor::anonymous(ReadAccess::SignedIn);
    let visitor = visitor.map_or_else(nobody, |Extension(visitor)| visitor);
    visitor.check(Action::ReadPublicPortfolio)?;
    let Basemap::Pmtiles(archive) = &*state.basemap else {
        return Err(Problem::not_found("没有设置底图文件", "no file of tiles is set"));
    };
    let served = ServeFile::new(&archive.path).oneshot(request).await;
    let mut response = served.map(|response| response.map(Body::new)).into_response();
    if response.status().is_success() {
        response.headers_mut().insert(CACHE_CONTROL, CACHE);
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/vnd.pmtiles"));
    }
    Ok(response)
}
