//! Who is ahead and who is behind: subdistricts, sectors or owners by their weighted gap.

use super::Overview;
use super::asked::{Asked, RANKED};
use super::breakdown::filter;
use super::wording::{furthest_behind_first, source};
use crate::locale::{in_sentence, td_string, use_language, use_locale};
use crate::ui::chart::CellBar;
use crate::ui::{
    Density, Money, NotPublished, Points, Section, TabLink, TabLinks, TableFrame, address, fixed_money_unit,
};
use domain::code_list::CodeList as _;
use domain::portfolio::{Filter, Measures, RankedGroup};
use domain::unit::Yuan;
use leptos::prelude::*;

pub(super) fn ranking(overview: &Overview) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let ranking = &overview.ranking;
    let tabs = RANKED.map(|by| TabLink {
        // Back to where it was chosen, not to the page's head.
        href: format!("{}#ranking", Asked { rank: by, ..overview.question() }.address()),
        label: by.label().in_language(language).to_owned(),
        current: by == ranking.by,
    });
    let caption = format!("{}{}", td_string!(locale, ui.chart_source), source(overview, locale, language));
    let more = address(
        "/investment",
        [("by", ranking.by.code().to_owned())]
            .into_iter()
            .chain(overview.asked.map(|month| ("as_of", month.to_string()))),
    );
    let more_text =
        td_string!(locale, overview.ranking_more, dimension = in_sentence(ranking.by.label(), language));
    let table = table(overview);
    view! {
        <Section
            title=td_string!(locale, overview.ranking)
            note=td_string!(locale, overview.ranking_note).to_owned()
            id="ranking"
        >
            <TabLinks label=td_string!(locale, overview.ranking_by) tabs=tabs.to_vec() />
            {table}
            <p class="chart-caption">{caption}</p>
            <p>
                <a class="more-link" href=more>{more_text}</a>
            </p>
        </Section>
    }
    .into_any()
}

fn table(overview: &Overview) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let ranking = &overview.ranking;
    let gaps = ranking.groups.iter().filter_map(|group| group.measures.progress_gap_bp).map(|gap| gap.0);
    let range = (gaps.clone().min().unwrap_or(0), gaps.max().unwrap_or(0));
    let rows = ranking.groups.iter().map(|group| row(overview, group, range)).collect_view();
    let (shown, count) = (ranking.groups.len(), overview.counts.ranked);
    let cut = (shown < count).then(|| {
        let text = td_string!(locale, overview.ranking_cut, shown = shown, count = count);
        view! { <p class="card-note">{text}</p> }
    });
    let money = |label: &str| format!("{label} ({})", fixed_money_unit(language));
    let heads = [
        td_string!(locale, overview.gap).to_owned(),
        money(td_string!(locale, overview.short_by)),
        money(td_string!(locale, overview.annual_plan)),
        money(td_string!(locale, overview.completed)),
        td_string!(locale, overview.ranking_coverage).to_owned(),
    ];
    let heads = heads.map(|head| view! { <th scope="col" class="numeric">{head}</th> });
    let all = furthest_behind_first(overview, Filter::default());
    let name = ranking.by.label().in_language(language);
    let total = figures(&ranking.total, ranking.behind_by, overview.counts.reported);
    view! {
        <div class="ranking-table">
            <TableFrame label=td_string!(locale, overview.ranking) density=Density::Compact>
                <thead>
                    <tr>
                        <th scope="col" class="numeric">{td_string!(locale, overview.place)}</th>
                        <th scope="col">{name}</th>
                        <th scope="col" class="ranking-bar">{td_string!(locale, overview.gap_bar)}</th>
                        {heads.into_iter().collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <td></td>
                        <th scope="row">
                            <a class="cell-link" href=all>
                                {td_string!(locale, overview.ranking_all)}
                            </a>
                        </th>
                        <td></td>
                        {total}
                    </tr>
                </tfoot>
            </TableFrame>
            {cut}
        </div>
    }
    .into_any()
}

fn row(overview: &Overview, group: &RankedGroup, range: (i64, i64)) -> impl IntoView + use<> {
    let label = group.label.in_language(use_language()).to_owned();
    // A comma separates the values of a filter: a name with one cannot be asked for.
    let label = match group.key.as_deref() {
        Some(key) if key.contains(',') => label.into_any(),
        key => {
            let href = furthest_behind_first(overview, filter(overview.ranking.by, key));
            view! { <a class="cell-link" href=href>{label}</a> }.into_any()
        }
    };
    let rank = group.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
    let bar = group.measures.progress_gap_bp.map(|gap| view! { <CellBar value=gap.0 range /> });
    let figures = figures(&group.measures, group.behind_by, group.reported);
    view! {
        <tr>
            <td class="numeric">{rank}</td>
            <th scope="row">{label}</th>
            <td class="ranking-bar">{bar}</td>
            {figures}
        </tr>
    }
}

/// Gap, shortfall, plan, completed, and how many of the projects they are made of have reported this year.
fn figures(measures: &Measures, behind_by: Yuan, reported: u32) -> impl IntoView + use<> {
    let gap = match measures.progress_gap_bp {
        Some(gap) => view! { <Points value=Some(gap) bare=true /> }.into_any(),
        None => view! { <NotPublished /> }.into_any(),
    };
    let behind_by = measures.progress_gap_bp.map(|_| behind_by);
    view! {
        <td class="numeric">{gap}</td>
        <td class="numeric"><Money value=behind_by fixed=true /></td>
        <td class="numeric"><Money value=measures.annual_planned_investment.sum fixed=true /></td>
        <td class="numeric"><Money value=measures.investment_completed_ytd.sum fixed=true /></td>
        <td class="numeric">{format!("{reported}/{}", measures.rated)}</td>
    }
}
