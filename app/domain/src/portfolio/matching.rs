//! Which rows a filter lets through: one pass over the columns, codes as bit masks.

use super::query::{Choice, Filter, QueryError};
use super::snapshot::{Columns, Snapshot};
use crate::code_list::{CodeList as _, Programme};

/// A filter made ready for the columns of one portfolio.
#[derive(Debug)]
pub(super) struct Matcher<'a> {
    columns: &'a Columns,
    snapshot: &'a Snapshot,
    category: u32,
    sector: u32,
    subdistrict: u32,
    stage: u32,
    light: u32,
    source: u32,
    programmes: Option<u32>,
    no_programme: bool,
    owner: Option<Vec<bool>>,
    leader: Option<Vec<bool>>,
    words: Vec<String>,
}

impl<'a> Matcher<'a> {
    /// Looks the filter's names up.
    ///
    /// # Errors
    /// [`QueryError::UnknownValue`] for an owner or leader nobody has.
    pub fn new(
        filter: &Filter,
        columns: &'a Columns,
        snapshot: &'a Snapshot,
        owners: &[String],
        leaders: &[String],
    ) -> Result<Self, QueryError> {
        let programme = &filter.programme;
        let on = programme.values.iter().fold(0, |mask, value| mask | (1 << value.ordinal()));
        Ok(Self {
            columns,
            snapshot,
            category: filter.category.mask(),
            sector: filter.sector.mask(),
            subdistrict: filter.subdistrict.mask(),
            stage: filter.stage.mask(),
            light: filter.light.mask(),
            source: filter.source.mask(),
            programmes: (!programme.is_any()).then_some(on & ((1 << Programme::ALL.len()) - 1)),
            no_programme: programme.none,
            owner: names("owner", &filter.owner, owners)?,
            leader: names("leader", &filter.leader, leaders)?,
            words: filter.q.split_whitespace().map(str::to_lowercase).collect(),
        })
    }

    /// Whether only codes are filtered: then every row costs a few shifts.
    fn codes_only(&self) -> bool {
        self.programmes.is_none() && self.owner.is_none() && self.leader.is_none() && self.words.is_empty()
    }

    /// Calls `take` with every row the filter lets through, in order. Filters that are not set cost
    /// nothing.
    pub fn for_each(&self, mut take: impl FnMut(usize)) {
        let (c, s) = (self.columns, self.snapshot);
        let coded: Vec<(u32, &[u8])> = [
            (self.category, &c.category),
            (self.sector, &c.sector),
            (self.subdistrict, &c.subdistrict),
            (self.stage, &s.stage),
            (self.light, &s.light),
            (self.source, &c.source),
        ]
        .into_iter()
        .filter(|(mask, _)| *mask != u32::MAX)
        .map(|(mask, column)| (mask, column.as_slice()))
        .collect();
        let rest = !self.codes_only();
        let mut take = |row: usize| {
            if !rest || self.passes_the_rest(row) {
                take(row);
            }
        };
        match coded.as_slice() {
            [] => (0..c.category.len()).for_each(take),
            [(mask, column), others @ ..] => {
                for (row, code) in column.iter().enumerate() {
                    if (mask >> code) & 1 != 0
                        && others.iter().all(|(mask, column)| (mask >> column[row]) & 1 != 0)
                    {
                        take(row);
                    }
                }
            }
        }
    }

    fn passes_the_rest(&self, row: usize) -> bool {
        let programmes = self.columns.programmes[row];
        self.programmes.is_none_or(|on| programmes & on != 0 || (self.no_programme && programmes == 0))
            && self.owner.as_ref().is_none_or(|names| names[self.columns.owner[row] as usize])
            && self.leader.as_ref().is_none_or(|names| names[self.columns.leader[row] as usize])
            && self.words.iter().all(|word| self.columns.text[row].contains(word.as_str()))
    }
}

/// One flag a known name, and one more for unknown; `None` when the filter is not set.
fn names(list: &str, choice: &Choice<String>, known: &[String]) -> Result<Option<Vec<bool>>, QueryError> {
    /// Enough to see what is meant; an office has hundreds of units.
    const SHOWN: usize = 30;
    if choice.is_any() {
        return Ok(None);
    }
    let mut flags = vec![false; known.len() + 1];
    flags[known.len()] = choice.none;
    for name in &choice.values {
        let position = known.binary_search(name).map_err(|_| QueryError::UnknownValue {
            name: list.to_owned(),
            value: name.clone(),
            allowed: known.iter().take(SHOWN).cloned().chain(["none".to_owned()]).collect(),
        })?;
        flags[position] = true;
    }
    Ok(Some(flags))
}
