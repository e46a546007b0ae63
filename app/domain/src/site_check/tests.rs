//! Site checks: what is read, how far it is, what is told of clocks.

use super::*;
use crate::form::Fields;
use crate::place::{Geometry, Place, PlaceBasis};
use crate::project::ProjectId;
use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

const ID: &str = "0199c0de-0000-7000-8000-000000000001";

fn now() -> DateTime<Utc> {
    "2025-10-09T08:30:00Z".parse().expect("an instant")
}

fn read(pairs: &[(&str, &str)]) -> Result<SiteCheckDraft, Vec<String>> {
    let mut fields = Fields(vec![]);
    for (name, text) in [("id", ID), ("finding", "normal")] {
        if !pairs.iter().any(|(known, _)| *known == name) {
            fields.0.push((name.to_owned(), text.to_owned()));
        }
    }
    fields.0.extend(pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    SiteCheckDraft::read(&fields, now()).map_err(|errors| errors.0.into_iter().map(|e| e.field).collect())
}

#[test]
fn what_is_left_out_is_not_known_and_now_is_the_time() {
    let draft = read(&[("note", " ")]).expect("right");
    assert_eq!((draft.note, draft.position, draft.checked_at), (None, None, now()));
}

#[test]
fn everything_that_is_wrong_is_told_at_its_field() {
    let wrong = |pairs: &[(&str, &str)]| read(pairs).expect_err("wrong");
    assert_eq!(wrong(&[("id", "7"), ("finding", "good")]), ["id", "finding"]);
    assert_eq!(wrong(&[("id", &Uuid::from_u128(4).to_string())]), ["id"]);
    assert_eq!(wrong(&[("finding", "problem")]), ["note"]);
    assert_eq!(wrong(&[("note", &"长".repeat(MOST_NOTE + 1))]), ["note"]);
    assert_eq!(wrong(&[("checked_at", "yesterday")]), ["checked_at"]);
    assert_eq!(wrong(&[("longitude", "118.6")]), ["latitude", "accuracy"]);
    let far = [("longitude", "181"), ("latitude", "NaN"), ("accuracy", "-1")];
    assert_eq!(wrong(&far), ["longitude", "latitude", "accuracy"]);
}

#[test]
fn the_distance_is_to_the_nearest_part_of_the_place_and_nothing_inside_it() {
    let at = [("longitude", "118.6"), ("latitude", "24.9"), ("accuracy", "12.3")];
    let distance = |geometry: Option<Geometry>| {
        let place = geometry.map(|geometry| Place { geometry, basis: PlaceBasis::Exact });
        let draft = read(&at).expect("right");
        let check = draft.received(ProjectId(Uuid::from_u128(1)), place.as_ref(), "manager1", now());
        assert_eq!(check.position.map(|position| position.accuracy_metres), Some(13));
        check.distance_metres
    };
    assert_eq!(distance(None), None);
    // A thousandth of a degree north is 111 m, here one east is 101 m.
    assert!((109..=112).contains(&distance(Some(Geometry::Point([118.6, 24.901]))).expect("known")));
    let road = Geometry::LineString(vec![[118.601, 24.8], [118.601, 25.0]]);
    assert!((99..=103).contains(&distance(Some(road)).expect("known")));
    let around = |half: f64| {
        let [west, east, south, north] = [118.6 - half, 118.6 + half, 24.9 - half, 24.9 + half];
        vec![[west, south], [east, south], [east, north], [west, north], [west, south]]
    };
    assert_eq!(distance(Some(Geometry::Polygon(vec![around(0.01)]))), Some(0));
    let hole = distance(Some(Geometry::Polygon(vec![around(0.01), around(0.001)])));
    assert!((99..=103).contains(&hole.expect("known")), "in a hole it is outside");
    assert_eq!(distance(Some(Geometry::LineString(Vec::new()))), None);
}

#[test]
fn a_clock_that_is_wrong_by_more_than_a_day_is_told_and_kept() {
    let day = TimeDelta::days(1);
    assert_eq!(Clock::of(now() + day, now()), Clock::Agrees);
    assert_eq!(Clock::of(now() - day, now()).words(), None);
    let ahead = Clock::of(now() + day * 3, now()).words().expect("told");
    assert!(ahead.zh.contains("快 3 天") && ahead.en.contains("3 d ahead"), "{ahead:?}");
    let behind = Clock::of(now() - day * 2, now());
    assert!(matches!(behind, Clock::Behind(_)) && behind.words().expect("told").zh.contains("补传"));
    let draft = read(&[("checked_at", "2031-01-01T00:00:00+08:00")]).expect("kept");
    assert_eq!(draft.checked_at.to_rfc3339(), "2030-12-31T16:00:00+00:00");
}
