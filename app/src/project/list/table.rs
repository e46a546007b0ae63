//! The list as a table: heads that sort, rows or groups of rows, sums at the foot.

use super::answer::{ListGroup, ListPage};
use super::group_head::group_head;
use super::row::row;
use super::row_style::{DrawnColumn, RowStyle, column_name};
use super::sliced_rows::sliced_rows;
use super::sums_row::sums_cells;
use super::windowed_rows::WindowedRows;
use crate::locale::{td_string, use_locale};
use crate::ui::{Density, Pagination, Sorted, TableFrame};
use domain::portfolio::SortDirection;
use leptos::prelude::*;
use std::sync::Arc;

/// The table and the way to its other parts.
#[component]
#[expect(clippy::needless_pass_by_value, reason = "a component owns its properties")]
pub(super) fn ListTable(
    page: ListPage,
    style: Arc<RowStyle>,
    density: Signal<Density>,
    /// Whether all rows that came along are drawn at once: while the page is rendered and taken over.
    at_once: bool,
) -> impl IntoView {
    let locale = use_locale();
    let total = page.total.count as usize;
    let (offset, shown) = (page.offset, page.shown());
    let grouped = style.address.grouping().is_some();
    let in_part = !grouped && shown < total;
    let heads: Vec<_> = style.columns.iter().map(|drawn| head(drawn, &style)).collect();
    let sums = sums_cells(&page.total, &style, "row", total_head(total, &style));
    let body = if in_part {
        let rows = page.groups.into_iter().flat_map(|group| group.rows).collect();
        view! { <WindowedRows rows offset total style=Arc::clone(&style) at_once /> }.into_any()
    } else if grouped {
        page.groups.iter().map(|group| group_body(group, &style)).collect_view().into_any()
    } else {
        let rows = page.groups.first().map_or(&[][..], |group| group.rows.as_slice());
        sliced_rows(rows, &style, at_once)
    };
    let part = in_part.then(|| {
        let previous = (offset > 0).then(|| offset.saturating_sub(super::assemble::MOST_ROWS));
        let next = Some(offset + shown).filter(|next| *next < total);
        let link = |at: Option<usize>| at.map(|at| style.address.at(at).href());
        let to = offset + shown;
        view! { <Pagination from={offset + 1} to total previous=link(previous) next=link(next) /> }
    });
    view! {
        <div class=if in_part { "list-table list-table-windowed" } else { "list-table" }>
            <TableFrame label=td_string!(locale, project.list_title) density tall=true>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                {body}
                <tfoot>
                    <tr>{sums}</tr>
                </tfoot>
            </TableFrame>
        </div>
        {part}
    }
    .into_any()
}

/// A head: its link goes up, down, and back to the order of codes.
fn head(drawn: &DrawnColumn, style: &RowStyle) -> AnyView {
    let name = column_name(drawn.column, style.locale());
    let unit = drawn.unit.map(|unit| view! { <span class="head-unit">{unit}</span> });
    let class = drawn.class;
    let Some(key) = drawn.column.sort_key() else {
        return view! { <th scope="col" class=class>{name} {unit}</th> }.into_any();
    };
    let query = &style.address.query;
    let sorted = (query.sort == key).then_some(match query.direction {
        SortDirection::Ascending => Sorted::Ascending,
        SortDirection::Descending => Sorted::Descending,
    });
    let (aria, arrow) = match sorted {
        Some(Sorted::Ascending) => (Some("ascending"), "▲"),
        Some(Sorted::Descending) => (Some("descending"), "▼"),
        None => (None, ""),
    };
    let href = style.address.sorted_by(key).href();
    view! {
        <th scope="col" class=class aria-sort=aria>
            <a class="sort-link" href=href rel="nofollow" data-noscroll>
                {name}
                <span class="sort-arrow" aria-hidden="true">
                    {arrow}
                </span>
            </a>
            {unit}
        </th>
    }
    .into_any()
}

fn group_body(group: &ListGroup, style: &RowStyle) -> impl IntoView + use<> {
    let rows: Vec<_> = group.rows.iter().map(|one| row(one, style)).collect();
    view! {
        <tbody>
            {group_head(group, style)}
            {rows}
        </tbody>
    }
}

fn total_head(total: usize, style: &RowStyle) -> AnyView {
    td_string!(style.locale(), project.sum_of, count = total).to_string().into_any()
}
