//! What an address asks the overview for: a month, and what the ranking ranks.

use crate::error::AppError;
use crate::ui::address;
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::portfolio::{Dimension, Query, QueryError};

/// What can be ranked.
pub(super) const RANKED: [Dimension; 3] = [Dimension::Subdistrict, Dimension::Sector, Dimension::Owner];

/// A question, checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// As of which month; `None` = the calendar's default.
    pub as_of: Option<ReportingMonth>,
    /// What the ranking ranks.
    pub rank: Dimension,
}

impl Default for Asked {
    fn default() -> Self {
        Self { as_of: None, rank: Dimension::Subdistrict }
    }
}

impl Asked {
    /// Reads a question from decoded parameters. Language and theme are settled before a page is asked.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for any other parameter, a month that is not one, or what cannot be ranked.
    pub fn parse<N: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, AppError> {
        let (mut kept, mut asked) = (Vec::new(), Self::default());
        for (name, value) in pairs {
            match name.as_ref() {
                "lang" | "theme" => {}
                "as_of" => kept.push(("as_of", value)),
                "rank" if value.as_ref().is_empty() => {}
                "rank" => {
                    let found = RANKED.into_iter().find(|by| by.code() == value.as_ref());
                    asked.rank = found.ok_or_else(|| QueryError::UnknownValue {
                        name: "rank".to_owned(),
                        value: value.as_ref().to_owned(),
                        allowed: RANKED.map(|by| by.code().to_owned()).to_vec(),
                    })?;
                }
                other => {
                    let allowed = vec!["as_of".to_owned(), "rank".to_owned()];
                    return Err(QueryError::UnknownName { name: other.to_owned(), allowed }.into());
                }
            }
        }
        asked.as_of = Query::parse(kept)?.as_of;
        Ok(asked)
    }

    /// The address of this question.
    #[must_use]
    pub fn address(self) -> String {
        let rank = Some(self.rank).filter(|rank| *rank != Self::default().rank);
        let rank = rank.map(|rank| ("rank", rank.code().to_owned()));
        address("/", self.as_of.map(|month| ("as_of", month.to_string())).into_iter().chain(rank))
    }
}
