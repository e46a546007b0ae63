//! A question as URL parameters, both ways.

use super::query::{Choice, Filter, Page, Query, QueryError, SortDirection, SortKey};
use super::{Dimension, cursor};
use crate::code_list::{CodeList, Subdistrict};

/// The words that filter and shape a list.
const NAMES: [&str; 16] = [
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
    "as_of",
    "sort",
    "limit",
    "cursor",
    "offset",
    "by",
];

/// The value that matches unknown.
const NONE: &str = "none";

impl Query {
    /// Every word a question is asked with.
    pub const NAMES: [&str; 16] = NAMES;

    /// Reads a question from decoded URL parameters. Repeated names add values, as check boxes of a
    /// form send them; empty values are as good as absent, as selects of a form send them.
    ///
    /// # Errors
    /// [`QueryError`] naming the parameter and what is allowed.
    pub fn parse<N: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref().trim());
            if !NAMES.contains(&name) {
                let allowed = NAMES.map(str::to_owned).to_vec();
                return Err(QueryError::UnknownName { name: name.to_owned(), allowed });
            }
            if !value.is_empty() {
                query.take(name, value)?;
            }
        }
        Ok(query)
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), QueryError> {
        let filter = &mut self.filter;
        match name {
            "category" => codes(&mut filter.category, value)?,
            "sector" => codes(&mut filter.sector, value)?,
            "subdistrict" => choose(&mut filter.subdistrict, value, Subdistrict::from_code_or_name)?,
            "stage" => codes(&mut filter.stage, value)?,
            "light" => codes(&mut filter.light, value)?,
            "programme" => codes(&mut filter.programme, value)?,
            "source" => codes(&mut filter.source, value)?,
            "owner" => names(&mut filter.owner, value),
            "leader" => names(&mut filter.leader, value),
            "q" => filter.q = text(value)?,
            "as_of" => {
                let month = value.parse().map_err(|_| unknown(name, value, vec!["YYYY-MM".to_owned()]))?;
                self.as_of = Some(month);
            }
            "sort" => {
                let (direction, key) = match value.strip_prefix('-') {
                    Some(key) => (SortDirection::Descending, key),
                    None => (SortDirection::Ascending, value),
                };
                self.sort =
                    SortKey::from_code(key).ok_or_else(|| unknown(name, value, allowed::<SortKey>()))?;
                self.direction = direction;
            }
            "limit" => {
                let limit = value.parse().ok().filter(|limit| (1..=Self::MAX_LIMIT).contains(limit));
                self.limit = limit.ok_or_else(|| unknown(name, value, vec!["1..500".to_owned()]))?;
            }
            "offset" => {
                let offset = value.parse().map_err(|_| unknown(name, value, vec!["0..".to_owned()]))?;
                self.page = Page::Offset(offset);
            }
            "cursor" => self.page = Page::After(value.to_owned()),
            _ => {
                for part in value.split(',') {
                    let by =
                        Dimension::from_code(part).filter(|by| !self.by.contains(by) && self.by.len() < 2);
                    self.by.push(by.ok_or_else(|| unknown(name, value, allowed::<Dimension>()))?);
                }
            }
        }
        Ok(())
    }

    /// The question as URL parameters in a fixed order, without those at their default: one question,
    /// one URL.
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = self.filter.to_pairs();
        if let Some(month) = self.as_of {
            pairs.push(("as_of", month.to_string()));
        }
        let descending = self.direction == SortDirection::Descending;
        if self.sort != SortKey::Code || descending {
            pairs.push(("sort", format!("{}{}", if descending { "-" } else { "" }, self.sort.code())));
        }
        if self.limit != Self::DEFAULT_LIMIT {
            pairs.push(("limit", self.limit.to_string()));
        }
        match &self.page {
            Page::Offset(0) => {}
            Page::Offset(offset) => pairs.push(("offset", offset.to_string())),
            Page::After(cursor) => pairs.push(("cursor", cursor.clone())),
        }
        if !self.by.is_empty() {
            pairs.push(("by", self.by.iter().map(|by| by.code()).collect::<Vec<_>>().join(",")));
        }
        pairs
    }

    /// What a cursor is bound to: filter, order and month, not the size of a page.
    pub(super) fn fingerprint(&self, month: crate::calendar::ReportingMonth) -> u64 {
        let key = (self.sort.code(), self.direction == SortDirection::Descending);
        cursor::fingerprint(&format!("{:?}{key:?}{month}", self.filter.to_pairs()))
    }
}

impl Filter {
    /// The filter as URL parameters in a fixed order, without filters that are not set.
    #[must_use]
    pub fn to_pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        let mut push = |name: &'static str, values: Vec<&str>, none: bool| {
            let values: Vec<&str> = values.into_iter().chain(none.then_some(NONE)).collect();
            if !values.is_empty() {
                pairs.push((name, values.join(",")));
            }
        };
        fn listed<T: CodeList>(choice: &Choice<T>) -> Vec<&'static str> {
            choice.values.iter().map(|value| value.code()).collect()
        }
        fn named(choice: &Choice<String>) -> Vec<&str> {
            choice.values.iter().map(String::as_str).collect()
        }
        push("category", listed(&self.category), self.category.none);
        push("sector", listed(&self.sector), self.sector.none);
        push("subdistrict", listed(&self.subdistrict), self.subdistrict.none);
        push("stage", listed(&self.stage), self.stage.none);
        push("light", listed(&self.light), self.light.none);
        push("programme", listed(&self.programme), self.programme.none);
        push("source", listed(&self.source), self.source.none);
        push("owner", named(&self.owner), self.owner.none);
        push("leader", named(&self.leader), self.leader.none);
        push("q", Some(self.q.as_str()).filter(|q| !q.is_empty()).into_iter().collect(), false);
        pairs
    }
}

fn unknown(name: &str, value: &str, allowed: Vec<String>) -> QueryError {
    QueryError::UnknownValue { name: name.to_owned(), value: value.to_owned(), allowed }
}

fn allowed<T: CodeList>() -> Vec<String> {
    T::ALL.iter().map(|item| item.code().to_owned()).collect()
}

fn codes<T: CodeList>(choice: &mut Choice<T>, value: &str) -> Result<(), QueryError> {
    choose(choice, value, T::from_code)
}

fn choose<T: CodeList>(
    choice: &mut Choice<T>,
    value: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<(), QueryError> {
    for part in value.split(',').map(str::trim) {
        if part == NONE {
            choice.none = true;
            continue;
        }
        let item = read(part).ok_or_else(|| {
            let mut list = allowed::<T>();
            list.push(NONE.to_owned());
            unknown(T::NAME, part, list)
        })?;
        if !choice.values.contains(&item) {
            choice.values.push(item);
        }
    }
    Ok(())
}

fn names(choice: &mut Choice<String>, value: &str) {
    for part in value.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        if part == NONE {
            choice.none = true;
        } else if !choice.values.iter().any(|known| known == part) {
            choice.values.push(part.to_owned());
        }
    }
}

fn text(value: &str) -> Result<String, QueryError> {
    if value.chars().count() > Query::MAX_TEXT {
        return Err(unknown("q", value, vec![format!("at most {} characters", Query::MAX_TEXT)]));
    }
    Ok(value.to_owned())
}
