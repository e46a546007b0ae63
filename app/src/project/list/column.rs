//! The columns of the list: their words in the address, what they sort by, and which stand there when
//! nobody has chosen.

use crate::locale::{Locale, td_string};
use domain::portfolio::{QueryError, SortKey};

/// What a column is, in the order columns stand. The words are those of an item's fields in the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Column {
    Code,
    Name,
    Light,
    LightReason,
    Category,
    Sector,
    Subdistrict,
    Stage,
    Programmes,
    TotalPlanned,
    AnnualPlanned,
    CompletedYtd,
    CompletedCumulative,
    Rate,
    Gap,
    Physical,
    Owner,
    Unit,
    Start,
    Finish,
    Source,
}

impl Column {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::Code,
        Self::Name,
        Self::Light,
        Self::LightReason,
        Self::Category,
        Self::Sector,
        Self::Subdistrict,
        Self::Stage,
        Self::Programmes,
        Self::TotalPlanned,
        Self::AnnualPlanned,
        Self::CompletedYtd,
        Self::CompletedCumulative,
        Self::Rate,
        Self::Gap,
        Self::Physical,
        Self::Owner,
        Self::Unit,
        Self::Start,
        Self::Finish,
        Self::Source,
    ];
    /// What a row cannot do without.
    pub const FIXED: [Self; 2] = [Self::Code, Self::Name];
    /// What fits a desk's screen and answers "which, how much, how far".
    const USUAL: [Self; 11] = [
        Self::Code,
        Self::Name,
        Self::Light,
        Self::Sector,
        Self::Subdistrict,
        Self::Stage,
        Self::TotalPlanned,
        Self::AnnualPlanned,
        Self::CompletedYtd,
        Self::Rate,
        Self::Gap,
    ];

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Name => "name",
            Self::Light => "light",
            Self::LightReason => "light_reason",
            Self::Category => "category",
            Self::Sector => "sector",
            Self::Subdistrict => "subdistrict",
            Self::Stage => "stage",
            Self::Programmes => "programmes",
            Self::TotalPlanned => "total_planned_investment",
            Self::AnnualPlanned => "annual_planned_investment",
            Self::CompletedYtd => "investment_completed_ytd",
            Self::CompletedCumulative => "investment_completed_cumulative",
            Self::Rate => "investment_completion_rate_bp",
            Self::Gap => "progress_gap_bp",
            Self::Physical => "physical_progress_bp",
            Self::Owner => "project_owner",
            Self::Unit => "responsible_unit",
            Self::Start => "planned_start",
            Self::Finish => "planned_finish",
            Self::Source => "source",
        }
    }

    /// What readers call it.
    pub fn name(self, locale: Locale) -> &'static str {
        match self {
            Self::Code => td_string!(locale, project.col_code),
            Self::Name => td_string!(locale, project.col_name),
            Self::Light => td_string!(locale, project.col_light),
            Self::LightReason => td_string!(locale, project.col_light_reason),
            Self::Category => td_string!(locale, project.col_category),
            Self::Sector => td_string!(locale, project.col_sector),
            Self::Subdistrict => td_string!(locale, project.col_subdistrict),
            Self::Stage => td_string!(locale, project.col_stage),
            Self::Programmes => td_string!(locale, project.col_programmes),
            Self::TotalPlanned => td_string!(locale, project.col_total_planned),
            Self::AnnualPlanned => td_string!(locale, project.col_annual_planned),
            Self::CompletedYtd => td_string!(locale, project.col_completed_ytd),
            Self::CompletedCumulative => td_string!(locale, project.col_completed_cumulative),
            Self::Rate => td_string!(locale, project.col_rate),
            Self::Gap => td_string!(locale, project.col_gap),
            Self::Physical => td_string!(locale, project.col_physical),
            Self::Owner => td_string!(locale, project.col_owner),
            Self::Unit => td_string!(locale, project.col_unit),
            Self::Start => td_string!(locale, project.col_start),
            Self::Finish => td_string!(locale, project.col_finish),
            Self::Source => td_string!(locale, project.col_source),
        }
    }

    /// What its head sorts by. Programmes overlap and reasons are prose: neither has an order.
    pub const fn sort_key(self) -> Option<SortKey> {
        Some(match self {
            Self::Code => SortKey::Code,
            Self::Name => SortKey::Name,
            Self::Light => SortKey::Light,
            Self::Category => SortKey::Category,
            Self::Sector => SortKey::Sector,
            Self::Subdistrict => SortKey::Subdistrict,
            Self::Stage => SortKey::Stage,
            Self::TotalPlanned => SortKey::TotalPlannedInvestment,
            Self::AnnualPlanned => SortKey::AnnualPlannedInvestment,
            Self::CompletedYtd => SortKey::InvestmentCompletedYtd,
            Self::CompletedCumulative => SortKey::InvestmentCompletedCumulative,
            Self::Rate => SortKey::InvestmentCompletionRate,
            Self::Gap => SortKey::ProgressGap,
            Self::Physical => SortKey::PhysicalProgress,
            Self::Owner => SortKey::Owner,
            Self::Unit => SortKey::ResponsibleUnit,
            Self::Start => SortKey::PlannedStart,
            Self::Finish => SortKey::PlannedFinish,
            Self::Source => SortKey::Source,
            Self::LightReason | Self::Programmes => return None,
        })
    }

    /// Whether a cell is nothing but text; the others are drawn each in its own way.
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Code | Self::Name | Self::Light | Self::LightReason | Self::Rate | Self::Gap)
    }

    /// Whether it holds amounts of money.
    pub const fn is_money(self) -> bool {
        matches!(
            self,
            Self::TotalPlanned | Self::AnnualPlanned | Self::CompletedYtd | Self::CompletedCumulative
        )
    }

    /// Adds the columns of a comma-separated list.
    pub fn read_list(value: &str, into: &mut Vec<Self>) -> Result<(), QueryError> {
        for word in value.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            let column = Self::ALL.into_iter().find(|column| column.word() == word);
            into.push(column.ok_or_else(|| QueryError::UnknownValue {
                name: "cols".to_owned(),
                value: word.to_owned(),
                allowed: Self::ALL.map(|column| column.word().to_owned()).to_vec(),
            })?);
        }
        Ok(())
    }
}

/// The columns shown, in the order they stand; never without [`Column::FIXED`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns(Vec<Column>);

impl Default for Columns {
    fn default() -> Self {
        Self(Column::USUAL.to_vec())
    }
}

impl Columns {
    /// Those chosen, and what a row cannot do without; the usual ones when nothing was chosen.
    pub fn of(chosen: &[Column]) -> Self {
        if chosen.is_empty() {
            return Self::default();
        }
        let shown = |column: &Column| Column::FIXED.contains(column) || chosen.contains(column);
        Self(Column::ALL.into_iter().filter(shown).collect())
    }

    /// The value of `cols`; nothing for the usual ones.
    pub fn parameter(&self) -> Option<String> {
        (*self != Self::default()).then(|| {
            let words: Vec<&str> = self.iter().map(Column::word).collect();
            words.join(",")
        })
    }

    /// Whether a column is shown.
    pub fn has(&self, column: Column) -> bool {
        self.0.contains(&column)
    }

    /// The columns.
    pub fn iter(&self) -> impl Iterator<Item = Column> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_there_once_and_reads_back() {
        let mut read = Vec::new();
        let words = Column::ALL.map(Column::word).join(",");
        Column::read_list(&words, &mut read).expect("columns");
        assert_eq!(read, Column::ALL);
        assert!(Column::ALL.is_sorted());
    }

    #[test]
    fn a_choice_keeps_its_order_and_what_a_row_needs() {
        let columns = Columns::of(&[Column::Gap, Column::Light]);
        assert_eq!(columns.parameter().as_deref(), Some("code,name,light,progress_gap_bp"));
        assert_eq!(Columns::of(&Column::USUAL).parameter(), None);
        assert_eq!(Columns::of(&[]), Columns::default());
    }
}
