//! Words both pages of the monthly report share: where a report stands, how much time is left.

use super::board_view::Show;
use super::view::{MonthHead, Standing};
use crate::locale::{Locale, of_language, td_string};
use crate::ui::{Tone, month_text};
use chrono::{Datelike as _, NaiveDate};
use domain::calendar::ReportingMonth;
use domain::label::Language;
use domain::project::ProjectCode;

/// The address of a project's report for a month.
#[must_use]
pub fn report_href(code: &ProjectCode, month: ReportingMonth) -> String {
    format!("/projects/{code}/report/{month}")
}

/// Where a report stands, in a word and a colour.
#[must_use]
pub fn standing_text(standing: Standing, locale: Locale) -> (&'static str, Tone) {
    match standing {
        Standing::Returned => (td_string!(locale, report.standing_returned), Tone::Bad),
        Standing::NotBegun => (td_string!(locale, report.standing_not_begun), Tone::Neutral),
        Standing::Draft => (td_string!(locale, report.standing_draft), Tone::Caution),
        Standing::Submitted => (td_string!(locale, report.standing_submitted), Tone::Info),
        Standing::Approved => (td_string!(locale, report.standing_approved), Tone::Good),
    }
}

/// A part of the board.
#[must_use]
pub fn show_text(show: Show, locale: Locale) -> (&'static str, Tone) {
    match show {
        Show::All => (td_string!(locale, report.show_all), Tone::Neutral),
        Show::HandedIn => (td_string!(locale, report.show_handed_in), Tone::Neutral),
        Show::Waiting => (td_string!(locale, report.show_waiting), Tone::Info),
        Show::Returned => (td_string!(locale, report.show_returned), Tone::Bad),
        Show::Approved => (td_string!(locale, report.show_approved), Tone::Good),
        Show::Missing => (td_string!(locale, report.show_missing), Tone::Caution),
        Show::Late => (td_string!(locale, report.show_late), Tone::Bad),
    }
}

/// The month and how much time is left: `2025年10月月报，11月5日截止，还有 21 天`.
#[must_use]
pub fn month_line(head: &MonthHead, language: Language) -> String {
    let locale = of_language(language);
    let month = month_text(head.month, language);
    if !head.is_open {
        return td_string!(locale, report.month_closed, month = month).to_string();
    }
    let (Some(due), Some(days)) = (head.due, head.days_left) else {
        return td_string!(locale, report.month_without_due, month = month).to_string();
    };
    let due = due.to_string();
    match days {
        0 => td_string!(locale, report.month_due_today, month = month).to_string(),
        1.. => td_string!(locale, report.month_due_in, month = month, due = due, days = days).to_string(),
        _ => td_string!(locale, report.month_overdue, month = month, due = due, days = -days).to_string(),
    }
}

/// A day within a year that is plain: `11月5日`.
#[must_use]
pub fn short_day(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("day")
    }

    #[test]
    fn a_month_says_how_much_time_is_left() {
        let month = "2025-10".parse().expect("month");
        let told = |today, open| {
            let head = MonthHead::on(month, open, Some(day("2025-11-05")), day(today));
            month_line(&head, Language::ZhCn)
        };
        assert_eq!(told("2025-11-02", true), "2025年10月月报，2025-11-05 截止，还有 3 天");
        assert_eq!(told("2025-11-05", true), "2025年10月月报，今天截止");
        assert_eq!(told("2025-11-09", true), "2025年10月月报，2025-11-05 已截止，逾期 4 天");
        assert_eq!(told("2025-11-09", false), "2025年10月月报，已关账");
    }

    #[test]
    fn a_day_within_a_year_is_plain() {
        assert_eq!(short_day(day("2025-11-05")), "11月5日");
    }
}
