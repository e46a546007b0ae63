//! The portfolio as of one month, as columns: what filters, sums and sorting run over.

use super::entry::Entry;
use crate::calendar::{AsOf, ReportingCalendar};
use crate::code_list::{CodeList as _, Stage, Subdistrict};
use crate::status_light::{Evaluation, MonthRules, RuleHistory, evaluate};
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
    /// Whether no sum of any rows can leave `i64`: then adding need not look.
    pub sums_fit: bool,
    pub rate: Vec<i64>,
    pub gap: Vec<i64>,
    pub physical: Vec<i64>,
}

/// Sums of a roll-up: the four amounts, then completed and planned of the rows that have both.
pub(super) const SUMS: usize = MEASURES + 2;
pub(super) const RATED_DONE: usize = MEASURES;
pub(super) const RATED_PLAN: usize = MEASURES + 1;

/// Counts of a roll-up: how many have each amount, then these.
pub(super) const COUNTS: usize = 8;
pub(super) const RATED: usize = MEASURES;
pub(super) const SUSPENDED: usize = MEASURES + 1;
pub(super) const CANCELLED: usize = MEASURES + 2;

/// What is added of one row, ready to be added: one cache line a row, one bounds check, no question asked.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct RowFacts {
    /// To each sum; 0 for what is unknown or does not count.
    pub sums: [i64; SUMS],
    /// To each count: 0 or 1.
    pub counts: [u8; COUNTS],
    pub light: u8,
}

impl RowFacts {
    /// Suspended and cancelled projects are counted apart and left out of rate and gap (DESIGN §2).
    fn new(money: [i64; MEASURES], stage: u8, light: u8) -> Self {
        let (mut sums, mut counts) = ([0; SUMS], [0; COUNTS]);
        for ((sum, count), amount) in sums.iter_mut().zip(&mut counts).zip(money) {
            if amount != UNKNOWN {
                (*sum, *count) = (amount, 1);
            }
        }
        let suspended = stage == Stage::Suspended.ordinal();
        let cancelled = stage == Stage::Cancelled.ordinal();
        counts[SUSPENDED] = suspended.into();
        counts[CANCELLED] = cancelled.into();
        if counts[ANNUAL] == 1 && counts[YTD] == 1 && !suspended && !cancelled {
            counts[RATED] = 1;
            (sums[RATED_DONE], sums[RATED_PLAN]) = (money[YTD], money[ANNUAL]);
        }
        Self { sums, counts, light }
    }

    /// One of the four amounts; [`UNKNOWN`] when it is.
    pub const fn money(&self, measure: usize) -> i64 {
        if self.counts[measure] == 0 { UNKNOWN } else { self.sums[measure] }
    }
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
        }
        columns.text = texts(entries);
        columns
    }
}

/// From so many entries on, threads take less time than they cost.
pub(super) const WORTH_THREADS: usize = 10_000;

/// What is searched of each entry; of many, on every core.
fn texts(entries: &[Entry]) -> Vec<Box<str>> {
    let text = |entry: &Entry| entry.search.haystack(&entry.project).into_boxed_str();
    if entries.len() < WORTH_THREADS {
        return entries.iter().map(text).collect();
    }
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let mut texts = vec![Box::default(); entries.len()];
    let part = entries.len().div_ceil(cores);
    std::thread::scope(|scope| {
        for (entries, texts) in entries.chunks(part).zip(texts.chunks_mut(part)) {
            scope.spawn(move || {
                texts.iter_mut().zip(entries).for_each(|(kept, entry)| *kept = text(entry));
            });
        }
    });
    texts
}

/// Position of a name in its sorted list; one past the last for unknown.
fn name_index(names: &[String], name: Option<&str>) -> u32 {
    let position = name.and_then(|name| names.binary_search_by(|known| known.as_str().cmp(name)).ok());
    u32::try_from(position.unwrap_or(names.len())).unwrap_or(u32::MAX)
}

impl Snapshot {
    /// Works out every column of a month.
    pub fn of(entries: &[Entry], as_of: AsOf, calendar: &ReportingCalendar, rules: &RuleHistory) -> Self {
        let rules = rules.judging(as_of.month, calendar.first);
        let n = entries.len();
        let column = || Vec::with_capacity(n);
        let mut snapshot = Self {
            as_of,
            stage: Vec::with_capacity(n),
            light: Vec::with_capacity(n),
            facts: Vec::with_capacity(n),
            sums_fit: true,
            rate: column(),
            gap: column(),
            physical: column(),
        };
        let amount = |yuan: Option<Yuan>| yuan.map_or(UNKNOWN, |yuan| yuan.0);
        let rate = |bp: Option<BasisPoints>| bp.map_or(UNKNOWN, |bp| bp.0);
        for entry in entries {
            let progress = entry.progress(as_of.month);
            let stage = ordinal_or_none::<Stage>(entry.project.stage_on(as_of.month.last_day()));
            let light = evaluate_entry(entry, as_of, calendar, &rules).light.ordinal();
            snapshot.stage.push(stage);
            snapshot.light.push(light);
            let mut money = [UNKNOWN; MEASURES];
            money[TOTAL] = amount(progress.total_planned);
            money[ANNUAL] = amount(progress.annual_planned);
            money[YTD] = amount(progress.completed_ytd);
            money[CUMULATIVE] = amount(progress.completed_cumulative);
            snapshot.facts.push(RowFacts::new(money, stage, light));
            snapshot.rate.push(rate(progress.completion_rate));
            snapshot.gap.push(rate(progress.gap));
            snapshot.physical.push(rate(entry.physical_progress(as_of.month)));
        }
        snapshot.sums_fit = sums_fit(&snapshot.facts);
        snapshot
    }
}

/// Whether the sizes of all amounts together fit: then those of some do.
fn sums_fit(facts: &[RowFacts]) -> bool {
    (0..SUMS).all(|sum| {
        let sizes = facts.iter().map(|facts| u128::from(facts.sums[sum].unsigned_abs()));
        sizes.sum::<u128>() <= u128::from(i64::MAX.unsigned_abs())
    })
}

/// The light of one entry with its explanation; `rules` are those of the month.
pub(super) fn evaluate_entry(
    entry: &Entry,
    as_of: AsOf,
    calendar: &ReportingCalendar,
    rules: &MonthRules<'_>,
) -> Evaluation {
    let facts_of = |month| entry.light_facts(month, calendar.first);
    let evaluation = evaluate(rules, &facts_of(as_of.month), facts_of);
    evaluation.excused_by(entry.excuse_on(as_of.month.last_day()))
}
