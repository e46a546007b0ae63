//! The demonstration behind a router, in a database of its own, at a fixed time.

use app::server_context::ServerContext;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode};
use domain::calendar::{Clock as _, FixedClock};
use http_body_util::BodyExt as _;
use serde_json::Value;
use server::state::AppState;
use server::web_files::{Source, WebFiles};
use server::{demo, opening, router};
use std::fs;
use std::sync::Arc;
use store::{DistrictId, ReadModel, Store, StoreOptions};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// A site to ask.
pub struct Site {
    pub state: AppState,
    pub router: Router,
    pub directory: TempDir,
}

/// What it answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

pub const CLOCK: &str = "2025-10-15T02:00:00Z";

impl Site {
    /// With the demonstration.
    pub async fn demo() -> Self {
        let site = Self::empty().await;
        let context = &site.state.context;
        let loaded =
            opening::load_demo(&context.store, &context.read_model, &site.state.district, &*context.clock);
        assert!(loaded.await.expect("demonstration"));
        site
    }

    /// Without a project.
    pub async fn empty() -> Self {
        let directory = TempDir::new().expect("directory");
        let store =
            Store::open(&StoreOptions::sqlite(directory.path().join("guatu.db"))).await.expect("store");
        let district: DistrictId = "350503".parse().expect("district");
        let clock = FixedClock(CLOCK.parse().expect("instant"));
        let read_model =
            ReadModel::load(store.clone(), district.clone(), clock.today()).await.expect("read model");
        let context = ServerContext {
            clock: Arc::new(clock),
            read_model,
            store,
            work_report: Arc::new(demo::work_report().expect("work report")),
        };
        let files = directory.path().join("site");
        fs::create_dir_all(files.join("pkg")).expect("folder");
        let state =
            AppState::new(context, district, WebFiles::new(Source::new(files)), 8 << 20).expect("state");
        Self { router: router::router(&state), state, directory }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    pub async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(Method::GET, address, headers).await
    }

    /// As a browser asks for a page.
    pub async fn page(&self, address: &str) -> Answer {
        self.get_with(address, &[("accept", "text/html")]).await
    }

    pub async fn send(&self, method: Method, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header("host", "guatu.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("request");
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("body").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

impl Answer {
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    #[track_caller]
    pub fn text(&self) -> String {
        String::from_utf8(self.body.to_vec()).expect("UTF-8")
    }

    /// A header's text; empty when there is none.
    #[track_caller]
    pub fn header(&self, name: &'static str) -> &str {
        self.headers.get(HeaderName::from_static(name)).map_or("", |value| value.to_str().expect("text"))
    }

    /// The answer is a problem of this status and kind.
    #[track_caller]
    pub fn is_problem(&self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["type"], format!("urn:guatu:problem:{kind}"));
        assert_eq!(problem["status"], status);
        problem
    }
}
