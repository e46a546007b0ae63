//! The projects as a list: all that the map says of them, in words. What has no place has a list of its own.

use super::Map;
use crate::locale::{td_string, use_locale};
use crate::project::list::Face;
use crate::status_light::LightBadge;
use crate::ui::{Badge, Icon, Money, Percent, Section, Tone};
use domain::code_list::{CodeList as _, Source};
use domain::portfolio::ProjectItem;
use domain::portfolio_map::Site;
use leptos::prelude::*;

/// The list of those on the map.
pub(super) fn list(map: &Map<'_>) -> AnyView {
    let rows: Vec<_> = map.placed().map(|(item, _, site)| row(map, item, Some(site))).collect();
    let locale = use_locale();
    if rows.is_empty() {
        return view! { <p class="map-none">{td_string!(locale, portfolio_map.none_placed)}</p> }.into_any();
    }
    let cut = (map.found > map.shown.len()).then(|| {
        let text =
            td_string!(locale, portfolio_map.cut, shown = map.shown.len(), count = map.found).to_string();
        let href = map.address.as_face(Face::List).href();
        view! { <p class="card-note">{text} " " <a href=href>{td_string!(locale, portfolio_map.whole_list)}</a></p> }
    });
    view! {
        {cut}
        <ul class="map-rows">{rows}</ul>
    }
    .into_any()
}

/// The list of a part of the map: of many, the first, and what is chosen.
pub(super) fn list_of_part(map: &Map<'_>) -> AnyView {
    let locale = use_locale();
    let rows: Vec<_> = map.placed().map(|(item, _, site)| row(map, item, Some(site))).collect();
    let shown = rows.len().min(super::beyond::MOST_ROWS);
    let cut = (map.found > shown).then(|| {
        let text = td_string!(locale, portfolio_map.cut_part, shown = shown, count = map.found).to_string();
        view! { <p class="card-note">{text}</p> }
    });
    let none = rows.is_empty().then(|| {
        view! { <p class="map-none">{td_string!(locale, portfolio_map.none_in_view)}</p> }
    });
    view! {
        {none}
        {cut}
        <ul class="map-rows">{rows}</ul>
    }
    .into_any()
}

/// The list of those without a place; nothing when all have one.
pub(super) fn elsewhere(map: &Map<'_>) -> AnyView {
    let rows: Vec<_> = map.elsewhere().map(|item| row(map, item, None)).collect();
    if rows.is_empty() {
        return ().into_any();
    }
    let locale = use_locale();
    let title = td_string!(locale, portfolio_map.without_place, count = rows.len()).to_string();
    view! {
        <Section title note=td_string!(locale, portfolio_map.without_place_note) id="without-place">
            <ul class="map-rows map-rows-wide">{rows}</ul>
        </Section>
    }
    .into_any()
}

fn row(map: &Map<'_>, item: &ProjectItem, site: Option<&Site>) -> AnyView {
    let locale = use_locale();
    let code = item.code.to_string();
    let name = item.name.in_language(map.language).to_owned();
    let reason = item.light_reason.in_language(map.language).to_owned();
    let source = match item.source {
        Source::Illustrative => Some(Tone::Caution),
        Source::ReportCount => Some(Tone::Info),
        Source::Report | Source::Imported => None,
    };
    let source = source.map(|tone| {
        view! { <Badge label=item.source.label().in_language(map.language) tone /> }
    });
    let approximate = site.is_some_and(|site| site.approximate).then(|| {
        view! { <span class="map-approximate">{td_string!(locale, portfolio_map.approximate_row)}</span> }
    });
    // Only the browser's map can do it: the style sheet shows it once that is there.
    let locate = site.is_some().then(|| {
        let label = td_string!(locale, portfolio_map.locate, name = name.as_str()).to_string();
        view! {
            <button type="button" class="map-locate" data-locate=code.clone() aria-label=label>
                <Icon icon=icondata::LuLocateFixed />
            </button>
        }
    });
    let rate = item.investment_completion_rate_bp.map(|rate| {
        view! {
            <span>
                {td_string!(locale, project.col_rate)}
                " "
                <Percent value=Some(rate) />
            </span>
        }
    });
    view! {
        <li class="map-row" data-code=code.clone() data-key=code.clone()>
            <p class="map-row-head">
                <LightBadge light=item.light />
                <span class="map-code">{code.clone()}</span>
                {source}
                {locate}
            </p>
            <a class="row-link" href=map.record_href(&code)>
                {name}
            </a>
            <p class="row-note">{reason}</p>
            <p class="map-row-money">
                <span>
                    {td_string!(locale, project.col_total_planned)}
                    " "
                    <Money value=item.total_planned_investment />
                </span>
                {rate}
                {approximate}
            </p>
        </li>
    }
    .into_any()
}
