//! The lights month by month.

use super::query::{Filter, QueryError};
use super::view::Portfolio;
use crate::calendar::{AsOf, ReportingMonth};
use crate::status_light::LightCounts;
use serde::{Deserialize, Serialize};

/// The lights at the end of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthLights {
    /// The month, and whether it is still open.
    pub as_of: AsOf,
    /// How many projects showed each light.
    pub lights: LightCounts,
}

impl Portfolio {
    /// How many projects showed each light, for every month from the first with data to `until` (by default the last
    /// closed one; only the open month is provisional). The same projects in every month: those the filter lets through
    /// at the end of `until`, so that a change of the lines is a change of lights and not of who is counted.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn lights_over_time(
        &self,
        filter: &Filter,
        until: Option<ReportingMonth>,
    ) -> Result<Vec<MonthLights>, QueryError> {
        let until = self.calendar().resolve(until)?;
        let mut rows = Vec::new();
        self.matcher(filter, self.snapshot(until))?.for_each(|row| rows.push(row));
        let months = self.calendar().first.through(until.month);
        let months: Vec<AsOf> =
            months.filter_map(|month| self.calendar().resolve(Some(month)).ok()).collect();
        self.work_out(months.iter().copied());
        let lights = months.into_iter().map(|as_of| {
            let snapshot = self.snapshot(as_of);
            let mut counts = [0; 4];
            for row in &rows {
                counts[usize::from(snapshot.light[*row]) & 3] += 1;
            }
            MonthLights { as_of, lights: LightCounts::from_ordinals(counts) }
        });
        Ok(lights.collect())
    }
}
