//! What the office's board of a month is given.

use super::view::{MonthHead, Standing};
use chrono::NaiveDate;
use domain::calendar::ReportingMonth;
use domain::label::Bilingual;
use domain::project::ProjectCode;
use domain::unit::Yuan;
use serde::{Deserialize, Serialize};

/// The office's view of one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The month.
    pub month: MonthHead,
    /// The months there are, newest first, and whether each is open.
    pub months: Vec<(ReportingMonth, bool)>,
    /// Which part of it is shown.
    pub show: Show,
    /// How many of each.
    pub figures: Figures,
    /// Projects that owe a report, by responsible unit.
    pub units: Vec<Unit>,
    /// What this reader may do here.
    pub may: MayOnBoard,
    /// The month that can be opened next, with the day proposed for its reports.
    pub next: Option<(ReportingMonth, NaiveDate)>,
    /// A text to send to the units; empty when all have reported.
    pub reminder: String,
    /// When reminders of this month were last sent.
    pub last_reminded: Option<String>,
    /// Whether this reader reports on projects too.
    pub has_queue: bool,
}

/// What a reader may do on the board: what is not allowed is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MayOnBoard {
    /// Approve several at once.
    pub approve: bool,
    /// Remind.
    pub remind: bool,
    /// Open the next month.
    pub open: bool,
    /// Close this one.
    pub close: bool,
    /// Open this one again.
    pub reopen: bool,
}

/// Which part of the board is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Show {
    /// Every project that owes a report.
    #[default]
    All,
    /// 已报: handed in, approved or not.
    HandedIn,
    /// 待审.
    Waiting,
    /// 退回.
    Returned,
    /// 已审.
    Approved,
    /// 未报: everything that is not handed in, returned ones included.
    Missing,
    /// 逾期: handed in after the day, or not at all though it is past.
    Late,
}

impl Show {
    /// Every part, in the order of the tiles.
    pub const ALL: [Self; 7] =
        [Self::All, Self::HandedIn, Self::Waiting, Self::Returned, Self::Approved, Self::Missing, Self::Late];

    /// Its word in addresses.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::HandedIn => "handed_in",
            Self::Waiting => "waiting",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Missing => "missing",
            Self::Late => "late",
        }
    }

    /// The part of a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.word() == word)
    }

    /// Whether a report belongs to it, by where it stands and whether it is late.
    #[must_use]
    pub const fn holds(self, standing: Standing, is_late: bool) -> bool {
        match self {
            Self::All => true,
            Self::HandedIn => standing.is_handed_in(),
            Self::Waiting => matches!(standing, Standing::Submitted),
            Self::Returned => matches!(standing, Standing::Returned),
            Self::Approved => matches!(standing, Standing::Approved),
            Self::Missing => !standing.is_handed_in(),
            Self::Late => is_late,
        }
    }
}

/// How many reports stand where, in the order of [`Show::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures(pub [u32; Show::ALL.len()]);

impl Figures {
    /// Counts reports, each by where it stands and whether it is late.
    #[must_use]
    pub fn of(reports: impl Iterator<Item = (Standing, bool)>) -> Self {
        let mut figures = Self::default();
        for (standing, is_late) in reports {
            for (show, count) in Show::ALL.into_iter().zip(&mut figures.0) {
                *count += u32::from(show.holds(standing, is_late));
            }
        }
        figures
    }

    /// One of them.
    #[must_use]
    pub fn get(&self, show: Show) -> u32 {
        let found = Show::ALL.into_iter().zip(self.0).find(|(known, _)| *known == show);
        found.map_or(0, |(_, count)| count)
    }
}

impl Board {
    /// How many of those that are late are still not handed in.
    #[must_use]
    pub fn late_and_missing(&self) -> u32 {
        if self.month.is_past() { self.figures.get(Show::Missing) } else { 0 }
    }
}

/// A responsible unit and its projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The unit; `None` = not published.
    pub name: Option<String>,
    /// How many of its reports are handed in, of how many owed: whatever part is shown.
    pub handed_in: u32,
    /// How many are owed.
    pub owed: u32,
    /// The projects that are shown, by code.
    pub rows: Vec<BoardRow>,
}

/// A project of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardRow {
    /// The office's code.
    pub code: ProjectCode,
    /// Name.
    pub name: Bilingual,
    /// Accounts that report on it.
    pub managers: Vec<String>,
    /// Where the report stands.
    pub standing: Standing,
    /// Whether it was handed in after the last day to report, or not at all though that is past.
    pub is_late: bool,
    /// 本月完成投资, once it is stored.
    pub amount: Option<Yuan>,
    /// How many checks its report raises.
    pub checks: u32,
    /// When it was handed in, as clocks in China show it.
    pub submitted_at: Option<String>,
    /// When it was last reminded of.
    pub reminded_at: Option<String>,
    /// The revision an approval names; `None` when this reader may not approve it.
    pub approvable: Option<i64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_count_what_they_show() {
        // Past its day: what is missing is late, and of what was handed in what came after it.
        let past = |standing: Standing| (standing, standing != Standing::Approved);
        let late = Figures::of(Standing::ALL.into_iter().map(past));
        assert_eq!(late, Figures([5, 2, 1, 1, 1, 3, 4]));
        let in_time = Figures::of(Standing::ALL.into_iter().map(|standing| (standing, false)));
        assert_eq!((in_time.get(Show::Missing), in_time.get(Show::Late)), (3, 0));
        for show in Show::ALL {
            assert_eq!(Show::of_word(show.word()), Some(show));
        }
    }
}
