//! How many commands wait, in a line of `localStorage` for each account: what every page shows without opening the box.

use crate::kept;
use domain::outbox::Item;
use std::collections::BTreeMap;

/// Not of [`kept`]'s own: what others have waiting outlives a sign-out.
const KEY: &str = "outbox";

/// How many of an account wait.
#[must_use]
pub fn waiting_of(account: &str) -> u32 {
    lines().into_iter().find(|(_, by)| by == account).map_or(0, |(count, _)| count)
}

/// How many of all other accounts do; of everybody, when nobody is signed in.
#[must_use]
pub fn waiting_of_others(account: Option<&str>) -> u32 {
    lines().into_iter().filter(|(_, by)| Some(by.as_str()) != account).map(|(count, _)| count).sum()
}

fn lines() -> Vec<(u32, String)> {
    let kept = kept::get(KEY).unwrap_or_default();
    let line = |line: &str| {
        let (count, by) = line.split_once(' ')?;
        Some((count.parse().ok()?, by.to_owned()))
    };
    kept.lines().filter_map(line).collect()
}

/// Writes them anew.
pub(super) fn write(items: &[Item]) {
    let mut counts = BTreeMap::<&str, u32>::new();
    for item in items {
        *counts.entry(&item.command.by).or_default() += 1;
    }
    if counts.is_empty() {
        kept::remove(KEY);
        return;
    }
    let lines: Vec<_> = counts.into_iter().map(|(by, count)| format!("{count} {by}")).collect();
    // Only shown: the box itself is elsewhere.
    let _ = kept::set(KEY, &lines.join("\n"));
}
