//! Every step from every state.

use super::month;
use crate::code_list::CodeList as _;
use crate::status_report::{ReportState, Step, month_is_closed};

#[test]
fn each_step_follows_only_its_states() {
    use ReportState::{Approved, Draft, Returned, Submitted};
    // Without a report, from draft, submitted, approved, returned.
    const NO: Option<ReportState> = None;
    let table = [
        (Step::SaveDraft, [Some(Draft), Some(Draft), NO, NO, Some(Draft)]),
        (Step::Submit, [Some(Submitted), Some(Submitted), NO, NO, Some(Submitted)]),
        (Step::Withdraw, [NO, NO, Some(Draft), NO, NO]),
        (Step::Approve, [NO, NO, Some(Approved), NO, NO]),
        (Step::Return, [NO, NO, Some(Returned), Some(Returned), NO]),
    ];
    assert_eq!(table.len(), Step::ALL.len());
    for (step, row) in table {
        let from = std::iter::once(None).chain(ReportState::ALL.iter().copied().map(Some));
        for (from, to) in from.zip(row) {
            assert_eq!(step.after(from).ok(), to, "{step} from {from:?}");
        }
    }
}

#[test]
fn a_step_that_does_not_follow_says_what_would_do() {
    let errors = Step::Submit.after(Some(ReportState::Submitted)).expect_err("no");
    assert!(errors.of("").is_some_and(|message| message.zh.contains("请先撤回")), "{errors:?}");
    let errors = Step::Approve.after(None).expect_err("no");
    assert!(errors.of("").is_some_and(|message| message.zh.contains("还没有月报")), "{errors:?}");
    for was_opened in [true, false] {
        assert!(month_is_closed(month("2025-09"), was_opened).of("").is_some());
    }
}
