//! Milestones: who may, what is refused, what is stored, and what the journal says. And the office that tests of
//! issues, plans and lights share.

use crate::account::{on, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{day, district, now, plain, today};
use domain::access::{Actor, Refusal, Role, Roles};
use domain::milestone::{Milestone, MilestoneOpening, MilestoneUpdate, PlannedDateChange};
use domain::project::ProjectId;
use store::account::assign_projects;
use store::journal::history;
use store::project::load_batch;
use store::{Acting, Store, StoreError, milestone};

on_both_engines!(
    a_milestone_is_told_by_its_manager_and_planned_by_the_office,
    a_milestone_that_was_not_seen_is_not_changed,
);

/// Two projects; a manager of the first, and the office.
pub(crate) struct Office {
    pub store: Store,
    pub manager: Acting,
    pub reviewer: Acting,
    pub leader: Acting,
}

pub(crate) fn project(number: u128) -> ProjectId {
    plain(number).project.id
}

impl Office {
    pub async fn of(database: &TestDatabase) -> Self {
        let store = database.open().await;
        load_batch(&store, &district(), "system", now(), &[plain(1), plain(2)]).await.expect("loads");
        let manager = with_account(&store, "manager1").await;
        on(&store, manager.id, async |write| assign_projects(&store, write, &[project(1)]).await).await;
        let acting = |name: &str, role, account| Acting {
            name: name.to_owned(),
            account,
            actor: Actor::Account(Roles::only(role)),
        };
        let (manager, reviewer) =
            (acting("manager1", Role::Manager, Some(manager.id)), acting("reviewer1", Role::Reviewer, None));
        let leader = acting("leader1", Role::Leader, None);
        Self { store, manager, reviewer, leader }
    }

    async fn add(&self, name: &str, planned: &str) -> Milestone {
        let opening = MilestoneOpening { name: name.to_owned(), planned: day(planned) };
        milestone::add(&self.store, &district(), &self.reviewer, now(), project(1), &opening, None)
            .await
            .expect("adds");
        self.milestones().await.into_iter().find(|m| m.name.zh == name).expect("is there")
    }

    async fn milestones(&self) -> Vec<Milestone> {
        milestone::of_project(&self.store, &district(), project(1)).await.expect("reads")
    }

    pub async fn actions(&self) -> Vec<String> {
        let lines = history(&self.store, &district(), project(1), 20).await.expect("reads");
        lines.into_iter().map(|line| line.action).collect()
    }
}

#[track_caller]
pub(crate) fn refused<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Refusal {
    match result {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

/// The fields that are wrong.
#[track_caller]
pub(crate) fn invalid<T: std::fmt::Debug>(result: Result<T, StoreError>) -> Vec<String> {
    match result {
        Err(StoreError::Invalid(errors)) => errors.0.into_iter().map(|error| error.field).collect(),
        other => panic!("{other:?}"),
    }
}

async fn a_milestone_is_told_by_its_manager_and_planned_by_the_office(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let added = office.add("主体封顶", "2025-11-30").await;
    assert_eq!((added.baseline, added.planned, added.revision), (day("2025-11-30"), day("2025-11-30"), 1));
    let tell = async |acting: &Acting, update: MilestoneUpdate, evidence| {
        milestone::update(&office.store, &district, acting, now(), project(1), &update, evidence).await
    };
    let told = |seen_revision, forecast: Option<&str>, actual: Option<&str>| MilestoneUpdate {
        id: added.id,
        seen_revision,
        forecast: forecast.map(day),
        actual: actual.map(day),
    };
    tell(&office.manager, told(1, Some("2025-12-20"), None), None).await.expect("tells");
    assert_eq!(invalid(tell(&office.manager, told(2, None, Some("2025-10-09")), None).await), ["actual"]);
    let past = told(2, Some("2025-10-07"), None);
    assert_eq!(invalid(tell(&office.manager, past, None).await), ["forecast"]);
    let replan = async |acting: &Acting, seen_revision| {
        let change = PlannedDateChange {
            id: added.id,
            seen_revision,
            planned: day("2025-12-31"),
            reason: "雨季影响".to_owned(),
            authority: "区政府办〔2025〕12号".to_owned(),
        };
        milestone::change_planned(&office.store, &district, acting, now(), project(1), &change).await
    };
    assert!(matches!(refused(replan(&office.manager, 2).await), Refusal::RoleLacksIt(_)));
    replan(&office.reviewer, 2).await.expect("plans");
    assert_eq!(invalid(replan(&office.reviewer, 3).await), ["planned"]);
    let reached = told(3, Some("2025-12-20"), Some("2025-10-08"));
    tell(&office.manager, reached, Some(" 验收纪要第3号 ")).await.expect("tells");
    // The same again says nothing new.
    tell(&office.manager, MilestoneUpdate { seen_revision: 4, ..reached }, None).await.expect("is known");
    let expected = Milestone {
        planned: day("2025-12-31"),
        forecast: Some(day("2025-12-20")),
        actual: Some(today()),
        evidence: Some("验收纪要第3号".to_owned()),
        revision: 4,
        ..added
    };
    assert_eq!(office.milestones().await, [expected]);
    let actions = ["milestone.updated", "milestone.replanned", "milestone.updated", "milestone.added"];
    assert_eq!(office.actions().await[..4], actions);
    let lines = history(&office.store, &district, project(1), 2).await.expect("reads");
    let after = lines[1].after.as_deref().unwrap_or_default();
    assert!(after.contains("雨季影响") && after.contains("区政府办〔2025〕12号"), "{after}");
}

async fn a_milestone_that_was_not_seen_is_not_changed(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let added = office.add("通水", "2025-11-30").await;
    let update = MilestoneUpdate { id: added.id, seen_revision: 7, forecast: None, actual: None };
    let tell = async |project, update: MilestoneUpdate| {
        milestone::update(&office.store, &district, &office.reviewer, now(), project, &update, None).await
    };
    assert!(matches!(tell(project(1), update).await, Err(StoreError::Stale { current: Some(1) })));
    // Of another project there is no such milestone.
    assert!(matches!(tell(project(2), update).await, Err(StoreError::Stale { current: None })));
    let other = MilestoneUpdate { seen_revision: 1, ..update };
    let others =
        milestone::update(&office.store, &district, &office.manager, now(), project(2), &other, None);
    assert_eq!(refused(others.await), Refusal::NotYourProject);
}
