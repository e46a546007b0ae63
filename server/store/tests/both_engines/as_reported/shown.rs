//! What the page of a record shows of milestones and issues in an earlier month.

use super::{ITEM, Works, problem, step};
use crate::engine::{TestDatabase, on_both_engines};
use crate::register::project;
use crate::sample::{day, district, month, now, plain};
use chrono::NaiveDate;
use domain::issue_register::{IssueAssignment, IssueClosing};
use domain::milestone::{MilestoneOpening, MilestoneUpdate, PlannedDateChange};
use domain::project::Dossier;
use store::calendar::{open_month, reopen_month};
use store::issue_register::{assign, close};
use store::milestone;
use store::project::{dossier, dossier_as_of};

on_both_engines!(an_earlier_month_shows_milestones_as_they_were, an_earlier_month_shows_issues_as_they_were,);

impl Works {
    /// Its milestones and issues as its page shows them in a month.
    async fn dossier(&self, at: &str) -> Dossier {
        let (store, code) = (&self.office.store, plain(3).project.code);
        let read = dossier_as_of(store, &district(), &code, month(at).last_day()).await.expect("reads");
        read.expect("is there")
    }

    /// Names, planned and actual days of its milestones in a month.
    async fn milestones(&self, at: &str) -> Vec<(String, String, Option<String>)> {
        let milestones = self.dossier(at).await.milestones.into_iter();
        let text = |day: NaiveDate| day.to_string();
        milestones.map(|one| (one.name.zh, text(one.planned), one.actual.map(text))).collect()
    }
}

async fn an_earlier_month_shows_milestones_as_they_were(database: &TestDatabase) {
    let works = Works::of(database, vec![step("2025-09-10")], Vec::new()).await;
    let (store, reviewer) = (&works.office.store, &works.office.reviewer);
    let replan = PlannedDateChange {
        id: ITEM,
        seen_revision: 1,
        planned: day("2025-12-31"),
        reason: "雨季影响".to_owned(),
        authority: "区政府办〔2025〕12号".to_owned(),
    };
    milestone::change_planned(store, &district(), reviewer, now(), project(3), &replan).await.expect("plans");
    let expected = Some(day("2025-12-15"));
    let update = MilestoneUpdate { id: ITEM, seen_revision: 2, forecast: expected, actual: None };
    milestone::update(store, &district(), reviewer, now(), project(3), &update, None).await.expect("tells");
    let added = MilestoneOpening { name: "通水".to_owned(), planned: day("2025-03-01") };
    milestone::add(store, &district(), reviewer, now(), project(3), &added, None).await.expect("adds");

    let then = vec![("主体封顶".to_owned(), "2025-09-10".to_owned(), None)];
    let now_there = vec![
        ("通水".to_owned(), "2025-03-01".to_owned(), None),
        ("主体封顶".to_owned(), "2025-12-31".to_owned(), None),
    ];
    for at in ["2025-01", "2025-09"] {
        assert_eq!(works.milestones(at).await, then, "{at}");
        assert_eq!(works.dossier(at).await.milestones[0].forecast, None, "{at}");
    }
    assert_eq!(works.milestones("2025-10").await, now_there);
    assert_eq!(works.dossier("2025-10").await.milestones[1].forecast, expected);
    // Told once more after the next month was closed: each month has its own.
    works.close_october().await;
    open_month(store, &district(), reviewer, now(), month("2025-11"), None).await.expect("opens");
    works.tell(3, Some("2025-10-05")).await;
    let reached = vec![
        ("通水".to_owned(), "2025-03-01".to_owned(), None),
        ("主体封顶".to_owned(), "2025-12-31".to_owned(), Some("2025-10-05".to_owned())),
    ];
    assert_eq!(works.milestones("2025-09").await, then);
    assert_eq!(works.milestones("2025-10").await, now_there);
    assert_eq!(works.milestones("2025-11").await, reached);
    let today = dossier(store, &district(), &plain(3).project.code).await.expect("reads").expect("is there");
    assert_eq!(works.dossier("2025-11").await, today);
    // Open again, the month shows what is known now.
    reopen_month(store, &district(), reviewer, now(), month("2025-10"), "节点漏报").await.expect("reopens");
    assert_eq!(works.milestones("2025-10").await, reached);
}

async fn an_earlier_month_shows_issues_as_they_were(database: &TestDatabase) {
    let works = Works::of(database, Vec::new(), vec![problem()]).await;
    let (store, reviewer, district) = (&works.office.store, &works.office.reviewer, district());
    let later =
        IssueAssignment { owner: Some("区住建局".to_owned()), due: Some(day("2025-12-01")), note: None };
    assign(store, &district, reviewer, now(), Works::seen(1), &later).await.expect("assigns");
    let closing = IssueClosing { closed: day("2025-09-12"), evidence: "协议已签".to_owned() };
    close(store, &district, reviewer, now(), Works::seen(2), &closing).await.expect("closes");
    let dates = async |at| {
        let issues = works.dossier(at).await.issues;
        issues.iter().map(|issue| (issue.due, issue.closed)).collect::<Vec<_>>()
    };
    assert_eq!(dates("2025-09").await, [(Some(day("2025-09-10")), None)]);
    assert_eq!(dates("2025-10").await, [(Some(day("2025-12-01")), Some(day("2025-09-12")))]);
}
