//! What the filtered projects come to: how many, how much, how far against the time, and their lights,
//! each of which is a filter.

use super::page::ListPage;
use crate::locale::{td_string, use_language, use_locale};
use crate::project::list::address::ListAddress;
use crate::project::list::facet::{Edit, chosen, edit};
use crate::project::list::offer::Offer;
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::{NotPublished, Percent, Points, ProvisionalMark, ToneMark, money_text, month_text};
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::portfolio::{CoveredSum, Dimension, Measures};
use leptos::prelude::*;

/// The strip of figures, and the lights.
pub(super) fn summary(page: &ListPage, address: &ListAddress) -> impl IntoView + use<> {
    let of_all = td_string!(use_locale(), project.of_all, count = page.everything).to_string();
    view! {
        {figures(page.total, of_all, page.offer.as_of.month)}
        {lights(&page.offer, address)}
    }
}

/// The strip of figures. `note`: of how many the projects counted are.
pub(crate) fn figures(total: Measures, note: String, month: ReportingMonth) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let known =
        move |known: u32| td_string!(locale, project.covers, known = known, count = total.count).to_string();
    let money = |label: &'static str, covered: CoveredSum| {
        let figure = match covered.sum {
            Some(sum) => money_text(sum, language).into_any(),
            None => view! { <NotPublished /> }.into_any(),
        };
        figure_view(label, figure, (covered.known < total.count).then(|| known(covered.known)))
    };
    let time = format!(
        "{} {}%",
        td_string!(locale, project.time_proportional),
        month.time_proportional().percent_1()
    );
    let rated = (total.rated < total.count).then(|| known(total.rated));
    let rate = view! { <Percent value=total.investment_completion_rate_bp /> }.into_any();
    let gap = view! { <Points value=total.progress_gap_bp /> }.into_any();
    view! {
        <dl class="list-summary">
            {figure_view(td_string!(locale, project.projects), total.count.to_string().into_any(), Some(note))}
            {money(td_string!(locale, project.col_total_planned), total.total_planned_investment)}
            {money(td_string!(locale, project.col_annual_planned), total.annual_planned_investment)}
            {money(td_string!(locale, project.col_completed_ytd), total.investment_completed_ytd)}
            {figure_view(td_string!(locale, project.col_rate), rate, Some(time))}
            {figure_view(td_string!(locale, project.col_gap), gap, rated)}
        </dl>
    }
    .into_any()
}

/// As of when, and how far the year is.
fn as_of(offer: &Offer) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let as_of = offer.as_of;
    let month = month_text(as_of.month, language);
    let time = as_of.month.time_proportional().percent_1();
    let text =
        td_string!(locale, project.as_of_line, month = month.as_str(), time = time.as_str()).to_string();
    view! {
        <p class="list-as-of">
            {text}
            " "
            <ProvisionalMark as_of />
        </p>
    }
}

fn figure_view(label: &'static str, figure: AnyView, note: Option<String>) -> impl IntoView {
    view! {
        <div class="list-figure">
            <dt>{label}</dt>
            <dd>
                <span class="list-figure-value">{figure}</span>
                {note.map(|note| view! { <span class="list-figure-note">{note}</span> })}
            </dd>
        </div>
    }
}

/// The lights, and as of when. Four links; the counts are those of the other filters, so that one can go from red to yellow.
pub(crate) fn lights(offer: &Offer, address: &ListAddress) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let in_force = chosen(&address.query.filter, Dimension::Light);
    let links = WORST_FIRST.map(|light| {
        let is_on = in_force.iter().any(|word| word == light.code());
        let change = if is_on { Edit::Remove(light.code()) } else { Edit::Only(light.code()) };
        let href = address.with(|address| edit(&mut address.query.filter, Dimension::Light, change)).href();
        let label = light.label().in_language(language);
        view! {
            <li>
                <a
                    class="light-chip"
                    href=href
                    rel="nofollow"
                    data-noscroll
                    aria-current=is_on.then_some("true")
                >
                    <span aria-hidden="true">
                        <ToneMark tone=light_tone(light) label />
                    </span>
                    {label}
                    " "
                    <strong>{offer.count_of(Dimension::Light, light.code())}</strong>
                </a>
            </li>
        }
    });
    view! {
        <div class="list-line">
            <ul class="light-chips" aria-label=td_string!(locale, project.by_light)>
                {links.into_iter().collect_view()}
            </ul>
            {as_of(offer)}
        </div>
    }
}
