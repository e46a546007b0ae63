//! The list as a table: heads that sort, rows or groups of rows, sums at the foot.

use super::group_head::group_head;
use super::html;
use super::page::{ListGroup, ListPage};
use super::row::rows;
use super::row_style::{DrawnColumn, RowStyle};
use super::sums_row::sums_cells;
use crate::locale::{td_string, use_locale};
use crate::project::list::sight::{MOST_ROWS, WINDOW};
use crate::ui::{Pagination, Sorted, TableFrame};
use domain::portfolio::SortDirection;
use leptos::prelude::*;

/// Rows to a `<tbody>` of a list that is shown whole: what fits a screen, and some milliseconds of work for
/// the browser.
const SLICE: usize = 30;

/// The table without its rows, and the way to its other parts.
pub(super) fn table(page: &ListPage, style: &RowStyle) -> AnyView {
    let locale = use_locale();
    let total = page.total.count as usize;
    let (offset, shown) = (page.offset, page.shown());
    let heads: Vec<_> = style.columns.iter().map(|drawn| head(drawn, style)).collect();
    let sums = sums_cells(&page.total, style, "row", total_head(total, style));
    let density = Signal::stored(style.address.density);
    let part = page.is_part().then(|| {
        let previous = (offset > 0).then(|| offset.saturating_sub(MOST_ROWS));
        let next = Some(offset + shown).filter(|next| *next < total);
        let link = |at: Option<usize>| at.map(|at| style.address.at(at).href());
        let to = offset + shown;
        view! { <Pagination from={offset + 1} to total previous=link(previous) next=link(next) /> }
    });
    view! {
        <div class=if page.is_part() { "list-table list-table-windowed" } else { "list-table" }>
            <TableFrame label=td_string!(locale, project.list_title) density tall=true>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <template></template>
                <tfoot>
                    <tr>{sums}</tr>
                </tfoot>
            </TableFrame>
        </div>
        {part}
    }
    .into_any()
}

/// The rows: a `<tbody>` a slice, a group, or a window between two blanks that stand for what is not drawn.
pub(super) fn bodies(page: &ListPage, style: &RowStyle) -> Vec<String> {
    if page.groups.iter().any(|group| group.key.is_some()) {
        return page.groups.iter().map(|group| html(style.language, || group_body(group, style))).collect();
    }
    let all = page.groups.first().map_or(&[][..], |group| group.rows.as_slice());
    if !page.is_part() {
        return all
            .chunks(SLICE)
            .map(|slice| html(style.language, || view! { <tbody>{rows(slice, style)}</tbody> }.into_any()))
            .collect();
    }
    let blank = || {
        let columns = style.columns.len().to_string();
        html(style.language, || {
            view! {
                <tbody class="list-blank" aria-hidden="true">
                    <tr>
                        <td colspan=columns></td>
                    </tr>
                </tbody>
            }
            .into_any()
        })
    };
    let windows = all.chunks(WINDOW).enumerate().map(|(at, window)| {
        let rows = || view! { <tbody class="list-window" data-at=at>{rows(window, style)}</tbody> };
        html(style.language, || rows().into_any())
    });
    std::iter::once(blank()).chain(windows).chain([blank()]).collect()
}

/// A head: its link goes up, down, and back to the order of codes.
fn head(drawn: &DrawnColumn, style: &RowStyle) -> AnyView {
    let name = drawn.column.name(style.locale());
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

fn group_body(group: &ListGroup, style: &RowStyle) -> AnyView {
    view! {
        <tbody>
            {group_head(group, style)}
            {rows(&group.rows, style)}
        </tbody>
    }
    .into_any()
}

fn total_head(total: usize, style: &RowStyle) -> AnyView {
    td_string!(style.locale(), project.sum_of, count = total).to_string().into_any()
}
