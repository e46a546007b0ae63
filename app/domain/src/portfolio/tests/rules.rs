//! Each month is judged by the rules in force on its last day.

use super::sample::{approved, calendar, day, entry, month, plan};
use crate::calendar::{ReportingCalendar, ReportingMonth};
use crate::code_list::CodeList as _;
use crate::portfolio::{Dimension, Entry, Portfolio, Query};
use crate::status_light::{Condition, Light, LightCounts, RuleHistory, RuleTable, RulesVersion};
use crate::unit::BasisPoints;

/// Twelve projects, the n-th behind by n points in every month of 2025.
fn entries() -> Vec<Entry> {
    let behind = |number: u32| {
        let mut entry = entry(number);
        entry.plans = [plan(Some(24_000), 2025, Some(12_000))].into();
        let amount = |month: &ReportingMonth| {
            let so_far = |month: ReportingMonth| {
                (month.time_proportional().0 - i64::from(number) * 100) * 12_000 / 10_000
            };
            let before = if month.month() == 1 { 0 } else { so_far(month.previous()) };
            so_far(*month) - before
        };
        let months = month("2025-01").through(month("2025-10"));
        entry.reports = months.map(|month| approved(&month.to_string(), amount(&month))).collect();
        entry
    };
    (1..=12).map(behind).collect()
}

/// From a day on, 5 points behind are red and nothing is yellow.
fn second(from: &str) -> RulesVersion {
    let rules = RuleTable { version: 2, yellow_months_to_red: 0, ..RuleTable::v1() };
    let gap = |rule: &crate::status_light::Rule| matches!(rule.condition, Condition::GapBelow { .. });
    let mut rules = rules;
    rules.rules.retain(|rule| !gap(rule));
    let condition = Condition::GapBelow { limit: BasisPoints(-400) };
    rules.rules.push(crate::status_light::Rule { light: Light::Red, condition });
    RulesVersion { effective_from: day(from), rules }
}

fn under(calendar: ReportingCalendar, rules: impl Into<RuleHistory>) -> Portfolio {
    Portfolio::new(calendar, rules, entries())
}

fn whole(portfolio: &Portfolio, text: &str) -> crate::portfolio::View {
    let by = vec![Dimension::Light];
    let query = Query { as_of: Some(month(text)), by, limit: 100, ..Query::default() };
    portfolio.query(&query).expect("answers")
}

fn counts(view: &crate::portfolio::View) -> LightCounts {
    let mut counts = LightCounts::default();
    view.items.iter().for_each(|item| counts.count(item.light));
    counts
}

#[test]
fn new_rules_leave_the_months_before_them_as_they_were() {
    let calendar = calendar("2025-09");
    let before = under(calendar, RuleTable::v1());
    let after = under(calendar, RuleHistory::default().with(second("2025-10-01")));
    for closed in calendar.first.through(month("2025-09")) {
        let (was, is) = (whole(&before, &closed.to_string()), whole(&after, &closed.to_string()));
        assert_eq!(was, is, "lights, reasons, sums and groups of {closed}");
        assert_eq!(before.changes(Some(closed)), after.changes(Some(closed)), "{closed}");
    }
    let october = whole(&after, "2025-10");
    assert_eq!(counts(&october).of(Light::Red), 8);
    assert_eq!(counts(&october), october.total.lights, "columns and items judge alike");
    assert!(october.items.iter().all(|item| item.light_reason.en.ends_with("(rule v2)")));
    assert!(whole(&after, "2025-09").items[0].light_reason.zh.ends_with("（规则 v1）"));
    let turned = after.changes(Some(month("2025-10"))).expect("changes").lights;
    assert!(turned.iter().all(|change| change.reason.en.ends_with("(rule v2)")) && !turned.is_empty());
    let history = after.lights_over_time(&crate::portfolio::Filter::default(), Some(month("2025-10")));
    let history = history.expect("history");
    assert_eq!(history.last().map(|month| month.lights), Some(october.total.lights));
    assert_eq!(history[8].lights, whole(&before, "2025-09").total.lights);
}

#[test]
fn a_version_that_is_to_come_turns_nothing() {
    let calendar = calendar("2025-09");
    let before = under(calendar, RuleTable::v1());
    let after = under(calendar, RuleHistory::default().with(second("2025-11-01")));
    for month in calendar.months() {
        assert_eq!(whole(&before, &month.to_string()), whole(&after, &month.to_string()), "{month}");
    }
}

#[test]
fn a_preview_compares_the_months_the_version_will_judge() {
    let calendar = calendar("2025-09");
    let portfolio = under(calendar, RuleTable::v1());
    let preview = portfolio.preview_rules(&second("2025-10-20")).expect("preview");
    let [october] = &preview.months[..] else { panic!("{preview:?}") };
    let after = under(calendar, RuleHistory::default().with(second("2025-10-20")));
    assert_eq!(
        (preview.first, october.month, preview.is_trial()),
        (month("2025-10"), month("2025-10"), false)
    );
    assert_eq!(october.before, counts(&whole(&portfolio, "2025-10")));
    assert_eq!(october.after, counts(&whole(&after, "2025-10")));
    for change in &october.changes {
        let item = after.item(&change.code, calendar.resolve(Some(month("2025-10"))).expect("month"));
        assert_eq!(
            item.map(|item| (item.light, item.light_reason)),
            Some((change.to, change.reason.clone()))
        );
    }
    // September was opened again while October takes reports.
    let reopened = ReportingCalendar { last_closed: Some(month("2025-08")), ..calendar };
    let preview = under(reopened, RuleTable::v1()).preview_rules(&second("2025-09-30")).expect("preview");
    let months: Vec<_> = preview.months.iter().map(|month| month.month.to_string()).collect();
    assert_eq!(months, ["2025-09", "2025-10"]);
}

#[test]
fn a_version_for_months_without_data_is_tried_on_the_latest() {
    let portfolio = under(calendar("2025-09"), RuleTable::v1());
    let preview = portfolio.preview_rules(&second("2025-12-15")).expect("preview");
    assert!(preview.is_trial() && preview.first == month("2025-12"));
    let [october] = &preview.months[..] else { panic!("{preview:?}") };
    assert_eq!(october.month, month("2025-10"));
    assert_eq!((october.after.of(Light::Red), october.after.of(Light::Yellow)), (8, 0));
    assert_eq!(Light::ALL.iter().map(|light| october.before.of(*light)).sum::<u32>(), 12);
}
