//! The words people know for what an address asks with: its parameters and their codes.

use super::{Dimension, SortKey};
use crate::code_list::{Category, CodeList, Programme, Sector, Source, Stage, Subdistrict};
use crate::label::Label;
use crate::portfolio_map::Colouring;
use crate::status_light::Light;

/// What `none` means as a filter's value.
pub(super) const UNKNOWN: Label = Label { zh: "未公布", en: "not published" };

/// What a parameter asks for; `None` for a word that is none of a list's.
#[must_use]
pub fn parameter_label(name: &str) -> Option<Label> {
    let label = |zh, en| Some(Label { zh, en });
    match name {
        "q" => label("关键词", "Words"),
        "as_of" => label("截至月份", "As of"),
        "sort" => label("排序", "Sorted by"),
        "limit" => label("每页条数", "Items on a page"),
        "cursor" => label("翻页位置", "Where the page begins"),
        "offset" => label("起始位置", "First item"),
        "by" => label("分组", "Grouped by"),
        "rank" => label("排名对象", "Ranked by"),
        "from" => label("起始月份", "From"),
        "to" => label("截止月份", "To"),
        "cols" => label("显示的列", "Columns"),
        "density" => label("行距", "Spacing"),
        "colour" => label("着色", "Coloured by"),
        filter => Dimension::from_code(filter).map(CodeList::label),
    }
}

/// What a parameter's code means; for a word that is no parameter, what the parameter `code` asks for.
#[must_use]
pub fn code_label(name: &str, code: &str) -> Option<Label> {
    match name {
        "category" => filter_label::<Category>(code),
        "sector" => filter_label::<Sector>(code),
        "subdistrict" => filter_label::<Subdistrict>(code),
        "stage" => filter_label::<Stage>(code),
        "light" => filter_label::<Light>(code),
        "programme" => filter_label::<Programme>(code),
        "source" => filter_label::<Source>(code),
        "sort" => SortKey::from_code(code).map(CodeList::label),
        "by" | "rank" => Dimension::from_code(code).map(CodeList::label),
        "colour" => Colouring::from_code(code).map(CodeList::label),
        name if parameter_label(name).is_some() => None,
        _ => parameter_label(code),
    }
}

fn filter_label<T: CodeList>(code: &str) -> Option<Label> {
    match code {
        "none" => Some(UNKNOWN),
        code => T::from_code(code).map(CodeList::label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::Query;

    #[test]
    fn every_parameter_has_a_word() {
        for name in Query::NAMES {
            assert!(parameter_label(name).is_some(), "{name}");
        }
        assert_eq!(parameter_label("shade"), None);
    }

    #[test]
    fn what_is_allowed_is_told_in_words() {
        for asked in ["light=pink", "sort=beauty", "by=moon", "subdistrict=x", "shade=red"] {
            let error = Query::parse(asked.split_once('=')).expect_err(asked);
            let name = error.parameter().expect("a parameter").to_owned();
            for code in error.allowed() {
                assert!(code_label(&name, &code).is_some(), "{asked}: {code}");
            }
        }
        assert_eq!(code_label("light", "green").map(|label| label.zh), Some("绿灯"));
        assert_eq!(code_label("shade", "light").map(|label| label.zh), Some("亮灯"));
        assert_eq!(code_label("limit", "1..500"), None);
    }
}
