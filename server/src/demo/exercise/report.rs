//! The monthly reports of a key placeholder: the closed months approved, the open one in every state.

use super::course::{Course, MONTHS, month_of_2025};
use super::prose::{self, Craft, Mood};
use super::timeline::Timeline;
use crate::demo::dice::{Dice, Topic, plus_days};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use domain::code_list::Stage;
use domain::project::{Dossier, Project};
use domain::status_report::{ReportState, StatusReport};
use domain::unit::{BasisPoints, Yuan};

/// The states of the open month by rank: of twenty projects twelve approved, four waiting, one returned,
/// one a draft, two not begun.
const OPEN_MONTH: [Option<ReportState>; 20] = {
    use ReportState::{Approved, Draft, Returned, Submitted};
    let (a, s) = (Some(Approved), Some(Submitted));
    [a, a, s, a, None, a, a, s, a, Some(Returned), a, a, s, a, Some(Draft), a, a, s, None, a]
};

/// What the reports are drawn from.
pub(super) struct Reporting<'a> {
    pub seed: &'a crate::demo::dice::Seed,
    pub course: &'a Course,
    pub timeline: &'a Timeline,
    /// Position among all key projects: decides the state of the open month.
    pub rank: usize,
}

/// Writes every report the course says was written. A month that is skipped is made up for by the next
/// report: work is reported when it is reported.
pub(super) fn write(reporting: &Reporting<'_>, dossier: &mut Dossier) {
    let Some(plan) = dossier.plan_versions.first() else {
        return;
    };
    let (Some(total), Some(annual)) = (plan.total_planned_investment, plan.annual_planned_investment(2025))
    else {
        return;
    };
    let mut dice = reporting.seed.dice(Topic::Report);
    let opening = dossier.project.opening_balance.unwrap_or_default();
    let craft = Craft::of(dossier.project.sector);
    // Structures run ahead of their money or behind it, but always in the same direction.
    let lead = dice.between(-250, 300);
    let crew = dice.between(5, 24) * 10;
    let mut reported = Yuan::ZERO;
    let mut progress = 0;
    let mut caught_up = false;
    for i in 0..MONTHS {
        let month = month_of_2025(i);
        let day = month.last_day();
        let state = match i + 1 == MONTHS {
            true => OPEN_MONTH[reporting.rank % OPEN_MONTH.len()],
            false => Some(ReportState::Approved),
        };
        let Some(state) = state.filter(|_| reporting.course.written[i]) else {
            caught_up = i + 1 < MONTHS && dossier.project.stage_on(day) != Some(Stage::Pipeline);
            continue;
        };
        let completed = reporting.course.completed[i];
        let started = dossier.project.has_started_by(day);
        let share = BasisPoints::ratio(Yuan(opening.0 + completed.0), total).unwrap_or_default();
        progress = physical(reporting.timeline, day, share, lead).max(progress);
        let behind = BasisPoints::ratio(completed, annual).unwrap_or_default() < month.time_proportional();
        let stage = dossier.project.stage_on(day);
        let days_to_start = (reporting.timeline.planned_start - day).num_days();
        let mood = Mood { craft, stage, progress, behind, caught_up, days_to_start, crew };
        let words = prose::report(&mut dice, mood);
        dossier.reports.push(StatusReport {
            state,
            investment_completed_this_month: Yuan(completed.0 - reported.0),
            physical_progress: started.then_some(BasisPoints(progress)),
            note: Some(words.note),
            problems: words.problems,
            next_steps: Some(words.next_steps),
            return_reason: (state == ReportState::Returned).then(|| prose::return_reason(&mut dice)),
            submitted_at: (state != ReportState::Draft).then(|| submitted_at(&mut dice, day)),
            revision: revision(&dossier.project, state),
            ..StatusReport::blank(month)
        });
        reported = completed;
        caught_up = false;
    }
}

/// A draft was saved once; handing in, returning and approving each count one more.
fn revision(project: &Project, state: ReportState) -> i64 {
    project.revision
        + match state {
            ReportState::Draft => 0,
            ReportState::Submitted => 1,
            ReportState::Approved | ReportState::Returned => 2,
        }
}

/// 形象进度 in steps of half a percent; whole only when the project is finished.
fn physical(timeline: &Timeline, day: NaiveDate, share: BasisPoints, lead: i64) -> i64 {
    if timeline.actual_finish.is_some_and(|finish| finish <= day) {
        return 10_000;
    }
    // The lead grows from nothing at the start and is gone at the end.
    let spread = share.0 * (10_000 - share.0).max(0) / 2_500;
    ((share.0 + lead * spread / 10_000) / 50 * 50).clamp(50, 9_900)
}

/// Handed in in the last days of the month, before the holidays that begin October and, some years,
/// February; in office hours of Shanghai.
fn submitted_at(dice: &mut Dice, last_day: NaiveDate) -> DateTime<Utc> {
    let day = plus_days(last_day, -dice.between(0, 4));
    // 01:00 UTC is 09:00 in Shanghai.
    (day.and_time(NaiveTime::MIN) + TimeDelta::minutes(60 + dice.between(0, 500))).and_utc()
}
