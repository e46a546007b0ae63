//! Red projects, furthest behind first, each with its reason.

use super::{Slide, Wall};
use crate::locale::{td_string, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Badge, Points};
use domain::code_list::{CodeList as _, Source};
use domain::portfolio::ProjectItem;
use domain::status_light::Light;
use leptos::prelude::*;

/// Rows that can be read across a room.
const ON_A_SCREEN: usize = 6;
/// Screens of them; beyond, nobody would wait for the map to come round again.
const MOST_SCREENS: usize = 8;

pub(super) fn slides(wall: &Wall<'_>) -> Vec<Slide> {
    let locale = use_locale();
    let title = td_string!(locale, wall.reds);
    let reds: Vec<_> = wall.view.items.iter().filter(|item| item.light == Light::Red).collect();
    if reds.is_empty() {
        let none = td_string!(locale, wall.no_reds);
        let content = view! { <p class="wall-calm">{none}</p> }.into_any();
        return vec![Slide { key: "reds-1".to_owned(), title: title.to_owned(), content }];
    }
    let screens = reds.len().div_ceil(ON_A_SCREEN).min(MOST_SCREENS);
    let left = reds.len().saturating_sub(MOST_SCREENS * ON_A_SCREEN);
    let parts = reds.chunks(ON_A_SCREEN).take(MOST_SCREENS).zip(1..);
    let slides = parts.map(|(part, n)| {
        let rows: Vec<_> = part.iter().map(|item| row(wall, item)).collect();
        let more = (left > 0 && n == screens).then(|| {
            let text = td_string!(locale, wall.more_reds, count = left).to_string();
            view! { <p class="wall-note">{text}</p> }
        });
        let title = match screens {
            1 => title.to_owned(),
            _ => td_string!(locale, wall.part, title = title, part = n, of = screens).to_string(),
        };
        let content = view! { <ol class="wall-reds" start={(n - 1) * ON_A_SCREEN + 1}>{rows}</ol> {more} };
        Slide { key: format!("reds-{n}"), title, content: content.into_any() }
    });
    slides.collect()
}

fn row(wall: &Wall<'_>, item: &ProjectItem) -> AnyView {
    let example = (item.source == Source::Illustrative).then(|| {
        view! { <Badge label=Source::Illustrative.label().in_language(wall.language) /> }
    });
    let gap = item.progress_gap_bp.map(|gap| view! { <Points value=Some(gap) /> });
    view! {
        <li class="wall-red" data-key=item.code.to_string()>
            <LightBadge light=item.light />
            <div>
                <p class="wall-red-name">
                    {item.name.in_language(wall.language).to_owned()}
                    " "
                    <span class="wall-red-code">{item.code.to_string()}</span>
                    " "
                    {example}
                </p>
                <p class="wall-red-reason">{item.light_reason.in_language(wall.language).to_owned()}</p>
            </div>
            <p class="wall-red-gap">{gap}</p>
        </li>
    }
    .into_any()
}
