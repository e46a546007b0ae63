//! Published figures (VOCABULARY §1) and the semantics of CONTRACT, Time.

use super::super::{Dimension, GroupKey, MilestoneDates, Query};
use super::sample::{approved, calendar, day, entry, month, plan, portfolio};
use crate::calendar::{AsOf, Counted};
use crate::code_list::{Programme, Stage};
use crate::project::StageChange;
use crate::status_light::Light;
use crate::status_report::ReportState;
use crate::unit::{BasisPoints, Yuan};

/// Two projects of unequal size whose sums are the published ones, so a mean of rates would be wrong.
fn published(closed: &str, done: i64, planned: i64) -> (Option<BasisPoints>, Option<BasisPoints>) {
    let mut large = entry(1);
    large.plans = Box::new([plan(None, 2024, Some(planned - 1_000_000))]);
    large.reports = Box::new([approved("2024-01", done - 900_000)]);
    let mut small = entry(2);
    small.plans = Box::new([plan(None, 2024, Some(1_000_000))]);
    small.reports = Box::new([approved("2024-02", 900_000)]);
    let total =
        portfolio(calendar(closed), vec![large, small]).query(&Query::default()).expect("query").total;
    assert_eq!(total.rated, 2);
    (total.investment_completion_rate_bp, total.progress_gap_bp)
}

#[test]
fn the_published_rates_and_gaps_come_out() {
    const YI_TENTHS: i64 = 10_000_000;
    for (closed, done, planned, rate, gap) in [
        ("2024-03", 3460, 10_844, "31.9", "+6.9"),
        ("2024-04", 4436, 10_844, "40.9", "+7.6"),
        ("2024-04", 9410, 24_000, "39.2", "+5.9"),
    ] {
        let (got_rate, got_gap) = published(closed, done * YI_TENTHS, planned * YI_TENTHS);
        assert_eq!(got_rate.map(BasisPoints::percent_1).as_deref(), Some(rate));
        assert_eq!(got_gap.map(BasisPoints::signed_points_1).as_deref(), Some(gap));
    }
}

#[test]
fn unknown_is_never_zero_and_sums_say_what_they_cover() {
    let mut planned = entry(1);
    planned.plans = Box::new([plan(Some(500), 2025, Some(100))]);
    let unknown = entry(2);
    let mut reported = entry(3);
    reported.reports = Box::new([approved("2025-02", 7)]);
    let view = portfolio(calendar("2025-03"), vec![planned, unknown, reported])
        .query(&Query::default())
        .expect("query");
    let ytd: Vec<_> = view.items.iter().map(|item| item.investment_completed_ytd).collect();
    assert_eq!(ytd, [Some(Yuan(0)), None, Some(Yuan(7))]);
    assert_eq!(
        (view.total.total_planned_investment.sum, view.total.total_planned_investment.known),
        (Some(Yuan(500)), 1)
    );
    assert_eq!(view.total.investment_completed_ytd.known, 2);
    assert_eq!(view.items[0].investment_completion_rate_bp, Some(BasisPoints(0)));
    assert_eq!(view.items[2].investment_completion_rate_bp, None);
}

#[test]
fn only_approved_reports_count_and_the_year_starts_in_january() {
    let mut project = entry(1);
    project.project.opening_balance = Some(Yuan(1_000));
    project.plans = Box::new([plan(Some(9_000), 2025, Some(100))]);
    let submitted = super::super::ReportedMonth { state: ReportState::Submitted, ..approved("2025-03", 50) };
    project.reports = Box::new([approved("2025-01", 10), approved("2025-02", 20), submitted]);
    let portfolio = portfolio(calendar("2025-03"), vec![project]);
    let at = |text: &str| {
        let query = Query { as_of: Some(month(text)), ..Query::default() };
        let item = portfolio.query(&query).expect("query").items.remove(0);
        (item.investment_completed_ytd, item.investment_completed_cumulative)
    };
    assert_eq!(at("2025-01"), (Some(Yuan(10)), Some(Yuan(1_010))));
    assert_eq!(at("2025-03"), (Some(Yuan(30)), Some(Yuan(1_030))));
}

#[test]
fn suspended_and_cancelled_are_counted_apart_and_left_out_of_the_gap() {
    let with = |number, stage| {
        let mut entry = entry(number);
        entry.plans = Box::new([plan(None, 2025, Some(100))]);
        entry.reports = Box::new([approved("2025-01", 50)]);
        entry.project.stage_history =
            vec![StageChange { effective_from: day("2023-01-01"), stage: Some(stage) }];
        entry
    };
    let entries =
        vec![with(1, Stage::UnderConstruction), with(2, Stage::Suspended), with(3, Stage::Cancelled)];
    let total = portfolio(calendar("2025-06"), entries).query(&Query::default()).expect("query").total;
    assert_eq!((total.count, total.suspended, total.cancelled, total.rated), (3, 1, 1, 1));
    assert_eq!(total.annual_planned_investment.sum, Some(Yuan(300)));
    assert_eq!(total.investment_completion_rate_bp, Some(BasisPoints(5000)));
    assert_eq!(total.progress_gap_bp, Some(BasisPoints(0)));
}

#[test]
fn an_earlier_month_shows_the_stage_and_plan_it_had() {
    let mut project = entry(1);
    project.project.stage_history = vec![
        StageChange { effective_from: day("2024-01-01"), stage: Some(Stage::Preparatory) },
        StageChange { effective_from: day("2025-03-10"), stage: Some(Stage::UnderConstruction) },
    ];
    let changed = crate::investment::PlanVersion {
        version: 2,
        effective_from: day("2025-03-31"),
        reason: Some("调整".to_owned()),
        ..plan(Some(200), 2025, Some(100))
    };
    project.plans = Box::new([plan(Some(100), 2025, Some(100)), changed]);
    let portfolio = portfolio(calendar("2025-06"), vec![project]);
    let at = |text: &str| {
        let query = Query { as_of: Some(month(text)), ..Query::default() };
        let item = portfolio.query(&query).expect("query").items.remove(0);
        (item.stage, item.total_planned_investment)
    };
    assert_eq!(at("2025-02"), (Some(Stage::Preparatory), Some(Yuan(100))));
    assert_eq!(at("2025-03"), (Some(Stage::UnderConstruction), Some(Yuan(200))));
}

#[test]
fn missing_reports_touch_only_enrolled_projects_and_handed_in_ones_are_not_missing() {
    let mut enrolled = entry(1);
    enrolled.project.enrolled_in_monthly_reporting = true;
    enrolled.plans = Box::new([plan(None, 2025, Some(100))]);
    enrolled.reports = Box::new([approved("2025-01", 30)]);
    let mut exempt = enrolled.clone();
    exempt.project.code = "T-00002".parse().expect("code");
    exempt.project.enrolled_in_monthly_reporting = false;
    let mut waiting = enrolled.clone();
    waiting.project.code = "T-00003".parse().expect("code");
    let submitted = super::super::ReportedMonth { state: ReportState::Submitted, ..approved("2025-02", 1) };
    waiting.reports = Box::new([approved("2025-01", 30), submitted]);
    let lights = |text: &str| {
        let query = Query { as_of: Some(month(text)), ..Query::default() };
        let entries = vec![enrolled.clone(), exempt.clone(), waiting.clone()];
        let view = portfolio(calendar("2025-03"), entries).query(&query).expect("query");
        view.items.iter().map(|item| item.light).collect::<Vec<_>>()
    };
    assert_eq!(lights("2025-02"), [Light::Yellow, Light::Green, Light::Green]);
    assert_eq!(lights("2025-03")[0], Light::Red);
}

#[test]
fn programmes_overlap_and_the_total_counts_each_project_once() {
    let mut both = entry(1);
    both.project.programmes = [Programme::Construction267, Programme::Key2025].into_iter().collect();
    let mut one = entry(2);
    one.project.programmes = [Programme::Construction267].into_iter().collect();
    let query = Query { by: vec![Dimension::Programme], ..Query::default() };
    let view = portfolio(calendar("2025-03"), vec![both, one, entry(3)]).query(&query).expect("query");
    let counts: Vec<_> = view.groups.iter().map(|group| (group.key.clone(), group.measures.count)).collect();
    let key = |code: Option<&str>| GroupKey::One(code.map(str::to_owned));
    assert_eq!(counts, [(key(Some("construction_267")), 2), (key(Some("key_2025")), 1), (key(None), 1)]);
    assert_eq!(view.total.count, 3);
}

#[test]
fn a_sum_that_does_not_fit_is_an_error() {
    let huge = |number| {
        let mut entry = entry(number);
        entry.plans = Box::new([plan(Some(i64::MAX), 2025, None)]);
        entry
    };
    let error = portfolio(calendar("2025-03"), vec![huge(1), huge(2)])
        .query(&Query::default())
        .expect_err("overflow");
    assert_eq!(error, super::super::QueryError::Overflow);
}

#[test]
fn a_date_told_late_leaves_closed_months_as_they_were_reported() {
    let dates = |actual: Option<&str>, counted| MilestoneDates {
        planned: day("2025-09-10"),
        actual: actual.map(day),
        counted,
    };
    let of = |milestones: &[MilestoneDates]| {
        let mut works = entry(1);
        works.plans = Box::new([plan(None, 2025, Some(12_000))]);
        works.reports = (1..=10).map(|month| approved(&format!("2025-{month:02}"), 1_000)).collect();
        works.milestones = milestones.into();
        portfolio(calendar("2025-09"), vec![works])
    };
    let lights = |milestones: &[MilestoneDates]| {
        ["2025-08", "2025-09", "2025-10"].map(|at| {
            let as_of = AsOf { month: month(at), provisional: at == "2025-10" };
            of(milestones).evaluation(&entry(1).project.code, as_of).expect("is there").light
        })
    };
    let as_reported = [dates(None, Counted::ALWAYS)];
    assert_eq!(lights(&as_reported), [Light::Green, Light::Yellow, Light::Red]);
    let first = Some(day("2025-10-01"));
    let told = [
        dates(Some("2025-09-20"), Counted { from: first, until: None }),
        dates(None, Counted { from: None, until: first }),
    ];
    assert_eq!(lights(&told), [Light::Green, Light::Yellow, Light::Green]);
    let asked = |at: &str| Query { as_of: Some(month(at)), ..Query::default() };
    for at in ["2025-08", "2025-09"] {
        let (before, after) = (of(&as_reported).query(&asked(at)), of(&told).query(&asked(at)));
        assert_eq!(before.expect("query").total, after.expect("query").total, "{at}");
    }
    // It was reached in the month it counts from, and in no other.
    let met = |at: &str| of(&told).changes(Some(month(at))).expect("changes").milestones_met;
    assert_eq!((met("2025-09"), met("2025-10")), (0, 1));
}
