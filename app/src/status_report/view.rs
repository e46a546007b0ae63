//! What the pages of a reporting month are given: who asks finds a manager's queue, or the office's board
//! ([`super::board_view`]).

use super::board_view::Board;
use chrono::NaiveDate;
use domain::calendar::ReportingMonth;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use domain::status_light::Light;
use domain::status_report::ReportState;
use domain::unit::{BasisPoints, Yuan};
use serde::{Deserialize, Serialize};

/// What `/reports` shows, by who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportsAnswer {
    /// The projects one reports on.
    Queue(Queue),
    /// Who has reported and who has not.
    Board(Box<Board>),
}

/// A reporting month, as of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthHead {
    /// The month.
    pub month: ReportingMonth,
    /// Whether it takes reports.
    pub is_open: bool,
    /// The last day reports are in time.
    pub due: Option<NaiveDate>,
    /// Days until then; negative when past.
    pub days_left: Option<i64>,
}

impl MonthHead {
    /// A month on a day.
    #[must_use]
    pub fn on(month: ReportingMonth, is_open: bool, due: Option<NaiveDate>, today: NaiveDate) -> Self {
        Self { month, is_open, due, days_left: due.map(|due| (due - today).num_days()) }
    }

    /// Whether what is handed in now is late.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.days_left.is_some_and(|days| days < 0)
    }

    /// Whether what is not handed in has missed its day: the day is past, or the month is closed.
    #[must_use]
    pub fn is_past(&self) -> bool {
        !self.is_open || self.is_late()
    }
}

/// Where the report of one project and month stands, with the steps before a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// Sent back: the first thing to do.
    Returned,
    /// Nothing is written.
    NotBegun,
    /// Being written.
    Draft,
    /// Handed in, waits.
    Submitted,
    /// Counts.
    Approved,
}

impl Standing {
    /// Every standing, in the order of what is to be done.
    pub const ALL: [Self; 5] = [Self::Returned, Self::NotBegun, Self::Draft, Self::Submitted, Self::Approved];

    /// Of a stored report, and of a draft that is only typed.
    #[must_use]
    pub const fn of(state: Option<ReportState>, is_typed: bool) -> Self {
        match state {
            Some(ReportState::Returned) => Self::Returned,
            Some(ReportState::Submitted) => Self::Submitted,
            Some(ReportState::Approved) => Self::Approved,
            Some(ReportState::Draft) => Self::Draft,
            None if is_typed => Self::Draft,
            None => Self::NotBegun,
        }
    }

    /// Whether the report is out of the manager's hands.
    #[must_use]
    pub const fn is_handed_in(self) -> bool {
        matches!(self, Self::Submitted | Self::Approved)
    }

    /// Its word in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Returned => "returned",
            Self::NotBegun => "not_begun",
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Approved => "approved",
        }
    }
}

/// 本月我的项目: what one has to report, in the order of what is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// The month; `None` before any was opened.
    pub month: Option<MonthHead>,
    /// The projects that owe a report, and those that have one.
    pub items: Vec<QueueItem>,
    /// Projects of one's own that owe nothing this month.
    pub not_owed: Vec<(ProjectCode, Bilingual)>,
    /// What the month closed last has left out; `None` when it has not.
    pub left_out: Option<LeftOut>,
    /// Whether there is a board for this reader too.
    pub has_board: bool,
}

/// Reports that a closed month does not count: they were not approved when it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The month that is closed.
    pub month: ReportingMonth,
    /// The month that takes reports now, in which they can be made up for.
    pub open: Option<ReportingMonth>,
    /// The projects, in code order.
    pub items: Vec<LeftOutItem>,
}

/// A project whose report is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutItem {
    /// The office's code.
    pub code: ProjectCode,
    /// Name.
    pub name: Bilingual,
    /// Where the report stood.
    pub standing: Standing,
    /// 本月完成投资 that does not count; `None` when no report is stored.
    pub amount: Option<Yuan>,
    /// Why it was returned.
    pub return_reason: Option<String>,
}

/// One project of a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueItem {
    /// The office's code.
    pub code: ProjectCode,
    /// Name.
    pub name: Bilingual,
    /// Its light at the end of the month before.
    pub light: Light,
    /// Why.
    pub light_reason: Bilingual,
    /// Completed up to the month before, since start.
    pub cumulative: Option<Yuan>,
    /// 年度投资完成率 at the end of the month before.
    pub rate: Option<BasisPoints>,
    /// What the plan asks of this month.
    pub planned: Option<Yuan>,
    /// Where the report stands.
    pub standing: Standing,
    /// 本月完成投资, once it is stored.
    pub amount: Option<Yuan>,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// When the office last reminded of it.
    pub reminded_at: Option<String>,
}

impl Queue {
    /// How many are handed in.
    #[must_use]
    pub fn handed_in(&self) -> usize {
        self.items.iter().filter(|item| item.standing.is_handed_in()).count()
    }

    /// Puts what is to be done first; otherwise by code.
    pub fn sort(&mut self) {
        self.items.sort_by(|a, b| (a.standing, &a.code).cmp(&(b.standing, &b.code)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(code: &str, standing: Standing) -> QueueItem {
        QueueItem {
            code: code.parse().expect("code"),
            name: Bilingual::same("项目"),
            light: Light::Green,
            light_reason: Bilingual::default(),
            cumulative: None,
            rate: None,
            planned: None,
            standing,
            amount: None,
            return_reason: None,
            reminded_at: None,
        }
    }

    #[test]
    fn what_is_to_be_done_first_comes_first() {
        let items = [
            ("CJ-005", Standing::Approved),
            ("CJ-004", Standing::Draft),
            ("CJ-003", Standing::NotBegun),
            ("CJ-002", Standing::Returned),
            ("CJ-001", Standing::NotBegun),
        ];
        let items = items.into_iter().map(|(code, standing)| item(code, standing)).collect();
        let mut queue = Queue { month: None, items, not_owed: Vec::new(), left_out: None, has_board: false };
        queue.sort();
        let codes: Vec<_> = queue.items.iter().map(|item| item.code.to_string()).collect();
        assert_eq!(codes, ["CJ-002", "CJ-001", "CJ-003", "CJ-004", "CJ-005"]);
        assert_eq!(queue.handed_in(), 1);
    }

    #[test]
    fn what_is_missing_has_missed_its_day_when_it_is_past_or_the_month_is_closed() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("day");
        let past = |is_open, today| {
            let month = "2025-10".parse().expect("month");
            MonthHead::on(month, is_open, Some(day("2025-11-05")), day(today)).is_past()
        };
        assert!(!past(true, "2025-11-05"));
        assert!(past(true, "2025-11-06") && past(false, "2025-11-06") && past(false, "2025-11-01"));
    }

    #[test]
    fn what_is_only_typed_is_a_draft_and_what_is_stored_goes_before_it() {
        assert_eq!(Standing::of(None, false), Standing::NotBegun);
        assert_eq!(Standing::of(None, true), Standing::Draft);
        assert_eq!(Standing::of(Some(ReportState::Returned), true), Standing::Returned);
    }
}
