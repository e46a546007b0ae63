//! What all rows of a list have in common: columns with their names and classes, worked out once.

use crate::locale::{Locale, of_language, td_string};
use crate::project::list::address::ListAddress;
use crate::project::list::column::Column;
use crate::project::list::face::PATH;
use crate::ui::fixed_money_unit;
use domain::calendar::AsOf;
use domain::label::Language;
use domain::unit::BasisPoints;
use std::sync::Arc;

/// A column as it is drawn.
#[derive(Debug, Clone)]
pub(super) struct DrawnColumn {
    pub column: Column,
    /// Its unit, said once in the head.
    pub unit: Option<&'static str>,
    /// Its name with the unit; cards show it before the value.
    pub label: Arc<str>,
    /// Classes of its cells.
    pub class: &'static str,
    /// The same for a cell whose value is not known.
    pub unknown_class: &'static str,
}

/// Handed to every row.
#[derive(Debug)]
pub(super) struct RowStyle {
    pub columns: Vec<DrawnColumn>,
    pub address: ListAddress,
    pub language: Language,
    /// Time-proportional progress: the mark rates are held against.
    pub time: BasisPoints,
    /// The query a record's address carries on.
    record_search: String,
}

impl RowStyle {
    pub fn new(as_of: AsOf, address: &ListAddress, language: Language) -> Self {
        let locale = of_language(language);
        let drawn = |column: Column| {
            let name = column.name(locale);
            let unit = unit(column, language);
            let label = match unit {
                Some(unit) => format!("{name} ({unit})").into(),
                None => name.into(),
            };
            let (class, unknown_class) = classes(column);
            DrawnColumn { column, unit, label, class, unknown_class }
        };
        Self {
            columns: address.columns.iter().map(drawn).collect(),
            address: address.clone(),
            language,
            time: as_of.month.time_proportional(),
            record_search: address.first_rows().search(),
        }
    }

    /// The address of one project, which remembers the list it was found in.
    pub fn record_href(&self, code: &str) -> String {
        format!("{}/{code}{}", PATH, self.record_search)
    }

    pub fn locale(&self) -> Locale {
        of_language(self.language)
    }
}

/// The unit of a column.
fn unit(column: Column, language: Language) -> Option<&'static str> {
    match column {
        Column::Gap => Some(td_string!(of_language(language), ui.points)),
        Column::Rate | Column::Physical => Some("%"),
        column => column.is_money().then(|| fixed_money_unit(language)),
    }
}

/// Classes of known and unknown cells; in full, because the style sheet is searched for them.
const fn classes(column: Column) -> (&'static str, &'static str) {
    match column {
        Column::Code => ("c-code", "c-code"),
        Column::Name => ("c-name", "c-name"),
        Column::Light => ("c-light", "c-light"),
        Column::LightReason | Column::Programmes => ("c-prose", "c-prose unknown"),
        Column::TotalPlanned
        | Column::AnnualPlanned
        | Column::CompletedYtd
        | Column::CompletedCumulative
        | Column::Gap => ("c-number numeric", "c-number numeric unknown"),
        Column::Rate | Column::Physical => ("c-rate numeric", "c-rate numeric unknown"),
        Column::Owner | Column::Unit => ("c-unit", "c-unit unknown"),
        Column::Start | Column::Finish => ("c-date", "c-date unknown"),
        Column::Category | Column::Sector | Column::Subdistrict | Column::Stage | Column::Source => {
            ("c-word", "c-word unknown")
        }
    }
}
