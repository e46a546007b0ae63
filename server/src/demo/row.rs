//! One row of `portfolio.csv`, checked. A malformed row stops the load: nothing is guessed.

use chrono::NaiveDate;
use domain::code_list::{Category, PlannedAction, Sector, Source, Stage, Subdistrict};
use domain::place::{Geometry, Place, PlaceBasis};
use domain::project::ProjectCode;
use domain::unit::Yuan;
use serde::Deserialize;

/// The mark every placeholder carries in its name, and no other record does.
const EXAMPLE_MARK: &str = "【示例】";

/// The columns as they stand in the file; an empty cell is unknown.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub code: String,
    pub name_zh: String,
    pub name_en: String,
    category: String,
    sector: String,
    subdistrict: Option<String>,
    source: String,
    total_planned_investment_yuan: Option<i64>,
    pub amount_basis: String,
    pub amount_confidence: Option<String>,
    pub amount_source: Option<String>,
    key_project_2025: Option<String>,
    annual_planned_investment_2025_yuan: Option<i64>,
    lon: Option<f64>,
    lat: Option<f64>,
    coordinate_basis: Option<String>,
    stage_end_2024: Option<String>,
    pub stage_source: Option<String>,
    planned_2025: Option<String>,
    pub report_quote: Option<String>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// A cell holds something that is not on its list.
    #[error("{column}: {value:?} is not allowed")]
    NotAllowed {
        /// The column.
        column: &'static str,
        /// What it holds.
        value: String,
    },
    /// Two cells contradict each other.
    #[error("{0}")]
    Contradiction(&'static str),
    /// The code was there before.
    #[error("code {0} is there twice")]
    Twice(ProjectCode),
}

/// The typed facts of a row.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    pub code: ProjectCode,
    pub category: Category,
    pub sector: Sector,
    pub subdistrict: Option<Subdistrict>,
    pub source: Source,
    pub total: Option<Yuan>,
    /// The plan of 2025: exactly the key projects have one.
    pub annual_2025: Option<Yuan>,
    pub place: Option<Place>,
    pub stage_end_2024: Option<Stage>,
    pub planned_2025: Option<PlannedAction>,
}

fn parse<T>(column: &'static str, value: &str, read: impl Fn(&str) -> Option<T>) -> Result<T, RowProblem> {
    read(value).ok_or_else(|| RowProblem::NotAllowed { column, value: value.to_owned() })
}

fn parse_known<T>(
    column: &'static str,
    value: Option<&str>,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, RowProblem> {
    value.map(|value| parse(column, value, read)).transpose()
}

fn require(holds: bool, otherwise: &'static str) -> Result<(), RowProblem> {
    if holds { Ok(()) } else { Err(RowProblem::Contradiction(otherwise)) }
}

impl Row {
    /// Reads every cell and holds the cells against each other.
    pub fn facts(&self) -> Result<Facts, RowProblem> {
        let facts = Facts {
            code: parse("code", &self.code, |text| text.parse().ok())?,
            category: parse("category", &self.category, |text| text.parse().ok())?,
            sector: parse("sector", &self.sector, |text| text.parse().ok())?,
            subdistrict: parse_known(
                "subdistrict",
                self.subdistrict.as_deref(),
                Subdistrict::from_code_or_name,
            )?,
            source: parse("source", &self.source, |text| text.parse().ok())?,
            total: self.total_planned_investment_yuan.map(Yuan),
            annual_2025: self.annual_planned_investment_2025_yuan.map(Yuan),
            place: self.place()?,
            stage_end_2024: parse_known("stage_end_2024", self.stage_end_2024.as_deref(), |t| {
                t.parse().ok()
            })?,
            planned_2025: parse_known("planned_2025", self.planned_2025.as_deref(), |t| t.parse().ok())?,
        };
        self.check(&facts)?;
        Ok(facts)
    }

    fn check(&self, facts: &Facts) -> Result<(), RowProblem> {
        let illustrative = facts.source == Source::Illustrative;
        let culture = facts.category == Category::CultureTourism;
        require(!self.name_zh.is_empty() && !self.name_en.is_empty(), "a name is missing")?;
        require(
            facts.code.as_str().starts_with(if culture { "WL-" } else { "CJ-" }),
            "the code does not begin as its category's codes do",
        )?;
        require(culture == (facts.sector == Sector::CultureTourism), "category and sector contradict")?;
        require(facts.source != Source::Imported, "the shipped portfolio has no imported records")?;
        require(
            illustrative == self.name_zh.starts_with(EXAMPLE_MARK),
            "exactly the illustrative records carry the mark of an example",
        )?;
        let basis = match (facts.total, illustrative) {
            (None, _) => "not_published",
            (Some(_), true) => "illustrative",
            (Some(_), false) => "published",
        };
        require(self.amount_basis == basis, "amount, source and amount_basis contradict")?;
        require(facts.total.is_none_or(|total| total > Yuan::ZERO), "an amount is not positive")?;
        let key = parse_known("key_project_2025", self.key_project_2025.as_deref(), |t| {
            (t == "yes").then_some(())
        })?;
        require(
            key.is_some() == facts.annual_2025.is_some(),
            "exactly the key projects have a plan of 2025",
        )?;
        require(
            facts
                .annual_2025
                .is_none_or(|plan| illustrative && plan > Yuan::ZERO && Some(plan) <= facts.total),
            "a plan of 2025 is not a part of an illustrative total",
        )?;
        let untold = facts.place.is_none() && facts.stage_end_2024.is_none() && facts.planned_2025.is_none();
        require(!illustrative || untold, "a placeholder claims a published place, stage or plan")
    }

    fn place(&self) -> Result<Option<Place>, RowProblem> {
        let basis = parse_known("coordinate_basis", self.coordinate_basis.as_deref(), PlaceBasis::from_code)?;
        match (self.lon, self.lat, basis) {
            (None, None, None) => Ok(None),
            (Some(lon), Some(lat), Some(basis)) => {
                require(basis.is_approximate(), "a position set by hand is given as exact")?;
                let near_fengze = (118.4..118.9).contains(&lon) && (24.7..25.1).contains(&lat);
                require(near_fengze, "the position is not in or near the district")?;
                Ok(Some(Place { geometry: Geometry::Point([lon, lat]), basis }))
            }
            _ => Err(RowProblem::Contradiction("lon, lat and coordinate_basis go together")),
        }
    }
}

/// Where the report leaves the stages: the end of 2024.
pub(super) const END_OF_2024: NaiveDate = super::dice::ymd(2024, 12, 31);

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "code,name_zh,name_en,category,sector,subdistrict,source,\
        total_planned_investment_yuan,amount_basis,amount_confidence,amount_source,key_project_2025,\
        annual_planned_investment_2025_yuan,lon,lat,coordinate_basis,stage_end_2024,stage_source,\
        planned_2025,report_quote";

    fn facts(row: &str) -> Result<Facts, RowProblem> {
        let text = format!("{HEADER}\n{row}\n");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let row: Row = reader.deserialize().next().expect("a row").expect("columns");
        row.facts()
    }

    #[test]
    fn a_good_row_is_read_and_blanks_stay_unknown() {
        let facts =
            facts("CJ-003,路,Road,construction,transport,,report,,not_published,,,,,,,,,,accelerate,quote")
                .expect("facts");
        assert_eq!((facts.total, facts.place, facts.stage_end_2024), (None, None, None));
        assert_eq!(facts.planned_2025, Some(PlannedAction::Accelerate));
    }

    #[test]
    fn every_contradiction_is_refused() {
        for bad in [
            // A code of the other list, an unknown sector, an unknown subdistrict.
            "WL-003,路,Road,construction,transport,,report,,not_published,,,,,,,,,,,",
            "CJ-003,路,Road,construction,transports,,report,,not_published,,,,,,,,,,,",
            "CJ-003,路,Road,construction,transport,东街道,report,,not_published,,,,,,,,,,,",
            // A placeholder without its mark, and a mark on a real record.
            "CJ-003,路,Road,construction,transport,,illustrative,10000,illustrative,,,,,,,,,,,",
            "CJ-003,【示例】路,Road,construction,transport,,report,,not_published,,,,,,,,,,,",
            // An amount whose basis is not said, an amount of nothing, a plan on a real record.
            "CJ-003,路,Road,construction,transport,,report,10000,not_published,,,,,,,,,,,",
            "CJ-003,路,Road,construction,transport,,report,0,published,,,,,,,,,,,",
            "CJ-003,路,Road,construction,transport,,report,10000,published,,,yes,5000,,,,,,,",
            // Half a position, a position said to be exact, a position with latitude first.
            "CJ-003,路,Road,construction,transport,,report,,not_published,,,,,118.6,,,,,,",
            "CJ-003,路,Road,construction,transport,,report,,not_published,,,,,118.6,24.9,exact,,,,",
            "CJ-003,路,Road,construction,transport,,report,,not_published,,,,,24.9,118.6,subdistrict_centroid,,,,",
            // A stage on a placeholder.
            "CJ-003,【示例】路,Road,construction,transport,,illustrative,10000,illustrative,,,,,,,,completed,,,",
        ] {
            assert!(facts(bad).is_err(), "{bad}");
        }
    }
}
