//! Reading what was typed, and what a record is afterwards; merging is in `merging`, places are in `place`.

mod merging;
mod place;

use super::*;
use crate::calendar::ReportingCalendar;
use crate::code_list::{Category, CodeList as _, Programme, Sector, Source, Stage};
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use crate::place::{Geometry, Place, PlaceBasis, surroundings_of};
use crate::project::{Project, ProjectField, ProjectId, Provenance, StageChange};
use crate::unit::Yuan;
use chrono::NaiveDate;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("day")
}

fn moment() -> Moment {
    let month = |text: &str| text.parse().expect("month");
    let calendar = ReportingCalendar {
        first: month("2025-01"),
        last_closed: Some(month("2025-09")),
        open: month("2025-10"),
    };
    Moment { calendar, today: day("2025-10-15"), surroundings: surroundings_of("350503") }
}

const OFFICE: Editor = Editor { office: true };

fn project() -> Project {
    Project {
        id: ProjectId(uuid::Uuid::from_u128(1)),
        code: "CJ-001".parse().expect("code"),
        name: Bilingual::new("示例桥", "Example bridge"),
        category: Category::Construction,
        programmes: [Programme::Construction267, Programme::Key2025].into_iter().collect(),
        sector: Sector::Transport,
        subdistrict: None,
        scope: Some(Bilingual::same("一座桥")),
        project_owner: Some("示例公司".to_owned()),
        responsible_unit: None,
        assigned_leader: Some("示例领导A".to_owned()),
        project_liaison: None,
        approval_code: None,
        stage_history: vec![
            StageChange { effective_from: day("2024-03-01"), stage: Some(Stage::Preparatory) },
            StageChange { effective_from: day("2025-10-03"), stage: Some(Stage::UnderConstruction) },
        ],
        actual_start: Some(day("2025-10-03")),
        actual_finish: None,
        opening_balance: Some(Yuan(12_345_000)),
        place: Some(Place {
            geometry: Geometry::LineString(vec![[118.6, 24.9], [118.61, 24.91], [118.62, 24.92]]),
            basis: PlaceBasis::Exact,
        }),
        source: Source::Illustrative,
        provenance: Provenance::default(),
        enrolled_in_monthly_reporting: true,
        revision: 4,
    }
}

/// The form of a record as a browser sends it, with some inputs typed over.
fn sent(project: &Project, typed: &[(&str, &str)]) -> Fields {
    let values = RecordValues::of(project);
    let mut fields = Vec::new();
    for field in ProjectField::ALL {
        fields.push((format!("{BASE}{field}"), values.get(*field).to_owned()));
        for (input, stored) in field.inputs().iter().zip(values.inputs_of(*field)) {
            let over = typed.iter().find(|(name, _)| name == input).map(|(_, text)| (*text).to_owned());
            fields.push(((*input).to_owned(), over.unwrap_or(stored)));
        }
    }
    Fields(fields)
}

fn parsed(project: &Project, typed: &[(&str, &str)]) -> Result<ProjectEdit, FieldErrors> {
    let fields = sent(project, typed);
    ProjectDraft::of(&fields).parse(&ProjectDraft::base_of(&fields))
}

fn after(project: &Project, typed: &[(&str, &str)]) -> Result<Project, FieldErrors> {
    edited(project, &parsed(project, typed)?.changes, OFFICE, &moment())
}

#[test]
fn a_form_sent_back_as_it_came_changes_nothing() {
    assert_eq!(parsed(&project(), &[]).expect("parses").changes, RecordValues::default());
    assert_eq!(after(&project(), &[]).expect("edits"), project());
}

#[test]
fn everything_that_is_wrong_is_told_at_its_input() {
    let typed = [
        ("name_zh", " "),
        ("sector", "bridges"),
        ("approval_code", "123"),
        ("actual_start", "2025-02-30"),
        ("opening_balance", "many"),
        ("coordinates", "24.8"),
        ("stage", "suspended"),
        ("stage_effective_from", ""),
    ];
    let errors = parsed(&project(), &typed).expect_err("wrong");
    let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
    let expected = [
        "name_zh",
        "sector",
        "approval_code",
        "stage_effective_from",
        "actual_start",
        "opening_balance",
        "coordinates",
    ];
    assert_eq!(fields, expected);
    assert!(errors.0.iter().all(|error| !error.message.zh.is_empty() && !error.message.en.is_empty()));
}

#[test]
fn what_people_type_is_read() {
    let typed = [
        ("approval_code", "２１０１－350503－04－01－123456"),
        ("actual_start", "2025年10月1日"),
        ("opening_balance", "1.2亿"),
        ("subdistrict", "东海"),
        ("name_en", "示例桥"),
    ];
    let edited = after(&project(), &typed).expect("edits");
    assert_eq!(edited.approval_code.expect("a code").as_str(), "2101-350503-04-01-123456");
    assert_eq!(
        (edited.actual_start, edited.opening_balance),
        (Some(day("2025-10-01")), Some(Yuan(120_000_000)))
    );
    assert_eq!(edited.subdistrict.map(|one| one.code()), Some("350503007"));
    assert_eq!(edited.name, Bilingual::same("示例桥"));
}

#[test]
fn a_stage_changes_by_its_day_and_closed_months_stay() {
    let later = after(&project(), &[("stage", "suspended"), ("stage_effective_from", "2025-10-10")]);
    let history = later.expect("edits").stage_history;
    assert_eq!(history.len(), 3);
    assert_eq!(history[2], StageChange { effective_from: day("2025-10-10"), stage: Some(Stage::Suspended) });
    let corrected = after(&project(), &[("stage", "suspended")]).expect("edits").stage_history;
    assert_eq!((corrected.len(), corrected[1].stage), (2, Some(Stage::Suspended)));
    let moved = after(&project(), &[("stage_effective_from", "2025-10-01")]).expect("edits").stage_history;
    assert_eq!((moved.len(), moved[1].effective_from), (2, day("2025-10-01")));
    for closed in ["2025-09-30", "2025-08-01", "2025-10-16"] {
        let typed = [("stage", "suspended"), ("stage_effective_from", closed)];
        let errors = after(&project(), &typed).expect_err(closed);
        assert!(errors.of("stage_effective_from").is_some(), "{closed}");
    }
    let mut old = project();
    old.stage_history.pop();
    let errors = after(&old, &[("stage", "suspended")]).expect_err("the line stands in a closed month");
    assert!(errors.of("stage_effective_from").expect("told").zh.contains("2025-10-01"));
}

#[test]
fn what_is_to_come_has_not_happened_and_an_end_follows_its_beginning() {
    let errors = after(&project(), &[("actual_finish", "2026-01-01")]).expect_err("to come");
    assert!(errors.of("actual_finish").is_some());
    let errors = after(&project(), &[("actual_finish", "2025-10-02")]).expect_err("before its beginning");
    assert!(errors.of("actual_finish").is_some());
}

#[test]
fn a_manager_leaves_to_the_office_what_is_the_offices() {
    let edit =
        parsed(&project(), &[("category", "culture_tourism"), ("project_owner", "乙公司")]).expect("parses");
    let errors = edited(&project(), &edit.changes, Editor { office: false }, &moment()).expect_err("refused");
    assert_eq!(errors.0.len(), 1);
    assert!(errors.of("category").is_some());
}

#[test]
fn a_change_is_taken_back_whatever_it_did_to_the_stages() {
    let cases = [
        vec![("stage", "suspended"), ("stage_effective_from", "2025-10-10")],
        vec![("stage", "suspended")],
        vec![("stage_effective_from", "2025-10-01")],
        vec![
            ("name_zh", "新桥"),
            ("coordinates", "118.7, 24.9"),
            ("shape", "point"),
            ("opening_balance", ""),
        ],
    ];
    for typed in cases {
        let changed = after(&project(), &typed).expect("edits");
        let (old, new) = (RecordValues::of(&project()), RecordValues::of(&changed));
        let fields = new.changed_from(&old);
        let (before, after) = (old.only(&fields), new.only(&fields));
        let restored = undone(&changed, &before, &after, OFFICE, &moment()).expect("undone");
        assert_eq!(restored, project(), "{typed:?}");
    }
}

#[test]
fn a_new_record_needs_a_name_a_list_and_a_sector() {
    let fields: Fields = [("name_zh", ""), ("category", ""), ("sector", "")].into_iter().collect();
    let errors = ProjectDraft::of(&fields).parse(&RecordValues::default()).expect_err("wrong");
    assert_eq!(errors.0.len(), 3);
}
