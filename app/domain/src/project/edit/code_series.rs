//! The office's codes run in a series for each list: `CJ-001`, `WL-01`.

use crate::code_list::Category;
use crate::project::ProjectCode;

/// The code after the last one of a category's series. Gaps are not filled: a code that was given once
/// stands on plates and in minutes. `None` when the series is full.
#[must_use]
pub fn next_code<'a>(
    category: Category,
    known: impl IntoIterator<Item = &'a ProjectCode>,
) -> Option<ProjectCode> {
    let (series, width) = match category {
        Category::Construction => ("CJ-", 3),
        Category::CultureTourism => ("WL-", 2),
    };
    let number = |code: &ProjectCode| -> Option<u64> {
        let digits = code.as_str().strip_prefix(series)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let last = known.into_iter().filter_map(number).max().unwrap_or(0);
    format!("{series}{:0width$}", last.checked_add(1)?).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_goes_on_after_its_last_code() {
        let codes: Vec<ProjectCode> =
            ["CJ-001", "CJ-009", "WL-15", "CJ-7-A"].iter().map(|code| code.parse().expect("code")).collect();
        let next = |category| next_code(category, &codes).map(String::from);
        assert_eq!(next(Category::Construction).as_deref(), Some("CJ-010"));
        assert_eq!(next(Category::CultureTourism).as_deref(), Some("WL-16"));
        assert_eq!(next_code(Category::CultureTourism, []).map(String::from).as_deref(), Some("WL-01"));
    }
}
