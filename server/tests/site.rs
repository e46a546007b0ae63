//! The demonstration behind a router, in a database of its own, at a fixed time.

use app::door::{Door, Opened, Post};
use app::server_context::ServerContext;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode};
use chrono::{DateTime, TimeDelta, Utc};
use domain::calendar::Clock;
use http_body_util::BodyExt as _;
use serde_json::Value;
use server::access::Access;
use server::password::Passwords;
use server::state::AppState;
use server::web_files::{Source, WebFiles};
use server::{demo, opening, router};
use std::fs;
use std::sync::{Arc, Mutex};
use store::{DistrictId, ReadModel, Store, StoreOptions};
use tempfile::TempDir;
use tower::ServiceExt as _;

/// A site to ask.
pub struct Site {
    pub state: AppState,
    pub router: Router,
    pub directory: TempDir,
    clock: Arc<HandSetClock>,
}

/// Goes on when it is told to.
struct HandSetClock(Mutex<DateTime<Utc>>);

impl Clock for HandSetClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().expect("a time")
    }
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
        let (store, read_model, clock) = (&context.store, &context.read_model, &*context.clock);
        let hash = site.state.access.passwords.hash(demo::PASSWORD.to_owned());
        let hash = async { Ok(hash.await.expect("hash")) };
        let made = opening::load_demo_accounts(store, read_model, &site.state.district, clock, hash);
        assert_eq!(made.await.expect("accounts"), 26);
        site
    }

    /// With other settings.
    pub fn with(mut self, change: impl FnOnce(&mut AppState)) -> Self {
        change(&mut self.state);
        self.router = router::router(&self.state);
        self
    }

    /// With a form's door of the test's own.
    pub fn with_door(mut self, path: &'static str, open: fn(Post) -> Opened) -> Self {
        self.router = router::with_doors(&self.state, vec![Door { path, open }]);
        self
    }

    /// Without a project.
    pub async fn empty() -> Self {
        let directory = TempDir::new().expect("directory");
        let store =
            Store::open(&StoreOptions::sqlite(directory.path().join("guatu.db"))).await.expect("store");
        let district: DistrictId = "350503".parse().expect("district");
        let clock = Arc::new(HandSetClock(Mutex::new(CLOCK.parse().expect("instant"))));
        let read_model =
            ReadModel::load(store.clone(), district.clone(), clock.today()).await.expect("read model");
        let context = ServerContext {
            clock: clock.clone(),
            read_model,
            store,
            work_report: Arc::new(demo::work_report().expect("work report")),
            outlines: Arc::new(server::portfolio_map::outlines().expect("outlines")),
        };
        let files = directory.path().join("site");
        fs::create_dir_all(files.join("pkg")).expect("folder");
        // Hashing as it should be takes a second in a program that is not optimised.
        let mut access = Access::new(Passwords::with_cost(16, 1).expect("passwords"));
        access.demo = Some(Arc::new(demo::sign_in()));
        let files = WebFiles::new(Source::new(files));
        let state = AppState::new(context, district, files, 8 << 20, access).expect("state");
        Self { router: router::router(&state), state, directory, clock }
    }

    /// Lets time pass.
    pub fn wait(&self, time: TimeDelta) {
        *self.clock.0.lock().expect("a time") += time;
    }

    /// A form as a browser posts it from one of our own pages.
    pub async fn post_form_with(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let mut all = vec![
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "text/html"),
            ("sec-fetch-site", "same-origin"),
        ];
        all.extend_from_slice(headers);
        self.post_form_saying(address, fields, &all).await
    }

    /// A form as a browser posts it, with nothing but these headers.
    pub async fn post_form_saying(
        &self,
        address: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let form: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send_body(Method::POST, address, headers, form).await
    }

    /// Signs one of the demonstration's accounts in.
    pub async fn sign_in(&self, name: &str) -> Session<'_> {
        let fields = [("form", "sign_in"), ("name", name), ("password", demo::PASSWORD)];
        let answer = self.post_form_with("/sign-in", &fields, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        Session { site: self, cookie: answer.cookie().to_owned() }
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
        self.send_body(method, address, headers, String::new()).await
    }

    pub async fn send_body(
        &self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header("host", "guatu.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body.into()).expect("request");
        let response = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("body").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

/// Somebody signed in.
pub struct Session<'a> {
    pub site: &'a Site,
    /// What the browser sends.
    pub cookie: String,
}

impl Session<'_> {
    pub async fn get(&self, address: &str) -> Answer {
        self.site.get_with(address, &[("cookie", &self.cookie)]).await
    }

    /// As a browser asks for a page.
    pub async fn page(&self, address: &str) -> Answer {
        self.site.get_with(address, &[("accept", "text/html"), ("cookie", &self.cookie)]).await
    }

    pub async fn post_form(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.site.post_form_with(address, fields, &[("cookie", &self.cookie)]).await
    }
}

impl Answer {
    /// The session's cookie, as a browser sends it back.
    #[track_caller]
    pub fn cookie(&self) -> &str {
        self.header("set-cookie").split(';').next().expect("a cookie")
    }

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
