//! The filters in force as words, for what is printed or hangs on a wall and cannot be clicked.

use super::Dimension;
use super::query::{Choice, Filter};
use super::query_words::{UNKNOWN, parameter_label};
use crate::code_list::CodeList;
use crate::label::{Label, Language};

const BY_NAME: Label =
    Label { zh: "已按姓名筛选（不显示姓名）", en: "chosen by name (names are not shown)" };

fn labels<T: CodeList>(choice: &Choice<T>, language: Language) -> Vec<String> {
    choice.values.iter().map(|value| value.label().in_language(language).to_owned()).collect()
}

impl Filter {
    /// Each filter in force with its values; empty when everything is let through. Leaders are not named: everybody
    /// reads what hangs on a wall.
    #[must_use]
    pub fn in_words(&self, language: Language) -> Vec<String> {
        let (colon, comma) = match language {
            Language::ZhCn => ("：", "、"),
            Language::En => (": ", ", "),
        };
        let mut told = Vec::new();
        let mut tell = |dimension: Dimension, mut values: Vec<String>, none: bool| {
            values.extend(none.then(|| UNKNOWN.in_language(language).to_owned()));
            if !values.is_empty() {
                let name = dimension.label().in_language(language);
                told.push(format!("{name}{colon}{}", values.join(comma)));
            }
        };
        tell(Dimension::Category, labels(&self.category, language), self.category.none);
        tell(Dimension::Sector, labels(&self.sector, language), self.sector.none);
        tell(Dimension::Subdistrict, labels(&self.subdistrict, language), self.subdistrict.none);
        tell(Dimension::Stage, labels(&self.stage, language), self.stage.none);
        tell(Dimension::Light, labels(&self.light, language), self.light.none);
        tell(Dimension::Programme, labels(&self.programme, language), self.programme.none);
        tell(Dimension::Source, labels(&self.source, language), self.source.none);
        tell(Dimension::Owner, self.owner.values.clone(), self.owner.none);
        if !self.leader.is_any() {
            tell(Dimension::Leader, vec![BY_NAME.in_language(language).to_owned()], false);
        }
        if let (false, Some(name)) = (self.q.is_empty(), parameter_label("q")) {
            told.push(format!("{}{colon}“{}”", name.in_language(language), self.q));
        }
        told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::portfolio::Query;

    #[test]
    fn filters_are_told_in_words_and_leaders_never_by_name() {
        let pairs = [("light", "red,none"), ("q", "a"), ("leader", "张三"), ("owner", "甲,乙")];
        let query = Query::parse(pairs).expect("query");
        let told = query.filter.in_words(Language::ZhCn);
        assert_eq!(told[0], "亮灯：红灯、未公布");
        assert_eq!(told[1], "业主单位：甲、乙");
        assert!(told[2].starts_with("挂钩领导：") && !told.concat().contains("张三"));
        assert_eq!(told[3], "关键词：“a”");
        assert_eq!(query.filter.in_words(Language::En)[0], "Light: Red, not published");
        assert_eq!(Filter::default().in_words(Language::En), Vec::<String>::new());
    }
}
