//! The six numbers of the projects the filters let through.

use super::{Slide, Wall};
use crate::locale::{td_string, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::{ToneMark, money_text};
use domain::code_list::CodeList as _;
use domain::portfolio::CoveredSum;
use leptos::prelude::*;

pub(super) fn slide(wall: &Wall<'_>) -> Slide {
    let locale = use_locale();
    let total = &wall.view.total;
    let covers =
        |known: u32| td_string!(locale, project.covers, known = known, count = total.count).to_string();
    let money = |label: &'static str, sum: CoveredSum| {
        let figure = sum.sum.map_or_else(|| unknown().to_owned(), |sum| money_text(sum, wall.language));
        number(label, figure.into_any(), covers(sum.known))
    };
    let rate = total.investment_completion_rate_bp.map(|rate| format!("{}%", rate.percent_1()));
    let gap = total.progress_gap_bp.map(|gap| {
        let points = td_string!(locale, ui.points);
        format!("{} {} {points}", td_string!(locale, project.col_gap), gap.signed_points_1())
    });
    let gap = gap.unwrap_or_else(|| covers(total.rated));
    let lights = WORST_FIRST.map(|light| {
        let label = light.label().in_language(wall.language);
        view! {
            <span class="wall-count">
                <ToneMark tone=light_tone(light) label />
                {total.lights.of(light)}
            </span>
        }
    });
    let (overdue, of) = overdue(wall);
    let numbers = [
        number(td_string!(locale, project.projects), total.count.to_string().into_any(), suspended(wall)),
        money(td_string!(locale, project.col_annual_planned), total.annual_planned_investment),
        money(td_string!(locale, project.col_completed_ytd), total.investment_completed_ytd),
        number(
            td_string!(locale, project.col_rate),
            rate.unwrap_or_else(|| unknown().to_owned()).into_any(),
            gap,
        ),
        number(
            td_string!(locale, wall.lights),
            lights.into_iter().collect_view().into_any(),
            td_string!(locale, wall.lights_note).to_owned(),
        ),
        number(
            td_string!(locale, wall.overdue),
            overdue.to_string().into_any(),
            td_string!(locale, wall.overdue_of, count = of).to_string(),
        ),
    ];
    Slide {
        key: "numbers".to_owned(),
        title: td_string!(locale, wall.numbers).to_owned(),
        content: view! { <dl class="wall-numbers">{numbers.into_iter().collect_view()}</dl> }.into_any(),
    }
}

fn unknown() -> &'static str {
    td_string!(use_locale(), ui.not_published)
}

fn number(label: &'static str, figure: AnyView, note: String) -> AnyView {
    view! {
        <div class="wall-number">
            <dt>{label}</dt>
            <dd>
                <span class="wall-figure">{figure}</span>
                <span class="wall-note">{note}</span>
            </dd>
        </div>
    }
    .into_any()
}

/// What is counted apart.
fn suspended(wall: &Wall<'_>) -> String {
    let (suspended, cancelled) = (wall.view.total.suspended, wall.view.total.cancelled);
    td_string!(use_locale(), wall.apart, suspended = suspended, cancelled = cancelled).to_string()
}

/// Issues past their due date at the month's end, and of how many that were open then.
fn overdue(wall: &Wall<'_>) -> (usize, usize) {
    let day = wall.view.as_of.month.last_day();
    let entries = wall.view.items.iter().filter_map(|item| wall.portfolio.entry(&item.code));
    let open = entries.flat_map(|entry| entry.issues.iter()).filter(|issue| issue.is_open_on(day));
    open.fold((0, 0), |(overdue, open), issue| {
        (overdue + usize::from(issue.days_overdue_on(day) > 0), open + 1)
    })
}
