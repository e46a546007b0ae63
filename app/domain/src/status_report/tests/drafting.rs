//! What is typed, and what is read of it.

use super::{context, month};
use crate::form::Fields;
use crate::status_report::{
    AmountUnit, CheckCode, MOST_TEXT, ReportContent, ReportDraft, ReportState, StatusReport, return_reason,
};
use crate::unit::{BasisPoints, Yuan};
use proptest::prelude::*;

fn typed(amount: &str, unit: &str, progress: &str) -> ReportDraft {
    let fields: Fields =
        [("amount", amount), ("amount_unit", unit), ("progress", progress)].into_iter().collect();
    ReportDraft::from_fields(&fields)
}

fn read(amount: &str, unit: &str) -> Result<i64, String> {
    let read = typed(amount, unit, "").parse(&context());
    read.map(|content| content.investment_completed_this_month.0)
        .map_err(|errors| errors.0.into_iter().map(|error| error.field).collect::<Vec<_>>().join(" "))
}

#[test]
fn amounts_are_read_in_the_unit_chosen_or_typed() {
    for (amount, unit, yuan) in [
        ("520", "wan", 5_200_000),
        ("520", "", 5_200_000),
        ("0.052", "yi", 5_200_000),
        // A unit that is typed wins.
        ("0.052亿元", "wan", 5_200_000),
        ("520 万", "yi", 5_200_000),
        ("1,234.5678", "wan", 12_345_678),
        ("５２０．５", "wan", 5_205_000),
        ("0", "wan", 0),
        ("-300", "wan", -3_000_000),
        ("0.00000001", "yi", 1),
    ] {
        assert_eq!(read(amount, unit), Ok(yuan), "{amount} {unit}");
    }
}

#[test]
fn amounts_that_cannot_be_taken_are_told_at_their_field() {
    for amount in ["", "  ", "1.23456", "about 5", "1e3", "10000亿1", "20000亿", "-4000.0001"] {
        assert_eq!(read(amount, "wan"), Err("amount".to_owned()), "{amount}");
    }
    assert_eq!(read("5", "jin"), Err("amount_unit".to_owned()));
}

#[test]
fn every_mistake_is_told_at_once_in_the_order_of_the_fields() {
    let draft = ReportDraft {
        note: "长".repeat(MOST_TEXT + 1),
        problems: "a\u{1}b".to_owned(),
        explanations: vec![(CheckCode::ProgressBack, "长".repeat(501))],
        ..typed("x", "wan", "101")
    };
    let errors = draft.parse(&context()).expect_err("all of it");
    let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["amount", "progress", "note", "problems", "explain.progress_back"]);
    for error in &errors.0 {
        assert!(!error.message.zh.is_empty() && !error.message.en.is_empty());
    }
}

#[test]
fn progress_is_a_percentage_or_not_stated() {
    let read = |progress| typed("1", "", progress).parse(&context()).map(|content| content.physical_progress);
    assert_eq!(read(" "), Ok(None));
    assert_eq!(read("45.25%"), Ok(Some(BasisPoints(4525))));
    assert_eq!(read("１００"), Ok(Some(BasisPoints::WHOLE)));
    for progress in ["-1", "100.01", "45.123", "half"] {
        assert!(read(progress).is_err(), "{progress}");
    }
}

#[test]
fn texts_are_tidied_and_blank_ones_are_none() {
    let draft = ReportDraft {
        note: "  封顶\r\n完成 ".to_owned(),
        problems: " \r\n ".to_owned(),
        explanations: vec![(CheckCode::ProgressBack, " ".to_owned())],
        ..typed("1", "", "")
    };
    let content = draft.parse(&context()).expect("valid");
    assert_eq!(content.note.as_deref(), Some("封顶\n完成"));
    assert_eq!((content.problems, content.explanations.len()), (None, 0));
}

#[test]
fn a_month_begins_with_the_last_one_and_no_amount() {
    let september = StatusReport {
        state: ReportState::Approved,
        investment_completed_this_month: Yuan(5_000_000),
        physical_progress: Some(BasisPoints(4550)),
        note: Some("主体施工".to_owned()),
        next_steps: Some("封顶".to_owned()),
        explanations: [(CheckCode::ProgressBack, "更正".to_owned())].into(),
        revision: 3,
        ..StatusReport::blank(month("2025-09"))
    };
    let draft = ReportDraft::starting(std::slice::from_ref(&september), &context());
    let expected = ReportDraft {
        amount_unit: "wan".to_owned(),
        progress: "45.5".to_owned(),
        note: "主体施工".to_owned(),
        next_steps: "封顶".to_owned(),
        ..ReportDraft::default()
    };
    assert_eq!(draft, expected);
    let october = StatusReport { month: month("2025-10"), revision: 2, ..september.clone() };
    let draft = ReportDraft::starting(&[october.clone(), september], &context());
    assert_eq!(draft, ReportDraft::of_report(&october));
    assert_eq!((draft.amount.as_str(), draft.revision_seen()), ("500", Ok(Some(2))));
    assert_eq!(ReportDraft::default().revision_seen(), Ok(None));
    assert!(ReportDraft { seen_revision: "x".to_owned(), ..ReportDraft::default() }.revision_seen().is_err());
}

#[test]
fn a_return_says_why() {
    assert_eq!(return_reason(" 数字不符 ").as_deref(), Ok("数字不符"));
    for reason in ["", " ", &"长".repeat(501)] {
        assert!(return_reason(reason).expect_err("no reason").of("reason").is_some());
    }
}

fn any_report() -> impl Strategy<Value = StatusReport> {
    let text = || proptest::option::of("[^\\p{Cc}\\s]([^\\p{Cc}]{0,40}[^\\p{Cc}\\s])?");
    let explained = proptest::collection::btree_map(
        proptest::sample::select(vec![CheckCode::ProgressBack, CheckCode::NegativeCorrection]),
        "[^\\p{Cc}\\s]{1,20}",
        0..2,
    );
    let progress = proptest::option::of(0..=10_000_i64);
    (-40_000_000..1_000_000_000_000_i64, progress, text(), text(), text(), explained, 1..9_i64).prop_map(
        |(amount, progress, note, problems, next_steps, explanations, revision)| StatusReport {
            investment_completed_this_month: Yuan(amount),
            physical_progress: progress.map(BasisPoints),
            note,
            problems,
            next_steps,
            explanations,
            revision,
            ..StatusReport::blank(month("2025-10"))
        },
    )
}

proptest! {
    #[test]
    fn a_report_shown_in_its_form_reads_back_as_it_is(report in any_report()) {
        let fields = ReportDraft::of_report(&report).to_fields();
        let draft = ReportDraft::from_fields(&fields);
        prop_assert_eq!(draft.revision_seen(), Ok(Some(report.revision)));
        prop_assert_eq!(draft.parse(&context()), Ok(ReportContent::of(&report)));
        prop_assert_eq!(ReportContent::of(&report).within_bounds(), Ok(ReportContent::of(&report)));
    }

    #[test]
    fn what_is_typed_never_panics_and_never_rounds(amount in "\\PC{0,12}", progress in "\\PC{0,8}") {
        let draft = typed(&amount, "wan", &progress);
        if let Ok(content) = draft.parse(&context()) {
            let again = ReportDraft {
                amount: content.investment_completed_this_month.exact_wan(),
                ..draft
            };
            prop_assert_eq!(again.parse(&context()), Ok(content));
        }
    }

    #[test]
    fn both_units_say_the_same(yuan in 0..1_000_000_000_000_i64) {
        prop_assert_eq!(read(&Yuan(yuan).in_yi(8), AmountUnit::Yi.to_string().as_str()), Ok(yuan));
        prop_assert_eq!(read(&Yuan(yuan).in_wan(4), AmountUnit::Wan.to_string().as_str()), Ok(yuan));
    }
}
