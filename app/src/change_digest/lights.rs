//! Lights that turned between, and records that came in.

use super::part::{Part, Row, list, numbers, project, words};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Money, NotPublished, fixed_money_unit};
use domain::code_list::CodeList as _;
use domain::portfolio::{Digest, Filter, SortKey};
use leptos::prelude::*;

pub(super) fn lights(digest: &Digest) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = digest.lights.iter().map(|light| Row {
        head: project(&light.code, &light.name, digest.to),
        cells: vec![
            view! { <LightBadge light=light.from /> }.into_any(),
            view! { <LightBadge light=light.to /> }.into_any(),
            light.reason.in_language(language).to_owned().into_any(),
        ],
    });
    let columns = [
        td_string!(locale, change_digest.light_before),
        td_string!(locale, change_digest.light_after),
        td_string!(locale, change_digest.why),
    ];
    Part {
        id: "lights",
        title: td_string!(locale, change_digest.lights, count = digest.sums.turned).to_string(),
        none: td_string!(locale, change_digest.no_lights),
        columns: columns.map(words).to_vec(),
        rows: rows.collect(),
        note: None,
        count: digest.sums.turned,
        list: None,
    }
    .draw()
}

pub(super) fn added(digest: &Digest) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = digest.added.iter().map(|added| {
        let stage = match added.stage {
            Some(stage) => stage.label().in_language(language).into_any(),
            None => view! { <NotPublished /> }.into_any(),
        };
        Row {
            head: project(&added.code, &added.name, digest.to),
            cells: vec![
                stage.into_any(),
                view! { <Money value=added.total_planned_investment fixed=true /> }.into_any(),
            ],
        }
    });
    let total = format!(
        "{} ({})",
        SortKey::TotalPlannedInvestment.label().in_language(language),
        fixed_money_unit(language)
    );
    Part {
        id: "added",
        title: td_string!(locale, change_digest.added, count = digest.sums.added).to_string(),
        none: td_string!(locale, change_digest.no_added),
        columns: vec![words(SortKey::Stage.label().in_language(language)), numbers(total)],
        rows: rows.collect(),
        note: None,
        count: digest.sums.added,
        list: Some((
            list(digest.to, Filter::default(), None),
            td_string!(locale, change_digest.all_projects),
        )),
    }
    .draw()
}
