//! The page's question: a portfolio question without a list, and how its tables are shown.

use super::figure::Figure;
use crate::error::AppError;
use crate::ui::address;
use domain::calendar::ReportingMonth;
use domain::code_list::CodeList as _;
use domain::label::Bilingual;
use domain::portfolio::{Dimension, Filter, Query, QueryError};

/// What this page takes; the words are those of lists and of the API. `cross` is the second dimension as
/// a form sends it, `measure` what a cross table shows, `order` what the groups are ordered by.
const NAMES: [&str; 15] = [
    "by",
    "cross",
    "as_of",
    "measure",
    "order",
    "category",
    "sector",
    "subdistrict",
    "stage",
    "light",
    "programme",
    "source",
    "owner",
    "leader",
    "q",
];

/// The dimensions that who asks may roll up by: leaders' names are not for everybody.
pub(super) fn dimensions() -> impl Iterator<Item = Dimension> {
    let names = crate::names::may_be_asked_for();
    Dimension::ALL.iter().copied().filter(move |by| names || *by != Dimension::Leader)
}

/// The order of the groups of a table: by a figure, or as the dimension lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupOrder {
    /// The figure.
    pub figure: Figure,
    /// Whether the largest comes first.
    pub descending: bool,
}

/// A question, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Filter, month and one or two dimensions.
    pub query: Query,
    /// What a cross table shows.
    pub measure: Figure,
    /// The order of groups.
    pub order: Option<GroupOrder>,
}

impl Asked {
    /// What a cross table shows when nothing is said.
    const MEASURE: Figure = Figure::Gap;

    /// Reads a question from decoded parameters.
    ///
    /// # Errors
    /// [`AppError::Invalid`] naming the parameter and what is allowed; [`AppError::Forbidden`] for leaders.
    pub fn parse<N: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, AppError> {
        let (mut kept, mut by) = (Vec::new(), Vec::new());
        let (mut measure, mut order) = (Self::MEASURE, None);
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref().trim());
            match name {
                // Settled before a page is asked.
                "lang" | "theme" => {}
                _ if !NAMES.contains(&name) => {
                    let allowed = NAMES.map(str::to_owned).to_vec();
                    return Err(QueryError::UnknownName { name: name.to_owned(), allowed }.into());
                }
                _ if value.is_empty() => {}
                _ if asks_for_names(name, value) && !crate::names::may_be_asked_for() => {
                    return Err(crate::names::refused());
                }
                "by" | "cross" => {
                    for part in value.split(',') {
                        let dimension = dimensions().find(|dimension| dimension.code() == part);
                        let allowed = || dimensions().map(|dimension| dimension.code().to_owned()).collect();
                        by.push(dimension.ok_or_else(|| unknown(name, part, allowed()))?);
                    }
                }
                "measure" => measure = figure(name, value)?,
                "order" => {
                    let (code, descending) =
                        value.strip_prefix('-').map_or((value, false), |code| (code, true));
                    order = Some(GroupOrder { figure: figure(name, code)?, descending });
                }
                _ => kept.push((name.to_owned(), value.to_owned())),
            }
        }
        let mut query = Query { limit: 0, ..Query::parse(kept)? };
        // The same dimension twice, as two selects of a form may say, is one.
        for dimension in by {
            if !query.by.contains(&dimension) {
                query.by.push(dimension);
            }
        }
        match query.by.len() {
            0 => query.by.push(Dimension::Sector),
            1 | 2 => {}
            _ => {
                let message = Bilingual::new("最多两个维度", "at most two dimensions");
                return Err(AppError::Invalid { field: "by".to_owned(), message, allowed: Vec::new() });
            }
        }
        Ok(Self { query, measure, order })
    }

    /// The question as parameters in a fixed order.
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let dimensions: Vec<&str> = self.query.by.iter().map(|by| by.code()).collect();
        let mut pairs = vec![("by", dimensions.join(","))];
        pairs.extend(self.query.filter.to_pairs());
        pairs.extend(self.query.as_of.map(|month| ("as_of", month.to_string())));
        pairs.extend(self.chosen_measure().map(|measure| ("measure", measure.code().to_owned())));
        if let Some(order) = self.order {
            pairs.push((
                "order",
                format!("{}{}", if order.descending { "-" } else { "" }, order.figure.code()),
            ));
        }
        pairs
    }

    /// What a cross table shows, if it is not the default.
    #[must_use]
    pub fn chosen_measure(&self) -> Option<Figure> {
        Some(self.measure).filter(|measure| *measure != Self::MEASURE)
    }

    /// The address of this question.
    #[must_use]
    pub fn address(&self) -> String {
        address("/investment", self.to_pairs())
    }

    /// The same question with another filter.
    #[must_use]
    pub fn with_filter(&self, filter: Filter) -> Self {
        Self { query: Query { filter, ..self.query.clone() }, ..self.clone() }
    }

    /// The same question as of another month.
    #[must_use]
    pub fn as_of(&self, month: ReportingMonth) -> Self {
        Self { query: Query { as_of: Some(month), ..self.query.clone() }, ..self.clone() }
    }

    /// The same question, its groups in another order.
    #[must_use]
    pub fn ordered(&self, order: Option<GroupOrder>) -> Self {
        Self { order, ..self.clone() }
    }
}

/// Whether a parameter is about leaders.
fn asks_for_names(name: &str, value: &str) -> bool {
    let by = matches!(name, "by" | "cross") && value.split(',').any(|part| part == Dimension::Leader.code());
    by || name == Dimension::Leader.code()
}

fn figure(name: &str, code: &str) -> Result<Figure, AppError> {
    Figure::from_code(code).ok_or_else(|| unknown(name, code, Figure::codes()))
}

fn unknown(name: &str, value: &str, allowed: Vec<String>) -> AppError {
    QueryError::UnknownValue { name: name.to_owned(), value: value.to_owned(), allowed }.into()
}
