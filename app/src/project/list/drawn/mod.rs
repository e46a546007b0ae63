//! What stands under the list's form, drawn on the server: for the page and for every later answer. No
//! event and no signal in here: the page listens around it, and whatever changes it is another answer.

mod assemble;
mod cell_text;
mod chips;
mod empty;
mod group_head;
mod page;
mod row;
mod row_style;
mod summary;
mod sums_row;
mod table;

// What the map draws likewise.
pub(crate) use assemble::{offer, relaxed};
pub(crate) use chips::chips;
pub(crate) use empty::nothing_found;
pub(crate) use summary::{figures, lights};

use super::address::ListAddress;
use super::answer::{Drawn, ListAnswer, ListPart};
use crate::error::AppError;
use crate::locale::of_language;
use domain::label::Language;
use domain::portfolio::Portfolio;
use leptos::prelude::*;
use page::{ListPage, ListRow};
use row_style::RowStyle;

/// Stands where rows go while the rest is drawn.
const ROWS: &str = "<template></template>";

/// Answers the query of an address.
///
/// # Errors
/// [`AppError::Invalid`] says which part of the question cannot be answered, [`AppError::Forbidden`] that
/// it is about leaders and `names` may not be asked for.
pub fn answer_of(
    portfolio: &Portfolio,
    search: &str,
    names: bool,
    language: Language,
) -> Result<ListAnswer, AppError> {
    let address = ListAddress::permitted(search, names)?;
    let page = ListPage::assemble(portfolio, &address, names, language)?;
    let style = RowStyle::new(page.offer.as_of, &address, language);
    let bodies = table::bodies(&page, &style);
    let around = html(language, || view! { {chips(&address)} {content(&page, &style)} }.into_any());
    let (head, foot) = around.split_once(ROWS).unwrap_or((&around, ""));
    let drawn = Drawn { head: head.to_owned(), bodies, foot: foot.to_owned() };
    let part = page.is_part().then_some(ListPart { offset: page.offset, count: page.rest() });
    Ok(ListAnswer { offer: page.offer, part, drawn })
}

/// The rows of a list from `offset` on: one window.
///
/// # Errors
/// As [`answer_of`].
pub fn window_of(
    portfolio: &Portfolio,
    search: &str,
    names: bool,
    offset: usize,
    language: Language,
) -> Result<String, AppError> {
    let address = ListAddress::permitted(search, names)?;
    let (as_of, rows) = ListRow::window(portfolio, &address, offset, language)?;
    let style = RowStyle::new(as_of, &address, language);
    Ok(html(language, || row::rows(&rows, &style)))
}

fn content(page: &ListPage, style: &RowStyle) -> AnyView {
    if page.total.count == 0 {
        return view! {
            {lights(&page.offer, &style.address)}
            {nothing_found(&page.relaxed, &style.address)}
        }
        .into_any();
    }
    view! {
        {summary::summary(page, &style.address)}
        {table::table(page, style)}
    }
    .into_any()
}

/// Draws in a language, without the marks a browser would need to take a view over.
pub(crate) fn html(language: Language, draw: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new();
    let drawn = owner.with(|| {
        provide_context(of_language(language));
        draw().to_html()
    });
    owner.cleanup();
    // Text is escaped: this stands nowhere but where a view has put a mark.
    drawn.replace("<!>", "")
}

#[cfg(test)]
mod tests;
