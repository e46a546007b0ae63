//! The reader's own projects: those assigned to them as their leader (挂钩), and those they report on.

use super::Overview;
use super::attention::list;
use super::reader::OwnProjects;
use super::wording::furthest_behind_first;
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::{Disclosure, Section, ToneMark};
use domain::code_list::CodeList as _;
use domain::portfolio::{Choice, Filter};
use leptos::prelude::*;

/// Projects shown unfolded.
const UNFOLDED: usize = 6;

/// Nothing for who has none.
pub(super) fn own_projects(overview: &Overview) -> Option<AnyView> {
    let (locale, language) = (use_locale(), use_language());
    let own = overview.reader.own.as_ref()?;
    let count = own.items.len();
    let lights = WORST_FIRST.map(|light| {
        let name = light.label().in_language(language);
        view! { <li><ToneMark tone=light_tone(light) label=name />" "{own.lights.of(light)}</li> }
    });
    let (first, rest) = own.items.split_at(count.min(UNFOLDED));
    let (first, rest) = (
        list(overview, first),
        (!rest.is_empty()).then(|| {
            let more = td_string!(locale, overview.more_turned, count = rest.len());
            let rest = list(overview, rest);
            view! { <Disclosure summary=more>{rest}</Disclosure> }
        }),
    );
    let ways = ways(overview, own);
    let view = view! {
        <Section
            title=td_string!(locale, overview.own, count = count)
            note=td_string!(locale, overview.own_note).to_owned()
            id="own"
        >
            <ul class="own-lights">{lights.into_iter().collect_view()}</ul>
            {first}
            {rest}
            {ways}
        </Section>
    };
    Some(view.into_any())
}

/// To the lists behind them.
fn ways(overview: &Overview, own: &OwnProjects) -> impl IntoView + use<> {
    let locale = use_locale();
    // A comma separates the values of a filter.
    let leads = own.leads_as.clone().filter(|name| !name.contains(',')).map(|name| {
        let href =
            furthest_behind_first(overview, Filter { leader: Choice::only(name), ..Filter::default() });
        view! { <p><a class="more-link" href=href>{td_string!(locale, overview.own_list)}</a></p> }
    });
    let reports = own.reports.then(|| {
        view! { <p><a class="more-link" href="/reports">{td_string!(locale, overview.own_reports)}</a></p> }
    });
    (leads, reports)
}
