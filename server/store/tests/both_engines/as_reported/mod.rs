//! Closed months are as they were reported, whatever dates of milestones and issues are told later.

mod shown;

use crate::engine::{TestDatabase, on_both_engines};
use crate::register::{Office, invalid, project};
use crate::sample::{calendar, day, district, month, now, plain, report, today};
use domain::calendar::ReportingCalendar;
use domain::code_list::Stage;
use domain::issue_register::{Issue, IssueAssignment, IssueClosing, Severity};
use domain::label::Bilingual;
use domain::milestone::{Milestone, MilestoneOpening, MilestoneUpdate, PlannedDateChange};
use domain::portfolio::ProjectItem;
use domain::project::StageChange;
use domain::status_light::{ExcuseDraft, IssueRule, Light, RuleTable};
use store::calendar::{close_month, open_month, reopen_month, set_calendar};
use store::issue_register::{SeenIssue, assign, close, reopen};
use store::project::load_batch;
use store::status_light::{excuse, revoke, set_rules};
use store::{ReadModel, milestone};
use uuid::Uuid;

on_both_engines!(
    a_milestone_told_late_counts_from_the_open_month,
    a_reopened_month_counts_what_is_known,
    an_issue_closed_late_counts_from_the_open_month,
    an_excuse_never_touches_a_closed_month,
);

const ITEM: Uuid = Uuid::from_u128(77);

/// The third project keeps to its plan until October; only its milestone and its issue decide its light.
struct Works {
    office: Office,
    model: ReadModel,
}

impl Works {
    async fn of(database: &TestDatabase, milestones: Vec<Milestone>, issues: Vec<Issue>) -> Self {
        let office = Office::of(database).await;
        let mut works = plain(3);
        works.project.stage_history =
            vec![StageChange { effective_from: day("2024-01-01"), stage: Some(Stage::UnderConstruction) }];
        works.reports = (1..=10).map(|month| report(&format!("2025-{month:02}"), 10_000)).collect();
        (works.milestones, works.issues) = (milestones, issues);
        load_batch(&office.store, &district(), "system", now(), &[works]).await.expect("loads");
        set_calendar(&office.store, &district(), "system", now(), &calendar()).await.expect("sets");
        let late = IssueRule { yellow_more_than_days: Some(0), red_more_than_days: Some(45) };
        let rules = RuleTable { version: 2, overdue_issues: Some(late), ..RuleTable::v1() };
        set_rules(&office.store, &district(), "system", now(), day("2025-01-01"), &rules)
            .await
            .expect("sets");
        let model = ReadModel::load(office.store.clone(), district(), today()).await.expect("loads");
        Self { office, model }
    }

    /// The project as pages show it in a month, by a server that has followed and by one that starts.
    async fn item(&self, at: &str) -> ProjectItem {
        self.model.refresh().await.expect("refreshes");
        let fresh = ReadModel::load(self.office.store.clone(), district(), today()).await.expect("loads");
        let of = |model: &ReadModel| {
            let portfolio = model.portfolio();
            let as_of = portfolio.calendar().resolve(at.parse().ok()).expect("a month");
            portfolio.item(&plain(3).project.code, as_of).expect("is there")
        };
        assert_eq!(of(&self.model), of(&fresh), "{at}");
        of(&fresh)
    }

    async fn light(&self, at: &str) -> Light {
        self.item(at).await.light
    }

    async fn tell(&self, seen_revision: i64, actual: Option<&str>) {
        let update = MilestoneUpdate { id: ITEM, seen_revision, forecast: None, actual: actual.map(day) };
        let (store, reviewer) = (&self.office.store, &self.office.reviewer);
        milestone::update(store, &district(), reviewer, now(), project(3), &update, None)
            .await
            .expect("tells");
    }

    async fn close_october(&self) {
        let (store, reviewer) = (&self.office.store, &self.office.reviewer);
        close_month(store, &district(), reviewer, now(), month("2025-10"), true).await.expect("closes");
    }

    fn seen(revision: i64) -> SeenIssue {
        SeenIssue { project: project(3), id: ITEM, revision }
    }
}

fn step(planned: &str) -> Milestone {
    Milestone {
        id: ITEM,
        name: Bilingual::same("主体封顶"),
        baseline: day(planned),
        planned: day(planned),
        forecast: None,
        actual: None,
        evidence: None,
        revision: 1,
    }
}

/// On the register since August, due on 10 September.
fn problem() -> Issue {
    Issue {
        id: ITEM,
        title: Bilingual::same("管线迁改"),
        severity: Severity::Ordinary,
        owner: Some("区住建局".to_owned()),
        raised: day("2025-08-01"),
        due: Some(day("2025-09-10")),
        ordered: None,
        closed: None,
        progress: None,
        evidence: None,
        revision: 1,
    }
}

async fn a_milestone_told_late_counts_from_the_open_month(database: &TestDatabase) {
    // Twenty days overdue at the end of September, fifty-one at the end of October.
    let works = Works::of(database, vec![step("2025-09-10")], Vec::new()).await;
    let (august, september) = (works.item("2025-08").await, works.item("2025-09").await);
    assert_eq!((august.light, september.light), (Light::Green, Light::Yellow));
    assert_eq!(works.light("2025-10").await, Light::Red);
    let unchanged = async || {
        assert_eq!(
            (works.item("2025-08").await, works.item("2025-09").await),
            (august.clone(), september.clone())
        );
    };

    works.tell(1, Some("2025-09-20")).await;
    unchanged().await;
    assert_eq!(works.light("2025-10").await, Light::Green);
    works.tell(2, None).await;
    unchanged().await;
    assert_eq!(works.light("2025-10").await, Light::Red);

    let replan = PlannedDateChange {
        id: ITEM,
        seen_revision: 3,
        planned: day("2025-12-31"),
        reason: "雨季影响".to_owned(),
        authority: "区政府办〔2025〕12号".to_owned(),
    };
    let (store, reviewer) = (&works.office.store, &works.office.reviewer);
    milestone::change_planned(store, &district(), reviewer, now(), project(3), &replan).await.expect("plans");
    unchanged().await;
    assert_eq!(works.light("2025-10").await, Light::Green);

    // One that should have been reached long ago is not held against closed months either.
    let added = MilestoneOpening { name: "通水".to_owned(), planned: day("2025-03-01") };
    milestone::add(store, &district(), reviewer, now(), project(3), &added, None).await.expect("adds");
    unchanged().await;
    assert_eq!(works.light("2025-10").await, Light::Red);
    assert!(store::verify::verify(store, &district()).await.expect("looks").is_sound());
}

async fn a_reopened_month_counts_what_is_known(database: &TestDatabase) {
    let works = Works::of(database, vec![step("2025-09-10")], Vec::new()).await;
    let (store, reviewer) = (&works.office.store, &works.office.reviewer);
    works.close_october().await;
    open_month(store, &district(), reviewer, now(), month("2025-11"), None).await.expect("opens");
    works.tell(1, Some("2025-10-05")).await;
    assert_eq!((works.light("2025-09").await, works.light("2025-10").await), (Light::Yellow, Light::Red));
    reopen_month(store, &district(), reviewer, now(), month("2025-10"), "节点漏报").await.expect("reopens");
    assert_eq!((works.light("2025-09").await, works.light("2025-10").await), (Light::Yellow, Light::Green));
    works.close_october().await;
    assert_eq!((works.light("2025-09").await, works.light("2025-10").await), (Light::Yellow, Light::Green));
    // What is told after that counts later once more.
    works.tell(2, None).await;
    assert_eq!((works.light("2025-09").await, works.light("2025-10").await), (Light::Yellow, Light::Green));

    // The program opens them all again: what is known counts everywhere.
    let first = ReportingCalendar { last_closed: None, open: month("2025-11"), ..calendar() };
    set_calendar(store, &district(), "system", now(), &first).await.expect("sets");
    works.tell(3, Some("2025-09-20")).await;
    assert_eq!((works.light("2025-09").await, works.light("2025-10").await), (Light::Green, Light::Green));
}

async fn an_issue_closed_late_counts_from_the_open_month(database: &TestDatabase) {
    let works = Works::of(database, Vec::new(), vec![problem()]).await;
    let (store, reviewer, district) = (&works.office.store, &works.office.reviewer, district());
    let (august, september) = (works.item("2025-08").await, works.item("2025-09").await);
    assert_eq!((august.light, september.light), (Light::Green, Light::Yellow));
    assert_eq!(works.light("2025-10").await, Light::Red);
    let unchanged = async || {
        assert_eq!(
            (works.item("2025-08").await, works.item("2025-09").await),
            (august.clone(), september.clone())
        );
    };

    let closing = IssueClosing { closed: day("2025-09-12"), evidence: "协议已签".to_owned() };
    close(store, &district, reviewer, now(), Works::seen(1), &closing).await.expect("closes");
    unchanged().await;
    assert_eq!(works.light("2025-10").await, Light::Green);
    reopen(store, &district, reviewer, now(), Works::seen(2), "未解决").await.expect("reopens");
    unchanged().await;
    assert_eq!(works.light("2025-10").await, Light::Red);
    let later =
        IssueAssignment { owner: Some("区住建局".to_owned()), due: Some(day("2025-12-01")), note: None };
    assign(store, &district, reviewer, now(), Works::seen(3), &later).await.expect("assigns");
    unchanged().await;
    assert_eq!(works.light("2025-10").await, Light::Green);
    assert!(store::verify::verify(store, &district).await.expect("looks").is_sound());
}

async fn an_excuse_never_touches_a_closed_month(database: &TestDatabase) {
    let works = Works::of(database, vec![step("2025-09-10")], Vec::new()).await;
    let (store, reviewer, district) = (&works.office.store, &works.office.reviewer, district());
    let draft = |from: &str| ExcuseDraft {
        from: day(from),
        until: day("2025-12-31"),
        reason: "管线迁改由省级统筹".to_owned(),
    };
    let set_aside = async |number, from: &str| {
        excuse(store, &district, reviewer, now(), project(number), &draft(from)).await
    };
    let id = set_aside(3, "2025-10-01").await.expect("excuses");
    works.close_october().await;
    assert_eq!(works.light("2025-10").await, Light::Grey);
    // No month takes reports now, and the one opened last is closed.
    assert_eq!(invalid(set_aside(1, "2025-10-31").await), ["from"]);
    revoke(store, &district, reviewer, now(), project(3), (id, 1)).await.expect("revokes");
    assert_eq!(works.light("2025-10").await, Light::Grey);
    open_month(store, &district, reviewer, now(), month("2025-11"), None).await.expect("opens");
    assert_ne!(works.light("2025-11").await, Light::Grey);
}
