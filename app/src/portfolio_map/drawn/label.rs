//! Names of subdistricts on the sketch, each with how many projects, their sum and the mix of their lights. Where a name
//! stands was set by hand; no border is drawn, because none is known.

use super::Map;
use crate::locale::{of_language, td_string};
use crate::status_light::WORST_FIRST;
use crate::ui::{fixed_money_text, money_text};
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::portfolio::{Group, GroupKey, Measures};
use domain::portfolio_map::{Frame, LabelPoint};
use leptos::prelude::*;

/// Units from the middle of a label to either end of its bar.
const HALF_BAR: u32 = 56;

/// The labels.
pub(super) fn labels(map: &Map<'_>, frame: &Frame) -> AnyView {
    let labels = map.outlines.subdistricts.iter().map(|point| label(map, point, frame));
    labels.collect::<Vec<_>>().into_any()
}

/// The group of a subdistrict.
pub(super) fn group_of<'a>(groups: &'a [Group], code: &str) -> Option<&'a Group> {
    groups.iter().find(|group| matches!(&group.key, GroupKey::One(Some(key)) if key == code))
}

/// A name as it fits on a map: without "subdistrict".
pub(super) fn short_name(point: LabelPoint, language: Language) -> &'static str {
    let label = point.subdistrict.label();
    match language {
        Language::ZhCn => label.zh.trim_end_matches("街道"),
        Language::En => label.en,
    }
}

fn label(map: &Map<'_>, point: &LabelPoint, frame: &Frame) -> AnyView {
    let [x, y] = frame.point(point.position);
    let measures = group_of(&map.groups, point.subdistrict.code()).map(|group| group.measures);
    let told = measures.map(|measures| {
        view! {
            // What stands behind the words, so that they can be read over marks.
            <rect class="map-plate" x="-78" y="-22" width="156" height="62" rx="6" />
            <text class="map-label-sum" y="19">{sum_text(&measures, map.language)}</text>
            {mix(&measures)}
        }
    });
    view! {
        <g class="map-label" transform=format!("translate({x:.0} {y:.0})")>
            {told}
            <text class="map-label-name">{short_name(*point, map.language)}</text>
        </g>
    }
    .into_any()
}

/// How many, and their planned total where any is known.
fn sum_text(measures: &Measures, language: Language) -> String {
    let count = td_string!(of_language(language), project.count, count = measures.count).to_string();
    match measures.total_planned_investment.sum {
        Some(sum) => {
            let sum = match language {
                Language::ZhCn => format!("{} 亿", fixed_money_text(sum, language)),
                Language::En => money_text(sum, language),
            };
            format!("{count} · {sum}")
        }
        None => count,
    }
}

/// The lights as parts of a bar, worst first.
fn mix(measures: &Measures) -> AnyView {
    let total = measures.count.max(1);
    let mut before = 0;
    let parts = WORST_FIRST.map(|light| {
        let count = measures.lights.of(light);
        let (from, to) = (before * 2 * HALF_BAR / total, (before + count) * 2 * HALF_BAR / total);
        before += count;
        let (x, width) = (i64::from(from) - i64::from(HALF_BAR), to - from);
        view! { <rect class=format!("map-mix light-{}", light.code()) x=x y="28" width=width height="7" /> }
    });
    parts.into_iter().collect::<Vec<_>>().into_any()
}
