//! What a chart's whole numbers count, and how they are written on it.

use crate::ui::amount::money_text;
use domain::label::Language;
use domain::unit::{BasisPoints, Yuan};

/// What the numbers of a chart are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Whole yuan.
    Money,
    /// Basis points, written as percent.
    Rate,
    /// Basis points, written as signed percentage points.
    Gap,
    /// A count of things.
    Count,
}

impl Measure {
    /// A value with its unit, for tables and hints.
    #[must_use]
    pub fn text(self, value: i64, language: Language) -> String {
        match self {
            Self::Money => money_text(Yuan(value), language),
            Self::Rate => format!("{}%", BasisPoints(value).percent_1()),
            Self::Gap => match language {
                Language::ZhCn => format!("{} 个百分点", BasisPoints(value).signed_points_1()),
                Language::En => format!("{} pp", BasisPoints(value).signed_points_1()),
            },
            Self::Count => Yuan(value).grouped(),
        }
    }

    /// The unit of the axis whose largest value is `largest`.
    pub(super) const fn axis_unit(self, largest: u64, language: Language) -> &'static str {
        match (self, language) {
            (Self::Money, Language::ZhCn) if largest >= 100_000_000 => "亿元",
            (Self::Money, Language::ZhCn) => "万元",
            (Self::Money, Language::En) if largest >= 1_000_000_000 => "¥ bn",
            (Self::Money, Language::En) => "¥ m",
            (Self::Rate, _) => "%",
            (Self::Gap, Language::ZhCn) => "个百分点",
            (Self::Gap, Language::En) => "pp",
            (Self::Count, Language::ZhCn) => "个",
            (Self::Count, Language::En) => "count",
        }
    }

    /// A tick of that axis, without unit and without zeros that say nothing.
    pub(super) fn tick(self, value: i64, largest: u64, language: Language) -> String {
        let text = match (self, language) {
            (Self::Money, Language::ZhCn) if largest >= 100_000_000 => Yuan(value).in_yi(4),
            (Self::Money, Language::ZhCn) => Yuan(value).in_wan(4),
            (Self::Money, Language::En) if largest >= 1_000_000_000 => Yuan(value).in_billion(4),
            (Self::Money, Language::En) => Yuan(value).in_million(4),
            (Self::Rate, _) => BasisPoints(value).percent_1(),
            (Self::Gap, _) => BasisPoints(value).signed_points_1(),
            (Self::Count, _) => return Yuan(value).grouped(),
        };
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}
