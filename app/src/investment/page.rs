//! `/investment`: the roll-up page, from its address to its blocks.

use super::asked::Asked;
use super::chip::chips;
use super::cross_table::cross_table;
use super::drill::projects;
use super::figure::Figure;
use super::filter_form::filter_form;
use super::group_chart::group_chart;
use super::group_table::group_table;
use super::month_table::{month_curve, month_table};
use super::{Investment, get_investment};
use crate::error::AppError;
use crate::locale::{in_sentence, td_string, use_language, use_locale};
use crate::ui::{
    EmptyState, ErrorState, LinkButton, MonthSlider, Months, PageHead, ProvisionalMark, Section, TabLink,
    TabLinks, address, awaited_or, month_text, use_search_of,
};
use crate::wire::answer_of;
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::portfolio::{Dimension, Filter};
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/investment`.
#[must_use]
pub fn open() -> AnyView {
    let (locale, search) = (use_locale(), use_search_of("/investment"));
    let answer = answer_of(move || search.get(), get_investment);
    // The slider stays while everything around it is drawn anew.
    let months = Signal::derive(move || {
        answer.with(|answer| {
            let answer = answer.as_ref()?.as_ref().ok()?;
            answer.has_projects.then(|| Months::of(answer.calendar, answer.as_of))
        })
    });
    view! {
        <Title text=td_string!(locale, investment.title) />
        <div class="investment wide-page">
            {awaited_or(2, move || async move { part(&answer.await?, top) }, failed)}
            <MonthSlider months />
            {awaited_or(12, move || async move { part(&answer.await?, body) }, |_| ().into_any())}
        </div>
    }
    .into_any()
}

fn failed(error: AppError) -> AnyView {
    view! {
        <PageHead title=td_string!(use_locale(), investment.title) />
        <ErrorState error />
    }
    .into_any()
}

/// A part of the page.
fn part(answer: &Investment, draw: fn(&Investment, &Asked) -> AnyView) -> Result<AnyView, AppError> {
    // The server has read the question already; reading it again gives the same.
    Ok(draw(answer, &Asked::parse(answer.pairs.clone())?))
}

/// What stands above the slider.
fn top(answer: &Investment, asked: &Asked) -> AnyView {
    let locale = use_locale();
    if !answer.has_projects {
        return view! {
            <PageHead title=td_string!(locale, investment.title) />
            <EmptyState
                title=td_string!(locale, investment.empty_title)
                text=td_string!(locale, investment.empty_text)
            >
                <LinkButton href="/">{td_string!(locale, ui.nav_overview)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    head(answer, asked).into_any()
}

/// What stands below it.
fn body(answer: &Investment, asked: &Asked) -> AnyView {
    if !answer.has_projects {
        return ().into_any();
    }
    let found = answer.total.count > 0;
    view! {
        {filter_form(answer, asked)}
        {chips(asked)}
        {years(answer, asked)}
        {if found { figures(answer, asked) } else { nothing_matches(asked) }}
    }
    .into_any()
}

fn head(answer: &Investment, asked: &Asked) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let as_of = answer.as_of;
    let lead = td_string!(
        locale,
        investment.lead,
        month = month_text(as_of.month, language),
        time = answer.time_proportional_bp.percent_1(),
        count = answer.total.count
    );
    let list = projects(asked, asked.query.filter.clone(), Figure::Count);
    let by: Vec<&str> = asked.query.by.iter().map(|by| by.code()).collect();
    let data = [("by", by.join(","))].into_iter().chain(asked.query.filter.to_pairs());
    let data = data.chain(asked.query.as_of.map(|month| ("as_of", month.to_string())));
    let data = address("/api/v1/rollup", data);
    view! {
        <PageHead title=td_string!(locale, investment.title) lead>
            <ProvisionalMark as_of />
            <LinkButton href=list>{td_string!(locale, investment.open_list)}</LinkButton>
            <LinkButton href=data rel="external">
                {td_string!(locale, investment.open_data)}
            </LinkButton>
        </PageHead>
    }
}

/// The years there are, when there are several: each as of its last month.
fn years(answer: &Investment, asked: &Asked) -> Option<impl IntoView + use<>> {
    let calendar = answer.calendar;
    let (first, last) = (calendar.first.year(), calendar.open.year());
    let tabs: Vec<_> = (first..=last)
        .filter_map(|year| {
            let month = ReportingMonth::new(year, 12)?.min(calendar.default_month());
            let month = if month.year() == year { month } else { calendar.open };
            Some(TabLink {
                href: asked.as_of(month).address(),
                label: year.to_string(),
                current: year == answer.as_of.month.year(),
            })
        })
        .collect();
    (tabs.len() > 1).then(|| view! { <TabLinks label=td_string!(use_locale(), investment.years) tabs /> })
}

fn nothing_matches(asked: &Asked) -> AnyView {
    let locale = use_locale();
    let all = asked.with_filter(Filter::default()).address();
    view! {
        <EmptyState title=td_string!(locale, ui.empty_title) text=td_string!(locale, investment.no_match)>
            <LinkButton href=all>{td_string!(locale, ui.clear)}</LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn figures(answer: &Investment, asked: &Asked) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let source = source(answer);
    let (first, cross) = match asked.query.by.as_slice() {
        [first, second, ..] => (*first, Some([*first, *second])),
        [first] => (*first, None),
        [] => (Dimension::Sector, None),
    };
    let (name, dimension) = (first.label().in_language(language), in_sentence(first.label(), language));
    let cross = cross.map(|by| {
        let columns = in_sentence(by[1].label(), language);
        let title = td_string!(locale, investment.cross_heading, rows = name, columns = columns);
        let (table, cut) = (cross_table(answer, asked, by), cut(answer));
        view! {
            <Section title=title note=source.clone()>
                {table}
                {cut}
            </Section>
        }
    });
    let overlap = asked.query.by.contains(&Dimension::Programme).then(|| {
        view! { <p class="card-note">{td_string!(locale, investment.overlap)}</p> }
    });
    let groups = (group_table(answer, asked, first), cut(answer), overlap);
    let chart = group_chart(answer, asked, first, source.clone());
    let months = (month_curve(answer, source), month_table(answer));
    let year = answer.as_of.month.year();
    view! {
        {cross}
        <Section
            title=td_string!(locale, investment.by_dimension, dimension = dimension.as_str())
            note=td_string!(locale, investment.coverage_note).to_owned()
        >
            {groups}
            <p class="card-note">{td_string!(locale, investment.left_out)}</p>
        </Section>
        <div class="section-grid">
            <Section title=td_string!(locale, investment.chart_heading, dimension = dimension.as_str())>
                {chart}
            </Section>
            <Section title=td_string!(locale, investment.months_heading, year = year)>{months}</Section>
        </div>
    }
    .into_any()
}

/// Where the figures come from, as of when, and how many of the records are examples.
fn source(answer: &Investment) -> String {
    let (locale, language) = (use_locale(), use_language());
    let month = month_text(answer.as_of.month, language);
    match answer.illustrative {
        0 => td_string!(locale, investment.source_line, month = month),
        count => td_string!(
            locale,
            investment.source_examples,
            month = month,
            count = count,
            all = answer.total.count
        ),
    }
}

/// Says when a table does not show every group.
fn cut(answer: &Investment) -> Option<impl IntoView + use<>> {
    let (rows, columns) = (answer.rows.len(), answer.columns.len());
    (answer.row_count > rows || answer.column_count > columns).then(|| {
        let text = td_string!(
            use_locale(),
            investment.cut,
            rows = rows,
            row_count = answer.row_count,
            columns = columns,
            column_count = answer.column_count
        );
        view! { <p class="card-note">{text}</p> }
    })
}
