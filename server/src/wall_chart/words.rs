//! The words of the wall chart, and the filters of a question in words.

use domain::code_list::CodeList;
use domain::label::{Label, Language};
use domain::portfolio::{Choice, Dimension, Filter};
use serde::Serialize;

/// Words that are the same on every chart of a language.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Words {
    /// The heads of the table's columns.
    pub heads: [&'static str; 8],
    pub sketch: &'static str,
    pub version: &'static str,
    pub live: &'static str,
    pub estimated: &'static str,
    pub line: &'static str,
    pub area: &'static str,
    pub size: &'static str,
    pub no_place: &'static str,
    pub unknown: &'static str,
    pub next: &'static str,
    pub outlines: &'static str,
}

const ZH: Words = Words {
    heads: ["序号", "编号", "亮灯", "项目名称", "年度计划", "本年完成", "完成率", "下一节点"],
    sketch: "示意图 内部使用",
    version: "数据版本",
    live: "扫码看实时页面",
    estimated: "空心或虚线：位置为人工估计",
    line: "线状项目",
    area: "片状项目",
    size: "标记越大，计划总投资越高",
    no_place: "序号加括号：没有位置或在图外，图上无编号",
    unknown: "—：未公布",
    next: "下一节点：计划日期最早的未完成节点",
    outlines: "轮廓仅供定向，未经地图审核，请勿对外公开",
};

const EN: Words = Words {
    heads: ["No.", "Code", "Light", "Project", "Year's plan", "Completed", "Rate", "Next milestone"],
    sketch: "Sketch map, for internal use",
    version: "data version",
    live: "Scan for the live page",
    estimated: "Hollow or dashed: place estimated by hand",
    line: "A line",
    area: "An area",
    size: "The larger the mark, the higher the planned total",
    no_place: "No. in brackets: no place, or outside the map",
    unknown: "—: not published",
    next: "Next milestone: the earliest planned one not reached",
    outlines: "Outlines for orientation only, not reviewed for publication",
};

pub(super) const fn words(language: Language) -> Words {
    match language {
        Language::ZhCn => ZH,
        Language::En => EN,
    }
}

/// A text in the chart's language.
pub(super) const fn either(language: Language, zh: &'static str, en: &'static str) -> &'static str {
    Label { zh, en }.in_language(language)
}

/// The filters in force, each with its values; empty when everything is let through. Leaders are not named: a chart
/// hangs where everybody reads it.
pub(super) fn filters(filter: &Filter, language: Language) -> Vec<String> {
    let unknown = either(language, "未公布", "not published");
    let comma = either(language, "、", ", ");
    let mut told = Vec::new();
    let mut tell = |dimension: Dimension, mut values: Vec<String>, none: bool| {
        values.extend(none.then(|| unknown.to_owned()));
        if !values.is_empty() {
            let name = dimension.label().in_language(language);
            told.push(format!("{name}{}{}", either(language, "：", ": "), values.join(comma)));
        }
    };
    fn labels<T: CodeList>(choice: &Choice<T>, language: Language) -> Vec<String> {
        choice.values.iter().map(|value| value.label().in_language(language).to_owned()).collect()
    }
    tell(Dimension::Category, labels(&filter.category, language), filter.category.none);
    tell(Dimension::Sector, labels(&filter.sector, language), filter.sector.none);
    tell(Dimension::Subdistrict, labels(&filter.subdistrict, language), filter.subdistrict.none);
    tell(Dimension::Stage, labels(&filter.stage, language), filter.stage.none);
    tell(Dimension::Light, labels(&filter.light, language), filter.light.none);
    tell(Dimension::Programme, labels(&filter.programme, language), filter.programme.none);
    tell(Dimension::Source, labels(&filter.source, language), filter.source.none);
    tell(Dimension::Owner, filter.owner.values.clone(), filter.owner.none);
    if !filter.leader.is_any() {
        let chosen = either(language, "已按姓名筛选（不印姓名）", "chosen by name (names are not printed)");
        tell(Dimension::Leader, vec![chosen.to_owned()], false);
    }
    if !filter.q.is_empty() {
        told.push(format!("{}“{}”", either(language, "搜索：", "words: "), filter.q));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::portfolio::Query;

    #[test]
    fn filters_are_told_in_words_and_leaders_never_by_name() {
        let pairs = [("light", "red,none"), ("q", "a"), ("leader", "张三"), ("owner", "甲,乙")];
        let query = Query::parse(pairs).expect("query");
        let told = filters(&query.filter, Language::ZhCn);
        assert_eq!(told[0], "亮灯：红灯、未公布");
        assert_eq!(told[1], "业主单位：甲、乙");
        assert!(told[2].starts_with("挂钩领导：") && !told.concat().contains("张三"));
        assert_eq!(told[3], "搜索：“a”");
        assert_eq!(filters(&Filter::default(), Language::En), Vec::<String>::new());
    }
}
