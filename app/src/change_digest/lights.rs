//! Lights that turned between, and records that came in.

use super::part::{Part, list, numbers, project, words};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Money, NotPublished, fixed_money_unit};
use domain::code_list::CodeList as _;
use domain::portfolio::{Digest, Filter, SortKey};
use leptos::prelude::*;

pub(super) fn lights(digest: &Digest) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = digest.lights.iter().map(|light| {
        view! {
            <tr>
                {project(&light.code, &light.name, digest.to)}
                <td><LightBadge light=light.from /></td>
                <td><LightBadge light=light.to /></td>
                <td>{light.reason.in_language(language).to_owned()}</td>
            </tr>
        }
        .into_any()
    });
    let heads = [
        td_string!(locale, change_digest.project),
        td_string!(locale, change_digest.light_before),
        td_string!(locale, change_digest.light_after),
        td_string!(locale, change_digest.why),
    ];
    Part {
        id: "lights",
        title: td_string!(locale, change_digest.lights, count = digest.sums.turned).to_string(),
        none: td_string!(locale, change_digest.no_lights),
        heads: heads.map(words).to_vec(),
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
        view! {
            <tr>
                {project(&added.code, &added.name, digest.to)}
                <td>{stage}</td>
                <td class="numeric"><Money value=added.total_planned_investment fixed=true /></td>
            </tr>
        }
        .into_any()
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
        heads: vec![
            words(td_string!(locale, change_digest.project)),
            words(SortKey::Stage.label().in_language(language)),
            numbers(total),
        ],
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
