//! What colours, shapes and sizes mean, for the sketch and for the browser's map alike.

use super::Map;
use super::subdistricts::subdistricts;
use crate::locale::{td_string, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::Tone;
use domain::code_list::CodeList as _;
use domain::portfolio_map::{Colouring, mark_size};
use domain::status_light::Light;
use domain::unit::Yuan;
use leptos::prelude::*;

/// Amounts just within each size of marks, 亿元.
const SIZES: [(i64, &str, &str); 5] = [
    (0, "不足 1 亿", "under ¥0.1 bn"),
    (1, "1–4 亿", "¥0.1–0.4 bn"),
    (4, "4–16 亿", "¥0.4–1.6 bn"),
    (16, "16–64 亿", "¥1.6–6.4 bn"),
    (64, "64 亿以上", "from ¥6.4 bn"),
];

/// The legend, and under it the figures by subdistrict.
pub(super) fn legend(map: &Map<'_>) -> AnyView {
    let locale = use_locale();
    let colouring = map.address.colouring;
    let by = colouring.label().in_language(map.language);
    let approximate = map.placed().any(|(_, _, site)| site.approximate).then(|| {
        view! {
            <li>
                <svg class="legend-mark hue-none" viewBox="-1 -1 14 14" aria-hidden="true">
                    <path class="map-mark approximate" d=Tone::Good.shape() />
                </svg>
                {td_string!(locale, portfolio_map.approximate)}
            </li>
        }
    });
    view! {
        <div class="map-legend">
            <ul class="legend" aria-label=td_string!(locale, portfolio_map.colours, by = by).to_string()>
                {colours(map)}
            </ul>
            {(colouring != Colouring::Light).then(|| shapes(map))}
            <ul class="legend" aria-label=td_string!(locale, portfolio_map.other_marks)>
                {approximate}
                <li>
                    <svg class="legend-mark hue-none" viewBox="0 0 24 12" aria-hidden="true">
                        <path class="map-line" d="M1 9 9 4l6 4 8-5" />
                    </svg>
                    {td_string!(locale, portfolio_map.line)}
                </li>
                <li>
                    <svg class="legend-mark hue-none" viewBox="0 0 24 12" aria-hidden="true">
                        <path class="map-area" d="M2 10 6 2h13l3 5-6 4Z" />
                    </svg>
                    {td_string!(locale, portfolio_map.area)}
                </li>
            </ul>
            <ul class="legend" aria-label=td_string!(locale, portfolio_map.sizes)>
                <li class="legend-name">{td_string!(locale, portfolio_map.sizes)}</li>
                {sizes(map)}
            </ul>
            <p class="card-note">{td_string!(locale, portfolio_map.sketch_note)}</p>
            {subdistricts(map)}
        </div>
    }
    .into_any()
}

/// A class a line; lights have their shape, other classes a disc.
fn colours(map: &Map<'_>) -> Vec<AnyView> {
    let colouring = map.address.colouring;
    let classes = colouring.classes().into_iter().enumerate();
    let line = |(at, label): (usize, domain::label::Label)| {
        let light = Light::ALL.get(at).filter(|_| colouring == Colouring::Light);
        let shape = light.map_or(Tone::Good, |light| light_tone(*light)).shape();
        view! {
            <li>
                <svg class=format!("legend-mark hue-{at}") viewBox="0 0 12 12" aria-hidden="true">
                    <path class="map-mark" d=shape />
                </svg>
                {label.in_language(map.language)}
            </li>
        }
        .into_any()
    };
    classes.map(line).collect()
}

/// The four shapes, where colour says something else.
fn shapes(map: &Map<'_>) -> AnyView {
    let lines = WORST_FIRST.map(|light| {
        view! {
            <li>
                <svg class="legend-mark hue-none" viewBox="0 0 12 12" aria-hidden="true">
                    <path class="map-mark" d=light_tone(light).shape() />
                </svg>
                {light.label().in_language(map.language)}
            </li>
        }
    });
    let name = td_string!(use_locale(), portfolio_map.shapes);
    view! { <ul class="legend" aria-label=name>{lines.into_iter().collect_view()}</ul> }.into_any()
}

fn sizes(map: &Map<'_>) -> Vec<AnyView> {
    let line = |(yi, zh, en): (i64, &'static str, &'static str)| {
        let side = mark_size(Some(Yuan(yi * 100_000_000)));
        let text = domain::label::Label { zh, en }.in_language(map.language);
        view! {
            <li>
                <svg class="hue-none" viewBox="0 0 12 12" width=side height=side aria-hidden="true">
                    <path class="map-mark" d=Tone::Good.shape() />
                </svg>
                {text}
            </li>
        }
        .into_any()
    };
    SIZES.into_iter().map(line).collect()
}
