//! The lights of every project, month by month.

use super::Overview;
use super::wording::{list_address, source};
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::chart::{Measure, SeriesStyle, Stack, StackedBarChart};
use crate::ui::{Section, month_text, short_month_text};
use domain::code_list::CodeList as _;
use domain::portfolio::{Choice, Filter, MonthLights, Query};
use leptos::prelude::*;

pub(super) fn lights(overview: &Overview) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let parts = WORST_FIRST
        .map(|light| (SeriesStyle::Tone(light_tone(light)), light.label().in_language(language).to_owned()));
    let year = overview.as_of.month.year();
    let whole = overview.lights.iter().any(|lights| lights.as_of.month.year() != year);
    let stacks = overview.lights.iter().map(|MonthLights { as_of, lights }| {
        let month = as_of.month;
        let list = |light| {
            let filter = Filter { light: Choice::only(light), ..Filter::default() };
            list_address(&Query { filter, as_of: Some(month), ..Query::default() })
        };
        Stack {
            label: if whole { month_text(month, language) } else { short_month_text(month, language) },
            parts: WORST_FIRST.map(|light| i64::from(lights.of(light))).to_vec(),
            href: Some(super::Asked { as_of: Some(month), ..overview.question() }.address()),
            part_hrefs: WORST_FIRST.map(list).to_vec(),
        }
    });
    let (stacks, source) = (stacks.collect(), source(overview, locale, language));
    view! {
        <Section
            title=td_string!(locale, overview.lights_heading)
            note=td_string!(locale, overview.lights_same).to_owned()
            id="lights"
        >
            <StackedBarChart
                title=td_string!(locale, overview.lights_title)
                measure=Measure::Count
                parts=parts.to_vec()
                stacks
                source
            />
        </Section>
    }
    .into_any()
}
