//! Which figures look wrong, and what it takes to hand them in.

use super::{content, context};
use crate::status_report::{CheckCode, ReportContent, ReportContext, checks, ready};
use crate::unit::{BasisPoints, Yuan};
use proptest::prelude::*;

fn raised(content: &ReportContent, context: &ReportContext) -> Vec<CheckCode> {
    checks(content, context).iter().map(|check| check.code).collect()
}

#[test]
fn plausible_figures_raise_nothing() {
    assert_eq!(raised(&content(5_200_000, Some(4800)), &context()), []);
    assert_eq!(raised(&content(5_200_000, None), &context()), []);
}

#[test]
fn each_check_is_raised_by_its_figures_and_tells_them() {
    let finished = ReportContext { actual_finish: "2025-10-20".parse().ok(), ..context() };
    let done = || ReportContext { cumulative_before: Some(Yuan(90_000_000)), ..context() };
    for (amount, progress, context, codes, told) in [
        (60_000_000, Some(9900), context(), vec![], ""),
        (
            60_000_001,
            Some(9900),
            context(),
            vec![CheckCode::CumulativeAboveTotal],
            "10,000.0001 万元，超过计划总投资 10,000 万元，超出 0.0001 万元",
        ),
        (0, Some(6000), ReportContext { month_planned: None, ..context() }, vec![], ""),
        (
            0,
            Some(6001),
            ReportContext { month_planned: None, ..context() },
            vec![CheckCode::ProgressApart],
            "投资完成率 40%，形象进度 60.01%，相差 20.01 个百分点",
        ),
        (5_000_000, Some(4499), context(), vec![CheckCode::ProgressBack], "44.99%，低于 2025-09 上报的 45%"),
        (5_000_000, Some(10_000), done(), vec![CheckCode::CompleteWithoutFinish], "没有实际竣工日期"),
        (0, Some(4500), context(), vec![CheckCode::NothingAgainstPlan], "计划完成 600 万元"),
        (-10_000, Some(4500), context(), vec![CheckCode::NegativeCorrection], "-1 万元"),
    ] {
        let found = checks(&content(amount, progress), &context);
        assert_eq!(found.iter().map(|check| check.code).collect::<Vec<_>>(), codes, "{amount} {progress:?}");
        assert!(
            found.iter().all(|check| check.reason.zh.contains(told) && check.needs_explanation),
            "{found:?}"
        );
    }
    assert!(
        !raised(&content(5_000_000, Some(10_000)), &finished).contains(&CheckCode::CompleteWithoutFinish)
    );
}

#[test]
fn what_is_unknown_raises_nothing() {
    let unknown = ReportContext {
        previous: None,
        cumulative_before: None,
        ytd_before: None,
        total_planned: None,
        annual_planned: None,
        month_planned: None,
        ..context()
    };
    assert_eq!(raised(&content(0, Some(3000)), &unknown), []);
}

#[test]
fn a_report_is_handed_in_when_everything_is_explained() {
    let odd = content(-10_000, Some(4400));
    let errors = ready(odd.clone(), &context()).expect_err("not explained");
    let fields: Vec<_> = errors.0.iter().map(|error| error.field.as_str()).collect();
    assert_eq!(fields, ["explain.progress_back", "explain.negative_correction"]);
    let explained = ReportContent {
        explanations: [CheckCode::ProgressBack, CheckCode::NegativeCorrection, CheckCode::ProgressApart]
            .map(|code| (code, "更正八月多报".to_owned()))
            .into(),
        ..odd
    };
    let kept = ready(explained, &context()).expect("explained").explanations;
    // What nobody asks for is not kept.
    assert_eq!(
        kept.into_keys().collect::<Vec<_>>(),
        [CheckCode::ProgressBack, CheckCode::NegativeCorrection]
    );
}

#[test]
fn no_explanation_takes_the_cumulative_below_zero() {
    let mut below = content(-40_000_001, Some(4500));
    below.explanations.insert(CheckCode::NegativeCorrection, "更正".to_owned());
    let errors = ready(below, &context()).expect_err("below zero");
    assert!(errors.of("amount").expect("at the amount").zh.contains("4,000 万元"));
}

proptest! {
    #[test]
    fn explaining_what_is_raised_is_enough(
        amount in -40_000_000..200_000_000_i64,
        progress in proptest::option::of(0..=10_000_i64),
    ) {
        let mut report = content(amount, progress);
        for code in raised(&report, &context()) {
            report.explanations.insert(code, "属实".to_owned());
        }
        prop_assert_eq!(ready(report.clone(), &context()), Ok(report));
    }

    #[test]
    fn above_the_total_is_always_raised(amount in 60_000_001..1_000_000_000_000_i64) {
        prop_assert!(raised(&content(amount, None), &context()).contains(&CheckCode::CumulativeAboveTotal));
    }

    #[test]
    fn money_and_work_may_be_twenty_points_apart(amount in 0..60_000_000_i64, progress in 0..=10_000_i64) {
        let rate = BasisPoints::ratio(Yuan(40_000_000 + amount), Yuan(100_000_000)).expect("a rate");
        let apart = (rate.0 - progress).abs() > 2_000;
        let raised = raised(&content(amount, Some(progress)), &context());
        prop_assert_eq!(raised.contains(&CheckCode::ProgressApart), apart);
    }
}
