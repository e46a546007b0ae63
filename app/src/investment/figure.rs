//! The figures a group can be ordered by and a cross table can show.

use domain::code_list::CodeList as _;
use domain::label::Language;
use domain::portfolio::{Measures, SortKey};
use domain::unit::{BasisPoints, Yuan};

/// One figure of a group of projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// How many projects.
    Count,
    /// 计划总投资.
    TotalPlanned,
    /// 年度计划投资.
    AnnualPlanned,
    /// 本年完成投资.
    Completed,
    /// 投资完成率.
    Rate,
    /// 超/欠序时.
    Gap,
}

impl Figure {
    /// All, in the order of columns.
    pub const ALL: [Self; 6] =
        [Self::Count, Self::TotalPlanned, Self::AnnualPlanned, Self::Completed, Self::Rate, Self::Gap];

    /// The word in addresses: that of an item's field, where it has one.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.sort_key().map_or("count", |key| key.code())
    }

    /// Reads a word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.code() == code)
    }

    /// Every word there is.
    #[must_use]
    pub fn codes() -> Vec<String> {
        Self::ALL.into_iter().map(|figure| figure.code().to_owned()).collect()
    }

    /// What a list of the projects behind the figure is sorted by.
    #[must_use]
    pub const fn sort_key(self) -> Option<SortKey> {
        match self {
            Self::Count => None,
            Self::TotalPlanned => Some(SortKey::TotalPlannedInvestment),
            Self::AnnualPlanned => Some(SortKey::AnnualPlannedInvestment),
            Self::Completed => Some(SortKey::InvestmentCompletedYtd),
            Self::Rate => Some(SortKey::InvestmentCompletionRate),
            Self::Gap => Some(SortKey::ProgressGap),
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match (self.sort_key(), language) {
            (Some(key), _) => key.label().in_language(language),
            (None, Language::ZhCn) => "项目数",
            (None, Language::En) => "Projects",
        }
    }

    /// Its value: projects, whole yuan or basis points; `None` = not published.
    #[must_use]
    pub fn of(self, measures: &Measures) -> Option<i64> {
        let money = |sum: Option<Yuan>| sum.map(|Yuan(amount)| amount);
        let rate = |rate: Option<BasisPoints>| rate.map(|BasisPoints(value)| value);
        match self {
            Self::Count => Some(i64::from(measures.count)),
            Self::TotalPlanned => money(measures.total_planned_investment.sum),
            Self::AnnualPlanned => money(measures.annual_planned_investment.sum),
            Self::Completed => money(measures.investment_completed_ytd.sum),
            Self::Rate => rate(measures.investment_completion_rate_bp),
            Self::Gap => rate(measures.progress_gap_bp),
        }
    }

    /// How many projects the value covers.
    #[must_use]
    pub const fn covered(self, measures: &Measures) -> u32 {
        match self {
            Self::Count => measures.count,
            Self::TotalPlanned => measures.total_planned_investment.known,
            Self::AnnualPlanned => measures.annual_planned_investment.known,
            Self::Completed => measures.investment_completed_ytd.known,
            Self::Rate | Self::Gap => measures.rated,
        }
    }

    /// Whether it is an amount of money.
    #[must_use]
    pub const fn is_money(self) -> bool {
        matches!(self, Self::TotalPlanned | Self::AnnualPlanned | Self::Completed)
    }
}
