//! Monthly reports: steps and who may take them, stale revisions, repeated submits, what several writes share;
//! what is typed and not handed in; reminders; who has reported.

mod alongside;
mod board;
mod many;
mod steps;
mod typing;

use crate::engine::TestDatabase;
use crate::people::person;
use crate::sample::{calendar, day, district, month, now, plain};
use domain::code_list::Stage;
use domain::project::{Dossier, ProjectId, StageChange};
use domain::status_report::{Explanations, ReportContent};
use domain::unit::Yuan;
use store::calendar::set_calendar;
use store::project::load_batch;
use store::status_report::ReportWrite;
use store::{Acting, Store};

/// An office: one manager of all projects, one reviewer, October open.
pub(crate) struct Office {
    pub store: Store,
    pub manager: Acting,
    pub reviewer: Acting,
    /// Journal rows before the test.
    pub seq: i64,
}

pub(crate) async fn office(database: &TestDatabase, count: u128) -> Office {
    let store = database.open().await;
    let projects: Vec<_> = (1..=count).map(under_construction).collect();
    load_batch(&store, &district(), "system", now(), &projects).await.expect("loads");
    set_calendar(&store, &district(), "system", now(), &calendar()).await.expect("sets");
    let ids: Vec<ProjectId> = projects.iter().map(|dossier| dossier.project.id).collect();
    let manager = person(&store, "manager1", &["manager"], &ids).await;
    let reviewer = person(&store, "reviewer", &["reviewer"], &[]).await;
    let seq = store::journal::head_seq(&store, &district()).await.expect("reads");
    Office { store, manager, reviewer, seq }
}

/// A project that owes a report each month.
fn under_construction(number: u128) -> Dossier {
    let mut dossier = plain(number);
    let stage = StageChange { effective_from: day("2025-01-01"), stage: Some(Stage::UnderConstruction) };
    dossier.project.stage_history = vec![stage];
    dossier
}

pub(crate) fn project(number: u128) -> ProjectId {
    plain(number).project.id
}

/// October's report of a project.
pub(crate) fn write(acting: &Acting, number: u128, seen_revision: Option<i64>) -> ReportWrite {
    ReportWrite {
        district: district(),
        acting: acting.clone(),
        project: project(number),
        month: month("2025-10"),
        seen_revision,
        idempotency_key: None,
        now: now(),
    }
}

/// The same under a key.
pub(crate) fn keyed(acting: &Acting, number: u128, seen_revision: Option<i64>, key: &str) -> ReportWrite {
    ReportWrite { idempotency_key: Some(key.to_owned()), ..write(acting, number, seen_revision) }
}

pub(crate) fn content(yuan: i64) -> ReportContent {
    ReportContent {
        investment_completed_this_month: Yuan(yuan),
        physical_progress: None,
        note: None,
        problems: None,
        next_steps: None,
        explanations: Explanations::new(),
    }
}
