//! The report's own five figures, with its words, beside what the records sum to. Never one instead of
//! the other, and never one list added to or divided by the other.

use super::number::of_category;
use super::wording::{coverage, filtered};
use super::{HeadlineFigure, Overview, Scope};
use crate::locale::{Locale, td_string, use_language, use_locale};
use crate::ui::{NotPublished, Section, money_text};
use domain::code_list::{Category, Programme};
use domain::label::Language;
use domain::portfolio::{Choice, CoveredSum, Filter};
use domain::targets::Headline;
use domain::unit::Yuan;
use leptos::prelude::*;

pub(super) fn headlines(overview: &Overview) -> Option<AnyView> {
    let locale = use_locale();
    if overview.headlines.is_empty() {
        return None;
    }
    let figures: Vec<_> = overview.headlines.iter().map(|figure| pair(overview, figure)).collect();
    let note = td_string!(locale, overview.report_note, title = overview.report_title.as_str());
    let view = view! {
        <Section title=td_string!(locale, overview.report_heading) note>
            <ul class="headline-row">{figures.collect_view()}</ul>
            <p class="card-note">{td_string!(locale, overview.report_overlap)}</p>
        </Section>
    };
    Some(view.into_any())
}

fn pair(overview: &Overview, figure: &HeadlineFigure) -> impl IntoView + use<> {
    let (locale, language) = (use_locale(), use_language());
    let (scope, filter) = records(overview, figure.headline);
    let label = label(locale, figure.headline);
    let (recorded, note) = match amount(&scope, figure.headline) {
        Some((all, real)) => (all.sum.map(|yuan| money_text(yuan, language)), money_note(&scope, all, real)),
        None => {
            let unit = td_string!(locale, overview.unit_projects);
            (Some(format!("{} {unit}", scope.all.count)), count_note(locale, &scope))
        }
    };
    let recorded = match recorded {
        Some(text) => view! { <a href=filtered(overview, filter)>{text}</a> }.into_any(),
        None => view! { <NotPublished /> }.into_any(),
    };
    view! {
        <li class="headline">
            <h3 class="headline-label">{label}</h3>
            <dl>
                <div>
                    <dt>{td_string!(locale, overview.report_says)}</dt>
                    <dd class="headline-figure">{reported(locale, language, figure)}</dd>
                </div>
                <div>
                    <dt>{td_string!(locale, overview.records_say)}</dt>
                    <dd class="headline-figure">{recorded}</dd>
                </div>
            </dl>
            <p class="stat-note">{note}</p>
            <blockquote class="quote" lang="zh-CN">
                {format!("“{}”", figure.quote)}
            </blockquote>
        </li>
    }
}

/// The records a figure is about.
fn records(overview: &Overview, headline: Headline) -> (Scope, Filter) {
    match headline {
        Headline::ConstructionCount | Headline::ConstructionTotal => {
            (overview.construction, of_category(Category::Construction))
        }
        Headline::CultureCount => (overview.culture, of_category(Category::CultureTourism)),
        Headline::KeyProjectCount | Headline::KeyProjectPlan => {
            let programme = Choice::only(Programme::Key2025);
            (overview.key_projects, Filter { programme, ..Filter::default() })
        }
    }
}

/// The records' sum beside a figure of money, and what of it is not illustrative.
fn amount(scope: &Scope, headline: Headline) -> Option<(CoveredSum, CoveredSum)> {
    match headline {
        Headline::ConstructionTotal => {
            Some((scope.all.total_planned_investment, scope.real.total_planned_investment))
        }
        Headline::KeyProjectPlan => {
            Some((scope.all.annual_planned_investment, scope.real.annual_planned_investment))
        }
        Headline::ConstructionCount | Headline::CultureCount | Headline::KeyProjectCount => None,
    }
}

fn label(locale: Locale, headline: Headline) -> &'static str {
    match headline {
        Headline::ConstructionCount => td_string!(locale, overview.construction_count),
        Headline::ConstructionTotal => td_string!(locale, overview.construction_total),
        Headline::CultureCount => td_string!(locale, overview.culture_count),
        Headline::KeyProjectCount => td_string!(locale, overview.key_count),
        Headline::KeyProjectPlan => td_string!(locale, overview.key_plan),
    }
}

/// The figure as the report has it, without decimals it does not have.
pub(super) fn reported(locale: Locale, language: Language, figure: &HeadlineFigure) -> String {
    let exact = |text: String| text.trim_end_matches('0').trim_end_matches('.').to_owned();
    let text = match figure.headline {
        Headline::ConstructionTotal | Headline::KeyProjectPlan => match language {
            Language::ZhCn => format!("{} 亿元", exact(Yuan(figure.value).in_yi(8))),
            Language::En => format!("¥{} bn", exact(Yuan(figure.value).in_billion(9))),
        },
        _ => format!("{} {}", figure.value, td_string!(locale, overview.unit_projects)),
    };
    if figure.at_least { td_string!(locale, overview.at_least, figure = text) } else { text }
}

fn count_note(locale: Locale, scope: &Scope) -> String {
    match (scope.all.count - scope.real.count, scope.real.count) {
        (0, _) => td_string!(locale, overview.no_examples).to_owned(),
        (_, 0) => td_string!(locale, overview.only_examples).to_owned(),
        (invented, real) => {
            td_string!(locale, overview.real_and_examples, real = real, examples = invented)
        }
    }
}

fn money_note(scope: &Scope, all: CoveredSum, real: CoveredSum) -> String {
    let (locale, language) = (use_locale(), use_language());
    let covered = coverage(locale, all.known, scope.all.count, real.known);
    match real.sum {
        Some(yuan) if real.known < all.known => {
            let published =
                td_string!(locale, overview.published, count = real.known, sum = money_text(yuan, language));
            format!("{covered}{published}")
        }
        _ => covered,
    }
}
