//! Dossiers for tests: one that is plain, and any that the domain allows.
//! Past 250 lines because one sample has every field of every table.

use chrono::{DateTime, Days, NaiveDate, Utc};
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::code_list::{Category, CodeList, PlannedAction, Programme, Sector, Source, Stage, Subdistrict};
use domain::investment::{AnnualPlan, MonthlyPhase, PlanVersion};
use domain::issue_register::{Issue, Severity};
use domain::label::Bilingual;
use domain::milestone::Milestone;
use domain::place::{Geometry, Place, PlaceBasis};
use domain::project::{Dossier, Project, ProjectId, Provenance, StageChange};
use domain::status_light::{LightExcuse, Revocation};
use domain::status_report::{CheckCode, ReportState, StatusReport};
use domain::unit::{BasisPoints, Yuan};
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use store::DistrictId;
use uuid::Uuid;

pub(crate) fn district() -> DistrictId {
    "350503".parse().expect("district")
}

pub(crate) fn now() -> DateTime<Utc> {
    "2025-10-08T01:02:03.456789Z".parse().expect("instant")
}

pub(crate) fn today() -> NaiveDate {
    day("2025-10-08")
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("day")
}

pub(crate) fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

pub(crate) fn calendar() -> ReportingCalendar {
    ReportingCalendar { first: month("2025-01"), last_closed: Some(month("2025-09")), open: month("2025-10") }
}

/// A project with a plan and nothing else.
pub(crate) fn plain(number: u128) -> Dossier {
    Dossier {
        project: Project {
            name: Bilingual::new(format!("绿道{number}"), format!("Greenway {number}")),
            programmes: [Programme::Construction267, Programme::Key2025].into_iter().collect(),
            subdistrict: Some(Subdistrict::Donghai),
            source: Source::Illustrative,
            enrolled_in_monthly_reporting: true,
            ..Project::blank(
                ProjectId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)),
                format!("CJ-{number:03}").parse().expect("code"),
            )
        },
        plan_versions: vec![PlanVersion {
            version: 1,
            effective_from: day("2025-01-01"),
            total_planned_investment: Some(Yuan(1_000_000)),
            annual: vec![AnnualPlan { year: 2025, amount: Yuan(120_000) }],
            phasing: Vec::new(),
            planned_start: None,
            planned_finish: None,
            reason: None,
            authority: None,
        }],
        reports: Vec::new(),
        milestones: Vec::new(),
        issues: Vec::new(),
        excuses: Vec::new(),
    }
}

pub(crate) fn report(at: &str, yuan: i64) -> StatusReport {
    StatusReport {
        state: ReportState::Approved,
        investment_completed_this_month: Yuan(yuan),
        revision: 1,
        ..StatusReport::blank(month(at))
    }
}

/// As many different dossiers as asked for, every optional field both present and absent among them.
pub(crate) fn dossiers(count: u128) -> Vec<Dossier> {
    let mut runner = TestRunner::deterministic();
    let any = any_dossier();
    let mut make = |number: u128| {
        let mut dossier = any.new_tree(&mut runner).expect("a value").current();
        dossier.project.id = plain(number).project.id;
        dossier.project.code = plain(number).project.code;
        dossier
    };
    (1..=count).map(&mut make).collect()
}

fn code<T: CodeList + std::fmt::Debug>() -> impl Strategy<Value = T> {
    select(T::ALL)
}

/// Any text but NUL, which PostgreSQL does not store: quotes, emoji and line ends included.
fn text() -> impl Strategy<Value = String> {
    "[^\\x00]{0,12}"
}

fn bilingual() -> impl Strategy<Value = Bilingual> {
    (text(), text()).prop_map(|(zh, en)| Bilingual::new(zh, en))
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..1500_u64).prop_map(|n| day("2023-01-01") + Days::new(n))
}

fn any_month() -> impl Strategy<Value = ReportingMonth> {
    (0..24).prop_map(|n| month("2024-01").plus_months(n))
}

fn yuan() -> impl Strategy<Value = Yuan> {
    (-1_000_000_000_000..1_000_000_000_000_i64).prop_map(Yuan)
}

fn any_place() -> impl Strategy<Value = Place> {
    let position = || [118.0..119.0, 24.0..25.0_f64];
    let geometry = prop_oneof![
        position().prop_map(Geometry::Point),
        vec(position(), 2..4).prop_map(Geometry::LineString),
        vec(vec(position(), 4..6), 1..2).prop_map(Geometry::Polygon),
    ];
    (geometry, select(PlaceBasis::ALL)).prop_map(|(geometry, basis)| Place { geometry, basis })
}

fn any_provenance() -> impl Strategy<Value = Provenance> {
    (of(text()), of(text()), of(text()), of(text()), of(code::<PlannedAction>()), of(text())).prop_map(
        |(amount_basis, amount_confidence, amount_source, stage_source, planned_2025, report_quote)| {
            let (amount_basis, planned_2025) = (amount_basis, planned_2025);
            Provenance {
                amount_basis,
                amount_confidence,
                amount_source,
                stage_source,
                planned_2025,
                report_quote,
            }
        },
    )
}

fn any_project() -> impl Strategy<Value = Project> {
    let classified = (
        bilingual(),
        code::<Category>(),
        vec(code::<Programme>(), 0..4),
        code::<Sector>(),
        of(code::<Subdistrict>()),
        of(bilingual()),
        code::<Source>(),
        any::<bool>(),
        1..99_i64,
    );
    let people = (of(text()), of(text()), of(text()), of(text()), of(Just("2101-350503-04-01-123456")));
    let dated = (
        btree_map(any_day(), of(code::<Stage>()), 0..4),
        of(any_day()),
        of(any_day()),
        of(yuan()),
        of(any_place()),
        any_provenance(),
    );
    (classified, people, dated).prop_map(|(c, p, d)| Project {
        name: c.0,
        category: c.1,
        programmes: c.2.into_iter().collect(),
        sector: c.3,
        subdistrict: c.4,
        scope: c.5,
        source: c.6,
        enrolled_in_monthly_reporting: c.7,
        revision: c.8,
        project_owner: p.0,
        responsible_unit: p.1,
        assigned_leader: p.2,
        project_liaison: p.3,
        approval_code: p.4.map(|code| code.parse().expect("approval code")),
        stage_history: d
            .0
            .into_iter()
            .map(|(effective_from, stage)| StageChange { effective_from, stage })
            .collect(),
        actual_start: d.1,
        actual_finish: d.2,
        opening_balance: d.3,
        place: d.4,
        provenance: d.5,
        ..plain(0).project
    })
}

fn any_plan() -> impl Strategy<Value = PlanVersion> {
    let years = btree_map(2023..2028_i32, yuan(), 0..3);
    let months = vec((any_month(), yuan()), 0..4);
    (any_day(), of(yuan()), years, months, of(any_day()), of(any_day()), of(text()), of(text())).prop_map(
        |(
            effective_from,
            total_planned_investment,
            years,
            months,
            planned_start,
            planned_finish,
            reason,
            authority,
        )| {
            PlanVersion {
                version: 0,
                effective_from,
                total_planned_investment,
                annual: years.into_iter().map(|(year, amount)| AnnualPlan { year, amount }).collect(),
                phasing: months.into_iter().map(|(month, amount)| MonthlyPhase { month, amount }).collect(),
                planned_start,
                planned_finish,
                reason,
                authority,
            }
        },
    )
}

fn any_report() -> impl Strategy<Value = StatusReport> {
    let texts = (of(text()), of(text()), of(text()), of(text()), of(text()), of(text()));
    let instant = || of((0..2_000_000_000_i64, 0..1_000_000_000_u32));
    let explanations = btree_map(code::<CheckCode>(), text(), 0..3);
    let figures = (code::<ReportState>(), yuan(), of(0..=10_000_i64), 1..99_i64);
    (figures, texts, instant(), instant(), explanations).prop_map(
        |((state, amount, progress, revision), texts, submitted, reviewed, explanations)| StatusReport {
            month: month("2025-01"),
            state,
            investment_completed_this_month: amount,
            physical_progress: progress.map(BasisPoints),
            note: texts.0,
            problems: texts.1,
            next_steps: texts.2,
            return_reason: texts.3,
            submitted_at: submitted.and_then(|(s, n)| DateTime::from_timestamp(s, n)),
            submitted_by: texts.4,
            reviewed_at: reviewed.and_then(|(s, n)| DateTime::from_timestamp(s, n)),
            reviewed_by: texts.5,
            explanations,
            revision,
        },
    )
}

fn any_milestone() -> impl Strategy<Value = Milestone> {
    (any::<u128>(), bilingual(), any_day(), any_day(), of(any_day()), of(any_day()), of(text()), 1..99_i64)
        .prop_map(|(id, name, baseline, planned, forecast, actual, evidence, revision)| Milestone {
            id: Uuid::from_u128(id),
            name,
            baseline,
            planned,
            forecast,
            actual,
            evidence,
            revision,
        })
}

fn any_issue() -> impl Strategy<Value = Issue> {
    (
        any::<u128>(),
        bilingual(),
        code::<Severity>(),
        of(text()),
        any_day(),
        of(any_day()),
        of(any_day()),
        of(any_day()),
        of(text()),
        of(text()),
        1..99_i64,
    )
        .prop_map(
            |(id, title, severity, owner, raised, due, ordered, closed, progress, evidence, revision)| {
                Issue {
                    id: Uuid::from_u128(id),
                    title,
                    severity,
                    owner,
                    raised,
                    due,
                    ordered,
                    closed,
                    progress,
                    evidence,
                    revision,
                }
            },
        )
}

fn any_excuse() -> impl Strategy<Value = LightExcuse> {
    (any::<u128>(), any_day(), 0..400_u64, text(), text(), of((any_day(), text())), 1..99_i64).prop_map(
        |(id, from, days, reason, author, revoked, revision)| LightExcuse {
            id: Uuid::from_u128(id),
            from,
            until: from + Days::new(days),
            reason,
            author,
            revoked: revoked.map(|(on, by)| Revocation { on, by }),
            revision,
        },
    )
}

fn any_dossier() -> impl Strategy<Value = Dossier> {
    let parts = (
        vec(any_plan(), 0..3),
        btree_map(any_month(), any_report(), 0..6),
        vec(any_milestone(), 0..4),
        vec(any_issue(), 0..3),
        vec(any_excuse(), 0..2),
    );
    (any_project(), parts).prop_map(
        |(project, (mut plan_versions, reports, mut milestones, mut issues, mut excuses))| {
            for (version, plan) in (1..).zip(&mut plan_versions) {
                plan.version = version;
            }
            milestones.sort_by_key(|milestone| (milestone.planned, milestone.id));
            issues.sort_by_key(|issue| (issue.raised, issue.id));
            excuses.sort_by_key(|excuse| (excuse.from, excuse.id));
            let reports =
                reports.into_iter().map(|(month, report)| StatusReport { month, ..report }).collect();
            Dossier { project, plan_versions, reports, milestones, issues, excuses }
        },
    )
}
