//! The page's question, the order of groups, tints, and the way down to the projects.

use super::Investment;
use super::answer::sort;
use super::asked::{Asked, GroupOrder};
use super::chip::chips_of;
use super::drill::{narrowed, of_light, projects};
use super::figure::Figure;
use super::heat::heat_class;
use crate::error::AppError;
use domain::calendar::ReportingCalendar;
use domain::code_list::{Programme, Sector, Stage};
use domain::label::{Bilingual, Language};
use domain::portfolio::{
    Choice, CoveredSum, Dimension, Filter, Group, GroupKey, GroupLabel, Measures, Portfolio,
};
use domain::status_light::{Light, RuleTable};
use domain::unit::{BasisPoints, Yuan};

fn asked(search: &[(&str, &str)]) -> Asked {
    Asked::parse(search.iter().copied()).expect("question")
}

fn key(code: &str) -> GroupKey {
    GroupKey::One(Some(code.to_owned()))
}

#[test]
fn one_question_has_one_address() {
    assert_eq!(asked(&[]).address(), "/investment?by=sector");
    let form = [("by", "stage"), ("cross", "light"), ("sector", "water"), ("sector", "education"), ("q", "")];
    let form = asked(&form);
    assert_eq!(form.address(), "/investment?by=stage,light&sector=water,education");
    let address = [("by", "stage,light"), ("sector", "water,education")];
    assert_eq!(asked(&address), form);
    let all = asked(&[("by", "owner"), ("measure", "count"), ("order", "-count"), ("as_of", "2025-03")]);
    assert_eq!(asked(&all.to_pairs().iter().map(|(n, v)| (*n, v.as_str())).collect::<Vec<_>>()), all);
}

#[test]
fn the_same_dimension_twice_is_one() {
    assert_eq!(asked(&[("by", "sector"), ("cross", "sector")]).query.by, [Dimension::Sector]);
}

#[test]
fn what_is_not_allowed_is_named() {
    let refused = |name, value| match Asked::parse([(name, value)]) {
        Err(AppError::Invalid { field, allowed, .. }) => (field, allowed),
        other => panic!("{other:?}"),
    };
    let (field, allowed) = refused("by", "colour");
    assert_eq!(field, "by");
    assert!(allowed.contains(&"owner".to_owned()) && !allowed.contains(&"leader".to_owned()));
    for (name, value) in
        [("by", "leader"), ("by", "sector,leader"), ("cross", "leader"), ("leader", "somebody")]
    {
        let told = Asked::parse([(name, value)]);
        assert!(matches!(told, Err(AppError::Forbidden { .. })), "{name}={value}: {told:?}");
    }
    assert!(refused("sort", "code").1.contains(&"order".to_owned()));
    assert!(refused("measure", "size").1.contains(&"progress_gap_bp".to_owned()));
    assert!(refused("sector", "waters").1.contains(&"water".to_owned()));
    assert_eq!(refused("by", "sector,stage,light").0, "by");
}

#[test]
fn a_group_leads_to_exactly_its_projects() {
    let filter = Filter {
        sector: Choice { values: vec![Sector::Water, Sector::Education], none: false },
        ..Filter::default()
    };
    let water = narrowed(&filter, Dimension::Sector, &key("water")).expect("a filter");
    assert_eq!(water.sector, Choice::only(Sector::Water));
    let unknown = narrowed(&filter, Dimension::Stage, &GroupKey::One(None)).expect("a filter");
    assert_eq!(unknown.stage, Choice::<Stage> { values: Vec::new(), none: true });
    assert_eq!(unknown.sector, filter.sector);
    assert_eq!(narrowed(&filter, Dimension::Owner, &key("甲,乙")), None);
    let question = asked(&[("as_of", "2025-03")]);
    assert_eq!(
        projects(&question, water.clone(), Figure::Completed),
        "/projects?sector=water&as_of=2025-03&sort=-investment_completed_ytd"
    );
    assert_eq!(
        of_light(&question, &water, Light::Red).as_deref(),
        Some("/projects?sector=water&light=red&as_of=2025-03")
    );
    let only_green = Filter { light: Choice::only(Light::Green), ..water };
    assert_eq!(of_light(&question, &only_green, Light::Red), None);
}

#[test]
fn an_overlap_of_programmes_has_no_filter() {
    let key_projects = Filter { programme: Choice::only(Programme::Key2025), ..Filter::default() };
    assert!(narrowed(&key_projects, Dimension::Programme, &key("key_2025")).is_some());
    assert_eq!(narrowed(&key_projects, Dimension::Programme, &key("sewer_6")), None);
    assert!(narrowed(&Filter::default(), Dimension::Programme, &key("sewer_6")).is_some());
}

fn group(code: &str, completed: Option<i64>) -> Group {
    let sum = CoveredSum { sum: completed.map(Yuan), known: u32::from(completed.is_some()) };
    let measures = Measures { count: 1, investment_completed_ytd: sum, ..Measures::default() };
    Group { key: key(code), label: GroupLabel::One(Bilingual::same(code)), measures }
}

#[test]
fn unknown_figures_come_last_either_way() {
    let order = |descending| {
        let mut groups =
            vec![group("a", None), group("b", Some(1)), group("c", Some(2)), group("d", Some(2))];
        sort(&mut groups, Some(GroupOrder { figure: Figure::Completed, descending }));
        let codes = groups.into_iter().map(|group| match group.key {
            GroupKey::One(Some(code)) => code,
            _ => String::new(),
        });
        codes.collect::<String>()
    };
    assert_eq!(order(false), "bcda");
    assert_eq!(order(true), "cdba");
}

#[test]
fn tints_follow_the_gap_or_the_share() {
    let behind = |gap| Measures { progress_gap_bp: Some(BasisPoints(gap)), ..Measures::default() };
    let tint = |gap| heat_class(Figure::Gap, &behind(gap), 0);
    assert_eq!(tint(0), Some("heat heat-ahead-1"));
    assert_eq!(tint(-1), Some("heat heat-behind-1"));
    assert_eq!(tint(-1_000), Some("heat heat-behind-2"));
    assert_eq!(tint(-1_001), Some("heat heat-behind-3"));
    assert_eq!(heat_class(Figure::Gap, &Measures::default(), 0), None);
    let amount = |value| heat_class(Figure::Completed, &group("a", value).measures, 100);
    assert_eq!(amount(Some(100)), Some("heat heat-5"));
    assert_eq!(amount(Some(20)), Some("heat heat-1"));
    assert_eq!(amount(Some(21)), Some("heat heat-2"));
    assert_eq!(amount(Some(0)), None);
    assert_eq!(amount(None), None);
}

#[test]
fn every_chip_takes_one_value_off() {
    let filter = asked(&[("sector", "water,education"), ("stage", "none"), ("q", "路")]).query.filter;
    let chips = chips_of(&filter, Language::ZhCn);
    let labels: Vec<_> = chips.iter().map(|chip| chip.label.as_str()).collect();
    assert_eq!(labels, ["水务管网", "教育", "未公布", "“路”"]);
    assert_eq!(chips[0].without.sector, Choice::only(Sector::Education));
    assert!(chips[2].without.stage.is_any());
    assert!(chips[3].without.q.is_empty());
    assert!(chips_of(&Filter::default(), Language::En).is_empty());
}

#[test]
fn an_empty_portfolio_is_said_not_summed() {
    let calendar = ReportingCalendar::starting("2026-01".parse().expect("month"));
    let portfolio = Portfolio::new(calendar, RuleTable::v1(), Vec::new());
    let answer = Investment::of(&portfolio, &asked(&[("by", "sector,stage")])).expect("answer");
    assert!(!answer.has_projects);
    let answer = Investment { rows: vec![group("water", Some(1))], ..answer };
    assert_eq!(crate::wire::sent(&answer), answer);
    assert!(answer.columns.is_empty() && answer.cells.is_empty());
    assert_eq!(answer.total.annual_planned_investment.sum, None);
}
