//! The record's history from the journal, each change a sentence, times as clocks in China show them.

use super::journal_line::{JournalEvent, JournalLine};
use super::undo::undo_form;
use super::view::ProjectRecordView;
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{Disclosure, Section, money_text, month_text};
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::status_report::ReportState;
use leptos::prelude::*;

/// The section; nothing before the first change.
pub(super) fn history(record: &ProjectRecordView) -> Option<AnyView> {
    if record.history.is_empty() {
        return None;
    }
    let (locale, language) = (use_locale(), use_language());
    let lines = record.history.iter().map(|line| {
        let (instant, time) = (line.instant.clone(), line.time.clone());
        let details = details(line, locale, language).into_iter().map(|text| view! { <li>{text}</li> });
        let details = details.collect_view();
        let undo = (record.undo == Some(line.seq)).then(|| undo_form(record, line.seq));
        view! {
            <li>
                <p>
                    <time datetime=instant class="card-note">
                        {time}
                    </time>
                    " "
                    {sentence(line, locale, language)}
                </p>
                <Disclosure summary=td_string!(locale, record.history_details)>
                    <ul class="record-lines">{details}</ul>
                </Disclosure>
                {undo}
            </li>
        }
    });
    let lines = lines.collect_view();
    let view = view! {
        <div class="no-print">
            <Section
                title=td_string!(locale, record.history_title)
                note=td_string!(locale, record.history_note)
            >
                <ol class="record-timeline">{lines}</ol>
            </Section>
        </div>
    };
    Some(view.into_any())
}

/// A change as one sentence.
fn sentence(line: &JournalLine, locale: Locale, language: Language) -> String {
    let who = match &line.account {
        Some(account) => account.as_str(),
        None if line.by_system => td_string!(locale, record.by_system),
        None => td_string!(locale, record.by_office),
    };
    match &line.event {
        JournalEvent::Created { .. } => td_string!(locale, record.event_created, who = who).to_string(),
        JournalEvent::Report { month, state: ReportState::Approved, approved: Some(figures), .. } => {
            let (month, amount) = (month_text(*month, language), money_text(figures.completed, language));
            match figures.completed_before.filter(|before| *before != figures.completed) {
                Some(before) => {
                    let before = money_text(before, language);
                    td_string!(
                        locale,
                        record.event_corrected,
                        who = who,
                        month = month,
                        before = before,
                        amount = amount
                    )
                    .to_string()
                }
                None => td_string!(locale, record.event_approved, who = who, month = month, amount = amount)
                    .to_string(),
            }
        }
        JournalEvent::Report { month, state, before, .. } => {
            let month = month_text(*month, language);
            match state {
                ReportState::Draft if *before == Some(ReportState::Submitted) => {
                    td_string!(locale, record.event_withdrawn, who = who, month = month).to_string()
                }
                ReportState::Draft => {
                    td_string!(locale, record.event_drafted, who = who, month = month).to_string()
                }
                ReportState::Submitted => {
                    td_string!(locale, record.event_submitted, who = who, month = month).to_string()
                }
                ReportState::Returned => {
                    td_string!(locale, record.event_returned, who = who, month = month).to_string()
                }
                ReportState::Approved => {
                    td_string!(locale, record.event_approved_bare, who = who, month = month).to_string()
                }
            }
        }
        JournalEvent::Changed { undone, fields, withheld } => {
            let mut names: Vec<_> =
                fields.iter().map(|change| change.field.label().in_language(language)).collect();
            names.extend((*withheld > 0).then_some(td_string!(locale, record.withheld_fields)));
            let names = names.join(td_string!(locale, record.comma));
            if *undone {
                td_string!(locale, record.event_undone, who = who, names = names).to_string()
            } else {
                td_string!(locale, record.event_changed, who = who, names = names).to_string()
            }
        }
        JournalEvent::Register(event) => event.sentence(who, locale, language),
        JournalEvent::Other { .. } => td_string!(locale, record.event_other, who = who).to_string(),
    }
}

/// What stands folded under a sentence.
fn details(line: &JournalLine, locale: Locale, language: Language) -> Vec<String> {
    let mut details = Vec::new();
    match &line.event {
        JournalEvent::Created { loaded } => details.push(
            td_string!(
                locale,
                record.detail_loaded,
                plans = loaded.plan_versions,
                reports = loaded.reports,
                milestones = loaded.milestones,
                issues = loaded.issues
            )
            .to_string(),
        ),
        JournalEvent::Report { state, before, approved, .. } => {
            let to = state.label().in_language(language);
            let from = before.map_or("—", |before| before.label().in_language(language));
            details.push(td_string!(locale, record.detail_state, from = from, to = to).to_string());
            if let Some(progress) = approved.and_then(|figures| figures.physical_progress) {
                let percent = progress.percent_1();
                details.push(td_string!(locale, record.detail_physical, percent = percent).to_string());
            }
        }
        JournalEvent::Changed { fields, .. } => {
            for change in fields {
                let Some((from, to)) = &change.values else { continue };
                let name = change.field.label().in_language(language);
                let (from, to) = (from.in_language(language), to.in_language(language));
                details.push(
                    td_string!(locale, record.detail_field, name = name, from = from, to = to).to_string(),
                );
            }
        }
        JournalEvent::Register(event) => details.extend(event.details(locale)),
        JournalEvent::Other { action } => {
            details.push(td_string!(locale, record.detail_action, action = action.as_str()).to_string());
        }
    }
    details.push(td_string!(locale, record.detail_seq, seq = line.seq).to_string());
    details
}

#[cfg(test)]
mod tests {
    use super::super::journal_line::{ApprovedFigures, Loaded};
    use super::*;
    use domain::unit::Yuan;

    fn told(by_system: bool, event: JournalEvent) -> [String; 2] {
        let (instant, time) = (String::new(), String::new());
        let line = JournalLine { seq: 7, instant, time, by_system, account: None, event };
        [sentence(&line, Locale::zh_CN, Language::ZhCn), sentence(&line, Locale::en, Language::En)]
    }

    fn approved(before: Option<i64>) -> JournalEvent {
        JournalEvent::Report {
            month: "2025-09".parse().expect("month"),
            state: ReportState::Approved,
            before: Some(ReportState::Submitted),
            approved: Some(ApprovedFigures {
                completed: Yuan(12_000_000),
                completed_before: before.map(Yuan),
                physical_progress: None,
            }),
        }
    }

    #[test]
    fn each_change_is_a_sentence_in_either_language() {
        let [zh, en] = told(true, JournalEvent::Created { loaded: Loaded::default() });
        assert_eq!((zh.as_str(), en.as_str()), ("系统建立了本记录。", "The system created this record."));
        let [zh, en] = told(false, approved(None));
        assert_eq!(zh, "工作人员审定了2025年9月月报，本月完成投资 1,200 万元。");
        assert_eq!(en, "The office approved the report of Sep 2025: ¥12.00 m completed in the month.");
    }

    #[test]
    fn a_correction_names_both_amounts() {
        let [zh, en] = told(false, approved(Some(10_000_000)));
        assert_eq!(zh, "工作人员更正了2025年9月月报，本月完成投资由 1,000 万元 改为 1,200 万元。");
        assert!(en.contains("¥10.00 m") && en.contains("¥12.00 m"), "{en}");
        let [unchanged, _] = told(false, approved(Some(12_000_000)));
        assert!(unchanged.contains("审定"), "{unchanged}");
    }
}
