//! A row of sums, each under its column: of a group, and of everything.

use super::row_style::{DrawnColumn, RowStyle};
use crate::locale::td_string;
use crate::project::list::column::Column;
use crate::ui::fixed_money_text;
use domain::portfolio::{CoveredSum, Measures};
use leptos::prelude::*;

/// The sum of a column, if the column can be summed at all.
fn covered(column: Column, measures: &Measures) -> Option<CoveredSum> {
    Some(match column {
        Column::TotalPlanned => measures.total_planned_investment,
        Column::AnnualPlanned => measures.annual_planned_investment,
        Column::CompletedYtd => measures.investment_completed_ytd,
        Column::CompletedCumulative => measures.investment_completed_cumulative,
        _ => return None,
    })
}

/// Whether a column has a figure for a group.
const fn has_figure(column: Column) -> bool {
    column.is_money() || matches!(column, Column::Rate | Column::Gap)
}

/// The cells: `head` over the columns before the first figure, then a cell a column.
pub(super) fn sums_cells(
    measures: &Measures,
    style: &RowStyle,
    scope: &'static str,
    head: AnyView,
) -> impl IntoView + use<> {
    let before = style.columns.iter().take_while(|drawn| !has_figure(drawn.column)).count();
    let cells = style.columns.iter().skip(before).map(|drawn| figure(drawn, measures, style));
    view! {
        <th class="sums-head" scope=scope colspan=before.to_string()>
            {head}
        </th>
        {cells.collect::<Vec<_>>()}
    }
}

fn figure(drawn: &DrawnColumn, measures: &Measures, style: &RowStyle) -> AnyView {
    let (text, known) = match drawn.column {
        Column::Rate => (measures.investment_completion_rate_bp.map(|rate| rate.percent_1()), measures.rated),
        Column::Gap => (measures.progress_gap_bp.map(|gap| gap.signed_points_1()), measures.rated),
        column => match covered(column, measures) {
            Some(covered) => (covered.sum.map(|sum| fixed_money_text(sum, style.language)), covered.known),
            None => return view! { <td class="sums-empty"></td> }.into_any(),
        },
    };
    let label = drawn.label.clone();
    let Some(text) = text else {
        let unknown = td_string!(style.locale(), ui.not_published);
        return view! { <td class="numeric unknown" data-label=label>{unknown}</td> }.into_any();
    };
    view! {
        <td class="numeric" data-label=label>
            {text}
            {(known < measures.count).then(|| coverage(known, measures.count, style))}
        </td>
    }
    .into_any()
}

/// How many records a figure covers: short to look at, in full to hear and on hover.
fn coverage(known: u32, count: u32, style: &RowStyle) -> impl IntoView + use<> {
    let told = td_string!(style.locale(), project.covers, known = known, count = count).to_string();
    view! {
        <span class="coverage" title=told>
            {format!("{known}/{count}")}
        </span>
    }
}
