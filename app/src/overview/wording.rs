//! The sentences that say how far a figure reaches, and the addresses behind figures.

use super::Overview;
use crate::locale::{Locale, td_string};
use crate::ui::{address, month_text};
use domain::label::Language;
use domain::portfolio::{Filter, Query, SortKey};
use domain::project::ProjectCode;

/// Where a list of projects is found, as of the month the overview was asked for.
pub(super) fn list_address(query: &Query) -> String {
    address("/projects", query.to_pairs())
}

/// The list of what a filter lets through.
pub(super) fn filtered(overview: &Overview, filter: Filter) -> String {
    list_address(&Query { filter, as_of: overview.asked, ..Query::default() })
}

/// The record of a project, as of the month the overview was asked for.
pub(super) fn record_address(overview: &Overview, code: &ProjectCode) -> String {
    address(&format!("/projects/{code}"), overview.asked.map(|month| ("as_of", month.to_string())))
}

/// The projects a filter lets through, furthest behind first.
pub(super) fn furthest_behind_first(overview: &Overview, filter: Filter) -> String {
    let sort = SortKey::ProgressGap;
    list_address(&Query { filter, as_of: overview.asked, sort, ..Query::default() })
}

/// How many records a sum covers, and how many of those are examples.
pub(super) fn coverage(locale: Locale, known: u32, count: u32, real: u32) -> String {
    let invented = known.saturating_sub(real);
    let covered = td_string!(locale, overview.covers, known = known, count = count);
    let examples = match invented {
        0 => return covered,
        _ if real == 0 => td_string!(locale, overview.all_examples).to_owned(),
        _ => td_string!(locale, overview.some_examples, count = invented),
    };
    format!("{covered}{examples}")
}

/// Where the charts' figures come from, as of when, and whether examples are among them.
pub(super) fn source(overview: &Overview, locale: Locale, language: Language) -> String {
    let month = month_text(overview.as_of.month, language);
    let source = td_string!(locale, overview.source, month = month);
    if overview.total.all.count > overview.total.real.count {
        format!("{source}{}", td_string!(locale, overview.source_examples))
    } else {
        source
    }
}
