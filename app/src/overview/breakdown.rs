//! The same figures by sector, subdistrict, category and source: rate against time, lights, coverage.

use super::Overview;
use super::wording::{filtered, source};
use crate::locale::{in_sentence, td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::chart::{Bullet, BulletChart, BulletNames, Measure};
use crate::ui::{Section, address};
use domain::code_list::CodeList;
use domain::portfolio::{Choice, Dimension, Filter, Group, GroupKey, GroupLabel};
use leptos::prelude::*;

pub(super) fn breakdowns(overview: &Overview) -> AnyView {
    view! {
        <div class="section-grid">
            {breakdown(overview, Dimension::Sector, &overview.sectors)}
            {breakdown(overview, Dimension::Subdistrict, &overview.subdistricts)}
            <div class="card-stack">
                {breakdown(overview, Dimension::Category, &overview.categories)}
                {breakdown(overview, Dimension::Source, &overview.sources)}
            </div>
        </div>
    }
    .into_any()
}

/// The filter that lets one group of these dimensions through; `None` is "unknown".
pub(super) fn filter(by: Dimension, key: Option<&str>) -> Filter {
    let everything = Filter::default();
    match by {
        Dimension::Sector => Filter { sector: choice(key), ..everything },
        Dimension::Subdistrict => Filter { subdistrict: choice(key), ..everything },
        Dimension::Category => Filter { category: choice(key), ..everything },
        Dimension::Source => Filter { source: choice(key), ..everything },
        Dimension::Owner => {
            let owner = Choice { none: key.is_none(), values: key.map(str::to_owned).into_iter().collect() };
            Filter { owner, ..everything }
        }
        _ => everything,
    }
}

fn choice<T: CodeList>(key: Option<&str>) -> Choice<T> {
    let value = key.and_then(T::from_code);
    Choice { none: value.is_none(), values: value.into_iter().collect() }
}

fn breakdown(overview: &Overview, by: Dimension, groups: &[Group]) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let dimension = by.label().in_language(language);
    let rows: Vec<_> = groups
        .iter()
        .filter_map(|group| {
            let (GroupKey::One(key), GroupLabel::One(label)) = (&group.key, &group.label) else {
                return None;
            };
            let measures = &group.measures;
            let rate = measures.investment_completion_rate_bp;
            Some(Bullet {
                label: label.in_language(language).to_owned(),
                href: Some(filtered(overview, filter(by, key.as_deref()))),
                value: rate.map(|rate| rate.0),
                target: rate.map(|_| overview.time_proportional_bp.0),
                remark: measures.progress_gap_bp.map(|gap| gap.signed_points_1()).unwrap_or_default(),
                coverage: format!("{}/{}", measures.rated, measures.count),
                parts: WORST_FIRST.map(|light| measures.lights.of(light)).to_vec(),
            })
        })
        .collect();
    let source = source(overview, locale, language);
    let names = BulletNames {
        label: dimension.to_owned(),
        value: td_string!(locale, overview.rate).to_owned(),
        target: td_string!(locale, overview.time).to_owned(),
        remark: td_string!(locale, overview.gap).to_owned(),
        coverage: td_string!(locale, overview.coverage_head).to_owned(),
    };
    let parts =
        WORST_FIRST.map(|light| (light_tone(light), light.label().in_language(language).to_owned())).to_vec();
    let title = td_string!(locale, overview.by_dimension, dimension = in_sentence(by.label(), language));
    let more = address(
        "/investment",
        [("by", by.code().to_owned())]
            .into_iter()
            .chain(overview.asked.map(|month| ("as_of", month.to_string()))),
    );
    view! {
        <Section title=title>
            <BulletChart
                title=td_string!(locale, overview.rate_title)
                measure=Measure::Rate
                names
                parts
                rows
                source
            />
            <p>
                <a class="more-link" href=more>{td_string!(locale, overview.more_investment)}</a>
            </p>
        </Section>
    }
}
