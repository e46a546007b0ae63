//! Each rule of v1 at its edges.

use super::*;
use crate::status_light::{IssueRule, RuleHistory, RulesVersion};

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

/// Under construction, planned, reported, at 75 % of the plan in September: green with a gap of 0.
fn on_time() -> LightFacts {
    LightFacts {
        month: month("2025-09"),
        stage: Some(Stage::UnderConstruction),
        has_annual_plan: true,
        completion_rate: Some(BasisPoints(7500)),
        milestone_days_overdue: 0,
        issue_days_overdue: 0,
        reports_missing: 0,
        planned_start: None,
        has_started: true,
    }
}

/// The light under rules that hold always, with the facts of the months before, latest first.
fn judged(table: &RuleTable, facts: &LightFacts, previous: &[LightFacts]) -> Evaluation {
    judged_in(&table.clone().into(), facts, previous)
}

fn judged_in(history: &RuleHistory, facts: &LightFacts, previous: &[LightFacts]) -> Evaluation {
    let first = previous.last().unwrap_or(facts).month;
    let rules = history.judging(facts.month, first);
    evaluate(&rules, facts, |month| *previous.iter().find(|facts| facts.month == month).expect("facts"))
}

fn light(facts: LightFacts) -> Light {
    judged(&RuleTable::v1(), &facts, &[]).light
}

#[test]
fn the_gap_decides_at_its_edges() {
    let rate = |bp| LightFacts { completion_rate: Some(BasisPoints(bp)), ..on_time() };
    assert_eq!(light(rate(7500)), Light::Green);
    assert_eq!(light(rate(7499)), Light::Yellow);
    assert_eq!(light(rate(6500)), Light::Yellow);
    assert_eq!(light(rate(6499)), Light::Red);
}

#[test]
fn milestones_decide_at_one_and_thirty_one_days() {
    let overdue = |days| LightFacts { milestone_days_overdue: days, ..on_time() };
    assert_eq!(light(overdue(0)), Light::Green);
    assert_eq!(light(overdue(1)), Light::Yellow);
    assert_eq!(light(overdue(30)), Light::Yellow);
    assert_eq!(light(overdue(31)), Light::Red);
}

#[test]
fn missing_reports_decide() {
    let missing = |n| LightFacts { reports_missing: n, ..on_time() };
    assert_eq!(light(missing(1)), Light::Yellow);
    assert_eq!(light(missing(2)), Light::Red);
}

#[test]
fn a_start_missed_by_three_months_is_red() {
    let planned = |text| LightFacts { planned_start: Some(day(text)), has_started: false, ..on_time() };
    assert_eq!(light(planned("2025-07-01")), Light::Green);
    assert_eq!(light(planned("2025-06-30")), Light::Red);
    assert_eq!(light(LightFacts { has_started: true, ..planned("2025-01-01") }), Light::Green);
}

#[test]
fn two_yellow_months_in_a_row_become_red_and_count_before_escalation() {
    let yellow = LightFacts { completion_rate: Some(BasisPoints(7400)), ..on_time() };
    let before =
        LightFacts { month: month("2025-08"), completion_rate: Some(BasisPoints(6600)), ..on_time() };
    let evaluation = judged(&RuleTable::v1(), &yellow, &[before]);
    assert_eq!(evaluation.light, Light::Red);
    assert_eq!(evaluation.findings[0], Finding::YellowInARow { months: 2 });
    let green = LightFacts { month: month("2025-08"), completion_rate: Some(BasisPoints(6700)), ..on_time() };
    assert_eq!(judged(&RuleTable::v1(), &yellow, &[green]).light, Light::Yellow);
    let red = LightFacts { reports_missing: 2, ..before };
    assert_eq!(judged(&RuleTable::v1(), &yellow, &[red]).light, Light::Yellow);
}

#[test]
fn a_month_before_counts_with_the_light_it_has_by_its_own_rules() {
    // By its own rules 5 points behind is green; by those of September it would have been yellow.
    let lenient = |limit| {
        let condition = Condition::GapBelow { limit: BasisPoints(limit) };
        let rules = vec![super::super::Rule { light: Light::Yellow, condition }];
        RuleTable { rules, ..RuleTable::v1() }
    };
    let behind = |text: &str| {
        let time = month(text).time_proportional();
        LightFacts { month: month(text), completion_rate: Some(time - BasisPoints(500)), ..on_time() }
    };
    let second = RuleTable { version: 2, ..lenient(0) };
    let version = RulesVersion { effective_from: day("2025-09-30"), rules: second };
    let history = RuleHistory::from(lenient(-1000)).with(version);
    let (august, september, october) = (behind("2025-08"), behind("2025-09"), behind("2025-10"));
    let evaluation = judged_in(&history, &august, &[]);
    assert_eq!((evaluation.light, evaluation.rule_version), (Light::Green, 1));
    let evaluation = judged_in(&history, &september, &[august]);
    assert_eq!((evaluation.light, evaluation.rule_version), (Light::Yellow, 2));
    assert_eq!(judged_in(&history, &october, &[september, august]).light, Light::Red);
}

#[test]
fn grey_says_why() {
    for stage in [Stage::Pipeline, Stage::Suspended, Stage::Cancelled, Stage::Completed, Stage::InUse] {
        let facts = LightFacts { stage: Some(stage), reports_missing: 9, ..on_time() };
        let evaluation = judged(&RuleTable::v1(), &facts, &[]);
        assert_eq!(evaluation.light, Light::Grey);
        assert_eq!(evaluation.findings, [Finding::StageNotJudged { stage }]);
    }
    assert_eq!(light(LightFacts { stage: None, ..on_time() }), Light::Grey);
    let planless = LightFacts { has_annual_plan: false, completion_rate: None, ..on_time() };
    assert_eq!(light(planless), Light::Grey);
    assert_eq!(light(LightFacts { stage: Some(Stage::Preparatory), ..on_time() }), Light::Green);
}

#[test]
fn every_red_reason_is_told_with_its_figures() {
    let facts =
        LightFacts { completion_rate: Some(BasisPoints(5000)), milestone_days_overdue: 40, ..on_time() };
    let reason = judged(&RuleTable::v1(), &facts, &[]).reason();
    assert_eq!(
        reason.en,
        "50.0% − 75.0% = −25.0 pp, below −10.0; milestone 40 days overdue, more than 30 (rule v1)"
    );
    assert!(reason.zh.contains("−25.0个百分点"), "{}", reason.zh);
}

#[test]
fn the_ratio_mode_of_other_cities_works_from_the_table_alone() {
    let table = RuleTable {
        version: 2,
        rules: vec![
            super::super::Rule {
                light: Light::Red,
                condition: Condition::RatioBelow { limit: BasisPoints(6000) },
            },
            super::super::Rule {
                light: Light::Yellow,
                condition: Condition::RatioBelow { limit: BasisPoints(8000) },
            },
        ],
        yellow_months_to_red: 0,
        overdue_issues: None,
    };
    let at = |bp| {
        let facts = LightFacts { completion_rate: Some(BasisPoints(bp)), ..on_time() };
        judged(&table, &facts, &[]).light
    };
    assert_eq!((at(6000), at(5999), at(4499)), (Light::Green, Light::Yellow, Light::Red));
}

#[test]
fn overdue_issues_decide_only_where_the_table_says_so() {
    let overdue = |days| LightFacts { issue_days_overdue: days, ..on_time() };
    assert_eq!(light(overdue(400)), Light::Green);
    let rule = IssueRule { yellow_more_than_days: Some(0), red_more_than_days: Some(30) };
    let table = RuleTable { version: 2, overdue_issues: Some(rule), ..RuleTable::v1() };
    let at = |days| judged(&table, &overdue(days), &[]);
    assert_eq!(
        [0, 1, 30, 31].map(|days| at(days).light),
        [Light::Green, Light::Yellow, Light::Yellow, Light::Red]
    );
    assert_eq!(at(31).findings, [Finding::IssueOverdue { days: 31, more_than_days: 30 }]);
    assert_eq!(at(31).reason().zh, "问题逾期31天未销号，> 30天（规则 v2）");
    let only_yellow = IssueRule { red_more_than_days: None, ..rule };
    let table = RuleTable { overdue_issues: Some(only_yellow), ..table };
    assert_eq!(judged(&table, &overdue(400), &[]).light, Light::Yellow);
}

#[test]
fn rules_written_before_issues_counted_still_read() {
    let mut old = serde_json::to_value(RuleTable::v1()).expect("json");
    old.as_object_mut().expect("object").remove("overdue_issues");
    assert_eq!(serde_json::from_value::<RuleTable>(old).expect("rules"), RuleTable::v1());
}

#[test]
fn an_excused_light_is_grey_and_tells_what_it_would_be() {
    let excuse = LightExcuse {
        id: uuid::Uuid::nil(),
        from: day("2025-09-01"),
        until: day("2025-12-31"),
        reason: "管线迁改由省级统筹".to_owned(),
        author: "reviewer1".to_owned(),
        revoked: None,
        revision: 1,
    };
    let behind = LightFacts { completion_rate: Some(BasisPoints(5000)), ..on_time() };
    let excused = |facts| judged(&RuleTable::v1(), &facts, &[]).excused_by(Some(&excuse));
    let evaluation = excused(behind);
    assert_eq!((evaluation.light, evaluation.computed()), (Light::Grey, Light::Red));
    assert_eq!(
        evaluation.reason().zh,
        "已豁免至 2025-12-31：管线迁改由省级统筹；按规则为红灯：50.0% − 75.0% = −25.0个百分点，< −10.0（规则 v1）"
    );
    // What is not behind needs no excuse.
    let fine = excused(on_time());
    assert_eq!((fine.light, fine.excused), (Light::Green, None));
}
