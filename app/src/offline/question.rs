//! What an address below `/offline` asks: the words of the pages it stands in for. Words that only those know (columns,
//! colours) are let go by, because the worker passes addresses on as they are.

use domain::portfolio::{Page, Query, QueryError};

/// The question of a list: its first part, as large as can be.
///
/// # Errors
/// A value that is not allowed.
pub(super) fn query(search: &str) -> Result<Query, QueryError> {
    let pairs = form_urlencoded::parse(search.trim_start_matches('?').as_bytes());
    let known = pairs
        .filter(|(name, _)| Query::NAMES.contains(&&**name) && !["limit", "cursor", "by"].contains(&&**name));
    let query = Query::parse(known)?;
    Ok(Query { limit: Query::MAX_LIMIT, ..query })
}

/// The same address with another path, without what only the page before has asked.
pub(super) fn with_path(path: &str, search: &str) -> String {
    let kept = search.trim_start_matches('?').split('&').filter(|pair| {
        let name = pair.split('=').next().unwrap_or_default();
        Query::NAMES.contains(&name) && !["offset", "cursor", "limit"].contains(&name)
    });
    let kept: Vec<_> = kept.collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// The address of the next or the last part.
pub(super) fn with_offset(path: &str, search: &str, offset: usize) -> String {
    let rest = with_path(path, search);
    match (offset, rest.contains('?')) {
        (0, _) => rest,
        (_, true) => format!("{rest}&offset={offset}"),
        (_, false) => format!("{rest}?offset={offset}"),
    }
}

/// Where the list begins.
pub(super) fn offset(query: &Query) -> usize {
    match query.page {
        Page::Offset(offset) => offset,
        Page::After(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_pages_are_let_go_by_and_wrong_values_are_not() {
        let asked = query("?light=red&cols=code,name&density=compact&colour=stage&limit=50").expect("query");
        assert_eq!((asked.filter.light.values.len(), asked.limit), (1, Query::MAX_LIMIT));
        let wrong = query("?light=blue").expect_err("no such light");
        assert_eq!(wrong.parameter(), Some("light"));
        assert_eq!(offset(&query("?offset=500").expect("query")), 500);
    }

    #[test]
    fn addresses_keep_the_question() {
        let search = "?light=red&lang=en&offset=500&cols=code&q=%E8%B7%AF";
        assert_eq!(with_path("/offline/map", search), "/offline/map?light=red&q=%E8%B7%AF");
        assert_eq!(with_path("/offline/map", "?lang=en"), "/offline/map");
        assert_eq!(
            with_offset("/offline/projects", "?light=red", 500),
            "/offline/projects?light=red&offset=500"
        );
        assert_eq!(with_offset("/offline/projects", "", 500), "/offline/projects?offset=500");
        assert_eq!(with_offset("/offline/projects", search, 0), "/offline/projects?light=red&q=%E8%B7%AF");
    }
}
