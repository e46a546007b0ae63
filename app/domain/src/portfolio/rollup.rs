//! Groups of projects and their figures. Every sum says how many records it covers.

use super::Dimension;
use super::accumulator::Accumulator;
use super::matching::Matcher;
use super::query::QueryError;
use super::snapshot::{Columns, Snapshot};
use crate::code_list::{Category, CodeList, Programme, Sector, Source, Stage, Subdistrict};
use crate::label::Bilingual;
use crate::status_light::{Light, LightCounts};
use crate::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A sum and how many records had the amount: `{"sum": yuan|null, "known": n}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CoveredSum {
    /// The sum; `None` when no record has the amount.
    pub sum: Option<Yuan>,
    /// How many records it covers.
    pub known: u32,
}

/// The figures of a group of projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Measures {
    /// Projects in the group.
    pub count: u32,
    /// Their lights.
    pub lights: LightCounts,
    /// 计划总投资.
    pub total_planned_investment: CoveredSum,
    /// 年度计划投资.
    pub annual_planned_investment: CoveredSum,
    /// 本年完成投资.
    pub investment_completed_ytd: CoveredSum,
    /// 累计完成投资.
    pub investment_completed_cumulative: CoveredSum,
    /// Σ completed ÷ Σ planned over the projects that have both; never a mean of rates.
    pub investment_completion_rate_bp: Option<BasisPoints>,
    /// Rate − months ÷ 12.
    pub progress_gap_bp: Option<BasisPoints>,
    /// How many projects rate and gap cover.
    pub rated: u32,
    /// Suspended projects: counted apart, left out of rate and gap.
    pub suspended: u32,
    /// Cancelled projects: counted apart, left out of rate and gap.
    pub cancelled: u32,
}

/// What a group has in common: a code or a name, `None` = unknown; two for a cross table.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GroupKey {
    /// By one dimension.
    One(Option<String>),
    /// By two.
    Two([Option<String>; 2]),
}

/// The group's name for readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum GroupLabel {
    /// By one dimension.
    One(Bilingual),
    /// By two.
    Two([Bilingual; 2]),
}

/// One group of a roll-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// What the group has in common.
    pub key: GroupKey,
    /// The same for readers.
    pub label: GroupLabel,
    /// Its figures.
    pub measures: Measures,
}

/// Names that are data, for dimensions that are not lists of codes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub owners: &'a [String],
    pub leaders: &'a [String],
}

/// The values of one dimension, by column value; the last is "unknown".
struct Values {
    keys: Vec<Option<String>>,
    labels: Vec<Bilingual>,
}

impl Values {
    fn of(dimension: Dimension, names: Names<'_>) -> Self {
        match dimension {
            Dimension::Sector => Self::codes::<Sector>(),
            Dimension::Category => Self::codes::<Category>(),
            Dimension::Subdistrict => Self::codes::<Subdistrict>(),
            Dimension::Stage => Self::codes::<Stage>(),
            Dimension::Light => Self::codes::<Light>(),
            Dimension::Programme => {
                let mut values = Self::codes::<Programme>();
                if let Some(last) = values.labels.last_mut() {
                    *last = Bilingual::new("未列入专项", "On no programme");
                }
                values
            }
            Dimension::Source => Self::codes::<Source>(),
            Dimension::Owner => Self::names(names.owners),
            Dimension::Leader => Self::names(names.leaders),
        }
    }

    fn codes<T: CodeList>() -> Self {
        Self::with_unknown(T::ALL.iter().map(|item| (item.code().to_owned(), item.label().into())))
    }

    fn names(names: &[String]) -> Self {
        Self::with_unknown(names.iter().map(|name| (name.clone(), Bilingual::same(name.as_str()))))
    }

    fn with_unknown(known: impl Iterator<Item = (String, Bilingual)>) -> Self {
        let (mut keys, mut labels): (Vec<_>, Vec<_>) = known.map(|(key, label)| (Some(key), label)).unzip();
        keys.push(None);
        labels.push(Bilingual::new("未公布", "Not published"));
        Self { keys, labels }
    }

    fn len(&self) -> usize {
        self.keys.len()
    }
}

/// Calls `take` with each value a row has in a dimension: one, or several for programmes.
#[inline]
fn values_of_row(
    dimension: Dimension,
    columns: &Columns,
    snapshot: &Snapshot,
    row: usize,
    mut take: impl FnMut(usize),
) {
    match dimension {
        Dimension::Sector => take(columns.sector[row].into()),
        Dimension::Category => take(columns.category[row].into()),
        Dimension::Subdistrict => take(columns.subdistrict[row].into()),
        Dimension::Stage => take(snapshot.stage[row].into()),
        Dimension::Light => take(snapshot.light[row].into()),
        Dimension::Source => take(columns.source[row].into()),
        Dimension::Owner => take(columns.owner[row] as usize),
        Dimension::Leader => take(columns.leader[row] as usize),
        Dimension::Programme => {
            let mut bits = columns.programmes[row];
            if bits == 0 {
                take(Programme::ALL.len());
            }
            while bits != 0 {
                take(bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
    }
}

/// Sums of all rows a filter lets through, by no, one or two dimensions, in one pass.
pub(super) fn roll_up(
    matcher: &Matcher<'_>,
    by: &[Dimension],
    columns: &Columns,
    snapshot: &Snapshot,
    names: Names<'_>,
    mut visit: impl FnMut(usize),
) -> Result<(Measures, Vec<Group>), QueryError> {
    let month = snapshot.as_of.month;
    // Groups that partition the projects give the total by adding up; only programmes overlap.
    let overlapping = by.contains(&Dimension::Programme);
    let fit = snapshot.sums_fit;
    let mut total = Accumulator::default();
    let mut visit = |row: usize, total: &mut Accumulator| {
        if overlapping || by.is_empty() {
            total.add(&snapshot.facts[row], fit);
        }
        visit(row);
    };
    let groups = match by {
        [] => {
            matcher.for_each(|row| visit(row, &mut total));
            Vec::new()
        }
        [by] => {
            let values = Values::of(*by, names);
            let mut sums = vec![Accumulator::default(); values.len()];
            matcher.for_each(|row| {
                visit(row, &mut total);
                values_of_row(*by, columns, snapshot, row, |value| {
                    sums[value].add(&snapshot.facts[row], fit);
                });
            });
            let keyed = sums.into_iter().zip(values.keys).zip(values.labels);
            keyed.map(|((sum, key), label)| (sum, GroupKey::One(key), GroupLabel::One(label))).collect()
        }
        [first, second, ..] => {
            let (rows, cols) = (Values::of(*first, names), Values::of(*second, names));
            let mut sums = vec![Accumulator::default(); rows.len() * cols.len()];
            matcher.for_each(|row| {
                visit(row, &mut total);
                values_of_row(*first, columns, snapshot, row, |a| {
                    values_of_row(*second, columns, snapshot, row, |b| {
                        sums[a * cols.len() + b].add(&snapshot.facts[row], fit);
                    });
                });
            });
            let keyed = sums.into_iter().enumerate().map(|(cell, sum)| {
                let (a, b) = (cell / cols.len(), cell % cols.len());
                let key = GroupKey::Two([rows.keys[a].clone(), cols.keys[b].clone()]);
                (sum, key, GroupLabel::Two([rows.labels[a].clone(), cols.labels[b].clone()]))
            });
            keyed.collect()
        }
    };
    if !overlapping {
        groups.iter().for_each(|(sum, _, _)| total.merge(sum));
    }
    let filled = groups.into_iter().filter(|(sum, _, _)| sum.count() > 0);
    let groups = filled.map(|(sum, key, label)| Ok(Group { key, label, measures: sum.measures(month)? }));
    Ok((total.measures(month)?, groups.collect::<Result<_, QueryError>>()?))
}

/// Sums of amounts that no roll-up knows, by the values of one dimension; values without a row are left out.
pub(super) fn sums_by<const N: usize>(
    by: Dimension,
    columns: &Columns,
    snapshot: &Snapshot,
    names: Names<'_>,
    rows: &[(usize, [i128; N])],
) -> HashMap<Option<String>, [i128; N]> {
    let keys = Values::of(by, names).keys;
    let mut sums = HashMap::new();
    for (row, amounts) in rows {
        values_of_row(by, columns, snapshot, *row, |value| {
            let sum = sums.entry(value).or_insert([0; N]);
            sum.iter_mut().zip(amounts).for_each(|(sum, amount)| *sum += amount);
        });
    }
    sums.into_iter().map(|(value, sum)| (keys[value].clone(), sum)).collect()
}
