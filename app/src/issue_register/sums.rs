//! How many issues there are, how many of them are solved, and the tabs by where they stand.

use super::view::RegisterView;
use crate::locale::{td_string, use_language, use_locale};
use crate::ui::{StatRow, StatTile, TabLink, TabLinks, Tone, address};
use domain::code_list::CodeList as _;
use domain::issue_register::{RegisterQuery, Standing};
use leptos::prelude::*;

/// The order of the tabs.
const TABS: [Standing; 4] = [Standing::Open, Standing::Overdue, Standing::Closed, Standing::All];

/// The five numbers. They count what the filters leave, whatever tab is shown.
pub(super) fn sums(found: &RegisterView) -> AnyView {
    let (locale, sums) = (use_locale(), found.sums);
    let open_note =
        td_string!(locale, register.open_note, major = sums.major, unassigned = sums.unassigned).to_string();
    let overdue_tone = if sums.overdue > 0 { Tone::Bad } else { Tone::Good };
    let (rate, unit) = match sums.closure_rate() {
        Some(rate) => (rate.percent_1(), Some("%".to_owned())),
        None => ("—".to_owned(), None),
    };
    let rate_note = td_string!(locale, register.rate_note, closed = sums.closed(), raised = sums.raised);
    let href = |state| register_href(&found.query, state);
    let (all, open, overdue) = (href(Standing::All), href(Standing::Open), href(Standing::Overdue));
    let ordered = RegisterQuery { ordered: true, ..found.query.clone() };
    let ordered = register_href(&ordered, Standing::Open);
    view! {
        <StatRow label=td_string!(locale, register.numbers)>
            <StatTile
                label=td_string!(locale, register.raised_count)
                value=sums.raised.to_string()
                href=all
            />
            <StatTile
                label=Standing::Open.label().in_language(use_language())
                value=sums.open.to_string()
                note=open_note
                href=open
            />
            <StatTile
                label=Standing::Overdue.label().in_language(use_language())
                value=sums.overdue.to_string()
                href=overdue
                tone=overdue_tone
            />
            <StatTile
                label=td_string!(locale, register.ordered_open)
                value=sums.ordered.to_string()
                href=ordered
            />
            {match unit {
                Some(unit) => view! {
                    <StatTile
                        label=td_string!(locale, register.rate)
                        value=rate
                        unit
                        note=rate_note
                    />
                }
                .into_any(),
                None => view! { <StatTile label=td_string!(locale, register.rate) value=rate /> }.into_any(),
            }}
        </StatRow>
    }
    .into_any()
}

/// The tabs.
pub(super) fn tabs(found: &RegisterView) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let tabs = TABS.map(|state| TabLink {
        href: register_href(&found.query, state),
        label: format!("{} {}", state.label().in_language(language), found.sums.of(state)),
        current: found.query.state == state,
    });
    view! { <TabLinks label=td_string!(locale, register.by_standing) tabs=tabs.to_vec() /> }.into_any()
}

/// The address of the same question about those that stand so, from the first on.
fn register_href(query: &RegisterQuery, state: Standing) -> String {
    address("/issues", RegisterQuery { state, offset: 0, ..query.clone() }.pairs())
}
