//! The portfolio and its one question.

use super::Dimension;
use super::cursor;
use super::entry::Entry;
use super::item::ProjectItem;
use super::matching::Matcher;
use super::query::{Filter, Page, Query, QueryError};
use super::rollup::{Group, Measures, Names, roll_up, sums_by};
use super::snapshot::{Columns, Snapshot, WORTH_THREADS, evaluate_entry};
use super::sorting::Order;
use crate::calendar::{AsOf, ReportingCalendar};
use crate::code_list::CodeList as _;
use crate::project::ProjectCode;
use crate::status_light::{Evaluation, MonthRules, RuleHistory};
use crate::unit::BasisPoints;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// Every project of a district, ready to be asked.
#[derive(Debug)]
pub struct Portfolio {
    calendar: ReportingCalendar,
    rules: RuleHistory,
    entries: Vec<Entry>,
    owners: Vec<String>,
    leaders: Vec<String>,
    columns: Columns,
    /// One cell a month of the calendar, worked out when first asked for.
    snapshots: Vec<OnceLock<Snapshot>>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// The month it is given for.
    pub as_of: AsOf,
    /// Time-proportional progress of that month.
    pub time_proportional_bp: BasisPoints,
    /// Figures of all matching projects; each is counted once.
    pub total: Measures,
    /// Figures by the dimensions asked for.
    pub groups: Vec<Group>,
    /// The page of projects asked for.
    pub items: Vec<ProjectItem>,
    /// Position of the first item among all matching, from 0.
    pub offset: usize,
    /// The cursor that goes on, when there is more.
    pub next_cursor: Option<String>,
}

impl Portfolio {
    /// Makes entries ready to be asked. Order of entries does not matter.
    #[must_use]
    pub fn new(calendar: ReportingCalendar, rules: impl Into<RuleHistory>, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.project.code.cmp(&b.project.code));
        let names = |name: fn(&Entry) -> Option<&String>| {
            let mut names: Vec<&String> = entries.iter().filter_map(name).collect();
            names.sort_unstable();
            names.dedup();
            names.into_iter().cloned().collect::<Vec<_>>()
        };
        let owners = names(|entry| entry.project.project_owner.as_ref());
        let leaders = names(|entry| entry.project.assigned_leader.as_ref());
        let columns = Columns::of(&entries, &owners, &leaders);
        let snapshots = calendar.months().map(|_| OnceLock::new()).collect();
        Self { calendar, rules: rules.into(), entries, owners, leaders, columns, snapshots }
    }

    /// The office's months.
    #[must_use]
    pub const fn calendar(&self) -> &ReportingCalendar {
        &self.calendar
    }

    /// The rules of the lights, each version with the days it holds.
    #[must_use]
    pub const fn rules(&self) -> &RuleHistory {
        &self.rules
    }

    /// What the lights of a month are judged by.
    pub(super) fn judging(&self, as_of: AsOf) -> MonthRules<'_> {
        self.rules.judging(as_of.month, self.calendar.first)
    }

    /// Every entry, in code order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Every project owner, sorted: the values of the owner filter.
    #[must_use]
    pub fn owners(&self) -> &[String] {
        &self.owners
    }

    /// The entry of a code.
    #[must_use]
    pub fn entry(&self, code: &ProjectCode) -> Option<&Entry> {
        self.row(code).map(|row| &self.entries[row])
    }

    pub(super) fn row(&self, code: &ProjectCode) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.project.code.cmp(code)).ok()
    }

    /// Whether any record is illustrative: then every page carries the banner 演示数据.
    #[must_use]
    pub fn has_illustrative(&self) -> bool {
        let illustrative = crate::code_list::Source::Illustrative.ordinal();
        self.columns.source.contains(&illustrative)
    }

    pub(super) fn snapshot(&self, as_of: AsOf) -> &Snapshot {
        let made = || Snapshot::of(&self.entries, as_of, &self.calendar, &self.rules);
        self.snapshot_cell(as_of).get_or_init(made)
    }

    fn snapshot_cell(&self, as_of: AsOf) -> &OnceLock<Snapshot> {
        let position = usize::try_from(as_of.month.months_since(self.calendar.first)).unwrap_or(0);
        &self.snapshots[position.min(self.snapshots.len() - 1)]
    }

    /// Works months out side by side that nobody has asked for: of a large portfolio each takes a tenth of a
    /// second.
    pub(super) fn work_out(&self, months: impl IntoIterator<Item = AsOf>) {
        if self.entries.len() >= WORTH_THREADS {
            std::thread::scope(|scope| {
                for month in months.into_iter().filter(|month| self.snapshot_cell(*month).get().is_none()) {
                    scope.spawn(move || self.snapshot(month));
                }
            });
        }
    }

    pub(super) fn matcher<'a>(
        &'a self,
        filter: &Filter,
        snapshot: &'a Snapshot,
    ) -> Result<Matcher<'a>, QueryError> {
        Matcher::new(filter, &self.columns, snapshot, &self.owners, &self.leaders)
    }

    /// Where the names of groups come from.
    fn names(&self) -> Names<'_> {
        Names { owners: &self.owners, leaders: &self.leaders }
    }

    /// Amounts of rows added up by the values of one dimension.
    pub(super) fn sums_by<const N: usize>(
        &self,
        by: Dimension,
        snapshot: &Snapshot,
        rows: &[(usize, [i128; N])],
    ) -> HashMap<Option<String>, [i128; N]> {
        sums_by(by, &self.columns, snapshot, self.names(), rows)
    }

    pub(super) fn order<'a>(&'a self, query: &Query, snapshot: &'a Snapshot) -> Order<'a> {
        Order {
            key: query.sort,
            direction: query.direction,
            entries: &self.entries,
            columns: &self.columns,
            snapshot,
            owners: self.owners.len(),
        }
    }

    /// Every project a question lets through, in its order, whatever page of the list it was asked on.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn query_whole(&self, query: &Query) -> Result<View, QueryError> {
        let limit = self.entries.len();
        self.query(&Query { page: Page::Offset(0), limit, by: Vec::new(), ..query.clone() })
    }

    /// Filters, rolls up, sorts and pages.
    ///
    /// # Errors
    /// [`QueryError`] says which part of the question cannot be answered.
    pub fn query(&self, query: &Query) -> Result<View, QueryError> {
        let as_of = self.calendar.resolve(query.as_of)?;
        let snapshot = self.snapshot(as_of);
        let matcher = self.matcher(&query.filter, snapshot)?;
        let order = self.order(query, snapshot);
        let fingerprint = query.fingerprint(as_of.month);
        let after = match &query.page {
            Page::Offset(_) => None,
            Page::After(text) => {
                let code = cursor::decode(text, fingerprint).ok_or(QueryError::Cursor)?;
                Some(self.row(&code).ok_or(QueryError::Cursor)?)
            }
        };
        let mut rows = Vec::new();
        let mut skipped = 0;
        let (total, groups) =
            roll_up(&matcher, &query.by, &self.columns, snapshot, self.names(), |row| match after {
                _ if query.limit == 0 => {}
                Some(last) if order.compare(row, last).is_le() => skipped += 1,
                _ => rows.push(row),
            })?;
        let offset = match query.page {
            Page::Offset(offset) => offset,
            Page::After(_) => 0,
        };
        let remaining = rows.len();
        let page = order.page(rows, offset, query.limit);
        let more = offset.saturating_add(page.len()) < remaining;
        let last = page.last().filter(|_| more).map(|row| &self.entries[*row].project.code);
        Ok(View {
            as_of,
            time_proportional_bp: as_of.month.time_proportional(),
            total,
            groups,
            next_cursor: last.map(|code| cursor::encode(fingerprint, code)),
            items: self.items_of_rows(&page, as_of),
            offset: skipped + offset,
        })
    }

    fn items_of_rows(&self, rows: &[usize], as_of: AsOf) -> Vec<ProjectItem> {
        let rules = self.judging(as_of);
        let item = |row: &usize| ProjectItem::of(&self.entries[*row], as_of, &self.calendar, &rules);
        rows.iter().map(item).collect()
    }

    /// One project as a list shows it.
    #[must_use]
    pub fn item(&self, code: &ProjectCode, as_of: AsOf) -> Option<ProjectItem> {
        self.row(code).and_then(|row| self.items_of_rows(&[row], as_of).pop())
    }

    /// The light of one project with everything that decided it.
    #[must_use]
    pub fn evaluation(&self, code: &ProjectCode, as_of: AsOf) -> Option<Evaluation> {
        let rules = self.judging(as_of);
        self.row(code).map(|row| evaluate_entry(&self.entries[row], as_of, &self.calendar, &rules))
    }
}
