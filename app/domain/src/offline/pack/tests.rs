//! A copy answers as its portfolio does, and carries no more than its reader may read.

use super::*;
use crate::access::{Actor, ReadAccess, Role, Roles};
use crate::calendar::Counted;
use crate::code_list::{CodeList as _, Stage};
use crate::investment::{AnnualPlan, PlanVersion};
use crate::portfolio::{IssueDates, MilestoneDates, Query, ReportedMonth, SearchText};
use crate::project::{Project, ProjectField, Sight, StageChange, Visibility};
use crate::status_light::{LightExcuse, RuleTable};
use crate::status_report::ReportState;
use crate::unit::{BasisPoints, Yuan};
use serde_json::Value;
use uuid::Uuid;

fn month(text: &str) -> ReportingMonth {
    text.parse().expect("month")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("day")
}

fn entry(number: u32) -> Entry {
    let id = ProjectId(Uuid::from_u128(number.into()));
    let mut project = Project::blank(id, format!("T-{number:03}").parse().expect("code"));
    project.name = Bilingual::new(format!("项目{number}"), format!("Project {number}"));
    project.assigned_leader = Some("领导甲".to_owned());
    project.project_liaison = Some("专员乙".to_owned());
    project.stage_history =
        vec![StageChange { effective_from: day("2024-01-01"), stage: Some(Stage::UnderConstruction) }];
    project.enrolled_in_monthly_reporting = true;
    let plan = PlanVersion {
        version: 1,
        effective_from: day("2024-01-01"),
        total_planned_investment: Some(Yuan(1_000_000)),
        annual: vec![AnnualPlan { year: 2025, amount: Yuan(600_000) }],
        phasing: Vec::new(),
        planned_start: None,
        planned_finish: Some(day("2026-06-30")),
        reason: None,
        authority: None,
    };
    let report = |at: &str, state, amount| ReportedMonth {
        month: month(at),
        state,
        amount: Yuan(amount),
        physical_progress: Some(BasisPoints(4_000)),
    };
    Entry {
        project,
        plans: Box::new([plan]),
        reports: Box::new([
            report("2025-08", ReportState::Approved, 100_000 * i64::from(number)),
            report("2025-09", ReportState::Submitted, 77_777),
            report("2025-10", ReportState::Draft, 55_555),
        ]),
        milestones: Box::new([MilestoneDates {
            planned: day("2025-09-01"),
            actual: None,
            counted: Counted::ALWAYS,
        }]),
        issues: Box::new([
            IssueDates {
                raised: day("2025-03-04"),
                due: Some(day("2025-09-10")),
                closed: None,
                counted: Counted::ALWAYS,
            },
            IssueDates { raised: day("2025-03-05"), due: None, closed: None, counted: Counted::ALWAYS },
        ]),
        excuses: Box::new([LightExcuse {
            id: Uuid::nil(),
            from: day("2025-01-01"),
            until: day("2025-02-01"),
            reason: "台风".to_owned(),
            author: "reviewer".to_owned(),
            revoked: None,
            revision: 1,
        }]),
        search: SearchText { pinyin: "xiangmu".into(), initials: "xm".into() },
    }
}

fn portfolio() -> Portfolio {
    let calendar = ReportingCalendar {
        first: month("2025-01"),
        last_closed: Some(month("2025-09")),
        open: month("2025-10"),
    };
    Portfolio::new(calendar, RuleTable::v1(), vec![entry(1), entry(2), entry(3)])
}

fn made(portfolio: &Portfolio) -> Made {
    Made {
        format: Pack::FORMAT,
        at: DateTime::default(),
        version: 7,
        as_of: portfolio.calendar().resolve(None).expect("month"),
        account: None,
        question: String::new(),
        everything: 3,
    }
}

fn ground() -> Ground {
    serde_json::from_value(serde_json::json!({
        "around": [118.5, 24.8, 118.7, 25.0], "sea": "", "district": "M0 0Z", "neighbours": []
    }))
    .expect("ground")
}

fn pack_for(actor: Actor) -> Pack {
    let portfolio = portfolio();
    let filter = Filter::default();
    let bound = Bound { filter: &filter, most: 10 };
    let reader = |_| Some(Reader { sight: Sight::of(&actor, false), unapproved: actor.has(Role::Reviewer) });
    Pack::of(&portfolio, bound, made(&portfolio), ground(), reader).expect("pack")
}

fn through_json(pack: &Pack) -> Pack {
    serde_json::from_slice(&serde_json::to_vec(pack).expect("written")).expect("read")
}

#[test]
fn a_copy_answers_every_question_as_the_portfolio_does_whoever_reads_it() {
    let whole = portfolio();
    for actor in [Actor::Anonymous(ReadAccess::Open), Actor::Account(Roles::only(Role::Reviewer))] {
        let copy = through_json(&pack_for(actor)).portfolio();
        for question in [
            "",
            "light=red",
            "light=none",
            "q=xm",
            "stage=under_construction&sort=-investment_completion_rate_bp",
        ] {
            let pairs = question.split('&').filter_map(|pair| pair.split_once('='));
            let query = Query::parse(pairs).expect("query");
            for asked in whole.calendar().months() {
                let query = Query { as_of: Some(asked), ..query.clone() };
                assert_eq!(copy.query(&query), whole.query(&query), "{actor:?} {question} {asked}");
            }
        }
    }
}

#[test]
fn what_a_reader_may_not_read_is_not_in_it() {
    let public = serde_json::to_string(&pack_for(Actor::Anonymous(ReadAccess::Open))).expect("written");
    for hidden in ["领导甲", "专员乙", "77777", "55555", "2025-03-04", "2025-03-05", "reviewer"] {
        assert!(!public.contains(hidden), "{hidden}");
    }
    assert!(public.contains("2025-09-10"), "the reason of a light tells how long an issue is overdue");
    let office =
        serde_json::to_string(&pack_for(Actor::Account(Roles::only(Role::Reviewer)))).expect("written");
    for shown in ["领导甲", "专员乙", "77777", "2025-03-04"] {
        assert!(office.contains(shown), "{shown}");
    }
    assert!(!office.contains("\"reviewer\""), "accounts are no part of it");
}

#[test]
fn every_field_that_is_not_public_is_taken_out_by_name() {
    let hidden = ProjectField::ALL.iter().filter(|field| field.visibility() != Visibility::Public);
    let known = [ProjectField::AssignedLeader, ProjectField::ProjectLiaison];
    assert!(hidden.clone().all(|field| known.contains(field)), "Reader::sees has to learn of a field");
    assert_eq!(hidden.count(), known.len());
}

#[test]
fn only_what_was_asked_for_and_no_more_than_a_device_holds() {
    let portfolio = portfolio();
    let filter = Query::parse([("q", "T-002")]).expect("query").filter;
    let reader = |_| Some(Reader { sight: Sight::PUBLIC, unapproved: false });
    let chosen = |filter: &Filter, most| {
        Pack::of(&portfolio, Bound { filter, most }, made(&portfolio), ground(), reader)
    };
    let one = chosen(&filter, 1).expect("pack");
    assert_eq!(one.records.len(), 1);
    assert_eq!(one.records[0].entry.project.code.as_str(), "T-002");
    assert_eq!(chosen(&Filter::default(), 2), Err(PackError::TooMany { found: 3, most: 2 }));
}

#[test]
fn texts_go_to_their_records() {
    let mut pack = pack_for(Actor::Anonymous(ReadAccess::Open));
    let (first, stranger) = (ProjectId(Uuid::from_u128(1)), ProjectId(Uuid::from_u128(99)));
    let named = |project| (project, day("2025-09-01"), Bilingual::new("封顶", "Topping out"));
    pack.name_milestones([named(first), named(stranger)]);
    let words = ReportWords {
        month: month("2025-09"),
        note: Some("主体完成".to_owned()),
        problems: None,
        next_steps: None,
    };
    pack.add_words([(first, words.clone())]);
    assert_eq!(pack.records[0].milestones.len(), 1);
    assert_eq!((pack.records[0].words.as_ref(), pack.records[1].words.as_ref()), (Some(&words), None));
}

/// Names of members with the kind of what they hold, in order.
fn shape(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                shape(member, &format!("{path}.{name}"), into);
            }
        }
        Value::Array(items) => match items.first() {
            Some(first) => shape(first, &format!("{path}[]"), into),
            None => into.push(format!("{path}[]")),
        },
        Value::Null => into.push(format!("{path}?")),
        Value::Bool(_) => into.push(format!("{path}:bool")),
        Value::Number(_) => into.push(format!("{path}:number")),
        Value::String(_) => into.push(format!("{path}:text")),
    }
}

/// A copy on a device is read by later versions: what is written must stay, or [`Pack::FORMAT`] go up.
#[test]
fn the_format_counts_changes_of_what_is_written() {
    let mut pack = pack_for(Actor::Account(Roles::only(Role::Reviewer)));
    pack.name_milestones([(ProjectId(Uuid::from_u128(1)), day("2025-09-01"), Bilingual::same("a"))]);
    let mut lines = Vec::new();
    shape(&serde_json::to_value(&pack).expect("written"), "", &mut lines);
    lines.sort_unstable();
    let written = lines.iter().flat_map(|line| line.bytes()).fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    assert_eq!((Pack::FORMAT, format!("{written:016x}").as_str()), (1, "97a70acaa03dfee8"), "{lines:#?}");
}
