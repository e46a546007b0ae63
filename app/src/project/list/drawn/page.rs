//! What a list is drawn from: figures, counts for every filter, and rows with no more than is shown.

use crate::project::list::offer::Offer;
use domain::code_list::Source;
use domain::portfolio::Measures;
use domain::status_light::Light;
use domain::unit::BasisPoints;

/// A list, or the beginning of one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ListPage {
    /// Month, months and counts.
    pub offer: Offer,
    /// Figures of everything the filters let through.
    pub total: Measures,
    /// How many projects there are without any filter.
    pub everything: u32,
    /// Position of the first row, from 0.
    pub offset: usize,
    /// Rows: all of one group when nothing groups them.
    pub groups: Vec<ListGroup>,
    /// Only when nothing is found: each filter by its word, and how many there would be without it.
    pub relaxed: Vec<(String, u32)>,
}

/// Projects with something in common.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ListGroup {
    /// The value in words of an address; `None` when nothing groups the list.
    pub key: Option<String>,
    /// Figures of the whole group.
    pub measures: Measures,
    /// Its first rows.
    pub rows: Vec<ListRow>,
}

/// One project. Only what tells rows apart is typed; the rest is text already, in the page's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListRow {
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
    /// How many rows there are here.
    pub fn shown(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }

    /// How many rows there are from the first one here on.
    pub fn rest(&self) -> usize {
        (self.total.count as usize).saturating_sub(self.offset)
    }

    /// Whether rows go on before or after these. Groups say themselves how many they leave out.
    pub fn is_part(&self) -> bool {
        let grouped = self.groups.iter().any(|group| group.key.is_some());
        !grouped && self.shown() < self.total.count as usize
    }
}
