//! Milestones reached between.

use super::part::{Part, numbers, project, words};
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
        view! {
            <tr>
                {project(&met.code, &met.name, digest.to)}
                <td class="numeric">{met.planned.to_string()}</td>
                <td class="numeric">{met.actual.to_string()}</td>
                <td class="numeric">{late}</td>
            </tr>
        }
        .into_any()
    });
    let (count, late) = (digest.sums.milestones_met, digest.sums.milestones_late);
    Part {
        id: "milestones",
        title: td_string!(locale, change_digest.milestones, count = count, late = late).to_string(),
        none: td_string!(locale, change_digest.no_milestones),
        heads: vec![
            words(td_string!(locale, change_digest.project)),
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
