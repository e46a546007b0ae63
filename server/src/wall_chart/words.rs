//! The words of the wall chart.

use domain::label::{Label, Language};
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
