//! The overview of a small portfolio: the report beside the records, examples told from real records, and what its
//! blocks lead to. Past 250 lines because all are asked of the same few projects.

use super::closers::closers;
use super::curve::curve;
use super::headline::reported;
use super::lights::lights;
use super::own::own_projects;
use super::ranking::ranking;
use super::upcoming::{milestones_due, overdue_issues};
use super::wording::coverage;
use super::{Asked, ForReader, HeadlineFigure, Overdue, Overview, OwnProjects};
use crate::error::AppError;
use crate::locale::of_language;
use domain::calendar::{Counted, ReportingCalendar, ReportingMonth};
use domain::code_list::{Category, CodeList as _, ProgrammeSet, Sector, Source, Stage, Subdistrict};
use domain::investment::{AnnualPlan, PlanVersion};
use domain::label::{Bilingual, Language};
use domain::portfolio::{Entry, Filter, IssueDates, MilestoneDates, Portfolio, ReportedMonth, SearchText};
use domain::project::{Project, Provenance, StageChange};
use domain::status_light::RuleTable;
use domain::status_report::ReportState;
use domain::targets::{Headline, WorkReport, WorkReportEntry};
use domain::unit::Yuan;
use leptos::prelude::*;

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
    let overview = Overview::of(&portfolio(entries), &report(), Asked::default()).expect("overview");
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
    let overview = Overview::of(&portfolio(Vec::new()), &report(), Asked::default()).expect("overview");
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
fn only_the_month_and_the_ranking_can_be_asked() {
    let as_of = |text: &str| Asked { as_of: Some(month(text)), ..Asked::default() };
    assert_eq!(Asked::parse([("as_of", "2025-03"), ("lang", "en")]), Ok(as_of("2025-03")));
    assert_eq!(Asked::parse([("as_of", "")]), Ok(Asked::default()));
    let refused = Asked::parse([("sector", "water")]);
    assert!(matches!(refused, Err(AppError::Invalid { allowed, .. }) if allowed == ["as_of", "rank"]));
    assert!(Asked::parse([("as_of", "2025-13")]).is_err());
    let outside = Overview::of(&portfolio(Vec::new()), &report(), as_of("2024-12"));
    assert!(outside.is_err());
}

/// A page's part as the server writes it.
fn drawn(language: Language, part: impl FnOnce() -> AnyView) -> String {
    Owner::new().with(|| {
        provide_context(of_language(language));
        part().to_html()
    })
}

/// Two subdistricts: 1 behind, 2 ahead; a milestone and an issue of the first.
fn two_sides() -> Portfolio {
    let (mut behind, mut ahead) =
        (entry(1, Source::Illustrative, Some(2_000)), entry(2, Source::Imported, None));
    behind.project.subdistrict = Some(Subdistrict::ALL[0]);
    ahead.project.subdistrict = Some(Subdistrict::ALL[1]);
    let months = |amounts: [i64; 9]| {
        let months = month("2025-01").through(month("2025-09")).zip(amounts);
        let report = |(month, amount)| ReportedMonth {
            month,
            state: ReportState::Approved,
            amount: Yuan(amount),
            physical_progress: None,
        };
        months.map(report).collect()
    };
    behind.reports = months([100, 100, 100, 100, 0, 0, 0, 0, 0]);
    ahead.plans = behind.plans.clone();
    ahead.reports = months([100; 9]);
    let day = |text: &str| text.parse().expect("date");
    let counted = Counted::ALWAYS;
    behind.milestones = Box::new([MilestoneDates { planned: day("2025-10-20"), actual: None, counted }]);
    let due = Some(day("2025-09-01"));
    behind.issues = Box::new([IssueDates { raised: day("2025-08-01"), due, closed: None, counted }]);
    portfolio(vec![behind, ahead])
}

#[test]
fn the_ranking_leads_to_the_lists_behind_it() {
    let asked = Asked { as_of: Some(month("2025-09")), ..Asked::default() };
    let overview = Overview::of(&two_sides(), &report(), asked).expect("overview");
    assert_eq!(crate::wire::sent(&overview), overview);
    let html = drawn(Language::En, || ranking(&overview));
    let (ahead, behind) = (Subdistrict::ALL[1], Subdistrict::ALL[0]);
    let link = |of: Subdistrict| {
        let list = format!("/projects?subdistrict={}&amp;as_of=2025-09&amp;sort=progress_gap_bp", of.code());
        html.find(&list).unwrap_or_else(|| panic!("{list} in {html}"))
    };
    assert!(link(ahead) < link(behind));
    // 400 of 1 200 is 33.3 %, 75 % are due.
    assert!(html.contains("−41.7") && html.contains("gap-ahead\">0.0"), "{html}");
    assert!(html.contains("href=\"/?as_of=2025-09&amp;rank=owner#ranking\""), "{html}");
    assert!(html.contains("1/1") && html.contains("2/2"), "{html}");
}

#[test]
fn few_projects_close_the_gap_or_there_is_none() {
    let overview = Overview::of(&two_sides(), &report(), Asked::default()).expect("overview");
    let html = drawn(Language::En, || closers(&overview));
    assert!(html.contains("href=\"/projects/CJ-001\"") && !html.contains("CJ-002"), "{html}");
    assert!(html.contains("100.0%"), "{html}");
    let calm =
        Overview::of(&portfolio(vec![entry(1, Source::Illustrative, None)]), &report(), Asked::default());
    let html = drawn(Language::En, || closers(&calm.expect("overview")));
    assert!(html.contains("no gap to close") && !html.contains("<table"), "{html}");
}

#[test]
fn the_year_is_projected_from_two_paces() {
    let overview = Overview::of(&two_sides(), &report(), Asked::default()).expect("overview");
    // 1 300 in nine months; the last three brought 300.
    let projection = overview.projection.expect("a projection");
    assert_eq!((projection.low(), projection.high()), (Yuan(1_600), Yuan(1_733)));
    let html = drawn(Language::En, || curve(&overview));
    assert!(html.contains("<polygon") && html.contains("An extrapolation"), "{html}");
    let early = Asked { as_of: Some(month("2025-02")), ..Asked::default() };
    let early = Overview::of(&two_sides(), &report(), early).expect("overview");
    let html = drawn(Language::En, || curve(&early));
    assert!(!html.contains("<polygon") && html.contains("No year-end projection"), "{html}");
}

#[test]
fn every_light_of_every_month_leads_to_its_list() {
    let overview = Overview::of(&two_sides(), &report(), Asked::default()).expect("overview");
    let html = drawn(Language::ZhCn, || lights(&overview));
    for month in 1..=9 {
        for light in ["red", "yellow", "green", "grey"] {
            let list = format!("href=\"/projects?light={light}&amp;as_of=2025-0{month}\"");
            assert!(html.contains(&list), "{list}");
        }
        assert!(html.contains(&format!("href=\"/?as_of=2025-0{month}\"")), "{html}");
    }
}

#[test]
fn what_is_for_one_reader_is_there_for_that_reader_alone() {
    let portfolio = two_sides();
    let overview = Overview::of(&portfolio, &report(), Asked::default()).expect("overview");
    assert!(drawn(Language::En, || milestones_due(&overview)).contains("in 20 days"));
    assert!(overdue_issues(&overview).is_none() && own_projects(&overview).is_none());
    let overdue = portfolio.overdue_issues(&Filter::default(), None).expect("overdue");
    let item = portfolio.item(&overdue[0].code, overview.as_of).expect("item");
    let own = OwnProjects::of(vec![item], Some("示例领导".to_owned()), false);
    let name = Bilingual::same("封顶");
    let milestones = vec![(overdue[0].code.clone(), "2025-10-20".parse().expect("date"), name)];
    let reader = ForReader { milestones, overdue: Some(Overdue::of(overdue)), own };
    let overview = Overview { reader, ..overview };
    let html = drawn(Language::En, || overdue_issues(&overview).into_any());
    assert!(html.contains("1 overdue") && html.contains("longest 29 days"), "{html}");
    assert!(drawn(Language::En, || milestones_due(&overview)).contains("封顶"));
    let html = drawn(Language::En, || own_projects(&overview).into_any());
    assert!(html.contains("/projects?leader=%E7%A4%BA") && !html.contains("/reports"), "{html}");
}
