//! From a figure down to the projects it is made of.

use super::asked::Asked;
use super::figure::Figure;
use crate::ui::address;
use domain::code_list::CodeList;
use domain::portfolio::{Choice, Dimension, Filter, GroupKey, Query, SortDirection};
use domain::status_light::Light;

/// The filter that lets through exactly one group of what `filter` lets through; `None` where the words
/// of a filter cannot say it: within a choice of programmes, those that are on another one too.
pub(super) fn narrowed(filter: &Filter, by: Dimension, key: &GroupKey) -> Option<Filter> {
    let GroupKey::One(key) = key else { return None };
    let mut narrow = filter.clone();
    match by {
        Dimension::Sector => narrow.sector = only(key.as_deref())?,
        Dimension::Category => narrow.category = only(key.as_deref())?,
        Dimension::Subdistrict => narrow.subdistrict = only(key.as_deref())?,
        Dimension::Stage => narrow.stage = only(key.as_deref())?,
        Dimension::Light => narrow.light = only(key.as_deref())?,
        Dimension::Source => narrow.source = only(key.as_deref())?,
        Dimension::Programme => {
            narrow.programme = only(key.as_deref())?;
            let asked = &filter.programme;
            let asked_for = narrow.programme.values.iter().all(|one| asked.values.contains(one));
            if !asked.is_any() && !(asked_for && (asked.none || !narrow.programme.none)) {
                return None;
            }
        }
        Dimension::Owner => narrow.owner = name(key.as_deref())?,
        Dimension::Leader => narrow.leader = name(key.as_deref())?,
    }
    Some(narrow)
}

fn only<T: CodeList>(key: Option<&str>) -> Option<Choice<T>> {
    match key {
        Some(code) => T::from_code(code).map(Choice::only),
        None => Some(Choice { values: Vec::new(), none: true }),
    }
}

fn name(key: Option<&str>) -> Option<Choice<String>> {
    match key {
        // A comma separates the values of a filter.
        Some(name) if name.contains(',') => None,
        Some(name) => Some(Choice::only(name.to_owned())),
        None => Some(Choice { values: Vec::new(), none: true }),
    }
}

/// The list of the projects behind a figure: furthest behind or largest first.
pub(super) fn projects(asked: &Asked, filter: Filter, figure: Figure) -> String {
    let query = Query { filter, as_of: asked.query.as_of, ..Query::default() };
    let query = match figure.sort_key() {
        None => query,
        Some(sort) => {
            let direction =
                if figure.is_money() { SortDirection::Descending } else { SortDirection::Ascending };
            Query { sort, direction, ..query }
        }
    };
    address("/projects", query.to_pairs())
}

/// The list of the projects of one light; `None` when the filter leaves out that light anyway.
pub(super) fn of_light(asked: &Asked, filter: &Filter, light: Light) -> Option<String> {
    let choice = &filter.light;
    (choice.is_any() || choice.values.contains(&light)).then(|| {
        let filter = Filter { light: Choice::only(light), ..filter.clone() };
        projects(asked, filter, Figure::Count)
    })
}
