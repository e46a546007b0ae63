//! The way to a list as it stands on paper: the wall chart and the plates of its projects, in the sizes they are made in.

use super::address::ListAddress;
use crate::locale::{td_string, use_locale};
use crate::ui::{address, paper_links};
use leptos::prelude::*;

/// The wall chart's sheets, as the address names them and as people do.
const SHEETS: [(&str, &str); 3] = [("a0", "A0"), ("a1", "A1"), ("a3", "A3")];
/// The same of plates.
const PLATES: [(&str, &str); 2] = [("a4", "A4"), ("a6", "A6")];

/// A paper of a list's projects, in their order, in a size.
fn href(path: &str, list: &ListAddress, size: &str) -> String {
    let mut plain = list.first_rows();
    plain.query.by.clear();
    let size = [("size", size.to_owned())];
    address(path, size.into_iter().chain(plain.query.to_pairs()))
}

/// A link to the wall chart for each sheet, of the list as it stands when the link is followed.
pub(crate) fn wall_chart_links(list: impl Fn() -> ListAddress + Copy + Send + Sync + 'static) -> AnyView {
    let name = td_string!(use_locale(), project.wall_chart);
    let links = SHEETS.map(|(sheet, size)| (size, move || href("/wall-chart.pdf", &list(), sheet)));
    paper_links(name, links)
}

/// The same to the plates of its projects.
pub(super) fn plate_links(list: impl Fn() -> ListAddress + Copy + Send + Sync + 'static) -> AnyView {
    let name = td_string!(use_locale(), project.plates);
    let links = PLATES.map(|(plate, size)| (size, move || href("/plates.pdf", &list(), plate)));
    paper_links(name, links)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_asked_the_lists_question_and_nothing_of_its_form() {
        let list =
            ListAddress::parse("?light=red&by=sector&density=compact&offset=300&cols=light&sort=-light")
                .expect("address");
        assert_eq!(href("/wall-chart.pdf", &list, "a3"), "/wall-chart.pdf?size=a3&light=red&sort=-light");
        assert_eq!(href("/plates.pdf", &list, "a6"), "/plates.pdf?size=a6&light=red&sort=-light");
    }
}
