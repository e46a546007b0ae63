//! Where an issue stands, in words and tone: the same in the list and on its own page.

use crate::locale::{Locale, td_string};
use crate::ui::Tone;
use chrono::NaiveDate;
use domain::issue_register::{Issue, Severity};

/// Where an issue stands on a day.
pub(super) fn standing(issue: &Issue, day: NaiveDate, locale: Locale) -> (String, Tone) {
    if let Some(closed) = issue.closed {
        let late = issue.due.map_or(0, |due| (closed - due).num_days());
        return if late > 0 {
            (td_string!(locale, register.closed_late, days = late).to_string(), Tone::Neutral)
        } else {
            (td_string!(locale, register.closed).to_owned(), Tone::Good)
        };
    }
    match issue.due.map(|due| (day - due).num_days()) {
        Some(days) if days > 0 => {
            (td_string!(locale, register.overdue_by, days = days).to_string(), Tone::Bad)
        }
        Some(days) if days > -8 => {
            (td_string!(locale, register.due_in, days = -days).to_string(), Tone::Caution)
        }
        _ => (td_string!(locale, register.open).to_owned(), Tone::Neutral),
    }
}

/// How much an issue matters, as a tone.
pub(super) const fn severity_tone(severity: Severity) -> Tone {
    match severity {
        Severity::Ordinary => Tone::Neutral,
        Severity::Major => Tone::Bad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::label::Bilingual;

    #[test]
    fn an_issue_is_open_due_overdue_or_closed() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("day");
        let told = |due: Option<&str>, closed: Option<&str>| {
            let issue = Issue {
                id: "01890000-0000-7000-8000-000000000001".parse().expect("id"),
                title: Bilingual::same("管线迁改"),
                severity: Severity::Major,
                owner: None,
                raised: day("2025-08-01"),
                due: due.map(day),
                ordered: None,
                closed: closed.map(day),
                progress: None,
                evidence: None,
                revision: 1,
            };
            standing(&issue, day("2025-10-15"), Locale::zh_CN)
        };
        assert_eq!(told(None, None), ("未销号".to_owned(), Tone::Neutral));
        assert_eq!(told(Some("2025-10-23"), None), ("未销号".to_owned(), Tone::Neutral));
        assert_eq!(told(Some("2025-10-22"), None), ("还有 7 天到期".to_owned(), Tone::Caution));
        assert_eq!(told(Some("2025-10-15"), None), ("还有 0 天到期".to_owned(), Tone::Caution));
        assert_eq!(told(Some("2025-10-14"), None), ("逾期 1 天".to_owned(), Tone::Bad));
        assert_eq!(told(Some("2025-10-14"), Some("2025-10-14")), ("已销号".to_owned(), Tone::Good));
        assert_eq!(
            told(Some("2025-10-14"), Some("2025-10-16")),
            ("已销号，迟 2 天".to_owned(), Tone::Neutral)
        );
    }
}
