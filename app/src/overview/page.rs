//! `/`: the overview page, from its address to its blocks.

use super::attention::attention;
use super::breakdown::breakdowns;
use super::change::changes;
use super::closers::closers;
use super::curve::curve;
use super::headline::headlines;
use super::lights::lights;
use super::number::numbers;
use super::own::own_projects;
use super::ranking::ranking;
use super::upcoming::{milestones_due, overdue_issues};
use super::{Asked, Overview, get_overview};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{
    AsOfField, Button, EmptyState, ErrorState, FilterForm, LinkButton, MonthSlider, Months, PageHead,
    ProvisionalMark, awaited_or, month_text, use_search_of,
};
use crate::wire::answer_of;
use domain::code_list::CodeList as _;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/`.
#[must_use]
pub fn open() -> AnyView {
    let (locale, search) = (use_locale(), use_search_of("/"));
    let answer = answer_of(move || search.get(), get_overview);
    // The slider stays while everything around it is drawn anew.
    let months = Signal::derive(move || {
        answer.with(|answer| {
            let overview = answer.as_ref()?.as_ref().ok()?;
            (overview.total.all.count > 0).then(|| Months::of(overview.calendar, overview.as_of))
        })
    });
    view! {
        <Title text=td_string!(locale, overview.title) />
        <div class="overview wide-page">
            {awaited_or(2, move || async move { Ok(top(&answer.await?)) }, failed)}
            <MonthSlider months />
            {awaited_or(12, move || async move { Ok(body(&answer.await?)) }, |_| ().into_any())}
        </div>
    }
    .into_any()
}

fn failed(error: AppError) -> AnyView {
    view! {
        <PageHead title=td_string!(use_locale(), overview.title) />
        <ErrorState error />
    }
    .into_any()
}

/// What stands above the slider.
fn top(overview: &Overview) -> AnyView {
    if overview.total.all.count == 0 { empty_portfolio().into_any() } else { head(overview).into_any() }
}

/// What stands below it.
fn body(overview: &Overview) -> AnyView {
    if overview.total.all.count == 0 {
        return ().into_any();
    }
    view! {
        {numbers(overview)}
        {headlines(overview)}
        {own_projects(overview)}
        <div class="overview-pair">{attention(overview)} {changes(overview)}</div>
        <div class="overview-pair">{curve(overview)} {lights(overview)}</div>
        {ranking(overview)}
        {closers(overview)}
        <div class="overview-pair">{milestones_due(overview)} {overdue_issues(overview)}</div>
        {breakdowns(overview)}
    }
    .into_any()
}

/// Title, month, and the way to another month.
fn head(overview: &Overview) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let (as_of, calendar) = (overview.as_of, overview.calendar);
    let question = overview.question();
    // Another month is asked for with the ranking as it was chosen.
    let rank = (question.rank != Asked::default().rank)
        .then(|| view! { <input type="hidden" name="rank" value=question.rank.code() /> });
    let lead = td_string!(
        locale,
        overview.lead,
        month = month_text(as_of.month, language),
        time = overview.time_proportional_bp.percent_1()
    );
    view! {
        <PageHead title=td_string!(locale, overview.title) lead>
            <ProvisionalMark as_of />
            <FilterForm action="/" label=td_string!(locale, ui.as_of)>
                <AsOfField calendar as_of />
                {rank}
                <Button>{td_string!(locale, overview.show)}</Button>
            </FilterForm>
        </PageHead>
    }
}

/// What an empty database shows: how to fill it, instead of zeros.
fn empty_portfolio() -> impl IntoView {
    let locale = use_locale();
    view! {
        <PageHead title=td_string!(locale, overview.title) />
        <EmptyState title=td_string!(locale, overview.empty_title) text=td_string!(locale, overview.empty_text)>
            <code class="code">"guatu serve --demo"</code>
            <LinkButton href="/projects">{td_string!(locale, ui.nav_projects)}</LinkButton>
        </EmptyState>
    }
}
