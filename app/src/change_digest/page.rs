//! `/changes`: what changed between two months, from its address to its parts.

use super::issues::issues;
use super::lights::{added, lights};
use super::milestones::milestones;
use super::money::{money, plans};
use super::standing::standing;
use super::sums::sums;
use super::{ChangeDigest, get_change_digest};
use crate::error::AppError;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{
    Button, ChoiceOption, EmptyState, ErrorState, FilterForm, LinkButton, PageHead, SelectField, awaited_or,
    month_text, use_search_of,
};
use crate::wire::answer_of;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::portfolio::Digest;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/changes`.
#[must_use]
pub fn open() -> AnyView {
    let (locale, search) = (use_locale(), use_search_of("/changes"));
    let answer = answer_of(move || search.get(), get_change_digest);
    view! {
        <Title text=td_string!(locale, change_digest.title) />
        <div class="overview change-digest wide-page">
            {awaited_or(12, move || async move { Ok(body(&answer.await?)) }, failed)}
        </div>
    }
    .into_any()
}

fn failed(error: AppError) -> AnyView {
    let locale = use_locale();
    view! {
        <PageHead title=td_string!(locale, change_digest.title) />
        <ErrorState error>
            <LinkButton href="/changes">{td_string!(locale, change_digest.latest)}</LinkButton>
        </ErrorState>
    }
    .into_any()
}

pub(super) fn body(answer: &ChangeDigest) -> AnyView {
    let locale = use_locale();
    let Some(digest) = &answer.digest else {
        return view! {
            <PageHead title=td_string!(locale, change_digest.title) />
            <EmptyState
                title=td_string!(locale, change_digest.too_early)
                text=td_string!(locale, change_digest.too_early_text)
            >
                <LinkButton href="/">{td_string!(locale, ui.nav_overview)}</LinkButton>
            </EmptyState>
        }
        .into_any();
    };
    view! {
        {head(answer, digest)}
        {parts(answer, digest)}
    }
    .into_any()
}

/// What is below the head.
pub(super) fn parts(answer: &ChangeDigest, digest: &Digest) -> AnyView {
    let nothing = digest.is_empty().then(|| {
        view! { <p class="calm">{td_string!(use_locale(), change_digest.nothing)}</p> }
    });
    view! {
        {sums(answer, digest)}
        {nothing}
        {standing(digest)}
        {lights(digest)}
        {money(digest)}
        {plans(digest)}
        {milestones(digest)}
        {issues(answer, digest)}
        {added(digest)}
    }
    .into_any()
}

/// Title, months, and the way to other months.
fn head(answer: &ChangeDigest, digest: &Digest) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let calendar = answer.calendar;
    let lead = td_string!(
        locale,
        change_digest.lead,
        from = month_text(digest.from, language),
        to = month_text(digest.to, language)
    );
    let (from, to) = (months(&calendar, digest.from), months(&calendar, digest.to));
    view! {
        <PageHead title=td_string!(locale, change_digest.title) lead>
            <FilterForm action="/changes" label=td_string!(locale, change_digest.form)>
                <SelectField name="from" label=td_string!(locale, change_digest.from) options=from />
                <SelectField name="to" label=td_string!(locale, change_digest.to) options=to />
                <Button>{td_string!(locale, change_digest.show)}</Button>
            </FilterForm>
        </PageHead>
    }
}

/// The closed months, newest first.
fn months(calendar: &ReportingCalendar, chosen: ReportingMonth) -> Vec<ChoiceOption> {
    let language = use_language();
    let last = calendar.last_closed.unwrap_or(calendar.first);
    let months = calendar.first.through(last).rev();
    months
        .map(|month| ChoiceOption::new(month.to_string(), month_text(month, language), month == chosen))
        .collect()
}
