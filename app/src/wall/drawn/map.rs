//! The map with its lights, and how many of each.

use super::{Slide, Wall};
use crate::locale::{td_string, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::ToneMark;
use domain::code_list::CodeList as _;
use leptos::prelude::*;

pub(super) fn slide(wall: &Wall<'_>) -> Slide {
    let locale = use_locale();
    let lights = WORST_FIRST.map(|light| {
        let label = light.label().in_language(wall.language);
        view! {
            <li class="wall-light">
                <span aria-hidden="true">
                    <ToneMark tone=light_tone(light) label />
                </span>
                <span class="wall-light-name">{label}</span>
                <strong class="wall-light-count">{wall.view.total.lights.of(light)}</strong>
            </li>
        }
    });
    let colour = wall.address.list.colouring.code();
    let content = view! {
        <figure class="map-figure wall-map" data-colour=colour>
            // The server's own drawing: its words are escaped.
            <div class="wall-sketch" inner_html=wall.sketch.clone()></div>
            <p class="map-words">
                <strong>{td_string!(locale, portfolio_map.sketch)}</strong>
            </p>
        </figure>
        <ul class="wall-lights">{lights.into_iter().collect_view()}</ul>
    };
    Slide {
        key: "map".to_owned(),
        title: td_string!(locale, wall.map).to_owned(),
        content: content.into_any(),
    }
}
