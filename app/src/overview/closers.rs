//! The fewest projects that, back on time, would bring the whole back on time.

use super::Overview;
use super::wording::{furthest_behind_first, record_address, source};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Density, Money, Section, TableFrame, fixed_money_unit, money_text};
use domain::code_list::{CodeList as _, Stage};
use domain::portfolio::{Choice, Filter, Shortfall};
use domain::unit::Yuan;
use leptos::prelude::*;

pub(super) fn closers(overview: &Overview) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let closers = &overview.closers;
    let behind = closers.behind_by > Yuan::ZERO;
    let summary = if closers.total.rated == 0 {
        td_string!(locale, overview.rate_unknown).to_owned()
    } else if behind {
        td_string!(
            locale,
            overview.closers_behind,
            gap = money_text(closers.behind_by, language),
            behind = closers.behind,
            count = overview.counts.closers,
            covered = money_text(closers.covered, language)
        )
        .to_string()
    } else {
        let ahead = Yuan(closers.behind_by.0.saturating_neg());
        td_string!(
            locale,
            overview.closers_ahead,
            ahead = money_text(ahead, language),
            behind = closers.behind
        )
        .to_string()
    };
    let table = (!closers.projects.is_empty()).then(|| table(overview));
    let caption = format!("{}{}", td_string!(locale, ui.chart_source), source(overview, locale, language));
    // Those that are counted here: the others have no gap of the whole's.
    let counted = |stage: &Stage| !matches!(stage, Stage::Suspended | Stage::Cancelled);
    let stage = Choice { values: Stage::ALL.iter().copied().filter(counted).collect(), none: true };
    let all = furthest_behind_first(overview, Filter { stage, ..Filter::default() });
    view! {
        <Section
            title=td_string!(locale, overview.closers)
            note=td_string!(locale, overview.closers_note).to_owned()
            id="closers"
        >
            <p>{summary}</p>
            {table}
            <p class="chart-caption">{caption}</p>
            <p>
                <a class="more-link" href=all>
                    {td_string!(locale, overview.closers_all)}
                </a>
            </p>
        </Section>
    }
    .into_any()
}

fn table(overview: &Overview) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let projects = &overview.closers.projects;
    let rows = projects.iter().map(|project| row(overview, project)).collect_view();
    let money = |label: &str| format!("{label} ({})", fixed_money_unit(language));
    let heads = [
        money(td_string!(locale, overview.short_by)),
        money(td_string!(locale, overview.due_by_time)),
        money(td_string!(locale, overview.completed)),
        td_string!(locale, overview.closes).to_owned(),
    ];
    let heads = heads.map(|head| view! { <th scope="col" class="numeric">{head}</th> });
    let (shown, count) = (projects.len(), overview.counts.closers);
    let cut = (shown < count).then(|| {
        let text = td_string!(locale, overview.closers_cut, shown = shown, count = count);
        view! { <p class="card-note">{text}</p> }
    });
    view! {
        <TableFrame label=td_string!(locale, overview.closers) density=Density::Compact>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, overview.project)}</th>
                    {heads.into_iter().collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
        {cut}
    }
    .into_any()
}

fn row(overview: &Overview, project: &Shortfall) -> impl IntoView + use<> {
    let language = use_language();
    let covers = project.covered_bp.map(|covered| format!("{}%", covered.percent_1()));
    view! {
        <tr>
            <th scope="row">
                <LightBadge light=project.light />
                " "
                <a href=record_address(overview, &project.code)>{project.name.in_language(language).to_owned()}</a>
                " "
                <span class="work-code">{project.code.to_string()}</span>
            </th>
            <td class="numeric"><Money value=Some(project.shortfall) fixed=true /></td>
            <td class="numeric"><Money value=Some(project.due) fixed=true /></td>
            <td class="numeric"><Money value=Some(project.investment_completed_ytd) fixed=true /></td>
            <td class="numeric">{covers}</td>
        </tr>
    }
}
