//! Issues: who may, what is refused, what is stored, and what the journal says; and the register of all.

use crate::engine::{TestDatabase, on_both_engines};
use crate::register::{Office, invalid, project, refused};
use crate::sample::{day, district, dossiers, now, plain, today};
use domain::access::{Actor, Refusal, Role, Roles};
use domain::issue_register::{
    Issue, IssueAssignment, IssueClosing, IssueOpening, RegisterQuery, Severity, Standing, StepKind,
};
use domain::label::Bilingual;
use store::issue_register::{self, SeenIssue};
use store::journal::head_seq;
use store::project::load_batch;
use store::purge::purge_illustrative;
use store::verify::verify;
use store::{Acting, StoreError};
use uuid::Uuid;

on_both_engines!(
    an_issue_goes_from_opened_to_closed_and_back,
    only_the_office_assigns_and_strangers_do_nothing,
    an_issue_sent_twice_is_opened_once,
    the_register_is_narrowed_counted_and_sorted,
    what_hangs_on_an_issue_is_purged_with_it,
);

impl Office {
    pub async fn open(&self, title: &str, owner: Option<&str>, due: Option<&str>) -> Issue {
        let opening = opening(title, owner, due);
        let id =
            issue_register::open(&self.store, &district(), &self.manager, now(), project(1), &opening, None)
                .await;
        self.issue(id.expect("opens")).await
    }

    pub async fn issue(&self, id: Uuid) -> Issue {
        issue_register::find(&self.store, &district(), id).await.expect("reads").expect("is there").0.issue
    }
}

pub(crate) fn opening(title: &str, owner: Option<&str>, due: Option<&str>) -> IssueOpening {
    IssueOpening {
        title: title.to_owned(),
        severity: Severity::Major,
        owner: owner.map(str::to_owned),
        due: due.map(day),
        ordered: false,
    }
}

pub(crate) fn seen(issue: &Issue) -> SeenIssue {
    SeenIssue { project: project(1), id: issue.id, revision: issue.revision }
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
            ordered: [1, 3].contains(&number).then(|| day("2025-03-08")),
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
    assert_eq!(sums.ordered, 1);
    assert_eq!((sums.closed(), sums.closure_rate().map(|rate| rate.0)), (2, Some(4000)));
    assert_eq!(ask(asked(Standing::Overdue)).await, (sums, vec![1]));
    assert_eq!(ask(asked(Standing::Closed)).await.1, [5, 3]);
    let open = asked(Standing::Open);
    assert_eq!(ask(RegisterQuery { offset: 1, ..open.clone() }).await.1, [4, 2]);
    assert_eq!(ask(RegisterQuery { project: "CJ-002".to_owned(), ..open.clone() }).await.1, [4]);
    assert_eq!(ask(RegisterQuery { owner: Some(Some("甲局".to_owned())), ..open.clone() }).await.1, [1]);
    assert_eq!(ask(RegisterQuery { owner: Some(None), ..open.clone() }).await.1, [2]);
    assert_eq!(ask(RegisterQuery { severity: Some(Severity::Ordinary), ..open.clone() }).await.1, [4, 2]);
    let (sums, ids) = ask(RegisterQuery { ordered: true, ..asked(Standing::All) }).await;
    assert_eq!((sums.raised, sums.open, sums.ordered, ids), (2, 1, 1, vec![1, 3]));
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
