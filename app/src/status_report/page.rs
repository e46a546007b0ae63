//! `/reports`: one address, by role. Whoever reports finds their own projects; the office finds the board.

use super::api::get_reports;
use super::board::board;
use super::queue::queue;
use super::view::ReportsAnswer;
use crate::changes::follow_changes;
use crate::error::AppError;
use crate::locale::{td_string, use_locale};
use crate::posting::use_again;
use crate::ui::{DoneNotice, ErrorState, PageHead, TabLink, TabLinks, awaited_or, use_search_of};
use crate::wire::answer_of;
use leptos::prelude::*;
use leptos_meta::Title;

/// The page `/reports`.
pub(super) fn open() -> AnyView {
    let (locale, search) = (use_locale(), use_search_of("/reports"));
    let answer = answer_of(move || search.get(), get_reports);
    let again = use_again();
    let concerns = ["status_report", "reporting_month", "all"];
    follow_changes(answer, move |what, _| concerns.contains(&what));
    view! {
        <Title text=td_string!(locale, report.title) />
        <DoneNotice words=done_words />
        {awaited_or(
            12,
            move || async move {
                Ok(match answer.await? {
                    ReportsAnswer::Queue(found) => {
                        view! { {tabs(found.has_board, true)} {queue(&found)} }.into_any()
                    }
                    ReportsAnswer::Board(found) => {
                        let again = again.await;
                        view! { {tabs(found.has_queue, false)} {board(&found, again.as_ref())} }.into_any()
                    }
                })
            },
            failed,
        )}
    }
    .into_any()
}

/// The two sides of the page, for whoever has both.
fn tabs(both: bool, mine: bool) -> Option<AnyView> {
    let locale = use_locale();
    both.then(|| {
        let tabs = vec![
            tab("/reports?view=board", td_string!(locale, report.board_title), !mine),
            tab("/reports?view=mine", td_string!(locale, report.queue_title), mine),
        ];
        view! { <TabLinks label=td_string!(locale, report.title) tabs /> }.into_any()
    })
}

/// The page for whom there is nothing here: it says for whom it is, and leads to sign-in.
pub(super) fn failed(error: AppError) -> AnyView {
    let locale = use_locale();
    let sign_in = matches!(error, AppError::NotSignedIn).then(|| {
        let here = leptos_router::hooks::use_location().pathname.get_untracked();
        let href = crate::ui::address("/sign-in", [("next", here)]);
        view! { <a class="btn btn-primary" href=href rel="external">{td_string!(locale, report.sign_in)}</a> }
    });
    view! {
        <PageHead title=td_string!(locale, report.title) />
        <ErrorState error>{sign_in}</ErrorState>
    }
    .into_any()
}

/// What was done, by its word in the address. A word may carry a count.
fn done_words(word: &str) -> Option<String> {
    let locale = use_locale();
    let mut parts = word.split('-');
    let (word, count, left) = (parts.next()?, parts.next().unwrap_or("0"), parts.next().unwrap_or("0"));
    let text = match word {
        "approved" if left == "0" => td_string!(locale, report.done_approved, count = count).to_string(),
        "approved" => td_string!(locale, report.done_approved_left, done = count, left = left).to_string(),
        "reminded" if count == "0" => td_string!(locale, report.done_reminded_none).to_owned(),
        "reminded" => td_string!(locale, report.done_reminded, count = count).to_string(),
        "opened" => td_string!(locale, report.done_opened).to_owned(),
        "closed" => td_string!(locale, report.done_closed).to_owned(),
        "reopened" => td_string!(locale, report.done_reopened).to_owned(),
        "submitted" => td_string!(locale, report.done_submitted_all).to_owned(),
        _ => return None,
    };
    Some(text)
}

fn tab(href: &str, label: &str, current: bool) -> TabLink {
    TabLink { href: href.to_owned(), label: label.to_owned(), current }
}
