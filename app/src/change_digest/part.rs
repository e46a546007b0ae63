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

/// What happened to one project.
pub(super) struct Row {
    /// The project, which leads to its record.
    pub project: AnyView,
    /// What stands in each column.
    pub cells: Vec<AnyView>,
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
            let columns = self.columns;
            let heads = columns.iter().cloned().map(|(head, numeric)| {
                view! { <th scope="col" class=numeric.then_some("numeric")>{head}</th> }
            });
            let heads = heads.collect_view();
            let rows = self.rows.into_iter().map(|Row { project, cells }| {
                let cells = cells.into_iter().zip(columns.clone()).map(|(cell, (head, numeric))| {
                    view! { <td class=numeric.then_some("numeric") data-label=head>{cell}</td> }
                });
                view! { <tr>{project} {cells.collect_view()}</tr> }
            });
            let (label, rows) = (self.title.clone(), rows.collect_view());
            view! {
                <div class="table-cards">
                    <TableFrame label density=Density::Compact>
                        <thead>
                            <tr>
                                <th scope="col">{td_string!(locale, change_digest.project)}</th>
                                {heads}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </TableFrame>
                </div>
            }
            .into_any()
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
