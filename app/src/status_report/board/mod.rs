//! The office's board of a month: who has reported, who has not, who is late, by unit; and what the office does
//! with the month.

mod office;
mod remind;
mod rows;
mod tiles;

use super::board_view::{Board, Show};
use super::wording::month_line;
use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::ui::{Button, ChoiceOption, EmptyState, FilterForm, PageHead, SelectField, address, month_text};
use domain::calendar::ReportingMonth;
use leptos::prelude::*;

/// The board.
pub(super) fn board(board: &Board, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let months = board.months.iter().map(|(month, is_open)| {
        let name = month_text(*month, language);
        let label = if *is_open {
            td_string!(locale, report.month_choice_open, month = name).to_string()
        } else {
            name
        };
        ChoiceOption::new(month.to_string(), label, *month == board.month.month)
    });
    let months = months.collect();
    let table = if board.units.is_empty() {
        view! { <EmptyState title=td_string!(locale, report.board_empty) /> }.into_any()
    } else {
        rows::units(board, again)
    };
    view! {
        <PageHead title=td_string!(locale, report.board_title) lead=month_line(&board.month, language)>
            <FilterForm action="/reports" label=td_string!(locale, report.month_label)>
                <SelectField name="month" label=td_string!(locale, report.month_label) options=months />
                <Button>{td_string!(locale, report.month_show)}</Button>
            </FilterForm>
        </PageHead>
        {tiles::tiles(board)}
        {remind::remind(board, again)}
        {table}
        {office::office(board, again)}
    }
    .into_any()
}

/// The address of a part of the board.
fn board_href(month: ReportingMonth, show: Show) -> String {
    let month = month.to_string();
    match show {
        Show::All => address("/reports", [("view", "board"), ("month", month.as_str())]),
        show => address("/reports", [("view", "board"), ("month", month.as_str()), ("show", show.word())]),
    }
}
