//! Every light occurs, for several reasons, in believable numbers.

use super::demo;
use domain::calendar::ReportingMonth;
use domain::code_list::{CodeList as _, Programme, Stage};
use domain::portfolio::{Choice, Entry, Filter, Measures, Portfolio, Query, SearchText};
use domain::status_light::{Finding, Light, LightCounts};
use domain::unit::{BasisPoints, Yuan};
use std::collections::BTreeMap;

fn asked() -> Portfolio {
    let data = demo();
    let entries = data.dossiers.iter().map(|dossier| Entry::from_dossier(dossier, SearchText::default()));
    Portfolio::new(data.calendar, data.rules, entries.collect())
}

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("a month")
}

fn key_projects(portfolio: &Portfolio, as_of: &str) -> Measures {
    let filter = Filter { programme: Choice::only(Programme::Key2025), ..Filter::default() };
    let query = Query { filter, as_of: Some(month(as_of)), limit: 0, ..Query::default() };
    portfolio.query(&query).expect("an answer").total
}

/// What decided the lights of a month: colour and kinds of findings, and how often.
fn reasons(portfolio: &Portfolio, as_of: &str) -> BTreeMap<(&'static str, String), usize> {
    let as_of = portfolio.calendar().resolve(Some(month(as_of))).expect("in range");
    let mut reasons = BTreeMap::new();
    for entry in portfolio.entries() {
        let evaluation = portfolio.evaluation(&entry.project.code, as_of).expect("a light");
        let kinds: Vec<&str> = evaluation.findings.iter().map(kind).collect();
        *reasons.entry((evaluation.light.code(), kinds.join(" + "))).or_insert(0) += 1;
    }
    reasons
}

fn kind(finding: &Finding) -> &'static str {
    match finding {
        Finding::StageUnknown => "stage unknown",
        Finding::StageNotJudged { stage } => stage.code(),
        Finding::NoAnnualPlan { .. } => "no annual plan",
        Finding::Gap { .. } => "gap",
        Finding::Ratio { .. } => "ratio",
        Finding::MilestoneOverdue { .. } => "milestone",
        Finding::IssueOverdue { .. } => "issue",
        Finding::ReportsMissing { .. } => "report missing",
        Finding::StartMissed { .. } => "start missed",
        Finding::NothingBehind => "nothing behind",
        Finding::YellowInARow { .. } => "two yellow months",
    }
}

fn has(reasons: &BTreeMap<(&'static str, String), usize>, light: Light, wanted: &str) -> bool {
    reasons
        .keys()
        .any(|(found, kinds)| *found == light.code() && kinds.split(" + ").any(|kind| kind == wanted))
}

#[test]
fn the_default_month_is_slightly_ahead_of_time() {
    let key = key_projects(&asked(), "2025-09");
    assert_eq!(key.count, 116);
    assert_eq!(key.lights, LightCounts { green: 67, yellow: 23, red: 15, grey: 11 });
    assert_eq!(key.annual_planned_investment.sum, Some(Yuan(26_000_000_000)));
    assert_eq!(key.investment_completed_ytd.sum, Some(Yuan(19_721_640_000)));
    assert_eq!(key.investment_completion_rate_bp, Some(BasisPoints(7664)));
    assert_eq!(key.progress_gap_bp, Some(BasisPoints(164)));
    assert_eq!((key.rated, key.suspended, key.cancelled), (112, 3, 1));
}

#[test]
fn the_open_month_is_provisional_and_lags() {
    let key = key_projects(&asked(), "2025-10");
    assert_eq!(key.lights, LightCounts { green: 46, yellow: 27, red: 31, grey: 12 });
    assert_eq!(key.investment_completion_rate_bp, Some(BasisPoints(8198)));
    assert_eq!(key.progress_gap_bp, Some(BasisPoints(-135)));
}

#[test]
fn every_light_has_several_reasons() {
    let portfolio = asked();
    for as_of in ["2025-09", "2025-10"] {
        let reasons = reasons(&portfolio, as_of);
        let expected = [
            (Light::Green, "gap"),
            (Light::Yellow, "gap"),
            (Light::Yellow, "milestone"),
            (Light::Yellow, "report missing"),
            (Light::Red, "gap"),
            (Light::Red, "milestone"),
            (Light::Red, "report missing"),
            (Light::Red, "start missed"),
            (Light::Red, "two yellow months"),
            (Light::Grey, "stage unknown"),
            (Light::Grey, "no annual plan"),
        ];
        for (light, kind) in expected {
            assert!(has(&reasons, light, kind), "{as_of}: {light} by {kind} in {reasons:#?}");
        }
        for stage in [Stage::Pipeline, Stage::Suspended, Stage::Cancelled, Stage::Completed, Stage::InUse] {
            assert!(has(&reasons, Light::Grey, stage.code()), "{as_of}: grey by {stage}");
        }
    }
}

#[test]
fn the_closed_month_shows_single_reasons_too() {
    let reasons = reasons(&asked(), "2025-09");
    let of = |light: Light, kinds: &str| reasons.get(&(light.code(), kinds.to_owned())).copied().unwrap_or(0);
    assert_eq!(of(Light::Yellow, "gap"), 10);
    assert_eq!(of(Light::Yellow, "milestone"), 6);
    assert_eq!(of(Light::Yellow, "report missing"), 2);
    assert_eq!(of(Light::Red, "gap"), 4);
    assert_eq!(of(Light::Red, "milestone"), 3);
    assert_eq!(of(Light::Red, "report missing"), 1);
    assert_eq!(of(Light::Red, "start missed"), 1);
    assert_eq!(of(Light::Red, "two yellow months + gap"), 3);
}

#[test]
fn the_year_is_believable_month_by_month() {
    let portfolio = asked();
    let mut before = 0;
    for as_of in portfolio.calendar().months() {
        let key = key_projects(&portfolio, &as_of.to_string());
        let rate = key.investment_completion_rate_bp.expect("a rate").0;
        assert!(rate > before, "{as_of}");
        assert!((rate - as_of.time_proportional().0).abs() < 450, "{as_of} {rate}");
        assert!(key.lights.green >= 46 && key.lights.red <= 31, "{as_of} {:?}", key.lights);
        before = rate;
    }
    let month = portfolio.changes(None).expect("changes");
    assert!(month.started > 0 && month.finished > 0 && month.milestones_met > 10);
    assert!(month.issues_raised > 0 && month.issues_closed > 0);
}
