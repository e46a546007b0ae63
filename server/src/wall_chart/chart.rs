//! What stands on a wall chart: the projects a question lets through, numbered in the list's order, as the sheet
//! (`server/data/wall_chart.typ`) reads it. Public fields only.

use super::map::{self, Map, Numbered};
use super::sheet::{Layout, Sheet};
use super::words::{Words, either, words};
use crate::press;
use app::status_light::WORST_FIRST;
use app::ui::{fixed_money_text, fixed_money_unit, money_text, month_text};
use chrono::NaiveDate;
use domain::code_list::{CodeList as _, Source};
use domain::label::{Bilingual, Language};
use domain::milestone::days_overdue;
use domain::portfolio::{Entry, Portfolio, ProjectItem, Query, QueryError, View};
use domain::portfolio_map::{Colouring, Outlines, Site};
use domain::project::ProjectId;
use domain::unit::Yuan;
use serde::Serialize;
use std::collections::HashMap;

/// The most projects on a chart, as on a map. More would be a book.
pub(super) const MOST: usize = 1_000;

/// What is asked, and what it is answered from.
pub(super) struct Asked<'a> {
    pub query: &'a Query,
    pub sheet: Sheet,
    pub language: Language,
    pub portfolio: &'a Portfolio,
    pub outlines: &'a Outlines,
    /// What milestones are called, by project and planned date.
    pub milestones: &'a HashMap<(ProjectId, NaiveDate), Bilingual>,
    /// The journal row the portfolio is as of.
    pub version: i64,
    /// The address of the page that shows the same projects as they are now; `None` when it cannot be printed.
    pub live: Option<String>,
}

/// Why there is no chart.
#[derive(Debug, thiserror::Error)]
pub(super) enum ChartError {
    /// The question cannot be answered.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// More than [`MOST`] projects.
    #[error("{0} projects are too many for one chart")]
    TooMany(u32),
}

/// Everything the sheet shows.
#[derive(Debug, Serialize)]
pub(super) struct Chart {
    language: &'static str,
    layout: Layout,
    title: String,
    /// The month, and whether it is still open.
    month: String,
    /// What the chart shows: filters, how many, what they come to.
    told: Vec<String>,
    /// Each light with its name and how many.
    lights: Vec<(&'static str, &'static str, u32)>,
    words: Words,
    rows: Vec<Row>,
    map: Map,
    version: i64,
    live: Option<String>,
    /// The live page's address as a QR code: an SVG of ours.
    code: Option<String>,
}

/// A project.
#[derive(Debug, Serialize)]
struct Row {
    number: usize,
    /// Whether its number is on the map.
    on_map: bool,
    code: String,
    name: String,
    light: &'static str,
    light_name: &'static str,
    planned: String,
    completed: String,
    rate: String,
    milestone: String,
    /// Whether that milestone is overdue.
    late: bool,
}

/// A milestone that is not reached.
struct Next {
    text: String,
    late: bool,
}

/// Makes a chart.
pub(super) fn chart(asked: &Asked<'_>) -> Result<Chart, ChartError> {
    let view = asked.portfolio.query_whole(asked.query)?;
    if view.items.len() > MOST {
        return Err(ChartError::TooMany(view.total.count));
    }
    let (language, layout) = (asked.language, asked.sheet.layout());
    let mut numbered = Vec::new();
    let mut rows = Vec::with_capacity(view.items.len());
    for (item, number) in view.items.iter().zip(1..) {
        let entry = asked.portfolio.entry(&item.code);
        let place = entry.and_then(|entry| entry.project.place.as_ref());
        let placed = place.and_then(|place| {
            let site = Site::of(item, place, Colouring::Light)?;
            map::shows(asked.outlines, &layout, &site).then_some(Numbered { number, place, site })
        });
        let milestone = entry.and_then(|entry| next_milestone(entry, asked, view.as_of.month.last_day()));
        rows.push(row(item, number, placed.is_some(), milestone, language));
        numbered.extend(placed);
    }
    let lights = WORST_FIRST
        .map(|light| (light.code(), light.label().in_language(language), view.total.lights.of(light)));
    Ok(Chart {
        language: match language {
            Language::ZhCn => "zh",
            Language::En => "en",
        },
        layout,
        title: title(asked),
        month: month(&view, language),
        told: told(asked, &view),
        lights: lights.to_vec(),
        words: words(language),
        map: map::draw(asked.outlines, &layout, &numbered, language),
        rows,
        version: asked.version,
        code: asked.live.as_deref().and_then(press::square),
        live: asked.live.clone(),
    })
}

fn title(asked: &Asked<'_>) -> String {
    let district = asked.outlines.district.name.in_language(asked.language);
    match asked.language {
        Language::ZhCn => format!("{district}项目挂图"),
        Language::En => format!("{district}: the projects on one chart"),
    }
}

fn month(view: &View, language: Language) -> String {
    let month = month_text(view.as_of.month, language);
    let open = either(language, "（未关账，数据未定）", " (open: figures not final)");
    if view.as_of.provisional { format!("{month}{open}") } else { month }
}

/// What the chart shows, part by part.
fn told(asked: &Asked<'_>, view: &View) -> Vec<String> {
    let (language, total) = (asked.language, &view.total);
    let mut told = asked.query.filter.in_words(language);
    let examples = view.items.iter().filter(|item| item.source == Source::Illustrative).count();
    told.push(match (language, examples) {
        (Language::ZhCn, 0) => format!("共 {} 个项目", total.count),
        (Language::ZhCn, _) => format!("共 {} 个项目，含示例 {examples} 个", total.count),
        (Language::En, 0) => format!("{} projects", total.count),
        (Language::En, _) => format!("{} projects, {examples} of them examples", total.count),
    });
    let mut sum = |zh, en, sum: Option<Yuan>, known| {
        if let Some(sum) = sum {
            let (name, amount) = (either(language, zh, en), money_text(sum, language));
            told.push(match language {
                Language::ZhCn => format!("{name} {amount}（{known} 个项目已公布）"),
                Language::En => format!("{name} {amount} ({known} published)"),
            });
        }
    };
    let (planned, done) = (total.annual_planned_investment, total.investment_completed_ytd);
    sum("年度计划", "Year's plan", planned.sum, planned.known);
    sum("本年完成", "Completed this year", done.sum, done.known);
    if let Some(rate) = total.investment_completion_rate_bp {
        let (name, rate) = (either(language, "完成率", "Rate"), rate.percent_1());
        let time = view.time_proportional_bp.percent_1();
        told.push(match language {
            Language::ZhCn => format!("{name} {rate}%，序时进度 {time}%"),
            Language::En => format!("{name} {rate}%, time gone {time}%"),
        });
    }
    let unit = fixed_money_unit(language);
    told.push(format!("{}{unit}", either(language, "表中金额单位：", "amounts in the table: ")));
    told
}

fn row(item: &ProjectItem, number: usize, on_map: bool, milestone: Option<Next>, language: Language) -> Row {
    let unknown = || "—".to_owned();
    let money = |value: Option<Yuan>| value.map_or_else(unknown, |value| fixed_money_text(value, language));
    Row {
        number,
        on_map,
        code: item.code.as_str().to_owned(),
        name: item.name.in_language(language).to_owned(),
        light: item.light.code(),
        light_name: item.light.label().in_language(language),
        planned: money(item.annual_planned_investment),
        completed: money(item.investment_completed_ytd),
        rate: item
            .investment_completion_rate_bp
            .map_or_else(unknown, |rate| format!("{}%", rate.percent_1())),
        late: milestone.as_ref().is_some_and(|next| next.late),
        milestone: milestone.map_or_else(unknown, |next| next.text),
    }
}

/// The earliest planned milestone not reached by a day: its date as it counted then, and what is called so now.
fn next_milestone(entry: &Entry, asked: &Asked<'_>, day: NaiveDate) -> Option<Next> {
    let waiting = entry
        .milestones
        .iter()
        .filter(|milestone| milestone.counted.on(day) && milestone.actual.is_none_or(|actual| actual > day));
    let planned = waiting.map(|milestone| milestone.planned).min()?;
    let name = asked.milestones.get(&(entry.project.id, planned));
    let late = days_overdue(planned, None, day) > 0;
    let mut text = planned.to_string();
    let parts = [
        late.then(|| either(asked.language, "逾期", "overdue")),
        name.map(|name| name.in_language(asked.language)),
    ];
    for part in parts.into_iter().flatten() {
        text.push(' ');
        text.push_str(part);
    }
    Some(Next { text, late })
}
