//! When a project starts, finishes and changes its stage, and how much of it was done before 2025.

use super::scenario::Life;
use crate::demo::dice::{Dice, plus_days, ymd};
use chrono::{Months, NaiveDate};
use domain::calendar::ReportingMonth;
use domain::code_list::Stage;
use domain::project::StageChange;
use domain::unit::Yuan;

/// What was completed before 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::demo) enum Opening {
    /// Hundredths of a percent of the total.
    Part(i64),
    /// Everything but the plan of 2025: the project ends with that plan.
    AllButThisYear,
}

impl Opening {
    /// In yuan, whole 万元. Leaves room for the year's plan and a tenth of it more.
    pub fn amount(self, total: Yuan, annual: Yuan) -> Yuan {
        let room = total.0 - annual.0;
        match self {
            Self::AllButThisYear => Yuan(room),
            Self::Part(share) => {
                let part = total.0 / 10_000 * share / 10_000 * 10_000;
                Yuan(part.min(room - annual.0 / 10).max(0))
            }
        }
    }
}

/// The days of a project's life.
#[derive(Debug, Clone)]
pub(in crate::demo) struct Timeline {
    pub planned_start: NaiveDate,
    pub planned_finish: NaiveDate,
    pub actual_start: Option<NaiveDate>,
    pub actual_finish: Option<NaiveDate>,
    /// When it was handed over.
    pub in_use_from: Option<NaiveDate>,
    /// When it was suspended or cancelled.
    pub stopped: Option<NaiveDate>,
    pub stages: Vec<StageChange>,
    pub opening: Opening,
}

impl Timeline {
    /// The first month that owes no report any more; `None` while it goes on.
    pub fn idle_from(&self) -> Option<ReportingMonth> {
        let end = self.actual_finish.map(|day| ReportingMonth::of(day).next());
        self.stopped.map(ReportingMonth::of).or(end)
    }

    /// Draws the days of the `n`-th project (from 0) of a kind of life.
    pub fn draw(dice: &mut Dice, life: Life, n: usize) -> Self {
        let n = i64::try_from(n).unwrap_or(0);
        match life {
            Life::CarriedOver => carried_over(dice),
            Life::NewlyStarted => newly_started(dice, n, 0),
            Life::StartedLate => newly_started(dice, n, 1),
            Life::Approvals => {
                let start = dice.day(ymd(2025, 11, 10), ymd(2026, 3, 20));
                preparatory(dice, start)
            }
            Life::StartMissed => {
                let start = plus_days(ymd(2025, 4, 10), 30 * (n % 3) + dice.between(0, 10));
                preparatory(dice, start)
            }
            Life::Suspended => suspended(dice, n),
            Life::Cancelled => {
                let mut timeline = preparatory(dice, ymd(2025, 9, 15));
                timeline.stop(dice.day(ymd(2025, 6, 10), ymd(2025, 6, 25)), Stage::Cancelled);
                timeline
            }
            Life::Completed => finished(dice, n, [9, 7, 4, 10]),
            Life::InUse => in_use(dice, n),
            Life::Pipeline => pipeline(dice),
        }
    }

    fn stop(&mut self, day: NaiveDate, stage: Stage) {
        self.stopped = Some(day);
        self.stages.push(StageChange { effective_from: day, stage: Some(stage) });
    }

    /// Work under way since `actual`, after a time of preparation that began before the plan of 2025 was
    /// made: nobody plans a year for a project that is not known.
    fn building(
        dice: &mut Dice,
        planned: NaiveDate,
        actual: NaiveDate,
        finish: NaiveDate,
        opening: Opening,
    ) -> Self {
        let prepared = plus_days(planned, -dice.between(300, 540)).min(ymd(2024, 11, 20));
        Self {
            planned_start: planned,
            planned_finish: finish,
            actual_start: Some(actual),
            actual_finish: None,
            in_use_from: None,
            stopped: None,
            stages: vec![
                StageChange { effective_from: prepared, stage: Some(Stage::Preparatory) },
                StageChange { effective_from: actual, stage: Some(Stage::UnderConstruction) },
            ],
            opening,
        }
    }
}

/// A project of the last years. The nearer its finish, the earlier its start and the more is done: the
/// plan of 2025 is about a quarter of the total, so a life lasts four to five years.
fn carried_over(dice: &mut Dice) -> Timeline {
    let (start, finish, opening) = match dice.between(1, 10) {
        1 | 2 => {
            let start = dice.day(ymd(2022, 3, 1), ymd(2023, 2, 20));
            (start, dice.day(ymd(2025, 12, 8), ymd(2025, 12, 28)), Opening::AllButThisYear)
        }
        3..=6 => {
            let start = dice.day(ymd(2022, 9, 10), ymd(2023, 12, 20));
            (start, dice.day(ymd(2026, 3, 10), ymd(2026, 12, 20)), Opening::Part(dice.between(4500, 5800)))
        }
        7..=9 => {
            let start = dice.day(ymd(2023, 9, 1), ymd(2024, 7, 20));
            (start, dice.day(ymd(2027, 3, 10), ymd(2027, 12, 20)), Opening::Part(dice.between(2200, 3800)))
        }
        _ => {
            let start = dice.day(ymd(2024, 5, 6), ymd(2024, 11, 20));
            (start, dice.day(ymd(2028, 3, 10), ymd(2028, 12, 20)), Opening::Part(dice.between(600, 1500)))
        }
    };
    let actual = plus_days(start, dice.between(-10, 30));
    Timeline::building(dice, start, actual, finish, opening)
}

/// One a month from February to October, so that every month has something that begins.
fn newly_started(dice: &mut Dice, n: i64, late: i64) -> Timeline {
    let month = u32::try_from(2 + (n + 2 * late) % 9).unwrap_or(2);
    let actual = plus_days(ymd(2025, month, 8), dice.between(0, 18));
    let planned = plus_days(actual, if late == 1 { -dice.between(20, 40) } else { dice.between(0, 6) });
    let finish = plus_days(planned, dice.between(900, 1300));
    let opening = Opening::Part(dice.between(0, 250));
    Timeline::building(dice, planned, actual, finish, opening)
}

fn preparatory(dice: &mut Dice, start: NaiveDate) -> Timeline {
    let finish = plus_days(start, dice.between(900, 1300));
    let opening = Opening::Part(dice.between(0, 150));
    let mut timeline = Timeline::building(dice, start, start, finish, opening);
    timeline.actual_start = None;
    timeline.stages.truncate(1);
    timeline
}

fn suspended(dice: &mut Dice, n: i64) -> Timeline {
    let start = dice.day(ymd(2023, 9, 1), ymd(2024, 6, 20));
    let finish = dice.day(ymd(2027, 3, 10), ymd(2027, 12, 20));
    let opening = Opening::Part(dice.between(1500, 3000));
    let mut timeline = Timeline::building(dice, start, start, finish, opening);
    let month = u32::try_from(3 + 2 * (n % 3)).unwrap_or(3);
    timeline.stop(plus_days(ymd(2025, month, 10), dice.between(0, 15)), Stage::Suspended);
    timeline
}

/// The first four are finished in these months of 2025, the others some time in 2024.
fn finished(dice: &mut Dice, n: i64, months: [u32; 4]) -> Timeline {
    let finish = match usize::try_from(n).ok().and_then(|n| months.get(n)) {
        Some(month) => plus_days(ymd(2025, *month, 6), dice.between(0, 18)),
        None => dice.day(ymd(2024, 3, 1), ymd(2024, 9, 20)),
    };
    let planned_finish = plus_days(finish, dice.between(0, 20));
    let start = finish.checked_sub_months(Months::new(36)).unwrap_or(finish);
    let start = plus_days(start, -dice.between(0, 300));
    let mut timeline = Timeline::building(dice, start, start, planned_finish, Opening::AllButThisYear);
    timeline.actual_finish = Some(finish);
    timeline.stages.push(StageChange { effective_from: finish, stage: Some(Stage::Completed) });
    timeline
}

fn in_use(dice: &mut Dice, n: i64) -> Timeline {
    let mut timeline = finished(dice, n, [6, 5, 2, 3]);
    let finish = timeline.actual_finish.unwrap_or(timeline.planned_finish);
    let handed_over = plus_days(finish, dice.between(50, 100));
    timeline.in_use_from = Some(handed_over);
    timeline.stages.push(StageChange { effective_from: handed_over, stage: Some(Stage::InUse) });
    timeline
}

fn pipeline(dice: &mut Dice) -> Timeline {
    let start = dice.day(ymd(2026, 3, 10), ymd(2026, 11, 20));
    let mut timeline = preparatory(dice, start);
    timeline.opening = Opening::Part(0);
    let since = dice.day(ymd(2024, 3, 1), ymd(2024, 11, 30));
    timeline.stages = vec![StageChange { effective_from: since, stage: Some(Stage::Pipeline) }];
    timeline
}
