//! What a change has changed, from its values before and after as the journal keeps them.

use crate::admin::journal::view::Changed;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Characters of a value that are shown; the whole of it stands in the JSON.
const MOST: usize = 120;

/// It counts writes: every change has changed it, which tells nobody anything.
const REVISION: &str = "revision";

/// The members that differ to a reader, by name: blank and missing are both nothing. None when one of the values is
/// missing or no object. `name` knows what an id belongs to.
pub(super) fn changes(
    before: Option<&str>,
    after: Option<&str>,
    name: impl Fn(&str) -> Option<String>,
) -> Vec<Changed> {
    let members = |text: Option<&str>| serde_json::from_str::<Map<String, Value>>(text?).ok();
    let (Some(before), Some(after)) = (members(before), members(after)) else { return Vec::new() };
    let fields: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let shown = |value: Option<&Value>| value.and_then(|value| shown(value, &name));
    fields
        .into_iter()
        .filter(|field| field.as_str() != REVISION)
        .map(|field| (field, shown(before.get(field)), shown(after.get(field))))
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| Changed {
            field: field.clone(),
            before: before.as_deref().map(cut),
            after: after.as_deref().map(cut),
        })
        .collect()
}

/// A value as a line of text; `None` = nothing.
fn shown(value: &Value, name: &impl Fn(&str) -> Option<String>) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => (!text.is_empty()).then(|| name(text).unwrap_or_else(|| text.clone())),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(|item| shown(item, name)).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Object(members) => Some(both(members).unwrap_or_else(|| value.to_string())),
        other => Some(other.to_string()),
    }
}

/// A text in two languages: once where they are the same.
fn both(members: &Map<String, Value>) -> Option<String> {
    let (zh, en) = (members.get("zh")?.as_str()?, members.get("en")?.as_str()?);
    Some(if zh == en || en.is_empty() { zh.to_owned() } else { format!("{zh} / {en}") })
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let name = |id: &str| (id == "7f").then(|| "CJ-001".to_owned());
        let changes = changes(Some(before), Some(after), name);
        changes.into_iter().map(|change| (change.field, change.before, change.after)).collect()
    }

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn only_what_differs_is_told_and_not_that_it_was_written() {
        let before = r#"{"name":"甲","due":null,"closed":false,"note":"","revision":1}"#;
        let after = r#"{"name":"甲","due":"2025-10-05","closed":true,"note":null,"revision":2}"#;
        let expected = vec![
            ("closed".to_owned(), text("false"), text("true")),
            ("due".to_owned(), None, text("2025-10-05")),
        ];
        assert_eq!(told(before, after), expected);
    }

    #[test]
    fn a_member_that_came_or_went_is_a_change_and_ids_are_named() {
        let before = r#"{"projects":[],"reason":"误报"}"#;
        let after = r#"{"projects":["7f","8e"]}"#;
        let expected = vec![
            ("projects".to_owned(), None, text("CJ-001, 8e")),
            ("reason".to_owned(), text("误报"), None),
        ];
        assert_eq!(told(before, after), expected);
    }

    #[test]
    fn a_text_in_two_languages_is_no_object_to_a_reader() {
        let before = r#"{"title":{"zh":"管线未迁改","en":"管线未迁改"}}"#;
        let after = r#"{"title":{"zh":"管线未迁改","en":"Pipes"}}"#;
        let expected = vec![("title".to_owned(), text("管线未迁改"), text("管线未迁改 / Pipes"))];
        assert_eq!(told(before, after), expected);
    }

    #[test]
    fn a_long_value_is_cut_between_characters() {
        let after = format!(r#"{{"scope":"{}"}}"#, "宽".repeat(MOST + 1));
        let [(_, before, after)] = &told(r#"{"scope":"窄"}"#, &after)[..] else { panic!("one change") };
        assert_eq!((before, after), (&text("窄"), &Some(format!("{}…", "宽".repeat(MOST)))));
        let whole = format!(r#"{{"scope":"{}"}}"#, "宽".repeat(MOST));
        assert_eq!(told("{}", &whole)[0].2, Some("宽".repeat(MOST)));
    }

    #[test]
    fn what_is_new_gone_or_no_object_has_no_changes() {
        let none = |before, after| changes(before, after, |_| None).is_empty();
        assert!(none(None, Some(r#"{"a":1}"#)) && none(Some(r#"{"a":1}"#), None));
        assert!(none(Some("[1]"), Some("[2]")) && none(Some("{"), Some(r#"{"a":1}"#)));
    }
}
