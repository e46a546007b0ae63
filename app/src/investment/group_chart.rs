//! The groups as bars: completed against the year's plan.

use super::Investment;
use super::asked::Asked;
use super::drill::{narrowed, projects};
use super::figure::Figure;
use super::group_table::label;
use crate::locale::{td_string, use_language, use_locale};
use crate::status_light::{WORST_FIRST, light_tone};
use crate::ui::chart::{Bullet, BulletChart, BulletNames, Measure};
use domain::code_list::CodeList as _;
use domain::portfolio::Dimension;
use leptos::prelude::*;

/// Bars drawn; the table has the rest.
const MOST_BARS: usize = 20;

pub(super) fn group_chart(answer: &Investment, asked: &Asked, by: Dimension, source: String) -> AnyView {
    let (locale, language) = (use_locale(), use_language());
    let rows = answer.rows.iter().take(MOST_BARS).map(|group| {
        let measures = &group.measures;
        let rate = measures.investment_completion_rate_bp;
        let filter = narrowed(&asked.query.filter, by, &group.key);
        Bullet {
            label: label(group),
            href: filter.map(|filter| projects(asked, filter, Figure::Completed)),
            value: Figure::Completed.of(measures),
            target: Figure::AnnualPlanned.of(measures),
            remark: rate.map(|rate| format!("{}%", rate.percent_1())).unwrap_or_default(),
            coverage: format!("{}/{}", Figure::AnnualPlanned.covered(measures), measures.count),
            parts: WORST_FIRST.map(|light| measures.lights.of(light)).to_vec(),
        }
    });
    let names = BulletNames {
        label: by.label().in_language(language).to_owned(),
        value: Figure::Completed.label(language).to_owned(),
        target: Figure::AnnualPlanned.label(language).to_owned(),
        remark: Figure::Rate.label(language).to_owned(),
        coverage: td_string!(locale, investment.coverage_head).to_owned(),
    };
    let parts =
        WORST_FIRST.map(|light| (light_tone(light), light.label().in_language(language).to_owned())).to_vec();
    let more = (answer.row_count > MOST_BARS).then(|| {
        let text = td_string!(locale, investment.bars_cut, shown = MOST_BARS, count = answer.row_count);
        view! { <p class="card-note">{text}</p> }
    });
    view! {
        <BulletChart
            title=td_string!(locale, investment.chart_title)
            measure=Measure::Money
            names
            parts
            rows=rows.collect()
            source
        />
        {more}
    }
    .into_any()
}
