//! What the shipped file says of real and made-up records, and what nothing may add to it.

use super::super::{DemoError, record, work_report};
use super::{annual, demo, is_key, is_real, sum, total};
use crate::demo::dice::ymd;
use domain::code_list::{Category, CodeList as _, PlannedAction, Programme, Sector, Source, Stage};
use domain::place::{Geometry, PlaceBasis};
use domain::project::Dossier;
use domain::targets::{HEADLINE_IDS, Headline};

fn construction(dossiers: &[Dossier]) -> Vec<&Dossier> {
    dossiers.iter().filter(|d| d.project.category == Category::Construction).collect()
}

#[test]
fn the_records_are_those_of_the_report() {
    let dossiers = demo().dossiers;
    let count = |source| dossiers.iter().filter(|d| d.project.source == source).count();
    assert_eq!(dossiers.len(), 282);
    assert_eq!(construction(&dossiers).len(), 267);
    assert_eq!(
        (count(Source::Report), count(Source::ReportCount), count(Source::Illustrative)),
        (29, 13, 240)
    );
    let on = |programme| dossiers.iter().filter(|d| d.project.programmes.contains(programme)).count();
    let programmes: Vec<usize> = Programme::ALL.iter().map(|programme| on(*programme)).collect();
    assert_eq!(programmes, [267, 15, 116, 6, 9]);
}

#[test]
fn the_construction_records_sum_to_136_billion_over_234() {
    let dossiers = demo().dossiers;
    let known: Vec<_> = construction(&dossiers).into_iter().filter(|d| total(d).is_some()).collect();
    assert_eq!(known.len(), 234);
    assert_eq!(sum(known.iter().filter_map(|d| total(d))), 136_000_000_000);
    let published: Vec<_> = known.iter().filter(|d| is_real(d)).collect();
    assert_eq!(published.len(), 5);
    assert_eq!(sum(published.iter().filter_map(|d| total(d))), 9_825_000_000);
}

#[test]
fn the_key_projects_sum_to_26_billion_in_every_version() {
    let dossiers = demo().dossiers;
    let keys: Vec<_> = dossiers.iter().filter(|d| is_key(d)).collect();
    assert_eq!(keys.len(), 116);
    for version in [1, 2] {
        let in_force = |d: &&Dossier| {
            let plan = d.plan_versions.iter().rev().find(|plan| plan.version <= version);
            plan.and_then(annual)
        };
        assert_eq!(sum(keys.iter().filter_map(in_force)), 26_000_000_000, "version {version}");
    }
    for dossier in &dossiers {
        for plan in &dossier.plan_versions {
            assert_eq!(plan.total_planned_investment, total(dossier), "{}", dossier.project.code);
            assert_eq!(plan.annual, dossier.plan_versions[0].annual, "{}", dossier.project.code);
        }
    }
}

#[test]
fn no_real_record_carries_anything_that_was_made_up() {
    let dossiers = demo().dossiers;
    let real: Vec<_> = dossiers.iter().filter(|d| is_real(d)).collect();
    assert_eq!(real.len(), 42);
    for dossier in &real {
        let project = &dossier.project;
        let code = &project.code;
        assert!(!project.name.zh.contains("示例") && !project.name.en.contains("Example"), "{code}");
        let people = [
            &project.project_owner,
            &project.responsible_unit,
            &project.assigned_leader,
            &project.project_liaison,
        ];
        assert!(people.iter().all(|name| name.is_none()), "{code}");
        assert!(project.scope.is_none() && project.approval_code.is_none(), "{code}");
        assert!(project.actual_start.is_none() && project.actual_finish.is_none(), "{code}");
        assert!(project.opening_balance.is_none() && !project.enrolled_in_monthly_reporting, "{code}");
        assert!(
            dossier.reports.is_empty() && dossier.milestones.is_empty() && dossier.issues.is_empty(),
            "{code}"
        );
        assert!(project.stage_history.iter().all(|c| c.effective_from == ymd(2024, 12, 31)), "{code}");
        assert!(project.stage_history.len() <= 1 && dossier.plan_versions.len() <= 1, "{code}");
        for plan in &dossier.plan_versions {
            assert!(plan.annual.is_empty() && plan.phasing.is_empty(), "{code}");
            assert!(plan.planned_start.is_none() && plan.planned_finish.is_none(), "{code}");
        }
        if let Some(place) = &project.place {
            assert!(matches!(place.geometry, Geometry::Point(_)) && place.basis.is_approximate(), "{code}");
        }
    }
    let placed = real.iter().filter(|d| d.project.place.is_some()).count();
    let staged = real.iter().filter(|d| !d.project.stage_history.is_empty()).count();
    let priced = real.iter().filter(|d| total(d).is_some()).count();
    assert_eq!((placed, staged, priced), (19, 20, 6));
}

#[test]
fn a_real_record_keeps_its_sources() {
    let dossiers = demo().dossiers;
    let bridge = &dossiers[0].project;
    assert_eq!((bridge.code.as_str(), bridge.name.zh.as_str()), ("CJ-001", "百崎大桥"));
    assert_eq!(bridge.stage_on(ymd(2024, 12, 30)), None);
    assert_eq!(bridge.stage_on(ymd(2024, 12, 31)), Some(Stage::UnderConstruction));
    let told = &bridge.provenance;
    assert_eq!(told.amount_basis.as_deref(), Some("published"));
    assert_eq!(told.amount_confidence.as_deref(), Some("low"));
    assert!(told.amount_source.as_deref().is_some_and(|source| source.contains("38.35亿元")));
    assert!(told.stage_source.as_deref().is_some_and(|source| source.contains("2023-07-25")));
    assert_eq!(told.planned_2025, Some(PlannedAction::Accelerate));
    assert!(told.report_quote.as_deref().is_some_and(|quote| quote.contains("百崎大桥")));
    let basis = bridge.place.as_ref().map(|place| place.basis);
    assert_eq!(basis, Some(PlaceBasis::EstimatedFromGeneralKnowledge));
}

#[test]
fn every_kind_of_placeholder_carries_what_is_laid_down_and_no_more() {
    let dossiers = demo().dossiers;
    let (mut keys, mut others, mut culture) = (0, 0, 0);
    for dossier in dossiers.iter().filter(|d| !is_real(d)) {
        let project = &dossier.project;
        let code = &project.code;
        assert!(!project.stage_history.is_empty() && !dossier.milestones.is_empty(), "{code}");
        assert!(project.scope.is_none() && project.approval_code.is_none(), "{code}");
        if project.sector == Sector::CultureTourism {
            culture += 1;
            assert!(project.place.is_none() && dossier.plan_versions.is_empty(), "{code}");
            assert!(project.project_owner.is_none() && dossier.issues.is_empty(), "{code}");
        } else {
            assert!(project.project_owner.is_some() && project.place.is_some(), "{code}");
            let plan = &dossier.plan_versions[0];
            assert!(plan.planned_start < plan.planned_finish, "{code}");
        }
        if is_key(dossier) {
            keys += 1;
            assert!(project.enrolled_in_monthly_reporting && project.opening_balance.is_some(), "{code}");
        } else {
            others += 1;
            assert!(dossier.reports.is_empty() && project.opening_balance.is_none(), "{code}");
            assert!(!project.enrolled_in_monthly_reporting && project.responsible_unit.is_none(), "{code}");
        }
    }
    assert_eq!((keys, others - culture, culture), (116, 113, 11));
}

#[test]
fn a_malformed_file_is_refused_with_its_line() {
    let good = super::super::PORTFOLIO;
    let doubled = good.replacen("\nCJ-002,", "\nCJ-001,", 1);
    let error = record::read(&doubled).expect_err("twice");
    assert_eq!(error.to_string(), "portfolio.csv, line 3: code CJ-001 is there twice");
    let unknown_column = good.replacen("report_quote", "quote", 1);
    assert!(matches!(record::read(&unknown_column), Err(DemoError::Csv(_))));
    let no_number = good.replacen("3835000000", "38.35亿", 1);
    assert!(matches!(record::read(&no_number), Err(DemoError::Csv(_))));
}

#[test]
fn the_work_report_has_its_headlines() {
    let report = work_report().expect("the shipped file");
    assert_eq!(report.entries.len(), 176);
    let value = |wanted| {
        let (id, _) = HEADLINE_IDS.into_iter().find(|(_, headline)| *headline == wanted)?;
        report.entries.iter().find(|entry| entry.id == id)?.value
    };
    assert_eq!(value(Headline::ConstructionCount), Some(267.0));
    assert_eq!(value(Headline::ConstructionTotal), Some(136_000_000_000.0));
    assert_eq!(value(Headline::CultureCount), Some(15.0));
    assert_eq!(value(Headline::KeyProjectCount), Some(116.0));
    assert_eq!(value(Headline::KeyProjectPlan), Some(26_000_000_000.0));
    assert!(report.title_zh.contains("2024-12-27"));
}
