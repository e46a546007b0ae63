//! The overview of a small portfolio: the report beside the records, and examples told from real records.

use super::headline::reported;
use super::wording::coverage;
use super::{HeadlineFigure, Overview};
use crate::error::AppError;
use crate::locale::of_language;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::code_list::{Category, ProgrammeSet, Sector, Source, Stage};
use domain::investment::{AnnualPlan, PlanVersion};
use domain::label::{Bilingual, Language};
use domain::portfolio::{Entry, Portfolio, ReportedMonth, SearchText};
use domain::project::{Project, Provenance, StageChange};
use domain::status_light::RuleTable;
use domain::status_report::ReportState;
use domain::targets::{Headline, WorkReport, WorkReportEntry};
use domain::unit::Yuan;

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

/// A construction project with a total; illustrative ones also have a plan of 1 200 and 900 done in January.
fn entry(number: u32, source: Source, total: Option<i64>) -> Entry {
    let begin = "2024-01-01".parse().expect("date");
    let illustrative = source == Source::Illustrative;
    let annual = illustrative.then_some(AnnualPlan { year: 2025, amount: Yuan(1_200) });
    let report = illustrative.then(|| ReportedMonth {
        month: month("2025-01"),
        state: ReportState::Approved,
        amount: Yuan(900),
        physical_progress: None,
    });
    Entry {
        project: Project {
            id: format!("00000000-0000-7000-8000-{number:012}").parse().expect("id"),
            code: format!("CJ-{number:03}").parse().expect("code"),
            name: Bilingual::same(format!("P{number}")),
            category: Category::Construction,
            programmes: ProgrammeSet::default(),
            sector: Sector::Education,
            subdistrict: None,
            scope: None,
            project_owner: None,
            responsible_unit: None,
            assigned_leader: None,
            project_liaison: None,
            approval_code: None,
            stage_history: vec![StageChange { effective_from: begin, stage: Some(Stage::UnderConstruction) }],
            actual_start: Some(begin),
            actual_finish: None,
            opening_balance: None,
            place: None,
            source,
            provenance: Provenance::default(),
            enrolled_in_monthly_reporting: false,
            revision: 1,
        },
        plans: Box::new([PlanVersion {
            version: 1,
            effective_from: begin,
            total_planned_investment: total.map(Yuan),
            annual: annual.into_iter().collect(),
            phasing: Vec::new(),
            planned_start: None,
            planned_finish: None,
            reason: None,
            authority: None,
        }]),
        reports: report.into_iter().collect(),
        milestones: Box::new([]),
        issues: Box::new([]),
        excuses: Box::new([]),
        search: SearchText::default(),
    }
}

fn portfolio(entries: Vec<Entry>) -> Portfolio {
    let calendar = ReportingCalendar {
        first: month("2025-01"),
        last_closed: Some(month("2025-09")),
        open: month("2025-10"),
    };
    Portfolio::new(calendar, RuleTable::v1(), entries)
}

fn report() -> WorkReport {
    let entry = |id: &str, value, operator: &str| WorkReportEntry {
        id: id.to_owned(),
        zh: String::new(),
        en: String::new(),
        quote_simplified: "原文".to_owned(),
        year: 2025,
        kind: "target".to_owned(),
        value: Some(value),
        unit: None,
        operator: Some(operator.to_owned()),
    };
    let entries = vec![entry("R138", 267.0, "="), entry("R109", 26_000_000_000.0, ">=")];
    WorkReport { title_zh: "报告".to_owned(), entries }
}

#[test]
fn published_sums_are_told_from_examples() {
    let entries = vec![
        entry(1, Source::Report, Some(50)),
        entry(2, Source::ReportCount, None),
        entry(3, Source::Illustrative, Some(700)),
    ];
    let overview = Overview::of(&portfolio(entries), &report(), None).expect("overview");
    assert_eq!(crate::wire::sent(&overview), overview);
    let (all, real) = (overview.construction.all, overview.construction.real);
    assert_eq!((all.count, real.count), (3, 2));
    assert_eq!(all.total_planned_investment.sum, Some(Yuan(750)));
    assert_eq!((real.total_planned_investment.sum, real.total_planned_investment.known), (Some(Yuan(50)), 1));
    // 900 of 1 200 in September: exactly on time.
    assert_eq!(all.investment_completion_rate_bp.map(|rate| rate.0), Some(7_500));
    assert_eq!(real.investment_completion_rate_bp, None);
    assert_eq!(overview.culture.all.count, 0);
    assert_eq!(overview.as_of.month, month("2025-09"));
}

#[test]
fn the_report_keeps_its_own_figures() {
    let overview = Overview::of(&portfolio(Vec::new()), &report(), None).expect("overview");
    let figures: Vec<_> = overview.headlines.iter().map(|f| (f.headline, f.value, f.at_least)).collect();
    assert_eq!(
        figures,
        [(Headline::ConstructionCount, 267, false), (Headline::KeyProjectPlan, 26_000_000_000, true)]
    );
    assert_eq!(overview.total.all.count, 0);
    let figure =
        |headline, value, at_least| HeadlineFigure { headline, value, at_least, quote: String::new() };
    let (zh, en) = (Language::ZhCn, Language::En);
    let total = figure(Headline::ConstructionTotal, 136_000_000_000, false);
    assert_eq!(reported(of_language(zh), zh, &total), "1,360 亿元");
    assert_eq!(reported(of_language(en), en, &total), "¥136 bn");
    let plan = figure(Headline::KeyProjectPlan, 26_000_000_000, true);
    assert_eq!(reported(of_language(zh), zh, &plan), "260 亿元以上");
    let count = figure(Headline::KeyProjectCount, 116, false);
    assert_eq!(reported(of_language(zh), zh, &count), "116 个");
}

#[test]
fn coverage_says_what_is_invented() {
    let zh = of_language(Language::ZhCn);
    assert_eq!(coverage(zh, 5, 267, 5), "覆盖 5/267 个项目");
    assert_eq!(coverage(zh, 234, 267, 5), "覆盖 234/267 个项目，其中示例 229 个");
    assert_eq!(coverage(zh, 116, 282, 0), "覆盖 116/282 个项目，均为示例");
    assert_eq!(coverage(zh, 0, 15, 0), "覆盖 0/15 个项目");
}

#[test]
fn only_the_month_can_be_asked() {
    assert_eq!(Overview::asked_month([("as_of", "2025-03"), ("lang", "en")]), Ok(Some(month("2025-03"))));
    assert_eq!(Overview::asked_month([("as_of", "")]), Ok(None));
    let refused = Overview::asked_month([("sector", "water")]);
    assert!(matches!(refused, Err(AppError::Invalid { allowed, .. }) if allowed == ["as_of"]));
    assert!(Overview::asked_month([("as_of", "2025-13")]).is_err());
    let outside = Overview::of(&portfolio(Vec::new()), &report(), Some(month("2024-12")));
    assert!(outside.is_err());
}
