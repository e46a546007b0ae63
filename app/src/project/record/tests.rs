//! What leaves the server about a record, and as of when.

use super::assemble::{self, Parts};
use super::view::{ProjectRecordView, Reported};
use chrono::NaiveDate;
use domain::access::Action;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::code_list::{Category, ProgrammeSet, Sector, Source, Stage};
use domain::investment::{AnnualPlan, PlanVersion};
use domain::issue_register::{Issue, Severity};
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::place::{Geometry, Place, PlaceBasis};
use domain::portfolio::{Entry, Portfolio, Query, QueryError, SearchText};
use domain::project::{Dossier, Project, Provenance, Sight, StageChange};
use domain::status_light::RuleTable;
use domain::status_report::{ReportState, StatusReport};
use domain::unit::Yuan;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("day")
}

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

fn report(text: &str, state: ReportState, amount: i64) -> StatusReport {
    StatusReport {
        state,
        investment_completed_this_month: Yuan(amount),
        note: Some(format!("{text} {state}")),
        return_reason: Some("退回原因".to_owned()),
        revision: 1,
        ..StatusReport::blank(month(text))
    }
}

/// A UUID, as text, that ends in a number.
fn id(number: u32) -> String {
    format!("01890000-0000-7000-8000-{number:012}")
}

fn project(code: &str, number: u32) -> Project {
    Project {
        id: id(number).parse().expect("id"),
        code: code.parse().expect("code"),
        name: Bilingual::new("桥", "Bridge"),
        category: Category::Construction,
        programmes: ProgrammeSet::default(),
        sector: Sector::Transport,
        subdistrict: None,
        scope: None,
        project_owner: Some("单位".to_owned()),
        responsible_unit: None,
        assigned_leader: Some("某领导".to_owned()),
        project_liaison: Some("某专员".to_owned()),
        approval_code: None,
        stage_history: vec![
            StageChange { effective_from: day("2024-12-31"), stage: Some(Stage::Preparatory) },
            StageChange { effective_from: day("2025-09-10"), stage: Some(Stage::UnderConstruction) },
        ],
        actual_start: Some(day("2025-09-10")),
        actual_finish: None,
        opening_balance: None,
        place: Some(Place {
            geometry: Geometry::Polygon(vec![vec![
                [118.6, 24.9],
                [118.61, 24.9],
                [118.6, 24.91],
                [118.6, 24.9],
            ]]),
            basis: PlaceBasis::Exact,
        }),
        source: Source::Illustrative,
        provenance: Provenance::default(),
        enrolled_in_monthly_reporting: true,
        revision: 1,
    }
}

fn dossier() -> Dossier {
    let plan = |version, from| PlanVersion {
        version,
        effective_from: day(from),
        total_planned_investment: Some(Yuan(1_000)),
        annual: vec![AnnualPlan { year: 2025, amount: Yuan(400) }],
        phasing: Vec::new(),
        planned_start: None,
        planned_finish: None,
        reason: None,
        authority: None,
    };
    let milestone = Milestone {
        id: id(50).parse().expect("id"),
        name: Bilingual::same("开工"),
        baseline: day("2025-09-01"),
        planned: day("2025-09-01"),
        forecast: None,
        actual: Some(day("2025-09-10")),
        evidence: None,
        revision: 1,
    };
    let issue = |number, raised| Issue {
        id: id(number).parse().expect("id"),
        title: Bilingual::same("问题"),
        severity: Severity::Ordinary,
        owner: None,
        raised: day(raised),
        due: None,
        ordered: Some(day("2025-09-10")),
        closed: Some(day("2025-09-20")),
        progress: None,
        evidence: None,
        revision: 1,
    };
    Dossier {
        project: project("CJ-002", 2),
        plan_versions: vec![plan(1, "2024-12-27"), plan(2, "2025-09-05")],
        reports: vec![
            report("2025-08", ReportState::Approved, 100),
            report("2025-09", ReportState::Approved, 50),
            report("2025-10", ReportState::Submitted, 70),
        ],
        milestones: vec![milestone],
        issues: vec![issue(60, "2025-08-05"), issue(61, "2025-09-05")],
        excuses: Vec::new(),
    }
}

fn portfolio() -> Portfolio {
    let calendar = ReportingCalendar {
        first: month("2025-07"),
        last_closed: Some(month("2025-09")),
        open: month("2025-10"),
    };
    let others = ["CJ-001", "CJ-003", "WL-01"].into_iter().zip(10..);
    let bare = others.map(|(code, number)| Dossier {
        project: project(code, number),
        plan_versions: Vec::new(),
        reports: Vec::new(),
        milestones: Vec::new(),
        issues: Vec::new(),
        excuses: Vec::new(),
    });
    let entries = bare.chain([dossier()]).map(|d| Entry::from_dossier(&d, SearchText::default()));
    Portfolio::new(calendar, RuleTable::v1(), entries.collect())
}

fn record(question: &str) -> ProjectRecordView {
    record_for(question, Sight { internal: true, names: false })
}

fn record_for(question: &str, sight: Sight) -> ProjectRecordView {
    let query = assemble::query(form_urlencoded::parse(question.as_bytes()), false).expect("question");
    let parts = Parts {
        portfolio: &portfolio(),
        query: &query,
        dossier: dossier(),
        history: &[],
        rights: vec![Action::ReadInternalFields],
        work_report_title: "报告",
        sight,
    };
    ProjectRecordView::assemble(parts).expect("answer").expect("record")
}

#[test]
fn names_of_persons_and_reports_under_way_stay_here() {
    let view = record("as_of=2025-10");
    assert_eq!(crate::wire::sent(&view), view);
    let sent = serde_json::to_string(&view).expect("json");
    for secret in ["某领导", "某专员", "退回原因", "2025-10 submitted"] {
        assert!(!sent.contains(secret), "{secret}");
    }
    let last = view.reports.last().expect("a month");
    assert_eq!(last.reported, Reported::UnderWay { state: ReportState::Submitted });
    assert_eq!(view.item.investment_completed_ytd, Some(Yuan(150)));
}

#[test]
fn each_reader_is_given_what_its_sight_reaches() {
    let told = |sight| serde_json::to_string(&record_for("", sight)).expect("json");
    let public = record_for("", Sight::PUBLIC);
    assert!(public.issues.is_empty() && public.persons.is_none());
    let text = told(Sight::PUBLIC);
    assert!(!text.contains("某领导") && !text.contains("2025-09 approved"), "{text}");
    let internal = told(Sight { internal: true, names: false });
    assert!(!internal.contains("某领导") && internal.contains("2025-09 approved"), "{internal}");
    let names = told(Sight { internal: true, names: true });
    assert!(names.contains("某领导") && names.contains("某专员"), "{names}");
}

#[test]
fn an_earlier_month_shows_nothing_of_later_ones() {
    let view = record("as_of=2025-08");
    assert_eq!(view.item.stage, Some(Stage::Preparatory));
    assert_eq!((view.facts.stage_history.len(), view.facts.actual_start), (1, None));
    assert_eq!(view.plan().map(|plan| plan.version), Some(1));
    assert_eq!(view.milestones[0].actual, None);
    assert_eq!((view.issues.len(), view.issues[0].closed, view.issues[0].ordered), (1, None, None));
    assert_eq!(view.reports.len(), 2);
    assert_eq!(view.reports[0].reported, Reported::Nothing);
    assert!(!view.as_of.provisional);
}

#[test]
fn neighbours_are_those_of_the_list_one_came_from() {
    let all = record("").neighbours.expect("in the list");
    assert_eq!((all.position, all.count), (2, 4));
    let found = record("q=CJ&sort=-code&offset=50&limit=1").neighbours.expect("in the list");
    assert_eq!((found.position, found.count), (2, 3));
    assert_eq!(found.previous.map(|code| code.to_string()), Some("CJ-003".to_owned()));
    assert_eq!(record("q=WL").neighbours, None);
}

#[test]
fn a_month_without_data_and_a_leader_are_refused() {
    let query = Query { as_of: Some(month("2026-01")), ..Query::default() };
    let parts = Parts {
        portfolio: &portfolio(),
        query: &query,
        dossier: dossier(),
        history: &[],
        rights: vec![Action::ReadInternalFields],
        work_report_title: "",
        sight: Sight::PUBLIC,
    };
    let error = ProjectRecordView::assemble(parts).expect_err("outside");
    assert_eq!(error.allowed(), ["2025-07..2025-10"]);
    let error = assemble::query([("leader", "某领导")], false).expect_err("refused");
    assert!(matches!(&error, QueryError::UnknownName { name, .. } if name == "leader"), "{error}");
    assert!(!error.allowed().contains(&"leader".to_owned()));
    assert!(assemble::query([("leader", "某领导")], true).is_ok());
}

#[test]
fn codes_like_an_unknown_one_begin_alike() {
    let like = |code: &str| -> Vec<String> {
        assemble::like(&portfolio(), code).into_iter().map(|(code, _)| code.to_string()).collect()
    };
    assert_eq!(like("cj-002"), ["CJ-001", "CJ-002", "CJ-003"]);
    assert_eq!(like("WL-9"), ["WL-01"]);
    assert_eq!(like("测试"), [""; 0]);
}
