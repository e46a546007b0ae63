//! Milestones: a Gantt with baseline, forecast and actual, and the same as a table that counts the days.

use super::curve::chart_source;
use super::view::ProjectRecordView;
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::chart::{GanttChart, GanttRow};
use crate::ui::{Badge, Section, TableFrame, Tone};
use chrono::NaiveDate;
use domain::milestone::Milestone;
use leptos::prelude::*;

/// The section; nothing without milestones.
pub(super) fn milestones(record: &ProjectRecordView) -> Option<AnyView> {
    if record.milestones.is_empty() {
        return None;
    }
    let (locale, language) = (use_locale(), use_language());
    let day = record.day();
    let rows = record.milestones.iter().map(|milestone| {
        let name = milestone.name.in_language(language);
        let label = match milestone.days_overdue_on(day) {
            0 => name.to_owned(),
            days => td_string!(locale, record.milestone_overdue_label, name = name, days = days).to_string(),
        };
        let expected = milestone.forecast.unwrap_or(milestone.planned);
        GanttRow::milestone(label, Some(milestone.baseline), Some(expected), milestone.actual)
    });
    let rows = rows.collect();
    let (table, source) = (table(&record.milestones, day), chart_source(record));
    let view = view! {
        <Section
            title=td_string!(locale, record.milestones_title)
            note=td_string!(locale, record.milestones_note)
        >
            <GanttChart
                title=td_string!(locale, record.milestones_chart)
                rows
                as_of=day
                source
            />
            <div class="record-table">{table}</div>
        </Section>
    };
    Some(view.into_any())
}

/// On paper the baseline and the forecast are in the chart alone.
fn table(milestones: &[Milestone], day: NaiveDate) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = milestones.iter().map(|milestone| {
        let (label, tone) = standing(milestone, day, locale);
        let date = |day: Option<NaiveDate>| day.map_or_else(|| "—".to_owned(), |day| day.to_string());
        view! {
            <tr>
                <th scope="row">{milestone.name.in_language(language).to_owned()}</th>
                <td class="amount no-print">{milestone.baseline.to_string()}</td>
                <td class="amount">{milestone.planned.to_string()}</td>
                <td class="amount no-print">{date(milestone.forecast)}</td>
                <td class="amount">{date(milestone.actual)}</td>
                <td><Badge label tone mark=true /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <TableFrame label=td_string!(locale, record.milestones_table) density=crate::ui::Density::Compact>
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, record.milestone)}</th>
                    <th scope="col" class="no-print">{td_string!(locale, ui.gantt_baseline)}</th>
                    <th scope="col">{td_string!(locale, record.milestone_planned)}</th>
                    <th scope="col" class="no-print">{td_string!(locale, ui.gantt_forecast)}</th>
                    <th scope="col">{td_string!(locale, ui.gantt_actual)}</th>
                    <th scope="col">{td_string!(locale, record.standing)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </TableFrame>
    }
    .into_any()
}

/// Where a milestone stands on a day: met, and how late; overdue by how much; or still to come.
fn standing(milestone: &Milestone, day: NaiveDate, locale: Locale) -> (String, Tone) {
    if let Some(actual) = milestone.actual {
        let late = (actual - milestone.planned).num_days();
        return if late > 0 {
            (td_string!(locale, record.met_late, days = late).to_string(), Tone::Neutral)
        } else {
            (td_string!(locale, record.met).to_owned(), Tone::Good)
        };
    }
    match milestone.days_overdue_on(day) {
        0 => {
            let left = (milestone.planned - day).num_days();
            (td_string!(locale, record.due_in, days = left).to_string(), Tone::Neutral)
        }
        // The rules' own limit: more than a month is what turns a light red.
        days if days > 30 => (td_string!(locale, record.overdue, days = days).to_string(), Tone::Bad),
        days => (td_string!(locale, record.overdue, days = days).to_string(), Tone::Caution),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::label::Bilingual;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("day")
    }

    fn milestone(planned: &str, actual: Option<&str>) -> Milestone {
        Milestone {
            id: "01890000-0000-7000-8000-000000000001".parse().expect("id"),
            name: Bilingual::same("封顶"),
            baseline: day(planned),
            planned: day(planned),
            forecast: None,
            actual: actual.map(day),
            evidence: None,
            revision: 1,
        }
    }

    #[test]
    fn a_milestone_is_met_overdue_or_to_come() {
        let end = day("2025-09-30");
        let told = |planned, actual| standing(&milestone(planned, actual), end, Locale::en);
        assert_eq!(told("2025-09-10", Some("2025-09-08")), ("Met".to_owned(), Tone::Good));
        assert_eq!(told("2025-09-10", Some("2025-09-12")), ("Met 2 days late".to_owned(), Tone::Neutral));
        assert_eq!(told("2025-09-10", None), ("20 days overdue".to_owned(), Tone::Caution));
        assert_eq!(told("2025-08-30", None), ("31 days overdue".to_owned(), Tone::Bad));
        assert_eq!(told("2025-09-30", None), ("Due in 0 days".to_owned(), Tone::Neutral));
    }
}
