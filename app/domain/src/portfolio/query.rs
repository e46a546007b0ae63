//! A question to the portfolio, in the same words everywhere: pages, API, command line, saved views.

use super::Dimension;
use crate::calendar::{AsOfError, ReportingMonth};
use crate::code_list::{Category, CodeList, Programme, Sector, Source, Stage, Subdistrict};
use crate::status_light::Light;

/// The values one filter lets through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<T> {
    /// Named values, in the order given.
    pub values: Vec<T>,
    /// Whether `none` (unknown) is let through too.
    pub none: bool,
}

impl<T> Default for Choice<T> {
    fn default() -> Self {
        Self { values: Vec::new(), none: false }
    }
}

impl<T> Choice<T> {
    /// Whether the filter was not set: everything passes.
    #[must_use]
    pub const fn is_any(&self) -> bool {
        self.values.is_empty() && !self.none
    }

    /// One value.
    #[must_use]
    pub fn only(value: T) -> Self {
        Self { values: vec![value], none: false }
    }
}

impl<T: CodeList> Choice<T> {
    /// One bit a value by ordinal; `none` is the bit after the last. All ones when not set.
    #[must_use]
    pub(super) fn mask(&self) -> u32 {
        if self.is_any() {
            return u32::MAX;
        }
        let none = u32::from(self.none) << T::ALL.len();
        self.values.iter().fold(none, |mask, value| mask | (1 << value.ordinal()))
    }
}

/// Which projects. Several values of one filter: any of them; different filters: all of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// By category.
    pub category: Choice<Category>,
    /// By sector.
    pub sector: Choice<Sector>,
    /// By subdistrict.
    pub subdistrict: Choice<Subdistrict>,
    /// By stage.
    pub stage: Choice<Stage>,
    /// By light.
    pub light: Choice<Light>,
    /// By programme: on any of them.
    pub programme: Choice<Programme>,
    /// By source.
    pub source: Choice<Source>,
    /// By project owner, exact name.
    pub owner: Choice<String>,
    /// By assigned leader, exact name: only for those who may see names.
    pub leader: Choice<String>,
    /// Words that must all occur in name, code, unit, pinyin or initials.
    pub q: String,
}

crate::code_list::code_list! {
    /// What a list can be sorted by; the words are those of an item's fields.
    SortKey as "sort" {
        /// Code.
        Code = "code", "编号", "Code";
        /// Name: by pinyin.
        Name = "name", "名称", "Name";
        /// Category.
        Category = "category", "类别", "Category";
        /// Sector.
        Sector = "sector", "行业", "Sector";
        /// Subdistrict.
        Subdistrict = "subdistrict", "街道", "Subdistrict";
        /// Stage.
        Stage = "stage", "阶段", "Stage";
        /// Light: red, yellow, green, grey.
        Light = "light", "亮灯", "Light";
        /// Source.
        Source = "source", "数据来源", "Source";
        /// Project owner.
        Owner = "owner", "业主单位", "Owner";
        /// Total planned investment.
        TotalPlannedInvestment = "total_planned_investment", "计划总投资", "Total planned investment";
        /// The year's plan.
        AnnualPlannedInvestment = "annual_planned_investment", "年度计划投资", "Annual planned investment";
        /// Completed this year.
        InvestmentCompletedYtd = "investment_completed_ytd", "本年完成投资", "Completed this year";
        /// Completed since start.
        InvestmentCompletedCumulative = "investment_completed_cumulative", "累计完成投资", "Completed since start";
        /// Completion rate.
        InvestmentCompletionRate = "investment_completion_rate_bp", "投资完成率", "Completion rate";
        /// Gap to time.
        ProgressGap = "progress_gap_bp", "超欠序时", "Gap to time";
        /// Physical progress.
        PhysicalProgress = "physical_progress_bp", "形象进度", "Physical progress";
        /// Responsible unit.
        ResponsibleUnit = "responsible_unit", "责任单位", "Responsible unit";
        /// Planned start of the version in force.
        PlannedStart = "planned_start", "计划开工", "Planned start";
        /// Planned finish of the version in force.
        PlannedFinish = "planned_finish", "计划竣工", "Planned finish";
    }
}

/// Which way a list is sorted. Unknown values come last either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SortDirection {
    /// Smallest first; `sort=KEY`.
    #[default]
    Ascending,
    /// Largest first; `sort=-KEY`.
    Descending,
}

/// Which part of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// From the n-th on: pages that can be jumped to.
    Offset(usize),
    /// After the item a cursor names: the API.
    After(String),
}

/// A question to the portfolio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Which projects.
    pub filter: Filter,
    /// As of which month; `None` = the calendar's default.
    pub as_of: Option<ReportingMonth>,
    /// Sorted by what.
    pub sort: SortKey,
    /// Which way.
    pub direction: SortDirection,
    /// Which part.
    pub page: Page,
    /// At most how many items, 0–500 (0: only the numbers).
    pub limit: usize,
    /// Rolled up by what: none, one or two dimensions.
    pub by: Vec<Dimension>,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            as_of: None,
            sort: SortKey::Code,
            direction: SortDirection::Ascending,
            page: Page::Offset(0),
            limit: Self::DEFAULT_LIMIT,
            by: Vec::new(),
        }
    }
}

impl Query {
    /// Items on a page when the question does not say.
    pub const DEFAULT_LIMIT: usize = 50;
    /// The most items a page may ask for.
    pub const MAX_LIMIT: usize = 500;
    /// The longest text a filter looks for, in characters.
    pub const MAX_TEXT: usize = 100;
}

/// Why a question cannot be answered. The API answers 422 with it, a page shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// A word that is no filter.
    #[error("unknown parameter {name:?}; allowed: {}", allowed.join(", "))]
    UnknownName {
        /// What was given.
        name: String,
        /// What is allowed.
        allowed: Vec<String>,
    },
    /// A value that is not on the filter's list.
    #[error("{value:?} is not a value of {name}; allowed: {}", allowed.join(", "))]
    UnknownValue {
        /// The filter.
        name: String,
        /// What was given.
        value: String,
        /// What is allowed.
        allowed: Vec<String>,
    },
    /// A month outside the months with data.
    #[error(transparent)]
    AsOf(#[from] AsOfError),
    /// A cursor that this question did not give.
    #[error("the cursor does not belong to this question; start again without it")]
    Cursor,
    /// A sum beyond 9.2 × 10¹⁸ yuan.
    #[error("a sum does not fit")]
    Overflow,
}

impl QueryError {
    /// The parameter that is wrong, where one is.
    #[must_use]
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::UnknownName { name, .. } | Self::UnknownValue { name, .. } => Some(name),
            Self::AsOf(_) => Some("as_of"),
            Self::Cursor => Some("cursor"),
            Self::Overflow => None,
        }
    }

    /// What would have been allowed.
    #[must_use]
    pub fn allowed(&self) -> Vec<String> {
        match self {
            Self::UnknownName { allowed, .. } | Self::UnknownValue { allowed, .. } => allowed.clone(),
            Self::AsOf(error) => vec![format!("{}..{}", error.first, error.last)],
            Self::Cursor | Self::Overflow => Vec::new(),
        }
    }
}
