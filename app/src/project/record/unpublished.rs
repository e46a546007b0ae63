//! What is not known of a project, and why: one calm list instead of empty sections.

use super::view::ProjectRecordView;
use crate::locale::{Locale, td_string, use_locale};
use crate::ui::Section;
use domain::code_list::Source;
use leptos::prelude::*;

/// The section; nothing when everything is known.
pub(super) fn unpublished(record: &ProjectRecordView) -> Option<AnyView> {
    let locale = use_locale();
    let missing = missing(record, locale);
    if missing.is_empty() {
        return None;
    }
    let items = missing.into_iter().map(|(about, what)| {
        let what = what.join(td_string!(locale, record.comma));
        view! {
            <div class="fact">
                <dt>{about}</dt>
                <dd class="record-muted">{what}</dd>
            </div>
        }
    });
    let items = items.collect_view();
    let (title, note) = why(record.item.source, locale);
    let class = (record.item.source == Source::Illustrative).then_some("no-print");
    let view = view! {
        <div class=class>
            <Section title note>
                <dl class="facts">{items}</dl>
            </Section>
        </div>
    };
    Some(view.into_any())
}

/// What nothing is called here, and why it is there: what is not known is never made up.
fn why(source: Source, locale: Locale) -> (&'static str, &'static str) {
    match source {
        Source::Report | Source::ReportCount => {
            (td_string!(locale, record.unpublished_title), td_string!(locale, record.unpublished_real))
        }
        Source::Illustrative => {
            (td_string!(locale, record.blank_title), td_string!(locale, record.unpublished_illustrative))
        }
        Source::Imported => {
            (td_string!(locale, record.blank_title), td_string!(locale, record.unpublished_imported))
        }
    }
}

/// What is not known, by what it is about.
fn missing(record: &ProjectRecordView, locale: Locale) -> Vec<(&'static str, Vec<&'static str>)> {
    let (item, facts) = (&record.item, &record.facts);
    let groups = [
        (
            td_string!(locale, record.about_money),
            vec![
                (item.total_planned_investment.is_none(), td_string!(locale, record.total_planned)),
                (item.annual_planned_investment.is_none(), td_string!(locale, record.annual_planned_any)),
                (record.reports.is_empty(), td_string!(locale, record.completed_any)),
            ],
        ),
        (
            td_string!(locale, record.about_progress),
            vec![
                (item.stage.is_none(), td_string!(locale, record.stage)),
                (item.physical_progress_bp.is_none(), td_string!(locale, record.physical_progress)),
                (record.milestones.is_empty(), td_string!(locale, record.milestones_title)),
                (
                    record.issue_counts.raised == 0 && record.milestones.is_empty(),
                    td_string!(locale, record.issues_title),
                ),
            ],
        ),
        (
            td_string!(locale, record.about_dates),
            vec![
                (
                    item.planned_start.is_none() && item.planned_finish.is_none(),
                    td_string!(locale, record.planned_dates),
                ),
                (
                    facts.actual_start.is_none() && item.planned_start.is_none(),
                    td_string!(locale, record.actual_dates),
                ),
            ],
        ),
        (
            td_string!(locale, record.about_units),
            vec![
                (item.project_owner.is_none(), td_string!(locale, record.project_owner)),
                (item.responsible_unit.is_none(), td_string!(locale, record.responsible_unit)),
                (facts.approval_code.is_none(), td_string!(locale, record.approval_code)),
            ],
        ),
        (
            td_string!(locale, record.about_place),
            vec![
                (item.subdistrict.is_none(), td_string!(locale, record.subdistrict)),
                (record.place.is_none(), td_string!(locale, record.coordinates)),
            ],
        ),
    ];
    groups
        .into_iter()
        .map(|(about, parts)| {
            (about, parts.into_iter().filter_map(|(missing, what)| missing.then_some(what)).collect())
        })
        .filter(|(_, parts): &(_, Vec<_>)| !parts.is_empty())
        .collect()
}
