//! `GET /api/v1/events`: what changes, as it changes (server-sent events), from the journal. An event says what
//! kind of thing and which project, never a value: who hears of a change asks for what they may read.

use super::asked::Parameters;
use crate::problem::Problem;
use crate::state::AppState;
use app::visitor::{Proof, Visitor};
use axum::Extension;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use domain::access::{Action, ReadAccess};
use futures_util::stream::{Stream, unfold};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;
use store::account::machine_token;
use store::journal::{self, Happening};
use tokio::sync::watch;

/// How often a silent stream says that it is alive: proxies cut what says nothing for a minute.
const BREATH: Duration = Duration::from_secs(15);
/// How often a silent listener is asked whether it still may: nothing in the journal says that time is over.
const ASKED_AGAIN: Duration = Duration::from_secs(10);
/// Rows read at once. Who has missed more is told to load everything anew.
const MOST_MISSED: u32 = 200;
/// How soon a browser tries again, in milliseconds.
const RETRY: Duration = Duration::from_secs(2);

/// Changes as they happen: one event a journal row, `data` `{"seq", "what", "code"}`. `after` (or
/// `Last-Event-ID`) goes on from a row; who has missed too many gets `{"what": "all"}`.
#[utoipa::path(
    get, path = "/events", tag = "changes",
    params(("after" = Option<i64>, Query, description = "Go on after this journal row")),
    responses(
        (status = 200, description = "A stream of events", content_type = "text/event-stream", body = String),
        (status = 401, response = super::openapi::Refused), (status = 422, response = super::openapi::Refused),
    )
)]
pub async fn events(
    State(state): State<AppState>,
    visitor: Option<Extension<Visitor>>,
    mut parameters: Parameters,
) -> Result<Response, Problem> {
    let visitor = visitor.map_or_else(|| Visitor::anonymous(ReadAccess::SignedIn), |found| found.0);
    visitor.check(Action::ReadPublicPortfolio)?;
    let resumed = parameters.headers.get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let after = resumed.or_else(|| parameters.take("after"));
    let after =
        after.map(|after| after.parse::<i64>().map_err(|_| Problem::invalid("after", ["0", "1", "…"])));
    let moves = state.context.read_model.moves();
    let seq = after.transpose()?.unwrap_or_else(|| *moves.borrow());
    let follower = Follower {
        stopping: state.stopping.subscribe(),
        signed_out: state.access.signed_out.subscribe(),
        state,
        visitor,
        moves,
        seq,
        told: VecDeque::new(),
    };
    let sse = Sse::new(follower.stream()).keep_alive(KeepAlive::new().interval(BREATH));
    let mut response = sse.into_response();
    // Buffering proxies would hold events back.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    Ok(response)
}

/// One listener.
struct Follower {
    state: AppState,
    visitor: Visitor,
    moves: watch::Receiver<i64>,
    stopping: watch::Receiver<bool>,
    signed_out: watch::Receiver<u64>,
    /// The last row that was looked at.
    seq: i64,
    told: VecDeque<Event>,
}

impl Follower {
    fn stream(self) -> impl Stream<Item = Result<Event, Infallible>> + Send + 'static {
        // Something at once, or a browser does not know that it is connected.
        let hello = Event::default().comment("guatu").retry(RETRY);
        let first = Self { told: VecDeque::from([hello]), ..self };
        unfold(first, |mut follower| async move { Some((Ok(follower.next().await?), follower)) })
    }

    /// The next event; `None` ends the stream: the server stops, or whoever listened may no longer.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.told.pop_front() {
                return Some(event);
            }
            if *self.stopping.borrow_and_update() {
                return None;
            }
            if *self.moves.borrow_and_update() <= self.seq {
                tokio::select! {
                    moved = self.moves.changed() => moved.ok()?,
                    stopped = self.stopping.changed() => stopped.ok()?,
                    ended = self.signed_out.changed() => ended.ok()?,
                    () = tokio::time::sleep(ASKED_AGAIN) => {}
                }
                if !self.may_listen().await {
                    return None;
                }
                continue;
            }
            if !self.may_listen().await {
                return None;
            }
            self.read().await;
        }
    }

    /// Whether whoever listens still is who they were: their session holds, and their rights are the same.
    /// A listener whose rights have changed comes again with those it has now. Listening keeps no session
    /// alive.
    async fn may_listen(&self) -> bool {
        let Some(signed_in) = &self.visitor.account else { return true };
        let (context, district) = (&self.state.context, &self.state.district);
        let (store, account, now) = (&context.store, &signed_in.account, context.clock.now());
        let holds = match &signed_in.proof {
            Proof::Session(session) => store::session::holds(store, district, session, account, now).await,
            Proof::MachineToken(id) => machine_token::holds(store, district, *id, account, now).await,
            Proof::Server => Ok(true),
        };
        holds.unwrap_or_else(|error| {
            tracing::warn!(%error, "a listener's session cannot be read");
            false
        })
    }

    /// Reads what has happened since.
    async fn read(&mut self) {
        let (context, district) = (&self.state.context, &self.state.district);
        let head = *self.moves.borrow();
        if head - self.seq > i64::from(MOST_MISSED) {
            self.seq = head;
            self.told.push_back(event(head, "all", None));
            return;
        }
        match journal::after(&context.store, district, self.seq, MOST_MISSED).await {
            Ok(rows) => {
                self.seq = rows.last().map_or(head, |row| row.seq);
                let told = rows.iter().filter(|row| may_hear(&self.visitor, row));
                self.told.extend(told.map(|row| event(row.seq, &row.subject_kind, row.code.as_deref())));
            }
            Err(error) => {
                tracing::warn!(%error, "the journal could not be read for a listener");
                tokio::time::sleep(RETRY).await;
            }
        }
    }
}

fn event(seq: i64, what: &str, code: Option<&str>) -> Event {
    let data = serde_json::json!({ "seq": seq, "what": what, "code": code });
    Event::default().id(seq.to_string()).data(data.to_string())
}

/// Whether a listener may know that it happened. What is not named here is told to nobody.
fn may_hear(visitor: &Visitor, row: &Happening) -> bool {
    let may =
        |action| row.project.map_or_else(|| visitor.may(action), |project| visitor.may_on(action, project));
    match row.subject_kind.as_str() {
        "project" | "plan_version" | "milestone" | "reporting_month" | "light_rule_table"
        | "light_excuse" => may(Action::ReadPublicPortfolio),
        "status_report" if row.action == "status_report.approved" => may(Action::ReadPublicPortfolio),
        "status_report" => may(Action::ReadUnapprovedReports),
        "issue" | "attachment" => may(Action::ReadInternalFields),
        _ => false,
    }
}
