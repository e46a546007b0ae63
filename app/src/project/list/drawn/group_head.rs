//! The head of a group: its name, how many, their lights, its sums, and the way to all of it.

use super::page::ListGroup;
use super::row_style::RowStyle;
use super::sums_row::sums_cells;
use crate::locale::td_string;
use crate::project::list::facet::{Edit, NONE, edit, value_label};
use crate::project::list::filter_field::unknown_label;
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::ToneMark;
use domain::code_list::CodeList as _;
use leptos::prelude::*;

/// The row above a group's rows.
pub(super) fn group_head(group: &ListGroup, style: &RowStyle) -> impl IntoView + use<> {
    let key = group.key.as_deref().unwrap_or(NONE);
    let locale = style.locale();
    let (name, href) = match style.address.grouping() {
        Some(by) => (
            value_label(by, key, style.language, unknown_label(by, locale)),
            style
                .address
                .with(|address| {
                    edit(&mut address.query.filter, by, Edit::Only(key));
                    address.query.by.clear();
                })
                .href(),
        ),
        None => (String::new(), style.address.href()),
    };
    let count = group.measures.count;
    let rest = (group.rows.len() < count as usize).then(|| {
        let text = td_string!(locale, project.all_of_group, count = count).to_string();
        view! {
            " "
            <a class="group-all" href=href.clone()>
                {text}
            </a>
        }
    });
    let told = td_string!(locale, project.count, count = count).to_string();
    let head = view! {
        <a class="group-name" href=href>
            {name}
        </a>
        <span class="group-count">{told}</span>
        {lights(group, style)}
        {rest}
    };
    let sums = sums_cells(&group.measures, style, "rowgroup", head.into_any());
    view! { <tr class="group-head">{sums}</tr> }
}

fn lights(group: &ListGroup, style: &RowStyle) -> impl IntoView + use<> {
    let counted = WORST_FIRST.into_iter().map(|light| (light, group.measures.lights.of(light)));
    let language = style.language;
    let marks = counted.filter(|(_, count)| *count > 0).map(|(light, count)| {
        let label = light.label().in_language(language);
        view! {
            <span class="group-light">
                <ToneMark tone=light_tone(light) label />
                {count}
            </span>
        }
    });
    view! { <span class="group-lights">{marks.collect::<Vec<_>>()}</span> }
}
