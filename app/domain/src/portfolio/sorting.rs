//! The order of a list: by one key, unknown last either way, equal keys by code.

use super::entry::Entry;
use super::query::{SortDirection, SortKey};
use super::snapshot::{ANNUAL, CUMULATIVE, Columns, Snapshot, TOTAL, UNKNOWN, YTD};
use crate::code_list::{CodeList as _, Stage, Subdistrict};
use crate::investment::{PlanVersion, plan_on};
use crate::status_light::Light;
use chrono::{Datelike as _, NaiveDate};
use std::cmp::Ordering;

/// Compares rows of one portfolio. Entries are kept in code order, so the row number is the last key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'a> {
    pub key: SortKey,
    pub direction: SortDirection,
    pub entries: &'a [Entry],
    pub columns: &'a Columns,
    pub snapshot: &'a Snapshot,
    pub owners: usize,
}

/// Worst first: what a reader sorting by light looks for.
const LIGHT_RANK: [i64; 4] = [2, 1, 0, 3];

impl Order<'_> {
    /// The order of two rows.
    pub fn compare(&self, a: usize, b: usize) -> Ordering {
        let by_key = match self.key {
            SortKey::Code => self.directed(a.cmp(&b)),
            SortKey::Name => {
                let name =
                    |row: usize| (&self.entries[row].search.pinyin, &self.entries[row].project.name.zh);
                self.directed(name(a).cmp(&name(b)))
            }
            SortKey::ResponsibleUnit => {
                let unit = |row: usize| self.entries[row].project.responsible_unit.as_deref();
                match (unit(a), unit(b)) {
                    (Some(a), Some(b)) => self.directed(a.cmp(b)),
                    (a, b) => a.is_none().cmp(&b.is_none()),
                }
            }
            _ => self.unknown_last(self.number(a), self.number(b)),
        };
        by_key.then(a.cmp(&b))
    }

    fn directed(&self, order: Ordering) -> Ordering {
        match self.direction {
            SortDirection::Ascending => order,
            SortDirection::Descending => order.reverse(),
        }
    }

    fn unknown_last(&self, a: i64, b: i64) -> Ordering {
        match (a == UNKNOWN, b == UNKNOWN) {
            (false, false) => self.directed(a.cmp(&b)),
            (a, b) => a.cmp(&b),
        }
    }

    fn number(&self, row: usize) -> i64 {
        let (columns, snapshot) = (self.columns, self.snapshot);
        let code = |ordinal: u8, unknown: usize| {
            if usize::from(ordinal) == unknown { UNKNOWN } else { i64::from(ordinal) }
        };
        match self.key {
            SortKey::Code | SortKey::Name | SortKey::ResponsibleUnit => {
                i64::try_from(row).unwrap_or(i64::MAX)
            }
            SortKey::Category => i64::from(columns.category[row]),
            SortKey::Sector => i64::from(columns.sector[row]),
            SortKey::Subdistrict => code(columns.subdistrict[row], Subdistrict::ALL.len()),
            SortKey::Stage => code(snapshot.stage[row], Stage::ALL.len()),
            SortKey::Light => LIGHT_RANK[usize::from(snapshot.light[row]) % Light::ALL.len()],
            SortKey::Source => i64::from(columns.source[row]),
            SortKey::Owner => {
                let owner = columns.owner[row];
                if owner as usize == self.owners { UNKNOWN } else { i64::from(owner) }
            }
            SortKey::TotalPlannedInvestment => snapshot.facts[row].money(TOTAL),
            SortKey::AnnualPlannedInvestment => snapshot.facts[row].money(ANNUAL),
            SortKey::InvestmentCompletedYtd => snapshot.facts[row].money(YTD),
            SortKey::InvestmentCompletedCumulative => snapshot.facts[row].money(CUMULATIVE),
            SortKey::InvestmentCompletionRate => snapshot.rate[row],
            SortKey::ProgressGap => snapshot.gap[row],
            SortKey::PhysicalProgress => snapshot.physical[row],
            SortKey::PlannedStart => self.day(row, |plan| plan.planned_start),
            SortKey::PlannedFinish => self.day(row, |plan| plan.planned_finish),
        }
    }

    /// A date of the plan in force, as a number.
    fn day(&self, row: usize, date: fn(&PlanVersion) -> Option<NaiveDate>) -> i64 {
        let plan = plan_on(&self.entries[row].plans, self.snapshot.as_of.month.last_day());
        plan.and_then(date).map_or(UNKNOWN, |date| date.num_days_from_ce().into())
    }

    /// Brings the rows of one page to the front of `rows`, in order: sorts no more than it must.
    pub fn page(&self, mut rows: Vec<usize>, offset: usize, limit: usize) -> Vec<usize> {
        let end = offset.saturating_add(limit).min(rows.len());
        if offset >= end {
            return Vec::new();
        }
        let by_code = self.key == SortKey::Code && self.direction == SortDirection::Ascending;
        if !by_code {
            if end < rows.len() {
                rows.select_nth_unstable_by(end, |a, b| self.compare(*a, *b));
                rows.truncate(end);
            }
            rows.sort_unstable_by(|a, b| self.compare(*a, *b));
        }
        rows.truncate(end);
        rows.split_off(offset)
    }
}
