//! `/offline/projects`: the list of the copy, asked for in the same words as the list of the server.

use super::copy::Copy;
use super::page::{PROJECTS, age, wrong};
use super::question::{offset, query, with_offset, with_path};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::{LightBadge, WORST_FIRST};
use crate::ui::{
    AsOfField, Badge, Button, ButtonVariant, ChoiceOption, EmptyState, FilterForm, LinkButton, Money,
    Pagination, Percent, Points, SelectField, StatRow, StatTile, TextField, TextKind, Tone, fixed_money_text,
    fixed_money_unit,
};
use domain::code_list::{Category, CodeList, Sector, Source, Stage, Subdistrict};
use domain::label::Language;
use domain::portfolio::{Choice, CoveredSum, ProjectItem, Query, View};
use domain::status_light::Light;
use leptos::prelude::*;

/// The page.
pub(super) fn page(copy: &Copy, search: &str) -> AnyView {
    let answered = query(search).and_then(|query| Ok((copy.portfolio.query(&query)?, query)));
    let (view, query) = match answered {
        Ok(answered) => answered,
        Err(error) => return wrong(error),
    };
    let other = (view.as_of.month != copy.pack.made.as_of.month).then(|| age(copy, Some(view.as_of.month)));
    view! { {other} {form(copy, &view, &query)} {sums(&view)} {rows(&view, &query, search)} }.into_any()
}

/// The filters that matter on the way, and the month.
pub(super) fn form_fields(copy: &Copy, view: &View, query: &Query) -> AnyView {
    let locale = use_locale();
    let filter = &query.filter;
    let (calendar, as_of) = (*copy.portfolio.calendar(), view.as_of);
    view! {
        <TextField
            name="q"
            label=td_string!(locale, offline.words)
            value=filter.q.clone()
            kind=TextKind::Search
        />
        {choices("light", Light::ALL, &filter.light)}
        {choices("subdistrict", Subdistrict::ALL, &filter.subdistrict)}
        {choices("stage", Stage::ALL, &filter.stage)}
        {choices("sector", Sector::ALL, &filter.sector)}
        {choices("category", Category::ALL, &filter.category)}
        <AsOfField calendar as_of />
        <Button variant=ButtonVariant::Primary>{td_string!(locale, ui.apply)}</Button>
    }
    .into_any()
}

fn form(copy: &Copy, view: &View, query: &Query) -> AnyView {
    let (label, fields) = (td_string!(use_locale(), offline.filter), form_fields(copy, view, query));
    view! { <FilterForm action=PROJECTS label>{fields}</FilterForm> }.into_any()
}

/// One value of a filter; several, from an address, stand as they are until another is chosen.
fn choices<T: CodeList + PartialEq>(name: &'static str, all: &[T], chosen: &Choice<T>) -> AnyView {
    let language = use_language();
    let label = domain::portfolio::parameter_label(name).map_or(name, |label| label.in_language(language));
    let several = (chosen.values.len() > 1).then(|| {
        let codes: Vec<_> = chosen.values.iter().map(|value| value.code()).collect();
        let labels: Vec<_> = chosen.values.iter().map(|value| value.label().in_language(language)).collect();
        ChoiceOption::new(codes.join(","), labels.join("、"), true)
    });
    let one = |value: &T| chosen.values.len() == 1 && chosen.values.contains(value);
    let options = all
        .iter()
        .map(|value| ChoiceOption::new(value.code(), value.label().in_language(language), one(value)));
    let options: Vec<_> = several.into_iter().chain(options).collect();
    view! { <SelectField name label options any=true /> }.into_any()
}

/// Figures of everything the filters let through, each with how many records it covers.
fn sums(view: &View) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let total = view.total;
    let count = total.count;
    let money = move |sum: CoveredSum| sum.sum.map_or_else(dash, |sum| fixed_money_text(sum, language));
    let known =
        move |known: u32| td_string!(locale, offline.covers, known = known, count = count).to_string();
    let unit = fixed_money_unit(language);
    let lights = WORST_FIRST
        .map(|light| format!("{} {}", light.label().in_language(language), total.lights.of(light)));
    let lights = lights.join(if language == Language::En { ", " } else { "、" });
    let rate = total.investment_completion_rate_bp.map_or_else(dash, |rate| format!("{}%", rate.percent_1()));
    view! {
        <StatRow label=td_string!(locale, offline.sums)>
            <StatTile label=td_string!(locale, offline.count) value=count.to_string() note=lights />
            <StatTile
                label=td_string!(locale, offline.total_planned)
                value=money(total.total_planned_investment)
                unit
                note=known(total.total_planned_investment.known)
            />
            <StatTile
                label=td_string!(locale, offline.completed_ytd)
                value=money(total.investment_completed_ytd)
                unit
                note=known(total.investment_completed_ytd.known)
            />
            <StatTile label=td_string!(locale, offline.rate) value=rate note=known(total.rated) />
        </StatRow>
    }
    .into_any()
}

/// Stands for a sum that no record has.
fn dash() -> String {
    "—".to_owned()
}

fn rows(view: &View, query: &Query, search: &str) -> AnyView {
    let locale = use_locale();
    if view.items.is_empty() {
        return view! {
            <EmptyState title=td_string!(locale, ui.empty_title)>
                <LinkButton href=PROJECTS>{td_string!(locale, ui.clear)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let (from, total) = (offset(query), view.total.count as usize);
    let to = from + view.items.len();
    let pages = (total > view.items.len()).then(|| {
        let previous =
            (from > 0).then(|| with_offset(PROJECTS, search, from.saturating_sub(Query::MAX_LIMIT)));
        let next = (to < total).then(|| with_offset(PROJECTS, search, to));
        view! { <Pagination from={from + 1} to total previous next /> }
    });
    let items: Vec<_> = view.items.iter().map(|item| row(item, search)).collect();
    view! {
        <ul class="offline-rows" aria-label=td_string!(locale, offline.tab_projects)>{items}</ul>
        {pages}
    }
    .into_any()
}

/// A project: name and light, then what one asks at the gate.
pub(super) fn row(item: &ProjectItem, search: &str) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let href = with_path(&format!("{PROJECTS}/{}", item.code), search);
    let example = (item.source == Source::Illustrative).then(|| {
        view! { <Badge label=item.source.label().in_language(language) tone=Tone::Caution /> }
    });
    view! {
        <li class="offline-row">
            <p class="offline-row-head">
                <a class="row-link" href=href>{item.name.in_language(language).to_owned()}</a>
                <span class="code">{item.code.to_string()}</span>
                <LightBadge light=item.light />
                {example}
            </p>
            <p class="offline-row-figures">
                {td_string!(locale, offline.total_planned)} " " <Money value=item.total_planned_investment /> " · "
                {td_string!(locale, offline.rate)} " " <Percent value=item.investment_completion_rate_bp /> " · "
                {td_string!(locale, offline.gap)} " " <Points value=item.progress_gap_bp />
            </p>
        </li>
    }
    .into_any()
}
