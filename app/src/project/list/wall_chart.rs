//! The way to the wall chart of a list as it stands: a PDF for a wall, in the sizes it is made in.

use super::address::ListAddress;
use crate::locale::{td_string, use_locale};
use crate::ui::Icon;
use leptos::prelude::*;

/// The sheets, as the address names them and as people do.
const SHEETS: [(&str, &str); 3] = [("a0", "A0"), ("a1", "A1"), ("a3", "A3")];

/// A link for each size, to the list as it stands when the link is followed.
pub(crate) fn wall_chart_links(address: impl Fn() -> ListAddress + Copy + Send + Sync + 'static) -> AnyView {
    let name = td_string!(use_locale(), project.wall_chart);
    let links = SHEETS.map(|(sheet, size)| {
        let href = move || address().wall_chart_href(sheet);
        view! {
            <a class="wall-chart-size" href=href rel="external nofollow" download aria-label=format!("{name} {size}")>
                {size}
            </a>
        }
    });
    view! {
        <span class="wall-chart" role="group" aria-label=name>
            <Icon icon=icondata::LuDownload />
            <span aria-hidden="true">{name}</span>
            {links.into_iter().collect_view()}
        </span>
    }
    .into_any()
}
