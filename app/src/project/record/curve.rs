//! Plan against actual over the months of the year.

use super::view::ProjectRecordView;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::chart::{LineChart, Measure, Series};
use crate::ui::{Section, short_month_text};
use domain::code_list::Source;
use domain::investment::MonthlyPoint;
use domain::unit::Yuan;
use leptos::prelude::*;

/// The section; nothing when neither plan nor report is known for the year.
pub(super) fn curve(record: &ProjectRecordView) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    let planned = record.curve.iter().any(|point| point.planned_ytd.is_some());
    let reported = record.curve.iter().any(|point| point.completed.is_some());
    if !planned && !reported {
        return None;
    }
    // After the last approved report nothing is known yet: a level line would say that nothing was done.
    let known = record.curve.iter().rposition(|point| point.completed.is_some()).map_or(0, |last| last + 1);
    let series = |label: &str, value: fn(&MonthlyPoint) -> Option<Yuan>| Series {
        label: label.to_owned(),
        values: record.curve.iter().map(|point| value(point).map(|yuan| yuan.0)).collect(),
    };
    let plan = planned.then(|| series(td_string!(locale, record.curve_planned), |point| point.planned_ytd));
    let mut done = series(td_string!(locale, record.curve_completed), |point| point.completed_ytd);
    done.values.truncate(known);
    let labels = record.curve.iter().map(|point| short_month_text(point.month, language)).collect();
    let title = td_string!(locale, record.curve_chart, year = record.as_of.month.year()).to_string();
    let series: Vec<Series> = std::iter::once(done).chain(plan).collect();
    let source = chart_source(record);
    let view = view! {
        <Section title=td_string!(locale, record.curve_title)>
            <LineChart
                title
                measure=Measure::Money
                labels
                series
                source
            />
        </Section>
    };
    Some(view.into_any())
}

/// What a chart of this record rests on, and as of when; invented figures say so on every chart.
pub(super) fn chart_source(record: &ProjectRecordView) -> String {
    let locale = use_locale();
    let day = record.day().to_string();
    if record.item.source == Source::Illustrative {
        td_string!(locale, record.source_invented, day = day).to_string()
    } else {
        td_string!(locale, record.source_reports, day = day).to_string()
    }
}
