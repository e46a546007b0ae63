//! What the server answers for a list: figures, counts for every filter, and rows with no more than is
//! shown, because they travel twice: as HTML and, for the browser to take over, as data.

use super::address::GROUPINGS;
use domain::calendar::{AsOf, ReportingCalendar};
use domain::code_list::Source;
use domain::portfolio::{Dimension, Measures};
use domain::status_light::Light;
use domain::unit::BasisPoints;
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
    /// One list a dimension, in the order of the filters; only values that give anything, `none` is unknown.
    pub facets: Vec<Vec<(String, u32)>>,
    /// Position of the first row, from 0.
    pub offset: usize,
    /// Rows: all of one group when nothing groups them.
    pub groups: Vec<ListGroup>,
    /// Only when nothing is found: each filter by its word, and how many there would be without it.
    pub relaxed: Vec<(String, u32)>,
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

/// One project. Only what tells rows apart is typed; the rest is text already, in the page's language, so
/// that the browser needs neither the codes nor the code that writes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRow {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Light.
    pub light: Light,
    /// Why.
    pub light_reason: String,
    /// Where the record comes from.
    pub source: Source,
    /// 投资完成率: the length of its bar.
    pub rate: Option<BasisPoints>,
    /// 超/欠序时: coloured by its sign.
    pub gap: Option<BasisPoints>,
    /// The other columns shown, in their order ([`Column::is_text`](super::column::Column::is_text));
    /// `None` is "not published".
    pub texts: Vec<Option<String>>,
}

impl ListPage {
    /// How many projects a value of a dimension would give.
    pub(super) fn count_of(&self, dimension: Dimension, value: &str) -> u32 {
        let counts = self.facet(dimension).iter().find(|(word, _)| word == value);
        counts.map_or(0, |(_, count)| *count)
    }

    /// The counts of a dimension.
    pub(super) fn facet(&self, dimension: Dimension) -> &[(String, u32)] {
        let facets = GROUPINGS.iter().zip(&self.facets);
        let mut facets = facets.filter(|(known, _)| **known == dimension);
        facets.next().map_or(&[], |(_, counts)| counts.as_slice())
    }

    /// How many rows came along.
    pub(super) fn shown(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }
}
