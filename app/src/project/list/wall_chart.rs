//! The way to the wall chart of a list as it stands: a PDF for a wall, in the sizes it is made in.

use super::address::ListAddress;
use crate::locale::{td_string, use_locale};
use crate::ui::{Icon, address};
use leptos::prelude::*;

/// The sheets, as the address names them and as people do.
const SHEETS: [(&str, &str); 3] = [("a0", "A0"), ("a1", "A1"), ("a3", "A3")];

/// The wall chart of a list's projects, in their order, on a sheet.
fn href(list: &ListAddress, sheet: &str) -> String {
    let mut plain = list.first_rows();
    plain.query.by.clear();
    let size = [("size", sheet.to_owned())];
    address("/wall-chart.pdf", size.into_iter().chain(plain.query.to_pairs()))
}

/// A link for each size, to the list as it stands when the link is followed.
pub(crate) fn wall_chart_links(list: impl Fn() -> ListAddress + Copy + Send + Sync + 'static) -> AnyView {
    let name = td_string!(use_locale(), project.wall_chart);
    let links = SHEETS.map(|(sheet, size)| {
        let href = move || href(&list(), sheet);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_is_asked_the_lists_question_and_nothing_of_its_form() {
        let list =
            ListAddress::parse("?light=red&by=sector&density=compact&offset=300&cols=light&sort=-light");
        assert_eq!(href(&list.expect("address"), "a3"), "/wall-chart.pdf?size=a3&light=red&sort=-light");
    }
}
