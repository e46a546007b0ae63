//! Months as readers write them, and the field that asks as of which month.

use super::{Badge, ChoiceOption, SelectField, Tone};
use crate::locale::{of_language, td_string, use_language, use_locale};
use domain::calendar::{AsOf, ReportingCalendar, ReportingMonth};
use domain::label::Language;
use leptos::prelude::*;

/// English names, short; Chinese months are numbers.
const SHORT: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A month with its year: `2025年9月`, `Sep 2025`.
#[must_use]
pub fn month_text(month: ReportingMonth, language: Language) -> String {
    match language {
        Language::ZhCn => format!("{}年{}月", month.year(), month.month()),
        Language::En => format!("{} {}", short_month_text(month, language), month.year()),
    }
}

/// A month within a year that is named elsewhere: `9月`, `Sep`.
#[must_use]
pub fn short_month_text(month: ReportingMonth, language: Language) -> String {
    let names = SHORT.iter().zip(1..).find(|(_, number)| *number == month.month());
    match language {
        Language::ZhCn => format!("{}月", month.month()),
        Language::En => names.map_or_else(String::new, |(name, _)| (*name).to_owned()),
    }
}

/// A month to choose: its name, and whether it is still open.
#[must_use]
pub fn month_choice_text(month: ReportingMonth, calendar: &ReportingCalendar, language: Language) -> String {
    let name = month_text(month, language);
    let open = calendar.last_closed.is_none_or(|closed| month > closed);
    if open { format!("{name} · {}", td_string!(of_language(language), ui.month_open)) } else { name }
}

/// Chooses the month a page is given for: `as_of`. The newest month stands first.
#[component]
pub fn AsOfField(
    /// The months there are.
    calendar: ReportingCalendar,
    /// The one the page is given for.
    as_of: AsOf,
) -> impl IntoView {
    let (locale, language) = (use_locale(), use_language());
    let options = calendar.months().rev().map(|month| {
        let label = month_choice_text(month, &calendar, language);
        ChoiceOption::new(month.to_string(), label, month == as_of.month)
    });
    view! { <SelectField name="as_of" label=td_string!(locale, ui.as_of) options=options.collect() /> }
}

/// Says that the month is still open and its figures may change; nothing for a closed month.
#[component]
pub fn ProvisionalMark(
    /// The month.
    as_of: AsOf,
) -> impl IntoView {
    let locale = use_locale();
    as_of.provisional.then(|| {
        view! {
            <Badge
                label=td_string!(locale, ui.provisional)
                tone=Tone::Caution
                mark=true
                title=td_string!(locale, ui.provisional_hint)
            />
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_written_as_readers_do() {
        let month = ReportingMonth::new(2025, 9).expect("month");
        assert_eq!(month_text(month, Language::ZhCn), "2025年9月");
        assert_eq!(month_text(month, Language::En), "Sep 2025");
        assert_eq!(short_month_text(month, Language::ZhCn), "9月");
    }
}
