//! What an answer means, and what it does to a command.

use super::super::{Answer, LONGEST_PAUSE, Outcome, Problem, Standing, Theirs, pause};
use super::report;
use crate::form::Fields;
use crate::label::Language;
use proptest::prelude::*;
use uuid::Uuid;

const KEY: Uuid = Uuid::from_u128(7);

fn answer(status: u16) -> Answer {
    Answer { status: Some(status), ..Answer::default() }
}

#[test]
fn only_a_yes_that_names_the_key_is_a_yes() {
    let named = |key: &str| Answer { key: Some(key.to_owned()), ..answer(200) };
    assert_eq!(Outcome::of(KEY, named(&KEY.to_string())), Outcome::Done);
    assert_eq!(Outcome::of(KEY, named(&Uuid::from_u128(8).to_string())), Outcome::Again { after: None });
    assert_eq!(Outcome::of(KEY, answer(200)), Outcome::Again { after: None }, "a hotel's sign-in page");
    assert_eq!(Outcome::of(KEY, Answer::default()), Outcome::Again { after: None }, "no answer");
}

#[test]
fn every_status_has_its_meaning() {
    for status in [408, 429, 500, 502, 503, 504, 302, 100] {
        assert_eq!(Outcome::of(KEY, answer(status)), Outcome::Again { after: None }, "{status}");
    }
    assert_eq!(Outcome::of(KEY, answer(401)), Outcome::SignIn);
    for status in [403, 404, 413, 422, 400, 428] {
        assert!(matches!(Outcome::of(KEY, answer(status)), Outcome::Refused { .. }), "{status}");
    }
    for status in [409, 412] {
        assert!(matches!(Outcome::of(KEY, answer(status)), Outcome::Conflict { .. }), "{status}");
    }
    let problem =
        Problem { r#type: "urn:guatu:problem:password-change-required".to_owned(), ..Problem::default() };
    assert_eq!(Outcome::of(KEY, Answer { problem: Some(problem), ..answer(403) }), Outcome::SignIn);
}

#[test]
fn the_servers_own_words_are_kept_in_their_language() {
    let problem =
        Problem {
            title: "内容有误".to_owned(), detail: Some("金额过大".to_owned()), ..Problem::default()
        };
    let said = Answer { problem: Some(problem), language: Language::ZhCn, ..answer(422) };
    let Outcome::Refused { reason } = Outcome::of(KEY, said) else { panic!("refused") };
    assert_eq!((reason.zh.as_str(), reason.en.is_empty()), ("金额过大", false));
}

#[test]
fn a_conflict_is_settled_with_the_new_base_under_a_new_key() {
    let current = r#"{"code":"CJ-001","month":"2025-10","state":"draft","revision":5,
        "investment_completed_this_month":120000,"physical_progress_bp":1550,"note":null,
        "internal":{"problems":"管线","explanations":{},"return_reason":null}}"#;
    let theirs: Theirs = serde_json::from_str(current).expect("as the API gives it");
    let fields = theirs.fields();
    let shown = (fields.get("amount"), fields.get("progress"), fields.get("problems"));
    assert_eq!(shown, ("12", "15.5", "管线"));
    let mut item = report(1, 1, 10, "a");
    let outcome = Outcome::Conflict { reason: Default::default(), theirs: Some(Box::new(theirs)) };
    assert!(!item.answered(outcome, 20, 0));
    assert!(!item.goes());
    let mine: Fields = [("amount", "13"), ("seen_revision", "2")].into_iter().collect();
    let again = item.settled(mine, Uuid::from_u128(2), 30).expect("settled");
    assert_eq!((again.command.key, &again.standing), (Uuid::from_u128(2), &Standing::Waiting));
    let form = again.command.form().expect("a report");
    assert_eq!((form.get("amount"), form.get("seen_revision")), ("13", "5"));
    assert!(again.command.request().headers.contains(&("If-Match", "\"5\"".to_owned())));
}

proptest! {
    #[test]
    fn pauses_grow_and_end(tries in 0u32..200, chance in 0u32..2_000) {
        let now = pause(tries, chance);
        prop_assert!((1_000..=LONGEST_PAUSE).contains(&now), "{now}");
        // The shortest of the next is never below half of the longest of this one.
        prop_assert!(pause(tries + 1, 0) >= pause(tries, 999) / 2);
    }

    #[test]
    fn nothing_but_a_named_yes_empties_the_box(status in prop::option::of(100u16..600), named in any::<bool>()) {
        let mut item = report(7, 1, 10, "a");
        item.send();
        let key = named.then(|| KEY.to_string());
        let outcome = Outcome::of(KEY, Answer { status, key, ..Answer::default() });
        let leaves = item.answered(outcome, 1_000, 500);
        prop_assert_eq!(leaves, named && status.is_some_and(|status| (200..300).contains(&status)));
        prop_assert!(leaves || item.standing != Standing::Sending, "it stands somehow");
    }
}
