//! A stage and its day as one value: a change of stage is a line of a history, not a field that is
//! overwritten.

use crate::calendar::ReportingCalendar;
use crate::code_list::{CodeList as _, Stage};
use crate::label::Bilingual;
use crate::project::StageChange;
use chrono::NaiveDate;

/// The written form of a stage that is not known (any more).
const UNKNOWN: &str = "unknown";

/// The last line of a stage history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StageValue {
    pub stage: Option<Stage>,
    pub from: NaiveDate,
}

impl StageValue {
    pub fn last(history: &[StageChange]) -> Option<Self> {
        history.last().map(|change| Self { stage: change.stage, from: change.effective_from })
    }

    /// `under_construction 2025-10-05`.
    pub fn written(self) -> String {
        format!("{} {}", self.stage.map_or(UNKNOWN, |stage| stage.code()), self.from)
    }

    pub fn read(written: &str) -> Option<Self> {
        let (stage, from) = written.split_once(' ')?;
        let stage = if stage == UNKNOWN { None } else { Some(stage.parse().ok()?) };
        Some(Self { stage, from: from.parse().ok()? })
    }

    fn change(self) -> StageChange {
        StageChange { effective_from: self.from, stage: self.stage }
    }
}

/// The history with `to` as its last line. The same stage on another day moves the line, another stage on
/// the same day corrects it, anything else adds one. Closed months stay as they were.
///
/// # Errors
/// Why not, and which day would do.
pub(super) fn step(
    history: &[StageChange],
    to: StageValue,
    calendar: &ReportingCalendar,
    today: NaiveDate,
) -> Result<Vec<StageChange>, Bilingual> {
    let last = StageValue::last(history);
    let mut kept = history.to_vec();
    let replaced = last.filter(|last| last.from == to.from || last.stage == to.stage);
    if let Some(replaced) = replaced {
        kept.pop();
        open_on(replaced.from, calendar)?;
    }
    open_on(to.from, calendar)?;
    if to.from > today {
        return Err(Bilingual::new(
            format!("生效日期不能晚于今天（{today}）。"),
            format!("The day must not be later than today ({today})."),
        ));
    }
    if let Some(before) = kept.last().filter(|before| before.effective_from >= to.from) {
        let day = before.effective_from;
        return Err(Bilingual::new(
            format!("上一阶段自 {day} 起生效，请填写其后的日期。"),
            format!("The stage before took effect on {day}; give a later day."),
        ));
    }
    kept.push(to.change());
    Ok(kept)
}

/// The history with a step taken back: the line of `after` goes, that of `before` is there.
///
/// # Errors
/// The line stands in a month that has been closed since.
pub(super) fn step_back(
    history: &[StageChange],
    before: Option<StageValue>,
    after: Option<StageValue>,
    calendar: &ReportingCalendar,
) -> Result<Vec<StageChange>, Bilingual> {
    let mut kept = history.to_vec();
    if let Some(after) = after {
        open_on(after.from, calendar)?;
        kept.retain(|change| change.effective_from != after.from);
    }
    if let Some(before) = before.filter(|before| !kept.contains(&before.change())) {
        open_on(before.from, calendar)?;
        kept.retain(|change| change.effective_from != before.from);
        kept.push(before.change());
        kept.sort_by_key(|change| change.effective_from);
    }
    Ok(kept)
}

/// Refuses a day in a month that is closed.
fn open_on(day: NaiveDate, calendar: &ReportingCalendar) -> Result<(), Bilingual> {
    let Some(closed) = calendar.last_closed.filter(|closed| day <= closed.last_day()) else { return Ok(()) };
    let first = closed.next().first_day();
    Err(Bilingual::new(
        format!("{day} 在已关账的月份内，已关账月份保持原样；请填写 {first} 或以后的日期。"),
        format!("{day} is in a month that is closed and stays as it was; give {first} or a later day."),
    ))
}
