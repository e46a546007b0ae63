//! `/api/v1/events`: who hears of which change, and when a stream ends.

use crate::site::Site;
use app::visitor::Visitor;
use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode};
use domain::access::ReadAccess;
use domain::project::ProjectId;
use domain::status_report::{ReportState, StatusReport};
use domain::unit::Yuan;
use futures_util::StreamExt as _;
use std::time::Duration;
use store::status_report::{SaveReport, save};
use tower::ServiceExt as _;

/// Far longer than anything here takes, so that a slow machine fails nothing.
const PATIENCE: Duration = Duration::from_secs(30);

struct Stream(BodyDataStream);

impl Stream {
    async fn open(site: &Site, address: &str) -> Self {
        let request = Request::builder().uri(address).header("host", "guatu.example");
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

async fn report(site: &Site, project: ProjectId, state: ReportState, seen: Option<i64>) {
    let context = &site.state.context;
    let calendar = *context.read_model.portfolio().calendar();
    let report = StatusReport {
        month: calendar.open.next(),
        state,
        investment_completed_this_month: Yuan(1_0000),
        physical_progress: None,
        note: None,
        problems: None,
        next_steps: None,
        return_reason: None,
        submitted_at: None,
        revision: 0,
    };
    let request = SaveReport {
        district: site.state.district.clone(),
        project,
        report,
        seen_revision: seen,
        idempotency_key: format!("{state:?}"),
        actor: "manager1".to_owned(),
        now: context.clock.now(),
    };
    save(&context.store, request).await.expect("saved");
    context.read_model.refresh().await.expect("refreshed");
}

#[tokio::test]
async fn visitors_hear_what_is_public_and_nothing_of_drafts() {
    let site = Site::demo().await;
    let entries = site.state.context.read_model.portfolio();
    let project = &entries.entries()[0].project;
    let mut stream = Stream::open(&site, "/api/v1/events").await;
    report(&site, project.id, ReportState::Draft, None).await;
    report(&site, project.id, ReportState::Approved, Some(1)).await;
    let event = stream.next().await.expect("event");
    let head = site.state.head();
    assert!(event.contains(&format!("id: {head}\n")), "the draft before it is not told: {event}");
    let expected =
        format!("data: {{\"code\":\"{}\",\"seq\":{head},\"what\":\"status_report\"}}", project.code);
    assert!(event.contains(&expected), "{event}");
}

#[tokio::test]
async fn a_stream_goes_on_where_it_was_left_or_says_that_too_much_was_missed() {
    let site = Site::demo().await;
    let portfolio = site.state.context.read_model.portfolio();
    let head = site.state.head();
    report(&site, portfolio.entries()[0].project.id, ReportState::Approved, None).await;
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
