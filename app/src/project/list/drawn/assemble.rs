//! From the portfolio to a list. Pure; the server function and its tests call it.

use super::cell_text::cell_text;
use super::page::{ListGroup, ListPage, ListRow};
use crate::error::AppError;
use crate::project::list::address::{ListAddress, offered};
use crate::project::list::column::{Column, Columns};
use crate::project::list::facet::{Edit, NONE, all_chosen, chosen, edit};
use crate::project::list::offer::Offer;
use crate::project::list::sight::{MOST_ROWS, WINDOW};
use domain::calendar::AsOf;
use domain::code_list::CodeList as _;
use domain::label::{Bilingual, Language};
use domain::portfolio::{
    Dimension, Filter, Group, GroupKey, Page, Portfolio, ProjectItem, Query, QueryError, View,
};

/// The most rows of one group.
const MOST_OF_A_GROUP: usize = 50;
/// The most owners offered as a filter; the others are found by typing.
const MOST_OWNERS: usize = 60;

impl ListPage {
    /// Answers the query of an address.
    ///
    /// # Errors
    /// [`AppError::Invalid`] says which part of the question cannot be answered.
    pub fn assemble(
        portfolio: &Portfolio,
        address: &ListAddress,
        names: bool,
        language: Language,
    ) -> Result<Self, AppError> {
        let question = Query { limit: MOST_ROWS, ..window_aligned(&address.query) };
        let row = |item: ProjectItem| ListRow::of(item, &address.columns, language);
        let (view, groups) = match address.grouping() {
            None => {
                let mut view = portfolio.query(&question)?;
                if view.items.is_empty() && view.total.count > 0 {
                    // Beyond the end, where a filter has shortened the list: the last part.
                    let last = (view.total.count as usize - 1) / MOST_ROWS * MOST_ROWS;
                    view = portfolio.query(&Query { page: Page::Offset(last), ..question.clone() })?;
                }
                let rows = std::mem::take(&mut view.items).into_iter().map(row).collect();
                let group = ListGroup { key: None, measures: view.total, rows };
                (view, vec![group])
            }
            Some(by) => {
                let view = portfolio.query(&Query { limit: 0, page: Page::Offset(0), ..question.clone() })?;
                let groups = grouped(portfolio, &question, by, &view.groups, row)?;
                (view, groups)
            }
        };
        let View { as_of, total, offset, .. } = view;
        let relaxed = if total.count == 0 { relaxed(portfolio, &question)? } else { Vec::new() };
        Ok(Self {
            offer: offer(portfolio, &question, as_of, names)?,
            total,
            everything: u32::try_from(portfolio.entries().len()).unwrap_or(u32::MAX),
            offset,
            groups,
            relaxed,
        })
    }
}

/// Pages begin where windows do, so that the browser can go on with what the server rendered.
fn window_aligned(query: &Query) -> Query {
    let page = match query.page {
        Page::Offset(offset) => Page::Offset(offset - offset % WINDOW),
        Page::After(ref cursor) => Page::After(cursor.clone()),
    };
    Query { page, ..query.clone() }
}

fn only_figures(query: &Query, filter: Filter, by: Vec<Dimension>) -> Query {
    Query { filter, by, limit: 0, page: Page::Offset(0), ..query.clone() }
}

fn key_of(group: &Group) -> String {
    match &group.key {
        GroupKey::One(Some(key)) | GroupKey::Two([Some(key), _]) => key.clone(),
        GroupKey::One(None) | GroupKey::Two([None, _]) => NONE.to_owned(),
    }
}

/// The groups with their first rows: as many as fit, spread evenly.
fn grouped(
    portfolio: &Portfolio,
    question: &Query,
    by: Dimension,
    groups: &[Group],
    row: impl Fn(ProjectItem) -> ListRow,
) -> Result<Vec<ListGroup>, QueryError> {
    // Programmes overlap: a filter by some would still give groups of the others.
    let wanted = chosen(&question.filter, by);
    let groups: Vec<&Group> =
        groups.iter().filter(|group| wanted.is_empty() || wanted.contains(&key_of(group))).collect();
    let limit = rows_per_group(&groups.iter().map(|group| group.measures.count as usize));
    let mut listed = Vec::with_capacity(groups.len());
    for group in groups {
        let key = key_of(group);
        let mut filter = question.filter.clone();
        edit(&mut filter, by, Edit::Only(&key));
        let part = Query { filter, limit, page: Page::Offset(0), by: Vec::new(), ..question.clone() };
        let items = if limit == 0 { Vec::new() } else { portfolio.query(&part)?.items };
        let rows = items.into_iter().map(&row).collect();
        listed.push(ListGroup { key: Some(key), measures: group.measures, rows });
    }
    Ok(listed)
}

/// The most rows each group may show so that all together stay within [`MOST_ROWS`].
fn rows_per_group(sizes: &(impl Iterator<Item = usize> + Clone)) -> usize {
    let fits = |limit: &usize| sizes.clone().map(|size| size.min(*limit)).sum::<usize>() <= MOST_ROWS;
    (0..=MOST_OF_A_GROUP).rev().find(fits).unwrap_or(0)
}

/// What the form offers for a question.
pub(crate) fn offer(
    portfolio: &Portfolio,
    question: &Query,
    as_of: AsOf,
    names: bool,
) -> Result<Offer, QueryError> {
    Ok(Offer { as_of, calendar: *portfolio.calendar(), facets: facets(portfolio, question, names)? })
}

/// How many each value would give while the other filters stay as they are.
fn facets(
    portfolio: &Portfolio,
    question: &Query,
    names: bool,
) -> Result<Vec<Vec<(String, u32)>>, QueryError> {
    let counted = |dimension: Dimension| {
        let mut filter = question.filter.clone();
        edit(&mut filter, dimension, Edit::Clear);
        let view = portfolio.query(&only_figures(question, filter, vec![dimension]))?;
        let mut counts: Vec<(String, u32)> =
            view.groups.iter().map(|group| (key_of(group), group.measures.count)).collect();
        if matches!(dimension, Dimension::Owner | Dimension::Leader) && counts.len() > MOST_OWNERS {
            counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
            counts.truncate(MOST_OWNERS);
        }
        Ok(counts)
    };
    offered(names).map(counted).collect()
}

/// What there would be without each filter, most first; filters that alone change nothing are left out.
pub(crate) fn relaxed(portfolio: &Portfolio, question: &Query) -> Result<Vec<(String, u32)>, QueryError> {
    let mut dimensions: Vec<Option<Dimension>> =
        all_chosen(&question.filter).into_iter().map(|(dimension, _)| Some(dimension)).collect();
    dimensions.dedup();
    dimensions.extend((!question.filter.q.is_empty()).then_some(None));
    let mut relaxed = Vec::new();
    for dimension in dimensions {
        let mut filter = question.filter.clone();
        match dimension {
            Some(dimension) => edit(&mut filter, dimension, Edit::Clear),
            None => filter.q.clear(),
        }
        let count = portfolio.query(&only_figures(question, filter, Vec::new()))?.total.count;
        if count > 0 {
            relaxed.push((dimension.map_or("q", Dimension::code).to_owned(), count));
        }
    }
    relaxed.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok(relaxed)
}

impl ListRow {
    /// The rows of a list from `offset` on: one window.
    ///
    /// # Errors
    /// As [`ListPage::assemble`].
    pub fn window(
        portfolio: &Portfolio,
        address: &ListAddress,
        offset: usize,
        language: Language,
    ) -> Result<(AsOf, Vec<Self>), AppError> {
        let page = Page::Offset(offset);
        let question = Query { limit: WINDOW, page, by: Vec::new(), ..address.query.clone() };
        let View { as_of, items, .. } = portfolio.query(&question)?;
        let rows = items.into_iter().map(|item| Self::of(item, &address.columns, language));
        Ok((as_of, rows.collect()))
    }

    /// What a row shows of a project, and nothing else.
    fn of(item: ProjectItem, columns: &Columns, language: Language) -> Self {
        let texts = columns.iter().filter(|column| column.is_text());
        let texts = texts.map(|column| cell_text(column, &item, language)).collect();
        let pick = |text: Bilingual| match language {
            Language::ZhCn => text.zh,
            Language::En => text.en,
        };
        Self {
            code: item.code.into(),
            name: pick(item.name),
            light: item.light,
            light_reason: pick(item.light_reason),
            source: item.source,
            rate: item.investment_completion_rate_bp.filter(|_| columns.has(Column::Rate)),
            gap: item.progress_gap_bp.filter(|_| columns.has(Column::Gap)),
            texts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rows_per_group;

    #[test]
    fn groups_share_the_rows_of_an_answer_evenly() {
        assert_eq!(rows_per_group(&[10, 20].into_iter()), 50);
        assert_eq!(rows_per_group(&[200, 200, 40].into_iter()), 50);
        assert_eq!(rows_per_group(&std::iter::repeat_n(100, 10)), 30);
        assert_eq!(rows_per_group(&std::iter::repeat_n(100, 600)), 0);
    }
}
