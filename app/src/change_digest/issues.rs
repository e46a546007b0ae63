//! Issues that were raised and closed between. How many is for everybody; of which projects for who may read issues.

use super::ChangeDigest;
use super::part::{Part, numbers, project, words};
use crate::locale::{td_string, use_locale};
use domain::portfolio::Digest;
use leptos::prelude::*;

/// Nothing for who may not read issues.
pub(super) fn issues(answer: &ChangeDigest, digest: &Digest) -> Option<AnyView> {
    let locale = use_locale();
    if !answer.sees_issues {
        return None;
    }
    let rows = digest.issues.iter().map(|issues| {
        view! {
            <tr>
                {project(&issues.code, &issues.name, digest.to)}
                <td class="numeric">{issues.raised}</td>
                <td class="numeric">{issues.closed}</td>
                <td class="numeric">{issues.open}</td>
                <td class="numeric">{issues.overdue}</td>
            </tr>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    // The sums count issues, the rows projects: a full list may be a cut one.
    let note = (rows.len() == ChangeDigest::MOST)
        .then(|| td_string!(locale, change_digest.most_overdue, shown = ChangeDigest::MOST).to_string());
    let heads = [
        td_string!(locale, change_digest.raised),
        td_string!(locale, change_digest.closed),
        td_string!(locale, change_digest.open),
        td_string!(locale, change_digest.overdue),
    ];
    let sums = &digest.sums;
    let part = Part {
        id: "issues",
        title: td_string!(
            locale,
            change_digest.issues,
            raised = sums.issues_raised,
            closed = sums.issues_closed
        )
        .to_string(),
        none: td_string!(locale, change_digest.no_issues),
        heads: std::iter::once(words(td_string!(locale, change_digest.project)))
            .chain(heads.map(numbers))
            .collect(),
        rows,
        note,
        count: 0,
        list: Some(("/issues?state=all".to_owned(), td_string!(locale, change_digest.issue_list))),
    };
    Some(part.draw())
}
