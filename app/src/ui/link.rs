//! Addresses that differ from the present one by one value.

/// The query `search` (with or without its `?`) with `name` set to `value`, or taken out with `None`.
/// Gives `?…`, or `?` alone when nothing is left, so that as a link it always means "this page".
/// `value` is put in as it is: percent-encode what a person has typed.
#[must_use]
pub fn with_query(search: &str, name: &str, value: Option<&str>) -> String {
    let mut query = String::from("?");
    let kept = search
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty() && pair.split('=').next() != Some(name));
    let added = value.map(|value| format!("{name}={value}"));
    for pair in kept.map(str::to_owned).chain(added) {
        if query.len() > 1 {
            query.push('&');
        }
        query.push_str(&pair);
    }
    query
}

#[cfg(test)]
mod tests {
    use super::with_query;

    #[test]
    fn replaces_one_value_and_keeps_the_rest() {
        assert_eq!(with_query("?a=1&lang=en&b=2", "lang", Some("zh-CN")), "?a=1&b=2&lang=zh-CN");
        assert_eq!(with_query("lang=en", "lang", None), "?");
        assert_eq!(with_query("", "theme", Some("dark")), "?theme=dark");
        assert_eq!(with_query("language=x", "lang", None), "?language=x");
    }
}
