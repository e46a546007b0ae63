//! The portfolio as of one month, as columns: what filters, sums and sorting run over.

use super::entry::Entry;
use crate::calendar::{AsOf, ReportingCalendar};
use crate::code_list::{CodeList as _, Stage, Subdistrict};
use crate::status_light::{Evaluation, LightFacts, RuleTable, evaluate};
use crate::unit::{BasisPoints, Yuan};

/// Stands for unknown in a column of amounts or rates: half the memory of `Option<i64>`, and no sum or
/// rate can reach it, because [`InvestmentProgress`](crate::investment::InvestmentProgress) is checked.
pub(super) const UNKNOWN: i64 = i64::MIN;

/// The four amounts of a record, in the order of the columns.
pub(super) const MEASURES: usize = 4;
pub(super) const TOTAL: usize = 0;
pub(super) const ANNUAL: usize = 1;
pub(super) const YTD: usize = 2;
pub(super) const CUMULATIVE: usize = 3;

/// Columns that never change with the month.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub category: Vec<u8>,
    pub sector: Vec<u8>,
    pub subdistrict: Vec<u8>,
    pub source: Vec<u8>,
    pub programmes: Vec<u32>,
    pub owner: Vec<u32>,
    pub leader: Vec<u32>,
    pub text: Vec<Box<str>>,
}

/// Columns of one month.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub as_of: AsOf,
    pub stage: Vec<u8>,
    pub light: Vec<u8>,
    pub facts: Vec<RowFacts>,
    pub rate: Vec<i64>,
    pub gap: Vec<i64>,
    pub physical: Vec<i64>,
}

/// What is summed of one row, side by side: one cache line a row, one bounds check.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowFacts {
    pub money: [i64; MEASURES],
    pub stage: u8,
    pub light: u8,
}

/// The column value of an unknown code: one past the last, the bit a filter's `none` sets.
#[expect(clippy::cast_possible_truncation, reason = "a list of codes has at most 31 entries")]
pub(super) fn ordinal_or_none<T: crate::code_list::CodeList>(value: Option<T>) -> u8 {
    value.map_or(T::ALL.len() as u8, T::ordinal)
}

impl Columns {
    /// Columns of entries; `owner` and `leader` are positions in the lists of names given.
    pub fn of(entries: &[Entry], owners: &[String], leaders: &[String]) -> Self {
        let mut columns = Self::default();
        for entry in entries {
            let project = &entry.project;
            columns.category.push(project.category.ordinal());
            columns.sector.push(project.sector.ordinal());
            columns.subdistrict.push(ordinal_or_none::<Subdistrict>(project.subdistrict));
            columns.source.push(project.source.ordinal());
            columns.programmes.push(project.programmes.bits());
            columns.owner.push(name_index(owners, project.project_owner.as_deref()));
            columns.leader.push(name_index(leaders, project.assigned_leader.as_deref()));
            columns.text.push(entry.search.haystack(project).into());
        }
        columns
    }
}

/// Position of a name in its sorted list; one past the last for unknown.
fn name_index(names: &[String], name: Option<&str>) -> u32 {
    let position = name.and_then(|name| names.binary_search_by(|known| known.as_str().cmp(name)).ok());
    u32::try_from(position.unwrap_or(names.len())).unwrap_or(u32::MAX)
}

impl Snapshot {
    /// Works out every column of a month.
    pub fn of(entries: &[Entry], as_of: AsOf, calendar: &ReportingCalendar, rules: &RuleTable) -> Self {
        let n = entries.len();
        let column = || Vec::with_capacity(n);
        let mut snapshot = Self {
            as_of,
            stage: Vec::with_capacity(n),
            light: Vec::with_capacity(n),
            facts: Vec::with_capacity(n),
            rate: column(),
            gap: column(),
            physical: column(),
        };
        let amount = |yuan: Option<Yuan>| yuan.map_or(UNKNOWN, |yuan| yuan.0);
        let rate = |bp: Option<BasisPoints>| bp.map_or(UNKNOWN, |bp| bp.0);
        for entry in entries {
            let progress = entry.progress(as_of.month);
            let stage = ordinal_or_none::<Stage>(entry.project.stage_on(as_of.month.last_day()));
            let light = evaluate_entry(entry, as_of, calendar, rules).light.ordinal();
            snapshot.stage.push(stage);
            snapshot.light.push(light);
            let mut money = [UNKNOWN; MEASURES];
            money[TOTAL] = amount(progress.total_planned);
            money[ANNUAL] = amount(progress.annual_planned);
            money[YTD] = amount(progress.completed_ytd);
            money[CUMULATIVE] = amount(progress.completed_cumulative);
            snapshot.facts.push(RowFacts { money, stage, light });
            snapshot.rate.push(rate(progress.completion_rate));
            snapshot.gap.push(rate(progress.gap));
            snapshot.physical.push(rate(entry.physical_progress(as_of.month)));
        }
        snapshot
    }
}

/// The light of one entry with its explanation.
pub(super) fn evaluate_entry(
    entry: &Entry,
    as_of: AsOf,
    calendar: &ReportingCalendar,
    rules: &RuleTable,
) -> Evaluation {
    let back = i32::try_from(rules.yellow_months_to_red.saturating_sub(1)).unwrap_or(0);
    let oldest = as_of.month.plus_months(-back).max(calendar.first);
    let months = oldest.through(as_of.month.previous()).rev();
    let previous: Vec<LightFacts> = months.map(|month| entry.light_facts(month, calendar.first)).collect();
    evaluate(rules, &entry.light_facts(as_of.month, calendar.first), &previous)
}
