//! Milestones and issues: who may, what is refused, what is stored, and what the journal says. Past 250 lines
//! because both are written by the same steps and are tested against one office.

use crate::account::{on, with_account};
use crate::engine::{TestDatabase, on_both_engines};
use crate::sample::{day, district, dossiers, now, plain, today};
use domain::access::{Actor, Refusal, Role, Roles};
use domain::issue_register::{
    Issue, IssueAssignment, IssueClosing, IssueOpening, RegisterQuery, Severity, Standing, StepKind,
};
use domain::label::Bilingual;
use domain::milestone::{Milestone, MilestoneOpening, MilestoneUpdate, PlannedDateChange};
use domain::project::ProjectId;
use store::account::assign_projects;
use store::issue_register::{self, SeenIssue};
use store::journal::{head_seq, history};
use store::project::load_batch;
use store::purge::purge_illustrative;
use store::verify::verify;
use store::{Acting, Store, StoreError, milestone};
use uuid::Uuid;

on_both_engines!(
    a_milestone_is_told_by_its_manager_and_planned_by_the_office,
    a_milestone_that_was_not_seen_is_not_changed,
    an_issue_goes_from_opened_to_closed_and_back,
    only_the_office_assigns_and_strangers_do_nothing,
    an_issue_sent_twice_is_opened_once,
    the_register_is_narrowed_counted_and_sorted,
    what_hangs_on_an_issue_is_purged_with_it,
);

/// Two projects; a manager of the first, and the office.
pub(crate) struct Office {
    pub store: Store,
    pub manager: Acting,
    pub reviewer: Acting,
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
        Self { store, manager, reviewer }
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

    async fn open(&self, title: &str, owner: Option<&str>, due: Option<&str>) -> Issue {
        let opening = opening(title, owner, due);
        let id =
            issue_register::open(&self.store, &district(), &self.manager, now(), project(1), &opening, None)
                .await;
        self.issue(id.expect("opens")).await
    }

    async fn issue(&self, id: Uuid) -> Issue {
        issue_register::find(&self.store, &district(), id).await.expect("reads").expect("is there").0.issue
    }

    pub async fn actions(&self) -> Vec<String> {
        let lines = history(&self.store, &district(), project(1), 20).await.expect("reads");
        lines.into_iter().map(|line| line.action).collect()
    }
}

fn opening(title: &str, owner: Option<&str>, due: Option<&str>) -> IssueOpening {
    IssueOpening {
        title: title.to_owned(),
        severity: Severity::Major,
        owner: owner.map(str::to_owned),
        due: due.map(day),
    }
}

fn seen(issue: &Issue) -> SeenIssue {
    SeenIssue { project: project(1), id: issue.id, revision: issue.revision }
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

async fn an_issue_goes_from_opened_to_closed_and_back(database: &TestDatabase) {
    let (office, district, store) = (Office::of(database).await, district(), database.open().await);
    let issue = office.open("电力管线迁改方案未定", None, Some("2025-10-20")).await;
    assert_eq!((issue.raised, issue.revision), (today(), 1));
    let assignment =
        IssueAssignment { owner: Some("区住建局".to_owned()), due: Some(day("2025-11-15")), note: None };
    issue_register::assign(&store, &district, &office.reviewer, now(), seen(&issue), &assignment)
        .await
        .expect("assigns");
    let stale = issue_register::note(&store, &district, &office.manager, now(), seen(&issue), "已会商").await;
    assert!(matches!(stale, Err(StoreError::Stale { current: Some(2) })));
    let issue = office.issue(issue.id).await;
    issue_register::note(&store, &district, &office.manager, now(), seen(&issue), "已会商")
        .await
        .expect("notes");
    let issue = office.issue(issue.id).await;
    let close = async |issue: &Issue, closed: &str, evidence: &str| {
        let closing = IssueClosing { closed: day(closed), evidence: evidence.to_owned() };
        issue_register::close(&store, &district, &office.manager, now(), seen(issue), &closing).await
    };
    assert_eq!(invalid(close(&issue, "2025-10-09", " ").await), ["closed", "evidence"]);
    assert_eq!(invalid(close(&issue, "2025-10-07", "x").await), ["closed"]);
    close(&issue, "2025-10-08", "迁改协议已签").await.expect("closes");
    let closed = office.issue(issue.id).await;
    let expected = Issue {
        owner: Some("区住建局".to_owned()),
        due: Some(day("2025-11-15")),
        closed: Some(today()),
        progress: Some("已会商".to_owned()),
        evidence: Some("迁改协议已签".to_owned()),
        revision: 4,
        ..issue.clone()
    };
    assert_eq!(closed, expected);
    assert_eq!(invalid(close(&closed, "2025-10-08", "又").await), ["closed"]);
    let note = issue_register::note(&store, &district, &office.manager, now(), seen(&closed), "又").await;
    assert_eq!(invalid(note), ["note"]);
    let reopen = async |issue: &Issue, reason| {
        issue_register::reopen(&store, &district, &office.reviewer, now(), seen(issue), reason).await
    };
    assert_eq!(invalid(reopen(&closed, "").await), ["reason"]);
    reopen(&closed, "协议未履行").await.expect("reopens");
    let (found, steps) =
        issue_register::find(&store, &district, issue.id).await.expect("reads").expect("is there");
    assert_eq!((found.issue.closed, found.issue.evidence, found.code), (None, None, plain(1).project.code));
    let told: Vec<_> = steps.iter().map(|step| (step.number, step.kind, step.text.as_deref())).collect();
    let expected = [
        (1, StepKind::Opened, None),
        (2, StepKind::Assigned, None),
        (3, StepKind::Noted, Some("已会商")),
        (4, StepKind::Closed, Some("迁改协议已签")),
        (5, StepKind::Reopened, Some("协议未履行")),
    ];
    assert_eq!(told, expected);
    assert_eq!(steps[1].owner.as_deref(), Some("区住建局"));
    let actions = ["issue.reopened", "issue.closed", "issue.noted", "issue.assigned", "issue.opened"];
    assert_eq!(office.actions().await[..5], actions);
    let report = verify(&store, &district).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}

async fn only_the_office_assigns_and_strangers_do_nothing(database: &TestDatabase) {
    let (office, district, store) = (Office::of(database).await, district(), database.open().await);
    let issue = office.open("用地批复未取得", None, None).await;
    let head = head_seq(&store, &district).await.expect("reads");
    let assignment = IssueAssignment { owner: None, due: Some(day("2026-11-15")), note: None };
    let assign = issue_register::assign(&store, &district, &office.manager, now(), seen(&issue), &assignment);
    assert!(matches!(refused(assign.await), Refusal::RoleLacksIt(_)));
    let opening = opening("x", None, None);
    let open = async |acting: &Acting, project| {
        issue_register::open(&store, &district, acting, now(), project, &opening, None).await
    };
    assert_eq!(refused(open(&office.manager, project(2)).await), Refusal::NotYourProject);
    let with = |actor| Acting { actor, ..office.manager.clone() };
    assert!(matches!(refused(open(&Acting::system(), project(1)).await), Refusal::NeedsPerson(_)));
    let leader = with(Actor::Account(Roles::only(Role::Leader)));
    assert!(matches!(refused(open(&leader, project(1)).await), Refusal::RoleLacksIt(_)));
    let past = IssueOpening { due: Some(day("2025-10-07")), title: " ".to_owned(), ..opening.clone() };
    let past = issue_register::open(&store, &district, &office.manager, now(), project(1), &past, None).await;
    assert_eq!(invalid(past), ["title", "due"]);
    assert_eq!(head_seq(&store, &district).await.expect("reads"), head);
}

async fn an_issue_sent_twice_is_opened_once(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    let open = async |title: &str| {
        let opening = opening(title, None, None);
        issue_register::open(
            &office.store,
            &district,
            &office.manager,
            now(),
            project(1),
            &opening,
            Some("k1"),
        )
        .await
    };
    let first = open("一").await.expect("opens");
    assert_eq!(open("一").await.expect("is told again"), first);
    assert!(matches!(open("二").await, Err(StoreError::KeyReused)));
    assert_eq!(office.actions().await.iter().filter(|action| *action == "issue.opened").count(), 1);
}

async fn the_register_is_narrowed_counted_and_sorted(database: &TestDatabase) {
    let (store, district) = (database.open().await, district());
    let issue =
        |number: u128, title: &str, due: Option<&str>, closed: Option<&str>, owner: Option<&str>| Issue {
            id: Uuid::from_u128(number),
            title: Bilingual::new(title, "Spoil"),
            severity: if number == 1 { Severity::Major } else { Severity::Ordinary },
            owner: owner.map(str::to_owned),
            raised: day("2025-03-01"),
            due: due.map(day),
            closed: closed.map(day),
            progress: None,
            evidence: None,
            revision: 1,
        };
    let (mut one, mut two) = (plain(1), plain(2));
    one.issues = vec![
        issue(1, "渣土100%外运", Some("2025-10-01"), None, Some("甲局")),
        issue(2, "迁改", None, None, None),
        issue(3, "交地", Some("2025-05-01"), Some("2025-04-20"), Some("甲局")),
    ];
    two.issues = vec![
        issue(4, "交地", Some("2025-10-08"), None, Some("乙局")),
        issue(5, "用电", Some("2025-05-01"), Some("2025-06-20"), Some("甲局")),
    ];
    load_batch(&store, &district, "system", now(), &[one, two]).await.expect("loads");
    let ask = async |query: RegisterQuery| {
        let found = issue_register::list(&store, &district, &query, today()).await.expect("reads");
        let ids: Vec<u128> = found.issues.iter().map(|found| found.issue.id.as_u128()).collect();
        (found.sums, ids)
    };
    let asked = |state| RegisterQuery { state, ..RegisterQuery::default() };
    let (sums, ids) = ask(asked(Standing::All)).await;
    assert_eq!(ids, [1, 4, 2, 5, 3]);
    assert_eq!((sums.raised, sums.open, sums.overdue, sums.major, sums.unassigned), (5, 3, 1, 1, 1));
    assert_eq!((sums.closed(), sums.closure_rate().map(|rate| rate.0)), (2, Some(4000)));
    assert_eq!(ask(asked(Standing::Overdue)).await, (sums, vec![1]));
    assert_eq!(ask(asked(Standing::Closed)).await.1, [5, 3]);
    let open = asked(Standing::Open);
    assert_eq!(ask(RegisterQuery { offset: 1, ..open.clone() }).await.1, [4, 2]);
    assert_eq!(ask(RegisterQuery { project: "CJ-002".to_owned(), ..open.clone() }).await.1, [4]);
    assert_eq!(ask(RegisterQuery { owner: Some(Some("甲局".to_owned())), ..open.clone() }).await.1, [1]);
    assert_eq!(ask(RegisterQuery { owner: Some(None), ..open.clone() }).await.1, [2]);
    assert_eq!(ask(RegisterQuery { severity: Some(Severity::Ordinary), ..open.clone() }).await.1, [4, 2]);
    for (q, found) in
        [("100%", vec![1]), ("交 乙局", vec![4]), ("SPOIL greenway", vec![1, 4, 2]), ("_", vec![])]
    {
        assert_eq!(ask(RegisterQuery { q: q.to_owned(), ..open.clone() }).await.1, found, "{q}");
    }
    assert_eq!(issue_register::owners(&store, &district).await.expect("reads"), ["乙局", "甲局"]);
}

async fn what_hangs_on_an_issue_is_purged_with_it(database: &TestDatabase) {
    let (office, district) = (Office::of(database).await, district());
    office.open("一", None, None).await;
    load_batch(&office.store, &district, "system", now(), &dossiers(8)[2..]).await.expect("loads");
    purge_illustrative(&office.store, &district, "admin", now()).await.expect("purges");
    let report = verify(&office.store, &district).await.expect("looks");
    assert!(report.is_sound(), "{:?}", report.findings);
}
