//! The filters in force, each a link that takes it out.

use crate::locale::{td_string, use_language, use_locale};
use crate::project::list::address::ListAddress;
use crate::project::list::facet::{Edit, all_chosen, edit, is_filtered, value_label};
use crate::project::list::filter_field::unknown_label;
use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::portfolio::Filter;
use leptos::prelude::*;

/// A filter in force: what it is, and the list without it.
struct Chip {
    name: String,
    value: String,
    without: ListAddress,
}

fn chips_of(address: &ListAddress, language: Language) -> Vec<Chip> {
    let locale = crate::locale::of_language(language);
    let mut chips = Vec::new();
    let words = &address.query.filter.q;
    if !words.is_empty() {
        chips.push(Chip {
            name: td_string!(locale, project.words).to_owned(),
            value: format!("“{words}”"),
            without: address.with(|address| address.query.filter.q.clear()),
        });
    }
    for (dimension, word) in all_chosen(&address.query.filter) {
        chips.push(Chip {
            name: dimension.label().in_language(language).to_owned(),
            value: value_label(dimension, &word, language, unknown_label(dimension, locale)),
            without: address.with(|a| edit(&mut a.query.filter, dimension, Edit::Remove(&word))),
        });
    }
    chips
}

/// The list without any filter; month, order and columns stay.
pub(super) fn unfiltered(address: &ListAddress) -> ListAddress {
    address.with(|address| address.query.filter = Filter::default())
}

/// The row of chips; nothing while nothing is filtered.
pub(crate) fn chips(address: &ListAddress) -> Option<impl IntoView + use<>> {
    let (locale, language) = (use_locale(), use_language());
    is_filtered(&address.query.filter).then(|| {
        let chips = chips_of(address, language).into_iter().map(|chip| {
            let Chip { name, value, without } = chip;
            view! {
                <li>
                    <a class="chip" href=without.href() rel="nofollow" data-noscroll>
                        <span class="chip-name">{name}</span>
                        " "
                        {value}
                        <span class="sr-only">{td_string!(locale, project.remove_filter)}</span>
                        <span class="chip-cross" aria-hidden="true">"✕"</span>
                    </a>
                </li>
            }
        });
        view! {
            <ul class="chips" aria-label=td_string!(locale, project.filters_in_force)>
                {chips.collect_view()}
                <li>
                    <a class="chip-clear" href=unfiltered(address).href() data-noscroll>
                        {td_string!(locale, project.clear_filters)}
                    </a>
                </li>
            </ul>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_chip_leads_to_the_list_without_it() {
        let address = ListAddress::parse("?light=red,yellow&q=lu&as_of=2025-08&offset=100").expect("address");
        let chips = chips_of(&address, Language::En);
        let links: Vec<String> = chips.iter().map(|chip| chip.without.search()).collect();
        assert_eq!(
            links,
            [
                "?light=red,yellow&as_of=2025-08",
                "?light=yellow&q=lu&as_of=2025-08",
                "?light=red&q=lu&as_of=2025-08"
            ]
        );
        assert_eq!(chips[1].value, "Red");
        assert_eq!(unfiltered(&address).search(), "?as_of=2025-08");
    }
}
