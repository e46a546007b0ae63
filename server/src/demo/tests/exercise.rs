//! Exercise data is consistent with itself and with the file, and the same everywhere.

use super::{annual, demo, is_key, is_real, sum, total};
use crate::demo::dice::ymd;
use domain::code_list::{CodeList as _, Stage};
use domain::project::Dossier;
use domain::status_report::ReportState;
use domain::unit::Yuan;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;

/// The end of the open month: nothing is known of later days.
const CUTOFF: chrono::NaiveDate = ymd(2025, 10, 31);

fn keys() -> Vec<Dossier> {
    demo().dossiers.into_iter().filter(is_key).collect()
}

#[test]
fn no_project_completes_more_than_its_total_or_its_year() {
    for dossier in keys() {
        let code = &dossier.project.code;
        let opening = dossier.project.opening_balance.expect("an opening balance");
        let reported = sum(dossier.reports.iter().map(|r| r.investment_completed_this_month));
        let plan = annual(&dossier.plan_versions[0]).expect("a plan");
        assert!(opening.0 + reported <= total(&dossier).expect("a total").0, "{code}");
        assert!(reported <= plan.0, "{code}");
        let amounts = dossier.reports.iter().map(|r| r.investment_completed_this_month.0).chain([opening.0]);
        assert!(amounts.into_iter().all(|yuan| yuan >= 0 && yuan % 10_000 == 0), "{code}");
    }
}

#[test]
fn the_months_of_every_version_add_up_to_the_year() {
    for dossier in keys() {
        for plan in &dossier.plan_versions {
            assert_eq!(plan.phasing.len(), 12, "{}", dossier.project.code);
            let months = sum(plan.phasing.iter().map(|phase| phase.amount));
            assert_eq!(Some(Yuan(months)), annual(plan), "{}", dossier.project.code);
            assert!(plan.phasing.iter().all(|phase| phase.amount >= Yuan::ZERO), "{}", dossier.project.code);
        }
    }
}

#[test]
fn a_second_version_says_why_and_changes_dates_or_months_only() {
    let dossiers = demo().dossiers;
    let changed: Vec<_> = dossiers.iter().filter(|d| d.plan_versions.len() > 1).collect();
    assert!((12..=30).contains(&changed.len()), "{}", changed.len());
    let (mut dates, mut months) = (0, 0);
    for dossier in changed {
        let [before, after] = &dossier.plan_versions[..] else { panic!("two versions") };
        assert_eq!((before.version, after.version), (1, 2));
        assert!(before.reason.is_none() && before.authority.is_none());
        assert!(after.reason.as_deref().is_some_and(|reason| reason.starts_with("示例")));
        assert!(after.authority.as_deref().is_some_and(|authority| authority.starts_with("示例")));
        let other_dates = before.planned_finish != after.planned_finish;
        assert!(other_dates != (before.phasing != after.phasing), "{}", dossier.project.code);
        dates += i32::from(other_dates);
        months += i32::from(!other_dates);
    }
    assert!(dates > 3 && months > 3, "{dates} {months}");
}

#[test]
fn closed_months_are_approved_and_the_open_one_has_every_state() {
    let mut open = BTreeMap::new();
    let calendar = demo().calendar;
    for dossier in keys() {
        let months: Vec<_> = dossier.reports.iter().map(|report| report.month).collect();
        assert!(months.is_sorted_by(|a, b| a < b), "{}", dossier.project.code);
        for report in &dossier.reports {
            assert!(report.note.as_deref().is_some_and(|note| note.starts_with("【示例】")));
            assert_eq!(report.return_reason.is_some(), report.state == ReportState::Returned);
            assert_eq!(report.submitted_at.is_none(), report.state == ReportState::Draft);
            if report.month < calendar.open {
                assert_eq!(report.state, ReportState::Approved);
            } else {
                *open.entry(report.state.code()).or_insert(0) += 1;
            }
        }
    }
    let open: Vec<_> = open.into_iter().collect();
    assert_eq!(open, [("approved", 65), ("draft", 5), ("returned", 5), ("submitted", 21)]);
}

#[test]
fn physical_progress_never_goes_back_and_ends_with_the_finish() {
    for dossier in keys() {
        let project = &dossier.project;
        let mut last = 0;
        for report in &dossier.reports {
            let day = report.month.last_day();
            assert_eq!(report.physical_progress.is_some(), project.has_started_by(day), "{}", project.code);
            let Some(progress) = report.physical_progress else { continue };
            assert!((last..=10_000).contains(&progress.0), "{} {}", project.code, report.month);
            assert_eq!(
                progress.0 == 10_000,
                project.actual_finish.is_some_and(|f| f <= day),
                "{}",
                project.code
            );
            last = progress.0;
        }
    }
}

#[test]
fn stages_agree_with_days() {
    for dossier in demo().dossiers.iter().filter(|d| !is_real(d)) {
        let project = &dossier.project;
        let days: Vec<_> = project.stage_history.iter().map(|change| change.effective_from).collect();
        assert!(days.is_sorted_by(|a, b| a < b) && days.iter().all(|day| *day <= CUTOFF), "{}", project.code);
        if dossier.plan_versions.is_empty() {
            continue;
        }
        assert!(project.stage_on(ymd(2025, 1, 31)).is_some(), "{}", project.code);
        let stage = project.stage_on(CUTOFF).expect("a stage");
        let started = !matches!(stage, Stage::Pipeline | Stage::Preparatory | Stage::Cancelled);
        assert_eq!(project.actual_start.is_some(), started, "{}", project.code);
        let finished = matches!(stage, Stage::Completed | Stage::InUse);
        assert_eq!(project.actual_finish.is_some(), finished, "{}", project.code);
        assert!(project.actual_start.is_none_or(|day| day <= CUTOFF), "{}", project.code);
    }
}

#[test]
fn milestones_are_four_to_six_and_known_until_the_cutoff() {
    let mut moved = 0;
    for dossier in demo().dossiers.iter().filter(|d| !is_real(d)) {
        let code = &dossier.project.code;
        assert!((4..=6).contains(&dossier.milestones.len()), "{code}");
        assert!(dossier.milestones.is_sorted_by_key(|m| m.planned), "{code}");
        for milestone in &dossier.milestones {
            assert!(milestone.actual.is_none_or(|day| day <= CUTOFF), "{code}");
            assert!(milestone.actual.is_none() || milestone.forecast.is_none(), "{code}");
            assert!(milestone.forecast.is_none_or(|day| day > CUTOFF), "{code}");
            moved += i32::from(milestone.baseline != milestone.planned);
        }
    }
    assert!(moved > 20, "{moved}");
}

#[test]
fn some_issues_are_closed_and_some_overdue() {
    let dossiers = demo().dossiers;
    let issues: Vec<_> = dossiers.iter().flat_map(|d| &d.issues).collect();
    let day = ymd(2025, 9, 30);
    assert!(
        issues.iter().all(|i| i.title.zh.starts_with("【示例】") && i.closed.is_none_or(|c| c >= i.raised))
    );
    let open = issues.iter().filter(|issue| issue.is_open_on(day)).count();
    let overdue = issues.iter().filter(|issue| issue.is_overdue_on(day)).count();
    assert_eq!((issues.len(), open, overdue), (117, 43, 18));
}

#[test]
fn leaders_have_ordered_two_issues_that_somebody_has_to_solve() {
    let dossiers = demo().dossiers;
    let ordered: Vec<_> = dossiers
        .iter()
        .flat_map(|dossier| dossier.issues.iter().map(move |issue| (dossier, issue)))
        .filter_map(|(dossier, issue)| Some((dossier, issue, issue.ordered?)))
        .collect();
    assert_eq!(ordered.len(), 2);
    for (dossier, issue, day) in ordered {
        assert!(!is_real(dossier) && issue.closed.is_none(), "{}", dossier.project.code);
        assert!(issue.owner.is_some() && issue.due.is_some_and(|due| due > day), "{}", issue.id);
        assert!(day > issue.raised && day <= CUTOFF, "{}", issue.id);
    }
}

#[test]
fn a_manager_has_five_to_seven_projects_and_nobody_sounds_real() {
    let mut managers: BTreeMap<String, i32> = BTreeMap::new();
    let mut units: BTreeMap<String, i32> = BTreeMap::new();
    let mut leaders = HashSet::new();
    for dossier in keys() {
        let project = dossier.project;
        *managers.entry(project.project_liaison.expect("a manager")).or_default() += 1;
        *units.entry(project.responsible_unit.expect("a unit")).or_default() += 1;
        leaders.insert(project.assigned_leader.expect("a leader"));
        assert!(project.project_owner.expect("an owner").starts_with("示例单位 "));
    }
    for loads in [&managers, &units] {
        assert_eq!(loads.len(), 20);
        assert!(loads.iter().all(|(name, n)| name.starts_with("示例") && (5..=7).contains(n)), "{loads:?}");
    }
    assert!(leaders.len() == 10 && leaders.contains("示例领导A"));
    assert!(managers.contains_key("示例专员01") && managers.contains_key("示例专员20"));
}

/// Identities, amounts, days and positions as one text: not the words, which may be mended.
fn digest(dossiers: &[Dossier]) -> String {
    let mut text = String::new();
    for dossier in dossiers {
        let p = &dossier.project;
        let place = serde_json::to_string(&p.place).expect("json");
        writeln!(text, "{} {} {:?} {:?} {place}", p.code, p.id, p.actual_start, p.opening_balance)
            .expect("text");
        for plan in &dossier.plan_versions {
            let months: Vec<i64> = plan.phasing.iter().map(|phase| phase.amount.0).collect();
            writeln!(text, "{:?} {months:?}", plan.planned_finish).expect("text");
        }
        for r in &dossier.reports {
            let amount = r.investment_completed_this_month;
            writeln!(text, "{} {} {amount} {:?}", r.month, r.state, r.physical_progress).expect("text");
        }
        for m in &dossier.milestones {
            writeln!(text, "{} {} {:?}", m.id, m.planned, m.actual).expect("text");
        }
        for i in &dossier.issues {
            writeln!(text, "{} {} {:?} {:?}", i.id, i.raised, i.due, i.closed).expect("text");
        }
    }
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn every_run_and_every_machine_makes_the_same() {
    let dossiers = demo().dossiers;
    let ids = dossiers.iter().flat_map(|d| {
        let parts = d.milestones.iter().map(|m| m.id).chain(d.issues.iter().map(|i| i.id));
        parts.chain([d.project.id.0])
    });
    let ids: HashSet<_> = ids.collect();
    let things = dossiers.iter().map(|d| 1 + d.milestones.len() + d.issues.len()).sum::<usize>();
    assert_eq!(ids.len(), things);
    assert!(ids.iter().all(|id| id.get_version_num() == 7));
    assert_eq!(digest(&dossiers), "493f58466a4dc9f7f83b61f1cf83d471cac8fb71b27e96823c583330777149a0");
}
