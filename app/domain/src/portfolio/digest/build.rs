//! How a digest is worked out: one pass over the projects a filter lets through.

use super::{AddedRecord, Changed, Digest, DigestSums, IssueChange, MilestoneMet, MoneyChange, PlanChange};
use crate::calendar::{AsOf, AsOfError, ReportingMonth};
use crate::investment::{PlanVersion, plan_on};
use crate::portfolio::accumulator::Accumulator;
use crate::portfolio::changes::worst_first;
use crate::portfolio::entry::Entry;
use crate::portfolio::query::{Filter, QueryError};
use crate::portfolio::series::Covering;
use crate::portfolio::snapshot::{ANNUAL, Snapshot};
use crate::portfolio::view::Portfolio;
use crate::status_light::Light;
use crate::unit::Yuan;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The two ends of a digest.
#[derive(Debug, Clone, Copy)]
struct Between {
    from: ReportingMonth,
    to: ReportingMonth,
    /// Last day of `from`.
    after: NaiveDate,
    /// Last day of `to`.
    until: NaiveDate,
}

impl Between {
    fn has_day(self, day: Option<NaiveDate>) -> bool {
        day.is_some_and(|day| day > self.after && day <= self.until)
    }

    fn has_month(self, month: ReportingMonth) -> bool {
        month > self.from && month <= self.to
    }
}

impl Portfolio {
    /// What changed between the ends of two closed months, for the projects a filter lets through at the end of the
    /// later one. The months may come in either order; the same month twice has no changes.
    ///
    /// # Errors
    /// As [`Self::query`]; [`QueryError::AsOf`] for a month that is not closed, whose figures may still change.
    pub fn digest(
        &self,
        filter: &Filter,
        one: ReportingMonth,
        other: ReportingMonth,
    ) -> Result<Digest, QueryError> {
        let (then, now) = (self.closed(one.min(other))?, self.closed(one.max(other))?);
        self.work_out([then, now]);
        let (before, after) = (self.snapshot(then), self.snapshot(now));
        let mut rows = Vec::new();
        self.matcher(filter, after)?.for_each(|row| rows.push(row));
        let between = Between {
            from: then.month,
            to: now.month,
            after: then.month.last_day(),
            until: now.month.last_day(),
        };
        let mut digest = Digest {
            from: then.month,
            to: now.month,
            before: figures(before, &rows)?,
            after: figures(after, &rows)?,
            sums: DigestSums::default(),
            lights: Vec::new(),
            money: Vec::new(),
            plans: Vec::new(),
            milestones: Vec::new(),
            issues: Vec::new(),
            added: Vec::new(),
        };
        // Lights are sorted by what they show now; within that, the larger plan of the year first.
        let mut by_plan = rows.clone();
        by_plan.sort_by_key(|row| Reverse(after.facts[*row].money(ANNUAL)));
        digest.lights = self.turned(&by_plan, before, after);
        worst_first(&mut digest.lights);
        for entry in rows.iter().map(|row| &self.entries()[*row]) {
            digest.take_in(entry, between);
        }
        digest.sort();
        digest.sum_up()?;
        Ok(digest)
    }

    fn closed(&self, month: ReportingMonth) -> Result<AsOf, QueryError> {
        let calendar = self.calendar();
        let as_of = calendar.resolve(Some(month))?;
        if as_of.provisional {
            let last = calendar.last_closed.unwrap_or(calendar.first);
            return Err(AsOfError { first: calendar.first, last }.into());
        }
        Ok(as_of)
    }
}

fn figures(snapshot: &Snapshot, rows: &[usize]) -> Result<crate::portfolio::Measures, QueryError> {
    let mut sum = Accumulator::default();
    rows.iter().for_each(|row| sum.add(&snapshot.facts[*row], snapshot.sums_fit));
    sum.measures(snapshot.as_of.month)
}

impl Digest {
    fn take_in(&mut self, entry: &Entry, between: Between) {
        let project = &entry.project;
        let (code, name) = (|| project.code.clone(), || project.name.clone());
        self.sums.started += u32::from(between.has_day(project.actual_start));
        self.sums.finished += u32::from(between.has_day(project.actual_finish));
        self.money.extend(money(entry, between));
        self.plans.extend(plan(entry, between));
        // As they counted at the end of the later month: what was told late counts from when it was told.
        for milestone in entry.milestones.iter().filter(|milestone| milestone.counted.on(between.until)) {
            let met = milestone.actual.map(|actual| milestone.counted.at(actual));
            let Some(actual) = milestone.actual.filter(|_| between.has_day(met)) else { continue };
            self.milestones.push(MilestoneMet {
                code: code(),
                name: name(),
                planned: milestone.planned,
                actual,
                days_late: u32::try_from((actual - milestone.planned).num_days()).unwrap_or(0),
            });
        }
        self.issues.extend(issues(entry, between));
        if !is_known(entry, between.from, between.after) && is_known(entry, between.to, between.until) {
            self.added.push(AddedRecord {
                code: code(),
                name: name(),
                stage: project.stage_on(between.until),
                total_planned_investment: entry.progress(between.to).total_planned,
            });
        }
    }

    /// The most important first; equals stay in the order of codes.
    fn sort(&mut self) {
        self.money.sort_by_key(|money| Reverse(money.completed));
        self.plans.sort_by_key(|plan| {
            let size = |moved: &Changed<Option<Yuan>>| moved.moves().unsigned_abs();
            Reverse(size(&plan.total_planned_investment) + size(&plan.annual_planned_investment))
        });
        self.milestones.sort_by_key(|milestone| Reverse(milestone.days_late));
        self.issues.sort_by_key(|issues| Reverse((issues.overdue, issues.raised, issues.closed)));
        self.added.sort_by_key(|added| Reverse(added.total_planned_investment));
    }

    fn sum_up(&mut self) -> Result<(), QueryError> {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let rank = |light| match light {
            Light::Green => Some(0),
            Light::Yellow => Some(1),
            Light::Red => Some(2),
            Light::Grey => None,
        };
        for turned in &self.lights {
            let (Some(from), Some(to)) = (rank(turned.from), rank(turned.to)) else { continue };
            self.sums.worse += u32::from(to > from);
            self.sums.better += u32::from(to < from);
        }
        let mut completed = Covering::default();
        self.money.iter().for_each(|money| completed.add(money.completed));
        let moved = |change: fn(&PlanChange) -> Changed<Option<Yuan>>| {
            let moved: i128 = self.plans.iter().map(|plan| change(plan).moves()).sum();
            i64::try_from(moved).map(Yuan).map_err(|_| QueryError::Overflow)
        };
        self.sums.total_planned_moved = moved(|plan| plan.total_planned_investment)?;
        self.sums.annual_planned_moved = moved(|plan| plan.annual_planned_investment)?;
        self.sums.turned = count(self.lights.len());
        self.sums.completed = completed.covered()?;
        self.sums.plans_changed = count(self.plans.len());
        self.sums.milestones_met = count(self.milestones.len());
        let late = self.milestones.iter().filter(|milestone| milestone.days_late > 0);
        self.sums.milestones_late = count(late.count());
        self.sums.issues_raised = self.issues.iter().map(|issues| issues.raised).sum();
        self.sums.issues_closed = self.issues.iter().map(|issues| issues.closed).sum();
        self.sums.added = count(self.added.len());
        Ok(())
    }
}

fn money(entry: &Entry, between: Between) -> Option<MoneyChange> {
    let mut amounts = entry.approved().filter(|(month, _)| between.has_month(*month)).peekable();
    amounts.peek()?;
    let months = u32::try_from(amounts.clone().count()).unwrap_or(u32::MAX);
    let progress = entry.progress(between.to);
    Some(MoneyChange {
        code: entry.project.code.clone(),
        name: entry.project.name.clone(),
        // As everywhere, a project whose own sum does not fit has none.
        completed: Yuan::checked_sum(amounts.map(|(_, amount)| amount))?,
        months,
        cumulative: progress.completed_cumulative,
        progress_gap_bp: progress.gap,
    })
}

fn plan(entry: &Entry, between: Between) -> Option<PlanChange> {
    let (from, to) = (plan_on(&entry.plans, between.after), plan_on(&entry.plans, between.until));
    if from.map(|plan| plan.version) == to.map(|plan| plan.version) {
        return None;
    }
    fn both<T>(
        from: Option<&PlanVersion>,
        to: Option<&PlanVersion>,
        of: impl Fn(&PlanVersion) -> Option<T>,
    ) -> Changed<Option<T>> {
        Changed { from: from.and_then(&of), to: to.and_then(of) }
    }
    let year = between.to.year();
    Some(PlanChange {
        code: entry.project.code.clone(),
        name: entry.project.name.clone(),
        version: both(from, to, |plan| Some(plan.version)),
        total_planned_investment: both(from, to, |plan| plan.total_planned_investment),
        annual_planned_investment: both(from, to, |plan| plan.annual_planned_investment(year)),
        planned_start: both(from, to, |plan| plan.planned_start),
        planned_finish: both(from, to, |plan| plan.planned_finish),
        rephased: from.is_some_and(|from| to.is_some_and(|to| from.phasing != to.phasing)),
        reason: to.and_then(|plan| plan.reason.clone()),
    })
}

fn issues(entry: &Entry, between: Between) -> Option<IssueChange> {
    let mut change = IssueChange {
        code: entry.project.code.clone(),
        name: entry.project.name.clone(),
        raised: 0,
        closed: 0,
        open: 0,
        overdue: 0,
    };
    for issue in entry.issues.iter().filter(|issue| issue.counted.on(between.until)) {
        change.raised += u32::from(between.has_day(Some(issue.raised)));
        let closed = issue.closed.map(|closed| issue.counted.at(closed));
        change.closed += u32::from(between.has_day(closed));
        change.open += u32::from(issue.is_open_on(between.until));
        change.overdue += u32::from(issue.days_overdue_on(between.until) > 0);
    }
    (change.raised + change.closed > 0).then_some(change)
}

/// Whether anything was known of a record at a month's end.
fn is_known(entry: &Entry, month: ReportingMonth, day: NaiveDate) -> bool {
    entry.project.stage_history.iter().any(|change| change.effective_from <= day)
        || entry.project.has_started_by(day)
        || plan_on(&entry.plans, day).is_some()
        || entry.approved().any(|(reported, _)| reported <= month)
}
