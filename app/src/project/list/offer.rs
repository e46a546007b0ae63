//! What the form above the projects offers beyond what the address says: months, and how many projects each value
//! would give. List and map answer with the same.

use super::address::GROUPINGS;
use domain::calendar::{AsOf, ReportingCalendar};
use domain::portfolio::Dimension;
use serde::{Deserialize, Serialize};

/// The part of an answer that the form needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// The month everything is shown for.
    pub as_of: AsOf,
    /// The months one can ask for.
    pub calendar: ReportingCalendar,
    /// How many projects each value would give, with all other filters as they are.
    /// One list a dimension, in the order of the filters; only values that give anything, `none` is unknown.
    pub facets: Vec<Vec<(String, u32)>>,
}

impl Offer {
    /// How many projects a value of a dimension would give.
    pub(crate) fn count_of(&self, dimension: Dimension, value: &str) -> u32 {
        let counts = self.facet(dimension).iter().find(|(word, _)| word == value);
        counts.map_or(0, |(_, count)| *count)
    }

    /// The counts of a dimension.
    pub(super) fn facet(&self, dimension: Dimension) -> &[(String, u32)] {
        let facets = GROUPINGS.iter().zip(&self.facets);
        let mut facets = facets.filter(|(known, _)| **known == dimension);
        facets.next().map_or(&[], |(_, counts)| counts.as_slice())
    }
}
