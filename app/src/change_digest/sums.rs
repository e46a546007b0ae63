//! How much of each changed; every number leads to its list below.

use super::ChangeDigest;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{StatRow, StatTile, Tone, money_text};
use domain::portfolio::Digest;
use domain::unit::Yuan;
use leptos::prelude::*;

pub(super) fn sums(answer: &ChangeDigest, digest: &Digest) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let sums = &digest.sums;
    let completed = match sums.completed.sum {
        Some(sum) => money_text(sum, language),
        None => money_text(Yuan::ZERO, language),
    };
    let issues = td_string!(locale, change_digest.issues_tile);
    let issues_value = format!("{} / {}", sums.issues_raised, sums.issues_closed);
    let issues_note = td_string!(locale, change_digest.issues_note);
    let issues = if answer.sees_issues {
        view! { <StatTile label=issues value=issues_value note=issues_note href="#issues" rel="external" /> }
            .into_any()
    } else {
        view! { <StatTile label=issues value=issues_value note=issues_note /> }.into_any()
    };
    let tone = if sums.worse > sums.better { Tone::Caution } else { Tone::Neutral };
    let plans_note = if sums.total_planned_moved == Yuan::ZERO && sums.annual_planned_moved == Yuan::ZERO {
        td_string!(locale, change_digest.plans_same).to_owned()
    } else {
        td_string!(
            locale,
            change_digest.plans_note,
            total = signed(sums.total_planned_moved),
            annual = signed(sums.annual_planned_moved)
        )
        .to_string()
    };
    let rest = sums.turned.saturating_sub(sums.worse + sums.better);
    let tiles = (
        view! {
            <StatTile
                label=td_string!(locale, change_digest.lights_tile)
                value=sums.turned.to_string()
                note=td_string!(
                    locale,
                    change_digest.lights_note,
                    worse = sums.worse,
                    better = sums.better,
                    rest = rest
                )
                href="#lights"
                rel="external"
                tone
            />
        },
        view! {
            <StatTile
                label=td_string!(locale, change_digest.completed)
                value=completed
                note=td_string!(locale, change_digest.money_note, count = sums.completed.known)
                href="#money"
                rel="external"
            />
        },
        view! {
            <StatTile
                label=td_string!(locale, change_digest.plans_tile)
                value=sums.plans_changed.to_string()
                note=plans_note
                href="#plans"
                rel="external"
            />
        },
        view! {
            <StatTile
                label=td_string!(locale, change_digest.milestones_tile)
                value=sums.milestones_met.to_string()
                note=td_string!(locale, change_digest.milestones_note, late = sums.milestones_late)
                href="#milestones"
                rel="external"
            />
        },
        issues,
        view! {
            <StatTile
                label=td_string!(locale, change_digest.added_tile)
                value=sums.added.to_string()
                note=td_string!(
                    locale,
                    change_digest.added_note,
                    started = sums.started,
                    finished = sums.finished
                )
                href="#added"
                rel="external"
            />
        },
    );
    view! { <StatRow label=td_string!(locale, change_digest.sums)>{tiles}</StatRow> }.into_any()
}

/// An amount with its sign; what did not move has none.
fn signed(amount: Yuan) -> String {
    let text = money_text(Yuan(amount.0.saturating_abs()), use_language());
    match amount.0.signum() {
        1 => format!("+{text}"),
        -1 => format!("−{text}"),
        _ => text,
    }
}
