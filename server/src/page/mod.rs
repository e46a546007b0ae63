//! The pages: Leptos renders them, this mounts them, gives each answer its content policy, and keeps
//! rendered ones in memory.

mod brotli;
mod cache;
mod document;
mod gzip;
mod keep;
mod late;
mod policy;
mod post;
mod posted;
mod spliced;

pub use cache::PageCache;
pub use post::routes as doors;
pub(crate) use post::{form_of, page_again, page_with, see_other, status_of, typed_of};

use crate::access;
use crate::state::AppState;
use app::door::account::AccountDesk;
use app::door::{Door, ShownOnce};
use app::posting::Again;
use app::server_context::RequestId;
use app::shell::{BasemapOfPage, Still, shell};
use app::visitor::Visitor;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use leptos::config::LeptosOptions;
use leptos::nonce::Nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{AxumRouteListing, LeptosRoutes as _, generate_route_list, render_app_async_with_context};
use std::sync::{Arc, LazyLock};
use tower_http::compression::CompressionLayer;

use crate::problem::Problem;
use crate::web_files;

/// The pages' addresses, worked out once, before the first router is there to be asked. While Leptos works them
/// out it sets a mark of the whole process that resources are not to be loaded
/// (`leptos::server::SuppressResourceLoad`), and a resource whose loading begins in that moment, in whatever
/// thread, never ends: a page being rendered there would wait for it until its time is up.
static LISTING: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(app::App));

/// The nonce a page is rendered with, decided before rendering because the header needs it too.
#[derive(Debug, Clone)]
struct PageNonce(String);

impl PageNonce {
    /// 128 random bits as 22 characters of base64url.
    fn fresh() -> Self {
        Self(Nonce::new().to_string())
    }
}

/// Routes of the pages and doors of the server functions, and for every other address a web file or the
/// application's own "not found".
pub fn routes(state: &AppState, doors: Vec<Door>) -> Router<AppState> {
    let rendering = state.clone();
    Router::new()
        .leptos_routes_with_context(state, LISTING.clone(), contexts(state), move || document(&rendering))
        .merge(post::routes(doors))
        .merge(access::page::routes())
        .fallback(elsewhere)
        // For what server functions answer; pages are compressed once, when they are kept.
        .layer(CompressionLayer::new().br(true).gzip(true))
        .layer(from_fn_with_state(state.clone(), keep::pages))
}

/// What server functions and views find in their context: in one place, so that a page rendered here and a
/// call from the browser see the same.
fn contexts(state: &AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    let (context, demo) = (state.context.clone(), state.access.demo.clone());
    let (effective, delays) = (Arc::clone(&state.effective), state.access.delays);
    let basemap =
        BasemapOfPage::new(state.basemap.for_browser(), state.basemap.is_archive(), &state.basemap.hosts());
    let desk = Arc::new(access::Desk {
        enrolments: Arc::clone(&state.access.enrolments),
        policy: state.access.password_policy,
        clock: Arc::clone(&state.context.clock),
    });
    let desk: Arc<dyn AccountDesk> = desk;
    move || {
        provide_context(context.clone());
        provide_context(Arc::clone(&desk));
        provide_context(Arc::clone(&effective));
        provide_context(delays);
        provide_context(basemap.clone());
        let Some(parts) = use_context::<Parts>() else { return };
        if let Some(id) = parts.extensions.get::<RequestId>() {
            provide_context(id.clone());
        }
        if let Some(PageNonce(nonce)) = parts.extensions.get() {
            provide_context(Nonce::from_value(nonce.as_str()));
        }
        if let Some(visitor) = parts.extensions.get::<Visitor>() {
            provide_context(visitor.clone());
        }
        if let Some(demo) = &demo {
            provide_context(Arc::clone(demo));
        }
        if parts.extensions.get::<Still>().is_some() {
            provide_context(Still);
        }
        if let Some(secret) = parts.extensions.get::<ShownOnce>() {
            provide_context(secret.clone());
        }
        if let Some(again) = parts.extensions.get::<Again>() {
            provide_context(again.clone());
        }
    }
}

fn document(state: &AppState) -> impl leptos::IntoView + use<> {
    let assets = state.web_files.manifest().map_err(|error| tracing::error!(%error, "web files"));
    let assets = assets.map_or_else(|()| state.first_assets.clone(), |manifest| manifest.assets);
    shell(&assets, state.leptos.clone())
}

/// Any address that is no route.
async fn elsewhere(State(state): State<AppState>, request: Request) -> Response {
    let path = request.uri().path();
    if path.starts_with("/api/") {
        return Problem::not_found("没有这个接口", "there is no such resource").into_response();
    }
    let (parts, body) = request.into_parts();
    let is_read = parts.method.is_safe();
    if web_files::is_file_address(parts.uri.path()) || !is_read {
        return web_files::serve(&state, &parts.method, &parts.uri, &parts.headers).await;
    }
    render(&state, Request::from_parts(parts, body)).await
}

/// The page at the request's address.
pub(crate) async fn render(state: &AppState, request: Request<Body>) -> Response {
    let rendering = state.clone();
    let render = render_app_async_with_context(contexts(state), move || document(&rendering));
    render(request).await.into_response()
}

/// What Leptos itself must know: the name of the files, and where live reload listens in development.
#[must_use]
pub fn leptos_options() -> LeptosOptions {
    LeptosOptions::builder().output_name("guatu").build()
}
