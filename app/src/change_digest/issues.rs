//! Issues that were raised and closed between. How many is for everybody; of which projects for who may read issues.

use super::ChangeDigest;
use super::part::{Part, Row, numbers, project};
use crate::locale::{td_string, use_locale};
use domain::portfolio::Digest;
use leptos::prelude::*;

/// Nothing for who may not read issues.
pub(super) fn issues(answer: &ChangeDigest, digest: &Digest) -> Option<AnyView> {
    let locale = use_locale();
    if !answer.sees_issues {
        return None;
    }
    let rows = digest.issues.iter().map(|issues| Row {
        head: project(&issues.code, &issues.name, digest.to),
        cells: vec![
            issues.raised.into_any(),
            issues.closed.into_any(),
            issues.open.into_any(),
            issues.overdue.into_any(),
        ],
    });
    let rows: Vec<_> = rows.collect();
    // The sums count issues, the rows projects: a full list may be a cut one.
    let note = (rows.len() == ChangeDigest::MOST)
        .then(|| td_string!(locale, change_digest.most_overdue, shown = ChangeDigest::MOST).to_string());
    let columns = [
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
        columns: columns.map(numbers).to_vec(),
        rows,
        note,
        count: 0,
        list: Some(("/issues?state=all".to_owned(), td_string!(locale, change_digest.issue_list))),
    };
    Some(part.draw())
}
