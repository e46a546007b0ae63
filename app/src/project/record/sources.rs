//! Where the record and its single facts come from: the report's own words, who published an amount or
//! a stage, and how far that can be believed.

use super::view::ProjectRecordView;
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{Fact, Facts, Section};
use domain::code_list::{CodeList as _, Source};
use domain::label::Language;
use leptos::prelude::*;

/// The section.
pub(super) fn sources(record: &ProjectRecordView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let provenance = &record.provenance;
    let quote = provenance.report_quote.clone().map(|quote| {
        let title = record.work_report_title.clone();
        view! {
            <figure class="record-quote">
                <blockquote lang="zh-CN">{quote}</blockquote>
                <figcaption>"—— " <cite lang="zh-CN">{title}</cite></figcaption>
            </figure>
        }
    });
    let planned = provenance.planned_2025.map(|action| {
        let text = action.label().in_language(language);
        view! { <Fact term=td_string!(locale, record.planned_2025)>{text}</Fact> }
    });
    let amount = provenance.amount_source.clone().map(|source| {
        view! { <Fact term=td_string!(locale, record.amount_source) wide=true>{note_text(source)}</Fact> }
    });
    let confidence = confidence(provenance.amount_confidence.as_deref(), locale).map(|text| {
        view! { <Fact term=td_string!(locale, record.amount_confidence) wide=true>{text}</Fact> }
    });
    let stage = provenance.stage_source.clone().map(|source| {
        view! { <Fact term=td_string!(locale, record.stage_source) wide=true>{note_text(source)}</Fact> }
    });
    let revision = td_string!(locale, record.revision, number = record.item.revision).to_string();
    // The banner of a page with an example on it says the same.
    let class = (record.item.source == Source::Illustrative).then_some("no-print");
    let note = source_text(record.item.source, locale);
    view! {
        <div class=class>
            <Section title=td_string!(locale, record.sources_title) note>
                {quote}
                <Facts>
                    {planned}
                    {amount}
                    {confidence}
                    {stage}
                    <Fact term=td_string!(locale, record.this_record)>{revision}</Fact>
                </Facts>
            </Section>
        </div>
    }
    .into_any()
}

/// A note on who published something, in the one language it is kept in; it says so where that is not the reader's.
fn note_text(note: String) -> AnyView {
    let written = if is_english(&note) { Language::En } else { Language::ZhCn };
    let prefix = match (written, use_language()) {
        (Language::En, Language::ZhCn) => td_string!(use_locale(), record.note_in_english),
        _ => "",
    };
    view! {
        {prefix}
        <span lang=written.tag()>{note}</span>
    }
    .into_any()
}

/// Two Latin words in a row: names of sites and figures stand in Chinese notes, too.
fn is_english(note: &str) -> bool {
    let is_word = |word: &str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let words: Vec<bool> = note.split_whitespace().map(is_word).collect();
    words.windows(2).any(|pair| pair == [true, true])
}

/// What kind of record it is, in a sentence.
fn source_text(source: Source, locale: Locale) -> &'static str {
    match source {
        Source::Report => td_string!(locale, record.source_report),
        Source::ReportCount => td_string!(locale, record.source_report_count),
        Source::Illustrative => td_string!(locale, record.source_illustrative),
        Source::Imported => td_string!(locale, record.source_imported),
    }
}

/// How far a published amount can be believed, in words.
fn confidence(word: Option<&str>, locale: Locale) -> Option<&'static str> {
    match word? {
        "low" => Some(td_string!(locale, record.confidence_low)),
        "medium" => Some(td_string!(locale, record.confidence_medium)),
        "high" => Some(td_string!(locale, record.confidence_high)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::is_english;

    #[test]
    fn a_chinese_note_may_name_sites() {
        assert!(is_english("中交二航 2023-07-26: started 2023-07-25; opening planned 1H 2026"));
        assert!(!is_english("bkwk.cn 汇编文章：投资约15亿元"));
        assert!(!is_english("中交二航 2023-07-26：2023-07-25 开工，工期三年；jiwu.com：计划通车"));
    }
}
