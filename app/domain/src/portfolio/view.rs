//! The portfolio and its one question. Past 250 lines because everything here is one type's methods.

use super::changes::{LightChange, MonthChanges};
use super::cursor;
use super::entry::Entry;
use super::item::ProjectItem;
use super::matching::Matcher;
use super::query::{Filter, Page, Query, QueryError};
use super::rollup::{Group, Measures, Names, roll_up};
use super::series::{Covering, MonthTotals};
use super::snapshot::{Columns, Snapshot, evaluate_entry};
use super::sorting::Order;
use crate::calendar::{AsOf, ReportingCalendar, ReportingMonth};
use crate::code_list::CodeList as _;
use crate::investment::plan_on;
use crate::project::ProjectCode;
use crate::status_light::{Evaluation, Light, RuleTable};
use crate::unit::BasisPoints;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// Every project of a district, ready to be asked.
#[derive(Debug)]
pub struct Portfolio {
    calendar: ReportingCalendar,
    rules: RuleTable,
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

/// Where a project stands in a list, and its neighbours there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbours {
    /// Position from 1.
    pub position: usize,
    /// Projects in the list.
    pub count: usize,
    /// The one before.
    pub previous: Option<ProjectCode>,
    /// The one after.
    pub next: Option<ProjectCode>,
}

impl Portfolio {
    /// Makes entries ready to be asked. Order of entries does not matter.
    #[must_use]
    pub fn new(calendar: ReportingCalendar, rules: RuleTable, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| a.project.code.cmp(&b.project.code));
        let names = |name: fn(&Entry) -> Option<&String>| {
            let mut names: Vec<String> = entries.iter().filter_map(name).cloned().collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        let owners = names(|entry| entry.project.project_owner.as_ref());
        let leaders = names(|entry| entry.project.assigned_leader.as_ref());
        let columns = Columns::of(&entries, &owners, &leaders);
        let snapshots = calendar.months().map(|_| OnceLock::new()).collect();
        Self { calendar, rules, entries, owners, leaders, columns, snapshots }
    }

    /// The office's months.
    #[must_use]
    pub const fn calendar(&self) -> &ReportingCalendar {
        &self.calendar
    }

    /// The rules of the lights.
    #[must_use]
    pub const fn rules(&self) -> &RuleTable {
        &self.rules
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

    fn row(&self, code: &ProjectCode) -> Option<usize> {
        self.entries.binary_search_by(|entry| entry.project.code.cmp(code)).ok()
    }

    /// Whether any record is illustrative: then every page carries the banner 演示数据.
    #[must_use]
    pub fn has_illustrative(&self) -> bool {
        let illustrative = crate::code_list::Source::Illustrative.ordinal();
        self.columns.source.contains(&illustrative)
    }

    fn snapshot(&self, as_of: AsOf) -> &Snapshot {
        let position = usize::try_from(as_of.month.months_since(self.calendar.first)).unwrap_or(0);
        let cell = &self.snapshots[position.min(self.snapshots.len() - 1)];
        cell.get_or_init(|| Snapshot::of(&self.entries, as_of, &self.calendar, &self.rules))
    }

    fn matcher<'a>(&'a self, filter: &Filter, snapshot: &'a Snapshot) -> Result<Matcher<'a>, QueryError> {
        Matcher::new(filter, &self.columns, snapshot, &self.owners, &self.leaders)
    }

    fn order<'a>(&'a self, query: &Query, snapshot: &'a Snapshot) -> Order<'a> {
        Order {
            key: query.sort,
            direction: query.direction,
            entries: &self.entries,
            columns: &self.columns,
            snapshot,
            owners: self.owners.len(),
        }
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
        let names = Names { owners: &self.owners, leaders: &self.leaders };
        let (total, groups) =
            roll_up(&matcher, &query.by, &self.columns, snapshot, names, |row| match after {
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
            items: page.iter().map(|row| self.item_of_row(*row, as_of)).collect(),
            offset: skipped + offset,
        })
    }

    fn item_of_row(&self, row: usize, as_of: AsOf) -> ProjectItem {
        ProjectItem::of(&self.entries[row], as_of, &self.calendar, &self.rules)
    }

    /// One project as a list shows it.
    #[must_use]
    pub fn item(&self, code: &ProjectCode, as_of: AsOf) -> Option<ProjectItem> {
        self.row(code).map(|row| self.item_of_row(row, as_of))
    }

    /// The light of one project with everything that decided it.
    #[must_use]
    pub fn evaluation(&self, code: &ProjectCode, as_of: AsOf) -> Option<Evaluation> {
        self.row(code).map(|row| evaluate_entry(&self.entries[row], as_of, &self.calendar, &self.rules))
    }

    /// Where a project stands in the list a question gives; `None` when it is not in it.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn neighbours(&self, query: &Query, code: &ProjectCode) -> Result<Option<Neighbours>, QueryError> {
        let as_of = self.calendar.resolve(query.as_of)?;
        let snapshot = self.snapshot(as_of);
        let mut rows = Vec::new();
        self.matcher(&query.filter, snapshot)?.for_each(|row| rows.push(row));
        let count = rows.len();
        let rows = self.order(query, snapshot).page(rows, 0, count);
        let row = self.row(code);
        let Some(at) = rows.iter().position(|candidate| Some(*candidate) == row) else {
            return Ok(None);
        };
        let code_at = |at: usize| rows.get(at).map(|row| self.entries[*row].project.code.clone());
        Ok(Some(Neighbours {
            position: at + 1,
            count,
            previous: at.checked_sub(1).and_then(code_at),
            next: code_at(at + 1),
        }))
    }

    /// Plan against actual over the twelve months of the `as_of` year, for the projects a filter lets
    /// through.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn monthly(
        &self,
        filter: &Filter,
        as_of: Option<ReportingMonth>,
    ) -> Result<Vec<MonthTotals>, QueryError> {
        let as_of = self.calendar.resolve(as_of)?;
        let snapshot = self.snapshot(as_of);
        let mut rows = Vec::new();
        self.matcher(filter, snapshot)?.for_each(|row| rows.push(row));
        let january = as_of.month.january();
        let mut planned = [Covering::default(); 12];
        let mut completed = [Covering::default(); 12];
        let slot =
            |month: ReportingMonth| usize::try_from(month.months_since(january)).ok().filter(|i| *i < 12);
        for entry in rows.iter().map(|row| &self.entries[*row]) {
            let plan = plan_on(&entry.plans, as_of.month.last_day());
            for phase in plan.into_iter().flat_map(|plan| &plan.phasing) {
                if let Some(slot) = slot(phase.month) {
                    planned[slot].add(phase.amount);
                }
            }
            for (month, amount) in entry.approved().filter(|(month, _)| *month <= as_of.month) {
                if let Some(slot) = slot(month) {
                    completed[slot].add(amount);
                }
            }
        }
        let mut months = Vec::with_capacity(12);
        for (month, (planned, completed)) in
            january.through(january.plus_months(11)).zip(planned.iter().zip(completed))
        {
            let known = (month <= as_of.month).then(|| self.calendar.resolve(Some(month)).ok()).flatten();
            let totals = known.map(|then| {
                let snapshot = self.snapshot(then);
                let mut sum = super::accumulator::Accumulator::default();
                rows.iter().for_each(|row| sum.add(snapshot, *row));
                sum.measures(month)
            });
            let totals = totals.transpose()?;
            months.push(MonthTotals {
                month,
                planned: planned.covered()?,
                completed: completed.covered()?,
                investment_completion_rate_bp: totals.and_then(|totals| totals.investment_completion_rate_bp),
                lights: totals.map(|totals| totals.lights),
            });
        }
        Ok(months)
    }

    /// What changed in a month against the month before.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn changes(&self, as_of: Option<ReportingMonth>) -> Result<MonthChanges, QueryError> {
        let as_of = self.calendar.resolve(as_of)?;
        let now = self.snapshot(as_of);
        let before = self.calendar.resolve(Some(as_of.month.previous())).ok().map(|then| self.snapshot(then));
        let in_month =
            |day: Option<chrono::NaiveDate>| day.is_some_and(|day| ReportingMonth::of(day) == as_of.month);
        let mut changes = MonthChanges {
            month: as_of.month,
            lights: Vec::new(),
            milestones_met: 0,
            issues_raised: 0,
            issues_closed: 0,
            issues_overdue: 0,
            started: 0,
            finished: 0,
        };
        let day = as_of.month.last_day();
        for (row, entry) in self.entries.iter().enumerate() {
            changes.started += u32::from(in_month(entry.project.actual_start));
            changes.finished += u32::from(in_month(entry.project.actual_finish));
            for milestone in &entry.milestones {
                changes.milestones_met += u32::from(in_month(milestone.actual));
            }
            for issue in &entry.issues {
                changes.issues_raised += u32::from(in_month(Some(issue.raised)));
                changes.issues_closed += u32::from(in_month(issue.closed));
                let open = issue.raised <= day && issue.closed.is_none_or(|closed| closed > day);
                changes.issues_overdue += u32::from(open && issue.due.is_some_and(|due| due < day));
            }
            if let Some(from) = before.map(|before| before.light[row]).filter(|from| *from != now.light[row])
            {
                let evaluation = evaluate_entry(entry, as_of, &self.calendar, &self.rules);
                changes.lights.push(LightChange {
                    code: entry.project.code.clone(),
                    name: entry.project.name.clone(),
                    from: Light::ALL[usize::from(from)],
                    to: evaluation.light,
                    reason: evaluation.reason(),
                });
            }
        }
        changes.lights.sort_by_key(|change| match change.to {
            Light::Red => 0,
            Light::Yellow => 1,
            Light::Green => 2,
            Light::Grey => 3,
        });
        Ok(changes)
    }
}
