//! Milestones reached between.

use super::part::{Part, Row, numbers, project};
use crate::locale::{td_string, use_locale};
use domain::portfolio::Digest;
use leptos::prelude::*;

pub(super) fn milestones(digest: &Digest) -> AnyView {
    let locale = use_locale();
    let rows = digest.milestones.iter().map(|met| {
        let late = match met.days_late {
            0 => td_string!(locale, change_digest.in_time).to_owned(),
            days => td_string!(locale, change_digest.days_late, days = days).to_string(),
        };
        Row {
            head: project(&met.code, &met.name, digest.to),
            cells: vec![
                met.planned.to_string().into_any(),
                met.actual.to_string().into_any(),
                late.into_any(),
            ],
        }
    });
    let (count, late) = (digest.sums.milestones_met, digest.sums.milestones_late);
    Part {
        id: "milestones",
        title: td_string!(locale, change_digest.milestones, count = count, late = late).to_string(),
        none: td_string!(locale, change_digest.no_milestones),
        columns: vec![
            numbers(td_string!(locale, change_digest.planned)),
            numbers(td_string!(locale, change_digest.reached)),
            numbers(td_string!(locale, change_digest.late)),
        ],
        rows: rows.collect(),
        note: None,
        count,
        list: None,
    }
    .draw()
}
