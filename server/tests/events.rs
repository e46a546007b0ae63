//! `/api/v1/events`: who hears of which change, and when a stream ends.

use crate::office::person;
use crate::sign_in::written;
use crate::site::Site;
use app::visitor::Visitor;
use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use domain::access::ReadAccess;
use domain::project::ProjectId;
use domain::status_report::{ReportContent, StatusReport};
use domain::unit::Yuan;
use futures_util::StreamExt as _;
use std::time::{Duration, Instant};
use store::Acting;
use store::account::machine_token::{self, NewMachineToken};
use store::account::{Roles, change_roles, disable};
use store::status_report::{ReportWrite, approve, submit};
use tower::ServiceExt as _;

/// Far longer than anything here takes, so that a slow machine fails nothing.
const PATIENCE: Duration = Duration::from_secs(30);

struct Stream(BodyDataStream);

impl Stream {
    async fn open(site: &Site, address: &str) -> Self {
        Self::open_with(site, address, "x-none", "").await
    }

    async fn open_with(site: &Site, address: &str, header: &str, value: &str) -> Self {
        let request = Request::builder().uri(address).header("host", "guatu.example").header(header, value);
        let request = request.extension(Visitor::anonymous(ReadAccess::Open)).body(Body::empty());
        let response = site.router.clone().oneshot(request.expect("request")).await.expect("infallible");
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut stream = Self(response.into_body().into_data_stream());
        assert!(stream.next().await.expect("greeting").contains("retry: 2000"));
        stream
    }

    async fn next(&mut self) -> Option<String> {
        let next = tokio::time::timeout(PATIENCE, self.0.next()).await.expect("in time")?;
        Some(String::from_utf8(next.expect("bytes").to_vec()).expect("UTF-8"))
    }
}

/// Hands in the open month's report of a project, and approves it.
async fn report(site: &Site, project: ProjectId) {
    let context = &site.state.context;
    let (manager, reviewer) = (
        person(site, "manager1", &["manager"], &[project]).await.acting(),
        person(site, "reviewer", &["reviewer"], &[]).await.acting(),
    );
    let write = |acting: Acting, seen_revision| ReportWrite {
        district: site.state.district.clone(),
        acting,
        project,
        month: context.read_model.portfolio().calendar().open,
        seen_revision,
        idempotency_key: None,
        now: context.clock.now(),
    };
    let content = ReportContent {
        investment_completed_this_month: Yuan(1_0000),
        ..ReportContent::of(&StatusReport::blank(context.read_model.portfolio().calendar().open))
    };
    submit(&context.store, write(manager, None), content).await.expect("submitted");
    approve(&context.store, write(reviewer, Some(1))).await.expect("approved");
    context.read_model.refresh().await.expect("refreshed");
}

#[tokio::test]
async fn visitors_hear_what_is_public_and_nothing_of_drafts() {
    let site = Site::demo().await;
    let entries = site.state.context.read_model.portfolio();
    let project = &entries.entries()[0].project;
    let mut stream = Stream::open(&site, "/api/v1/events").await;
    report(&site, project.id).await;
    let event = stream.next().await.expect("event");
    let head = site.state.head();
    assert!(event.contains(&format!("id: {head}\n")), "what was handed in before it is not told: {event}");
    let expected =
        format!("data: {{\"code\":\"{}\",\"seq\":{head},\"what\":\"status_report\"}}", project.code);
    assert!(event.contains(&expected), "{event}");
}

#[tokio::test]
async fn a_stream_goes_on_where_it_was_left_or_says_that_too_much_was_missed() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let head = site.state.head();
    report(&site, portfolio.entries()[0].project.id).await;
    let mut stream = Stream::open(&site, &format!("/api/v1/events?after={head}")).await;
    assert!(stream.next().await.expect("event").contains("status_report"));
    let mut stream = Stream::open(&site, "/api/v1/events?after=0").await;
    assert!(stream.next().await.expect("event").contains("\"what\":\"all\""));
}

#[tokio::test]
async fn a_stopping_server_ends_its_streams() {
    let site = Site::demo().await;
    let mut stream = Stream::open(&site, "/api/v1/events").await;
    site.state.stopping.send_replace(true);
    assert_eq!(stream.next().await, None);
}

/// Waits for the end of a stream; what came before it is nothing.
async fn must_end(mut stream: Stream, why: &str) {
    let since = Instant::now();
    assert_eq!(stream.next().await, None, "{why}");
    // In a test program that is not optimised, beside others; it takes milliseconds.
    assert!(since.elapsed() < Duration::from_secs(5), "{why}: {:?}", since.elapsed());
}

#[tokio::test]
async fn a_stream_ends_with_its_session() {
    let site = Site::demo().await;
    let address = "/api/v1/events";
    let (store, read_model) = (&site.state.context.store, &site.state.context.read_model);

    let session = site.sign_in("viewer").await;
    let stream = Stream::open_with(&site, address, "cookie", &session.cookie).await;
    session.post_form("/sign-out", &[]).await;
    must_end(stream, "sign-out").await;

    let (session, other) = (site.sign_in("viewer").await, site.sign_in("viewer").await);
    let stream = Stream::open_with(&site, address, "cookie", &session.cookie).await;
    other.post_form("/account", &[("form", "sign_out_everywhere")]).await;
    must_end(stream, "sign-out everywhere").await;

    let session = site.sign_in("viewer").await;
    let stream = Stream::open_with(&site, address, "cookie", &session.cookie).await;
    let roles = Roles::new(["reviewer"]).expect("roles");
    change_roles(store, &written(&site, "viewer").await, &roles).await.expect("changed");
    read_model.refresh().await.expect("refreshed");
    must_end(stream, "roles").await;

    let session = site.sign_in("leader").await;
    let stream = Stream::open_with(&site, address, "cookie", &session.cookie).await;
    disable(store, &written(&site, "leader").await).await.expect("disabled");
    read_model.refresh().await.expect("refreshed");
    must_end(stream, "disabled").await;

    // Listening keeps nothing alive: half an hour later something happens.
    let session = site.sign_in("manager1").await;
    let stream = Stream::open_with(&site, address, "cookie", &session.cookie).await;
    let mut anonymous = Stream::open(&site, address).await;
    site.wait(TimeDelta::minutes(31));
    let project = read_model.portfolio().entries()[0].project.id;
    report(&site, project).await;
    must_end(stream, "idle").await;
    assert!(anonymous.next().await.expect("event").contains("status_report"), "others go on");
}

#[tokio::test]
async fn a_stream_ends_with_its_token() {
    let site = Site::demo().await;
    let (store, district, now) =
        (&site.state.context.store, &site.state.district, site.state.context.clock.now());
    let new = NewMachineToken {
        name: "同步".to_owned(),
        account: written(&site, "viewer").await.account,
        scopes: "projects:read".parse().expect("scopes"),
        expires_at: None,
    };
    let (id, token) = machine_token::issue(store, district, "security", now, &new).await.expect("issued");
    let bearer = format!("Bearer {}", token.as_str());
    let stream = Stream::open_with(&site, "/api/v1/events", "authorization", &bearer).await;
    machine_token::revoke(store, district, "security", now, id).await.expect("revoked");
    site.state.context.read_model.refresh().await.expect("refreshed");
    must_end(stream, "revoked").await;
}
