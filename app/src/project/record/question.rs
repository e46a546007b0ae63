//! The address of a record carries the question of the list one came from. Addresses are handled as they
//! stand, percent-encoded: what is only passed on is never taken apart.

use domain::project::ProjectCode;

/// Parameters that ask nothing of a record: how pages look, how the list shows its rows, and which part.
const NO_QUESTION: [&str; 10] =
    ["lang", "theme", "done", "cols", "density", "colour", "by", "limit", "offset", "cursor"];
/// Parameters of the answer's looks and of what was done, which a link to another page does not repeat.
const LOOKS: [&str; 3] = ["lang", "theme", "done"];

/// The question in an address's query: what is sent to the server.
#[must_use]
pub fn question(search: &str) -> String {
    without(search, &NO_QUESTION)
}

/// The address of a record, with the list it belongs to.
#[must_use]
pub fn record_href(code: &ProjectCode, search: &str) -> String {
    address(&format!("/projects/{code}"), search)
}

/// The address of the list one came from.
#[must_use]
pub fn list_href(search: &str) -> String {
    address("/projects", search)
}

/// Names and values of a query as they stand, for the hidden fields of a form that sets `except` itself.
/// A form encodes them anew, so they are decoded here.
#[must_use]
pub fn kept_pairs(search: &str, except: &str) -> Vec<(String, String)> {
    let kept = without(&without(search, &LOOKS), &[except]);
    form_urlencoded::parse(kept.as_bytes())
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect()
}

fn address(path: &str, search: &str) -> String {
    match without(search, &LOOKS) {
        query if query.is_empty() => path.to_owned(),
        query => format!("{path}?{query}"),
    }
}

fn without(search: &str, names: &[&str]) -> String {
    let name = |pair: &&str| pair.split('=').next().unwrap_or_default().to_owned();
    let pairs = search.trim_start_matches('?').split('&');
    let kept: Vec<&str> =
        pairs.filter(|pair| !pair.is_empty() && !names.contains(&name(pair).as_str())).collect();
    kept.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> ProjectCode {
        text.parse().expect("code")
    }

    #[test]
    fn links_keep_the_list_and_drop_the_looks() {
        let search = "?sector=transport&lang=en&sort=-progress_gap_bp&theme=dark&offset=50";
        assert_eq!(
            record_href(&code("CJ-042"), search),
            "/projects/CJ-042?sector=transport&sort=-progress_gap_bp&offset=50"
        );
        assert_eq!(list_href(search), "/projects?sector=transport&sort=-progress_gap_bp&offset=50");
        assert_eq!(record_href(&code("CJ-042"), "?lang=en"), "/projects/CJ-042");
        assert_eq!(list_href(""), "/projects");
    }

    #[test]
    fn the_question_has_no_page_in_it_and_keeps_what_it_does_not_know() {
        let search = "?q=%E6%A1%A5&density=compact&offset=50&limit=20&as_of=2025-08&sektor=water&";
        assert_eq!(question(search), "q=%E6%A1%A5&as_of=2025-08&sektor=water");
    }

    #[test]
    fn a_form_repeats_what_it_does_not_set() {
        let pairs = kept_pairs("q=%E6%A1%A5+1%2&as_of=2025-08&lang=en&light=red", "as_of");
        assert_eq!(pairs, [("q".to_owned(), "桥 1%2".to_owned()), ("light".to_owned(), "red".to_owned())]);
    }
}
