//! What the parts of the page share: a list of changes with its heading, and the ways from them to records and lists.

use super::ChangeDigest;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Density, Section, TableFrame, address};
use domain::calendar::ReportingMonth;
use domain::label::Bilingual;
use domain::portfolio::{Filter, Query, SortDirection, SortKey};
use domain::project::ProjectCode;
use leptos::prelude::*;

/// A table of changes.
pub(super) struct Part {
    /// The address inside the page.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What it says when it is empty.
    pub none: &'static str,
    /// Its columns after the project, and whether they hold numbers.
    pub columns: Vec<(String, bool)>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// What is to be said of them.
    pub note: Option<String>,
    /// How many there are, shown or not.
    pub count: u32,
    /// The list behind it, with its name.
    pub list: Option<(String, &'static str)>,
}

/// What happened to one project, or stood at one month's end.
pub(super) struct Row {
    /// The cell that says which: `<th scope="row">`.
    pub head: AnyView,
    /// What stands in each column after it.
    pub cells: Vec<AnyView>,
}

/// A table whose rows are cards on a phone. `first` heads the rows, `columns` are those after it.
pub(super) fn table(
    label: String,
    density: Density,
    first: &'static str,
    columns: &[(String, bool)],
    rows: Vec<Row>,
) -> AnyView {
    let heads = columns.iter().cloned().map(|(head, numeric)| {
        view! { <th scope="col" class=numeric.then_some("numeric")>{head}</th> }
    });
    let heads = heads.collect_view();
    let rows = rows.into_iter().map(|Row { head, cells }| {
        let cells = cells.into_iter().zip(columns.iter().cloned()).map(|(cell, (label, numeric))| {
            view! { <td class=numeric.then_some("numeric") data-label=label>{cell}</td> }
        });
        view! { <tr>{head} {cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table-cards">
            <TableFrame label density>
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </TableFrame>
        </div>
    }
    .into_any()
}

impl Part {
    /// The section.
    pub fn draw(self) -> AnyView {
        let locale = use_locale();
        let cut = (self.count as usize > self.rows.len()).then(|| {
            let text = td_string!(locale, change_digest.cut, shown = ChangeDigest::MOST, count = self.count);
            view! { <p class="card-note">{text}</p> }
        });
        let note = self.note.map(|note| view! { <p class="card-note">{note}</p> });
        let content = if self.rows.is_empty() {
            view! { <p class="calm">{self.none}</p> }.into_any()
        } else {
            let first = td_string!(locale, change_digest.project);
            table(self.title.clone(), Density::Compact, first, &self.columns, self.rows)
        };
        let list = self.list.map(|(href, text)| {
            view! { <p><a class="more-link" href=href>{text}</a></p> }
        });
        view! {
            <Section title=self.title id=self.id>
                {content}
                {cut}
                {note}
                {list}
            </Section>
        }
        .into_any()
    }
}

/// The first cell of a row: the project, which leads to its record as it was at the later month's end.
pub(super) fn project(code: &ProjectCode, name: &Bilingual, to: ReportingMonth) -> AnyView {
    let href = address(&format!("/projects/{code}"), [("as_of", to.to_string())]);
    view! {
        <th scope="row">
            <a href=href>{name.in_language(use_language()).to_owned()}</a>
            " "
            <span class="work-code">{code.to_string()}</span>
        </th>
    }
    .into_any()
}

/// The projects a filter lets through at the end of a month, largest first by one measure or in the list's own order.
pub(super) fn list(month: ReportingMonth, filter: Filter, largest: Option<SortKey>) -> String {
    let (sort, direction) = match largest {
        Some(sort) => (sort, SortDirection::Descending),
        None => (SortKey::Code, SortDirection::Ascending),
    };
    address("/projects", Query { filter, as_of: Some(month), sort, direction, ..Query::default() }.to_pairs())
}

/// A column of words.
pub(super) fn words(head: &str) -> (String, bool) {
    (head.to_owned(), false)
}

/// A column of numbers.
pub(super) fn numbers(head: impl Into<String>) -> (String, bool) {
    (head.into(), true)
}
