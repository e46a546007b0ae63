//! Which projects are red, and why; and which yellow ones turn next.

use super::Overview;
use super::summary::furthest_behind;
use super::wording::{list_address, record_address};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::LightBadge;
use crate::ui::{Badge, Points, Section};
use domain::code_list::{CodeList as _, Source};
use domain::portfolio::ProjectItem;
use domain::status_light::Light;
use leptos::prelude::*;

pub(super) fn attention(overview: &Overview) -> AnyView {
    let locale = use_locale();
    let lights = overview.total.all.lights;
    let red = match overview.red.as_slice() {
        [] => view! { <p class="calm">{td_string!(locale, overview.no_red)}</p> }.into_any(),
        items => list(overview, items),
    };
    let yellow = (!overview.yellow.is_empty()).then(|| {
        let rule = match overview.yellow_months_to_red {
            0 | 1 => td_string!(locale, overview.yellow_note).to_owned(),
            months => td_string!(locale, overview.yellow_turns_red, months = months),
        };
        view! {
            <h3 class="card-subtitle">{td_string!(locale, overview.yellow_heading)}</h3>
            <p class="card-note">{rule}</p>
            {list(overview, &overview.yellow)}
            {all_of(overview, Light::Yellow, overview.yellow.len(), lights.yellow)}
        }
    });
    let all_red = all_of(overview, Light::Red, overview.red.len(), lights.red);
    view! {
        <Section
            title=td_string!(locale, overview.attention)
            note=td_string!(locale, overview.attention_note).to_owned()
            id="attention"
        >
            {red}
            {all_red}
            {yellow}
        </Section>
    }
    .into_any()
}

/// Projects with their lights, reasons and gaps.
pub(super) fn list(overview: &Overview, items: &[ProjectItem]) -> AnyView {
    let rows: Vec<_> = items.iter().map(|item| row(overview, item)).collect();
    view! { <ol class="worklist">{rows.collect_view()}</ol> }.into_any()
}

fn row(overview: &Overview, item: &ProjectItem) -> impl IntoView + use<> {
    let language = use_language();
    let href = record_address(overview, &item.code);
    let illustrative = item.source == Source::Illustrative;
    view! {
        <li class="work-row">
            <LightBadge light=item.light />
            <div class="work-what">
                <a href=href>{item.name.in_language(language).to_owned()}</a>
                " "
                <span class="work-code">{item.code.to_string()}</span>
                " "
                {illustrative.then(|| view! { <Badge label=Source::Illustrative.label().in_language(language) /> })}
                <p class="work-reason">{item.light_reason.in_language(language).to_owned()}</p>
            </div>
            {item.progress_gap_bp.map(|gap| view! { <span class="work-gap"><Points value=Some(gap) /></span> })}
        </li>
    }
}

/// The way to the whole list, when it is longer.
fn all_of(overview: &Overview, light: Light, shown: usize, count: u32) -> Option<impl IntoView + use<>> {
    let longer = usize::try_from(count).is_ok_and(|count| count > shown);
    let href = list_address(&furthest_behind(light, overview.asked));
    let label = light.label().in_language(use_language());
    longer.then(|| {
        let text = td_string!(use_locale(), overview.all_of_light, count = count, light = label);
        view! { <p><a href=href>{text}</a></p> }
    })
}
