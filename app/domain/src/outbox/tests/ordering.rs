//! Which command goes next.

use super::super::{Next, Outcome, next};
use super::{photo, report};
use uuid::Uuid;

const fn send(key: u128) -> Next {
    Next::Send(Uuid::from_u128(key))
}

#[test]
fn the_oldest_goes_first_and_only_the_authors_own() {
    let items = [report(3, 1, 30, "a"), report(1, 2, 10, "b"), report(2, 3, 20, "a")];
    assert_eq!(next(&items, "a", 100), send(2));
    assert_eq!(next(&items, "b", 100), send(1));
    assert_eq!(next(&items, "c", 100), Next::Nothing);
}

#[test]
fn a_refused_one_holds_up_only_what_depends_on_it() {
    let mut refused = photo(1, 1, 10, "a");
    assert!(!refused.answered(Outcome::Refused { reason: Default::default() }, 50, 0));
    let mut held = report(2, 1, 20, "a");
    held.command.depends_on = vec![Uuid::from_u128(1)];
    let other = report(3, 2, 30, "a");
    assert_eq!(next(&[refused.clone(), held.clone(), other.clone()], "a", 100), send(3));
    assert_eq!(next(&[refused, held.clone()], "a", 100), Next::Nothing);
    assert_eq!(next(&[held], "a", 100), send(2), "it was thrown away: what depended on it goes");
}

#[test]
fn one_thing_is_told_in_order_and_photos_do_not_wait_for_each_other() {
    let mut first = report(1, 1, 10, "a");
    assert!(!first.answered(Outcome::Refused { reason: Default::default() }, 50, 0));
    assert_eq!(next(&[first.clone(), report(2, 1, 20, "a")], "a", 100), Next::Nothing);
    let mut refused = photo(3, 1, 5, "a");
    assert!(!refused.answered(Outcome::Refused { reason: Default::default() }, 50, 0));
    assert_eq!(next(&[refused, photo(4, 1, 6, "a")], "a", 100), send(4));
}

#[test]
fn what_pauses_is_looked_at_again_in_time() {
    let mut items = [report(1, 1, 10, "a"), report(2, 2, 20, "a")];
    items[0].send();
    assert!(!items[0].answered(Outcome::Again { after: Some(9_000) }, 1_000, 0));
    assert_eq!(next(&items, "a", 1_500), send(2), "others go meanwhile");
    assert_eq!(next(&items[..1], "a", 1_500), Next::At(10_000));
    assert_eq!(next(&items[..1], "a", 10_000), send(1));
}
