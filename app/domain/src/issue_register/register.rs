//! The register of all projects: which issues are asked for, and how many there are.

use super::Severity;
use crate::calendar::ReportingCalendar;
use crate::code_list::CodeList as _;
use crate::label::Bilingual;
use crate::portfolio::QueryError;
use crate::unit::BasisPoints;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

crate::code_list::code_list! {
    /// Which issues are asked for by where they stand.
    Standing as "state" {
        /// Not closed, overdue or not.
        Open = "open", "未销号", "Open";
        /// Not closed and past the due date.
        Overdue = "overdue", "逾期", "Overdue";
        /// 销号.
        Closed = "closed", "已销号", "Closed";
        /// All of them.
        All = "all", "全部", "All";
    }
}

/// A question asked of the register. Its words are those of the address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterQuery {
    /// Where they stand.
    pub state: Standing,
    /// How much they matter; `None` = any.
    pub severity: Option<Severity>,
    /// 督办: whether only those that a leader ordered are asked for.
    pub ordered: bool,
    /// Who has to solve them: `Some(None)` = nobody yet.
    pub owner: Option<Option<String>>,
    /// The project's code; empty = any.
    pub project: String,
    /// Words that title, owner, and the project's code or name must have.
    pub q: String,
    /// How many are skipped.
    pub offset: u32,
}

impl Default for RegisterQuery {
    /// What is not closed.
    fn default() -> Self {
        Self {
            state: Standing::Open,
            severity: None,
            ordered: false,
            owner: None,
            project: String::new(),
            q: String::new(),
            offset: 0,
        }
    }
}

impl RegisterQuery {
    /// Issues on one page.
    pub const LIMIT: u32 = 50;
    /// The words of the address.
    pub const NAMES: [&str; 7] = ["state", "severity", "ordered", "owner", "project", "q", "offset"];
    /// Words that ask nothing: how pages look, and what was done before.
    const LOOKS: [&str; 3] = ["lang", "theme", "done"];
    /// What is said of `ordered`; what is not ordered is not asked for by itself.
    pub const YES: &str = "yes";
    /// The owner that stands for nobody.
    pub const NOBODY: &str = "none";

    /// Reads the pairs of an address. Empty values ask nothing.
    ///
    /// # Errors
    /// [`QueryError`] for words and values that are not known.
    pub fn parse<N: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref().trim());
            if value.is_empty() || Self::LOOKS.contains(&name) {
                continue;
            }
            match name {
                "state" => query.state = code(name, value)?,
                "severity" => query.severity = Some(code(name, value)?),
                "ordered" if value == Self::YES => query.ordered = true,
                "ordered" => return Err(unknown(name, value, vec![Self::YES.to_owned()])),
                "owner" if value == Self::NOBODY => query.owner = Some(None),
                "owner" => query.owner = Some(Some(value.to_owned())),
                "project" => query.project = value.to_ascii_uppercase(),
                "q" => value.clone_into(&mut query.q),
                "offset" => {
                    query.offset = value.parse().map_err(|_| unknown(name, value, vec!["0".to_owned()]))?;
                }
                _ => {
                    let allowed = Self::NAMES.map(str::to_owned).to_vec();
                    return Err(QueryError::UnknownName { name: name.to_owned(), allowed });
                }
            }
        }
        Ok(query)
    }

    /// The same as pairs for an address; what is as by default is left out.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let owner = self.owner.clone().map(|owner| owner.unwrap_or_else(|| Self::NOBODY.to_owned()));
        let values = [
            (self.state != Standing::Open).then(|| self.state.code().to_owned()),
            self.severity.map(|severity| severity.code().to_owned()),
            self.ordered.then(|| Self::YES.to_owned()),
            owner,
            Some(self.project.clone()),
            Some(self.q.clone()),
            (self.offset > 0).then(|| self.offset.to_string()),
        ];
        let named = Self::NAMES.into_iter().zip(values);
        named.filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?))).collect()
    }

    /// Whether anything narrows it, where they stand aside.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        let typed = !self.project.is_empty() || !self.q.is_empty();
        self.severity.is_some() || self.ordered || self.owner.is_some() || typed
    }
}

fn code<T: crate::code_list::CodeList>(name: &str, value: &str) -> Result<T, QueryError> {
    T::from_code(value)
        .ok_or_else(|| unknown(name, value, T::ALL.iter().map(|item| item.code().to_owned()).collect()))
}

fn unknown(name: &str, value: &str, allowed: Vec<String>) -> QueryError {
    QueryError::UnknownValue { name: name.to_owned(), value: value.to_owned(), allowed }
}

/// How many issues there are of those asked for, wherever they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RegisterSums {
    /// 登记: all of them.
    pub raised: u32,
    /// 未销号.
    pub open: u32,
    /// 逾期: of the open ones.
    pub overdue: u32,
    /// 重大: of the open ones.
    pub major: u32,
    /// 督办: of the open ones.
    pub ordered: u32,
    /// Of the open ones, nobody's yet.
    pub unassigned: u32,
}

impl RegisterSums {
    /// 销号.
    #[must_use]
    pub const fn closed(&self) -> u32 {
        self.raised.saturating_sub(self.open)
    }

    /// 办结率 = closed ÷ raised; `None` when nothing was raised.
    #[must_use]
    pub fn closure_rate(&self) -> Option<BasisPoints> {
        BasisPoints::of_counts(self.closed().into(), self.raised.into())
    }

    /// How many stand so.
    #[must_use]
    pub const fn of(&self, standing: Standing) -> u32 {
        match standing {
            Standing::Open => self.open,
            Standing::Overdue => self.overdue,
            Standing::Closed => self.closed(),
            Standing::All => self.raised,
        }
    }
}

/// The day by which the register says what is overdue: today. An office works on a month until the end of
/// the next at the latest; a calendar that was left behind (a demonstration, a restored backup) is looked at
/// as of then, or all of it would be overdue.
#[must_use]
pub fn register_day(calendar: &ReportingCalendar, today: NaiveDate) -> NaiveDate {
    today.min(calendar.open.next().last_day())
}

/// Whose an issue is, in words.
#[must_use]
pub fn owner_label(owner: Option<&str>) -> Bilingual {
    owner.map_or_else(|| Bilingual::new("未交办", "Not assigned"), Bilingual::same)
}
