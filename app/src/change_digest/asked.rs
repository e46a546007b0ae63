//! Which two months an address asks about.

use crate::error::AppError;
use domain::calendar::{ReportingCalendar, ReportingMonth};
use domain::label::Bilingual;
use domain::portfolio::QueryError;

/// The words of the address.
const NAMES: [&str; 2] = ["from", "to"];

/// Two months, as they were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asked {
    /// Changes begin at its end; `None` = the month before `to`.
    pub from: Option<ReportingMonth>,
    /// Changes end at its end; `None` = the last closed month.
    pub to: Option<ReportingMonth>,
}

impl Asked {
    /// Reads a question from decoded parameters. Language and theme are settled before a page is asked.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for any other parameter, and for what is no month.
    pub fn parse<N: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, AppError> {
        let mut asked = Self::default();
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref().trim());
            let place = match name {
                "lang" | "theme" => continue,
                "from" => &mut asked.from,
                "to" => &mut asked.to,
                _ => {
                    let allowed = NAMES.map(str::to_owned).to_vec();
                    return Err(QueryError::UnknownName { name: name.to_owned(), allowed }.into());
                }
            };
            if value.is_empty() {
                continue;
            }
            let unknown = |_| QueryError::UnknownValue {
                name: name.to_owned(),
                value: value.to_owned(),
                allowed: vec!["YYYY-MM".to_owned()],
            };
            *place = Some(value.parse().map_err(unknown)?);
        }
        Ok(asked)
    }

    /// The two months, in order; `None` before two months were closed, when nothing was asked for.
    ///
    /// # Errors
    /// [`AppError::Invalid`] for a month that is not closed or has no data, and for a first one that is not before the
    /// last; it names the months there are.
    pub fn resolve(
        self,
        calendar: &ReportingCalendar,
    ) -> Result<Option<(ReportingMonth, ReportingMonth)>, AppError> {
        let first = calendar.first;
        let last = match calendar.last_closed {
            Some(last) if last > first => last,
            _ if self == Self::default() => return Ok(None),
            last => last.unwrap_or(first),
        };
        let invalid = |field: &str, message| AppError::Invalid {
            field: field.to_owned(),
            message,
            allowed: vec![format!("{first}..{last}")],
        };
        for (name, month) in NAMES.into_iter().zip([self.from, self.to]) {
            let Some(month) = month else { continue };
            if calendar.last_closed.is_none_or(|closed| month > closed)
                && month >= first
                && month <= calendar.open
            {
                return Err(invalid(
                    name,
                    Bilingual::new(
                        format!("{month} 尚未关账，数字还可能变动"),
                        format!("{month} is not closed yet, its figures may still change"),
                    ),
                ));
            }
            if month < first || month > last {
                return Err(invalid(
                    name,
                    Bilingual::new(format!("{month} 没有数据"), format!("there are no figures of {month}")),
                ));
            }
        }
        let to = self.to.unwrap_or(last);
        let from = self.from.unwrap_or_else(|| to.previous().max(first));
        if from >= to {
            return Err(invalid(
                "from",
                Bilingual::new(
                    format!("起始月份 {from} 须早于截止月份 {to}"),
                    format!("the first month, {from}, has to be before the last, {to}"),
                ),
            ));
        }
        Ok(Some((from, to)))
    }
}
