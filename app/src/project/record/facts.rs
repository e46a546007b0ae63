//! What the project is: classification, units, dates, stages. Only what is known.

use super::view::ProjectRecordView;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{Fact, Facts, Section, money_text};
use chrono::NaiveDate;
use domain::code_list::{CodeList as _, Source};
use leptos::prelude::*;

/// The section.
pub(super) fn facts(record: &ProjectRecordView) -> AnyView {
    let locale = use_locale();
    let known = classification(record).into_iter().chain(units(record)).chain(dates(record));
    let known = known.map(|(term, value)| view! { <Fact term>{value}</Fact> }).collect_view();
    let scope = record.facts.scope.as_ref().map(|scope| {
        let text = scope.in_language(use_language()).to_owned();
        view! { <Fact term=td_string!(locale, record.scope) wide=true>{text}</Fact> }
    });
    let stages = stages(record);
    view! {
        <Section title=td_string!(locale, record.facts_title)>
            <Facts>
                {known}
                {scope}
                {stages}
            </Facts>
        </Section>
    }
    .into_any()
}

type Known = Vec<(&'static str, String)>;

fn classification(record: &ProjectRecordView) -> Known {
    let (locale, language) = (use_locale(), use_language());
    let item = &record.item;
    let mut known = vec![
        (td_string!(locale, record.category), item.category.label().in_language(language).to_owned()),
        (td_string!(locale, record.sector), item.sector.label().in_language(language).to_owned()),
    ];
    if let Some(subdistrict) = item.subdistrict {
        known.push((
            td_string!(locale, record.subdistrict),
            subdistrict.label().in_language(language).to_owned(),
        ));
    }
    let programmes: Vec<&str> =
        item.programmes.iter().map(|programme| programme.label().in_language(language)).collect();
    if !programmes.is_empty() {
        known
            .push((td_string!(locale, record.programmes), programmes.join(td_string!(locale, record.comma))));
    }
    known
}

fn units(record: &ProjectRecordView) -> Known {
    let locale = use_locale();
    let language = use_language();
    let (item, facts) = (&record.item, &record.facts);
    let persons = record.persons.clone();
    let (leader, liaison) =
        persons.map_or((None, None), |persons| (persons.assigned_leader, persons.project_liaison));
    let opening = facts.opening_balance.map(|amount| money_text(amount, language));
    let enrolled =
        facts.enrolled_in_monthly_reporting.then(|| td_string!(locale, record.enrolled_yes).to_owned());
    [
        (td_string!(locale, record.project_owner), item.project_owner.clone()),
        (td_string!(locale, record.responsible_unit), item.responsible_unit.clone()),
        (td_string!(locale, record.assigned_leader), leader),
        (td_string!(locale, record.project_liaison), liaison),
        (td_string!(locale, record.approval_code), facts.approval_code.clone()),
        (td_string!(locale, record.opening_balance), opening),
        (td_string!(locale, record.enrolled), enrolled),
    ]
    .into_iter()
    .filter_map(|(term, value)| Some((term, value?)))
    .collect()
}

fn dates(record: &ProjectRecordView) -> Known {
    let locale = use_locale();
    let (item, facts) = (&record.item, &record.facts);
    let written = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    [
        (td_string!(locale, record.planned_start), written(item.planned_start)),
        (td_string!(locale, record.planned_finish), written(item.planned_finish)),
        (td_string!(locale, record.actual_start), written(facts.actual_start)),
        (td_string!(locale, record.actual_finish), written(facts.actual_finish)),
    ]
    .into_iter()
    .filter_map(|(term, value)| Some((term, value?)))
    .collect()
}

/// The stages it went through, oldest first.
fn stages(record: &ProjectRecordView) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    if record.facts.stage_history.is_empty() {
        return None;
    }
    // A publication says where a project stood on a day, not since when.
    let published = matches!(record.item.source, Source::Report | Source::ReportCount);
    let stages = record.facts.stage_history.iter().enumerate().map(|(n, change)| {
        let stage = change
            .stage
            .map_or(td_string!(locale, record.stage_unknown), |stage| stage.label().in_language(language));
        let since = change.effective_from.to_string();
        let text = if published && n == 0 {
            td_string!(locale, record.stage_as_of, day = since, stage = stage).to_string()
        } else {
            td_string!(locale, record.stage_since, since = since, stage = stage).to_string()
        };
        view! { <li>{text}</li> }
    });
    let stages = stages.collect_view();
    let view = view! {
        <Fact term=td_string!(locale, record.stages) wide=true>
            <ol class="record-lines">{stages}</ol>
        </Fact>
    };
    Some(view.into_any())
}
