//! The board's figures; each leads to what it counts.

use super::board_href;
use crate::locale::{td_string, use_locale};
use crate::status_report::board_view::{Board, Show};
use crate::status_report::wording::show_text;
use crate::ui::Tone;
use leptos::prelude::*;

/// The tiles.
pub(super) fn tiles(board: &Board) -> AnyView {
    let locale = use_locale();
    let tiles = Show::ALL.into_iter().map(|show| {
        let (label, tone) = show_text(show, locale);
        let count = board.figures.get(show);
        // Nothing to look at is nothing to be alarmed by.
        let tone = if count == 0 { Tone::Neutral } else { tone };
        let href = board_href(board.month.month, show);
        let current = (show == board.show).then_some("true");
        let missing = (show == Show::Late && count > 0).then(|| {
            let text = td_string!(locale, report.late_missing, count = board.late_and_missing()).to_string();
            view! { <span class="stat-note">{text}</span> }
        });
        view! {
            <li class=format!("stat-tile {}", tone.class())>
                <span class="stat-label">
                    <a class="stat-link" href=href aria-current=current>{label}</a>
                </span>
                <span class="stat-figure"><span class="stat-value">{count.to_string()}</span></span>
                {missing}
            </li>
        }
    });
    view! {
        <ul class="stat-row report-tiles" aria-label=td_string!(locale, report.figures)>
            {tiles.collect_view()}
        </ul>
    }
    .into_any()
}
