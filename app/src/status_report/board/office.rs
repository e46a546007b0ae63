//! What the office does with a month: open the next one, close it, open it again.

use crate::locale::{td_string, use_language, use_locale};
use crate::posting::Again;
use crate::status_report::board_view::{Board, Show};
use crate::status_report::view::Standing;
use crate::status_report::wording::{report_href, standing_text};
use crate::ui::{
    AreaField, Button, CheckField, Disclosure, InputField, InputKind, PostForm, Section, month_text,
};
use chrono::NaiveDate;
use domain::calendar::ReportingMonth;
use leptos::prelude::*;

/// The section; nothing for whoever may do none of it.
pub(super) fn office(board: &Board, again: Option<&Again>) -> Option<AnyView> {
    let may = board.may;
    let parts = [
        may.close.then(|| close(board, again)),
        board.next.filter(|_| may.open).map(|(month, due)| open_next(month, due, again)),
        may.reopen.then(|| reopen(board, again)),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        return None;
    }
    let title = td_string!(use_locale(), report.office_title);
    Some(view! { <div class="report-office"><Section title>{parts}</Section></div> }.into_any())
}

fn is_again(again: Option<&Again>, form: &str) -> bool {
    again.is_some_and(|again| again.is_of(form))
}

/// Opens the month that follows.
fn open_next(month: ReportingMonth, due: NaiveDate, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let summary = td_string!(locale, report.open_next, month = month_text(month, language)).to_string();
    let (open, again) = (is_again(again, "open"), again.cloned());
    view! {
        <Disclosure summary=summary.clone() open>
            <PostForm name="open" label=summary.clone() again>
                <input type="hidden" name="month" value=month.to_string() />
                <InputField
                    name="due_on"
                    label=td_string!(locale, report.due_label)
                    hint=td_string!(locale, report.due_hint)
                    kind=InputKind::Date
                    value=due.to_string()
                    required=true
                />
                <div class="form-actions"><Button>{summary}</Button></div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}

/// Closes the month: says what is missing, and asks to confirm it.
fn close(board: &Board, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let month = month_text(board.month.month, language);
    let summary = td_string!(locale, report.close_month, month = month).to_string();
    let (missing, waiting) = (board.figures.get(Show::Missing), board.figures.get(Show::Waiting));
    let told = if missing + waiting == 0 {
        td_string!(locale, report.close_complete).to_owned()
    } else {
        td_string!(locale, report.close_missing, missing = missing, waiting = waiting).to_string()
    };
    let (open, again) = (is_again(again, "close"), again.cloned());
    let (month, unfinished) = (board.month.month.to_string(), unfinished(board));
    view! {
        <Disclosure summary=summary.clone() open>
            <PostForm name="close" label=summary.clone() again>
                <input type="hidden" name="month" value=month />
                <p>{told}</p>
                {unfinished}
                <p class="card-note">{td_string!(locale, report.close_hint)}</p>
                <CheckField name="confirmed" label=td_string!(locale, report.close_confirm) />
                <div class="form-actions"><Button>{summary}</Button></div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}

/// Reports that will not count when the month is closed now, as far as the board shows them.
fn unfinished(board: &Board) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    let month = board.month.month;
    let rows = board.units.iter().flat_map(|unit| &unit.rows);
    let items: Vec<_> = rows
        .filter(|row| row.standing != Standing::Approved)
        .map(|row| {
            let (word, _) = standing_text(row.standing, locale);
            let text = format!("{} {}", row.code, row.name.in_language(language));
            view! { <li><a href=report_href(&row.code, month)>{text}</a> " · " {word}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| view! { <ul class="record-lines report-unfinished">{items}</ul> }.into_any())
}

/// Opens a closed month again, with a reason.
fn reopen(board: &Board, again: Option<&Again>) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let month = month_text(board.month.month, language);
    let summary = td_string!(locale, report.reopen_month, month = month).to_string();
    let (open, again) = (is_again(again, "reopen"), again.cloned());
    let month = board.month.month.to_string();
    view! {
        <Disclosure summary=summary.clone() open>
            <PostForm name="reopen" label=summary.clone() again>
                <input type="hidden" name="month" value=month />
                <p class="card-note">{td_string!(locale, report.reopen_hint)}</p>
                <AreaField name="reason" label=td_string!(locale, report.reason) required=true />
                <div class="form-actions"><Button>{summary}</Button></div>
            </PostForm>
        </Disclosure>
    }
    .into_any()
}
