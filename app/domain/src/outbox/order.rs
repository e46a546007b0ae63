//! Which command is sent next.

use super::Item;
use uuid::Uuid;

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Send this one.
    Send(Uuid),
    /// Look again at that time, by the device's clock, in milliseconds since 1970.
    At(i64),
    /// Nothing goes by itself.
    Nothing,
}

/// The oldest of an account's commands that may be sent now. A command waits for those it depends on, and for older
/// ones of the same thing; one that was refused holds up nothing else. Photos do not wait for each other: which of
/// them hangs first does not matter.
#[must_use]
pub fn next(items: &[Item], by: &str, now: i64) -> Next {
    let mut own: Vec<&Item> = items.iter().filter(|item| item.command.by == by).collect();
    own.sort_by_key(|item| age(item));
    let mut soonest: Option<i64> = None;
    for item in &own {
        if !item.goes() || is_held_up(item, &own) {
            continue;
        }
        if item.not_before <= now {
            return Next::Send(item.command.key);
        }
        soonest = Some(soonest.map_or(item.not_before, |soonest| soonest.min(item.not_before)));
    }
    soonest.map_or(Next::Nothing, Next::At)
}

/// A device's clock may go backwards; keys made in the same millisecond are still told apart.
fn age(item: &Item) -> (i64, Uuid) {
    (item.command.made_at, item.command.key)
}

fn is_held_up(item: &Item, own: &[&Item]) -> bool {
    own.iter().any(|other| {
        let named = item.command.depends_on.contains(&other.command.key);
        let same = item.command.project == other.command.project
            && item.command.thing() == other.command.thing()
            && !item.command.is_photo()
            && !other.command.is_photo();
        named || (same && age(other) < age(item))
    })
}
