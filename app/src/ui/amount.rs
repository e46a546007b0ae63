//! How quantities are written: money, rates, gaps, and what is not known.

use crate::locale::{of_language, td_string, use_language, use_locale};
use domain::label::Language;
use domain::unit::{BasisPoints, Yuan};
use leptos::prelude::*;

/// From here on an amount is written in 亿元 (¥ bn), below in 万元 (¥ m).
const YI: u64 = 100_000_000;
/// The English side's step: a thousand million.
const BILLION: u64 = 1_000_000_000;

/// An amount with the unit that suits its size: `98.25 亿元`, `¥9.83 bn`, `3,200 万元`, `¥32.00 m`.
#[must_use]
pub fn money_text(value: Yuan, language: Language) -> String {
    let size = value.0.unsigned_abs();
    match language {
        Language::ZhCn if size >= YI => format!("{} 亿元", value.in_yi(2)),
        Language::ZhCn => format!("{} 万元", value.in_wan(0)),
        Language::En if size >= BILLION => format!("¥{} bn", value.in_billion(2)),
        Language::En => format!("¥{} m", value.in_million(2)),
    }
}

/// An amount in the one unit of a column, without naming it: 亿元 or million yuan.
#[must_use]
pub fn fixed_money_text(value: Yuan, language: Language) -> String {
    match language {
        Language::ZhCn => value.in_yi(2),
        Language::En => value.in_million(1),
    }
}

/// The unit of [`fixed_money_text`], for the column's head.
#[must_use]
pub const fn fixed_money_unit(language: Language) -> &'static str {
    match language {
        Language::ZhCn => "亿元",
        Language::En => "¥ million",
    }
}

/// An amount; whole yuan on hover.
#[component]
pub fn Money(
    /// The amount; `None` is "not published".
    value: Option<Yuan>,
    /// Whether it is written in its column's unit: see [`fixed_money_unit`].
    #[prop(optional)]
    fixed: bool,
) -> impl IntoView {
    let language = use_language();
    let Some(value) = value else { return view! { <NotPublished /> }.into_any() };
    let text = if fixed { fixed_money_text(value, language) } else { money_text(value, language) };
    let exact = format!("{} {}", value.grouped(), td_string!(of_language(language), ui.yuan));
    view! {
        <data class="amount" value=value.to_string() title=exact>
            {text}
        </data>
    }
    .into_any()
}

/// A rate in percent with one decimal.
#[component]
pub fn Percent(
    /// The rate; `None` is "not published".
    value: Option<BasisPoints>,
) -> impl IntoView {
    match value {
        Some(value) => view! { <span class="amount">{format!("{}%", value.percent_1())}</span> }.into_any(),
        None => view! { <NotPublished /> }.into_any(),
    }
}

/// A gap in percentage points: signed, and coloured by its sign.
#[component]
pub fn Points(
    /// The gap; `None` is "not published".
    value: Option<BasisPoints>,
    /// Whether the unit is left out: columns that name it in the head.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let Some(value) = value else { return view! { <NotPublished /> }.into_any() };
    let class = if value.0 < 0 { "amount gap-behind" } else { "amount gap-ahead" };
    let unit = (!bare).then(|| format!(" {}", td_string!(use_locale(), ui.points)));
    view! {
        <span class=class>
            {value.signed_points_1()} {unit}
        </span>
    }
    .into_any()
}

/// 未公布: nobody has published it, which is not the same as zero.
#[component]
pub fn NotPublished() -> impl IntoView {
    view! { <span class="not-published">{td_string!(use_locale(), ui.not_published)}</span> }
}
