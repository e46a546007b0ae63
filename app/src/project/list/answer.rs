//! What the server answers for a list: figures, counts for every filter, and rows with no more than is
//! shown, because they travel twice: as HTML and, for the browser to take over, as data.

use chrono::NaiveDate;
use domain::calendar::{AsOf, ReportingCalendar};
use domain::code_list::{Category, ProgrammeSet, Sector, Source, Stage, Subdistrict};
use domain::portfolio::{Dimension, Measures};
use domain::status_light::Light;
use domain::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// A list, or the beginning of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListPage {
    /// The month everything is shown for.
    pub as_of: AsOf,
    /// The months one can ask for.
    pub calendar: ReportingCalendar,
    /// Figures of everything the filters let through.
    pub total: Measures,
    /// How many projects there are without any filter.
    pub everything: u32,
    /// How many projects each value would give, with all other filters as they are.
    pub facets: Vec<Facet>,
    /// Position of the first row, from 0.
    pub offset: usize,
    /// Rows: all of one group when nothing groups them.
    pub groups: Vec<ListGroup>,
    /// Only when nothing is found: what each filter alone keeps out.
    pub relaxed: Vec<Relaxed>,
}

/// The counts of one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// The dimension.
    pub dimension: Dimension,
    /// Values that give anything, and how many; `none` is unknown.
    pub counts: Vec<(String, u32)>,
}

/// Projects with something in common.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListGroup {
    /// The value in words of an address; `None` when nothing groups the list.
    pub key: Option<String>,
    /// Figures of the whole group.
    pub measures: Measures,
    /// Its first rows.
    pub rows: Vec<ListRow>,
}

/// How many there would be without one filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relaxed {
    /// The filter; `None` is the text looked for.
    pub dimension: Option<Dimension>,
    /// Projects without it.
    pub count: u32,
}

/// One project. Fields that are not shown are left out, as are unknown ones; names on the wire are short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRow {
    /// Code.
    #[serde(rename = "c")]
    pub code: String,
    /// Name in the page's language.
    #[serde(rename = "n")]
    pub name: String,
    /// Light.
    #[serde(rename = "l")]
    pub light: Light,
    /// Why, in the page's language.
    #[serde(rename = "r")]
    pub light_reason: String,
    /// Where the record comes from.
    #[serde(rename = "o")]
    pub source: Source,
    /// Category.
    #[serde(rename = "k", default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    /// Sector.
    #[serde(rename = "s", default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<Sector>,
    /// Subdistrict.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub subdistrict: Option<Subdistrict>,
    /// Stage.
    #[serde(rename = "g", default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<Stage>,
    /// Programmes.
    #[serde(rename = "p", default, skip_serializing_if = "is_on_none")]
    pub programmes: ProgrammeSet,
    /// 计划总投资.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub total_planned: Option<Yuan>,
    /// 年度计划投资.
    #[serde(rename = "a", default, skip_serializing_if = "Option::is_none")]
    pub annual_planned: Option<Yuan>,
    /// 本年完成投资.
    #[serde(rename = "y", default, skip_serializing_if = "Option::is_none")]
    pub completed_ytd: Option<Yuan>,
    /// 累计完成投资.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub completed_cumulative: Option<Yuan>,
    /// 投资完成率.
    #[serde(rename = "e", default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<BasisPoints>,
    /// 超/欠序时.
    #[serde(rename = "b", default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<BasisPoints>,
    /// 形象进度.
    #[serde(rename = "h", default, skip_serializing_if = "Option::is_none")]
    pub physical: Option<BasisPoints>,
    /// Project owner.
    #[serde(rename = "w", default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// Responsible unit.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Planned start.
    #[serde(rename = "i", default, skip_serializing_if = "Option::is_none")]
    pub planned_start: Option<NaiveDate>,
    /// Planned finish.
    #[serde(rename = "f", default, skip_serializing_if = "Option::is_none")]
    pub planned_finish: Option<NaiveDate>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_on_none(programmes: &ProgrammeSet) -> bool {
    programmes.is_empty()
}

impl ListPage {
    /// How many projects a value of a dimension would give.
    pub(super) fn count_of(&self, dimension: Dimension, value: &str) -> u32 {
        let counts = self.facet(dimension).iter().find(|(word, _)| word == value);
        counts.map_or(0, |(_, count)| *count)
    }

    /// The counts of a dimension.
    pub(super) fn facet(&self, dimension: Dimension) -> &[(String, u32)] {
        let facet = self.facets.iter().find(|facet| facet.dimension == dimension);
        facet.map_or(&[], |facet| facet.counts.as_slice())
    }

    /// How many rows came along.
    pub(super) fn shown(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}
