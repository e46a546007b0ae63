//! From what was typed into a field's inputs to its written form, or what is wrong and what would do.

use super::stage::StageValue;
use super::typed_place;
use super::values::{joined, programmes};
use crate::code_list::{Category, CodeList, Programme, Sector, Stage, Subdistrict};
use crate::form::FieldErrors;
use crate::label::Bilingual;
use crate::project::{ApprovalCode, ProjectField};
use crate::unit::Yuan;
use chrono::NaiveDate;

/// What is wrong with an input.
type Wrong = (&'static str, Bilingual);

/// The longest name, unit or person.
const NAME: usize = 200;
/// The longest scope.
const SCOPE: usize = 4_000;

/// Reads a field from its inputs, in their order.
///
/// # Errors
/// Everything that is wrong, each at its input.
pub(super) fn read(field: ProjectField, typed: &[String]) -> Result<String, FieldErrors> {
    if field == ProjectField::Place {
        return typed_place::read(typed);
    }
    read_plain(field, typed).map_err(|(input, message)| FieldErrors::one(input, message))
}

/// The same for every field of which one thing at most is wrong.
fn read_plain(field: ProjectField, typed: &[String]) -> Result<String, Wrong> {
    use ProjectField as F;
    let text = |at: usize| typed.get(at).map_or("", |text| text.trim());
    let wrong = |message| (field.inputs()[0], message);
    let first = text(0);
    match field {
        F::NameZh | F::Category | F::Sector if first.is_empty() => {
            let label = field.label();
            let message =
                Bilingual::new(format!("请填写{}。", label.zh), format!("{} must be filled in.", label.en));
            Err(wrong(message))
        }
        F::NameZh
        | F::NameEn
        | F::ProjectOwner
        | F::ResponsibleUnit
        | F::AssignedLeader
        | F::ProjectLiaison => line(first).map_err(wrong),
        F::ScopeZh | F::ScopeEn => prose(first).map_err(wrong),
        F::Category => code::<Category>(first).map_err(wrong),
        F::Sector => code::<Sector>(first).map_err(wrong),
        F::Subdistrict if first.is_empty() => Ok(String::new()),
        F::Subdistrict => Subdistrict::from_code_or_name(first)
            .map(|one| one.code().to_owned())
            .ok_or_else(|| wrong(not_listed::<Subdistrict>(first))),
        F::Programmes => programmes(first).map(joined).ok_or_else(|| wrong(not_listed::<Programme>(first))),
        F::ApprovalCode if first.is_empty() => Ok(String::new()),
        F::ApprovalCode => half_width(first).parse::<ApprovalCode>().map(String::from).map_err(|_| {
            wrong(Bilingual::new(
                "项目代码应为 20 位数字加 4 个连字符，如 2101-350503-04-01-123456。",
                "An approval code has 20 digits and 4 hyphens, such as 2101-350503-04-01-123456.",
            ))
        }),
        F::ActualStart | F::ActualFinish if first.is_empty() => Ok(String::new()),
        F::ActualStart | F::ActualFinish => day(first).map(|day| day.to_string()).map_err(wrong),
        F::OpeningBalance if first.is_empty() => Ok(String::new()),
        F::OpeningBalance => amount(first).map_err(wrong),
        F::Enrolled => match first {
            "" | "no" => Ok(String::new()),
            "yes" => Ok("yes".to_owned()),
            _ => Err(wrong(Bilingual::new("请填写 yes 或留空。", "Give yes, or leave it blank."))),
        },
        F::Stage => stage(first, text(1)),
        F::Place => Ok(String::new()),
    }
}

fn code<T: CodeList>(text: &str) -> Result<String, Bilingual> {
    T::from_code(text).map(|one| one.code().to_owned()).ok_or_else(|| not_listed::<T>(text))
}

fn not_listed<T: CodeList>(text: &str) -> Bilingual {
    let zh: Vec<_> = T::ALL.iter().map(|one| format!("{}（{}）", one.code(), one.label().zh)).collect();
    let en: Vec<_> = T::ALL.iter().map(|one| one.code()).collect();
    Bilingual::new(
        format!("“{text}”不在列表中；可选：{}。", zh.join("、")),
        format!("“{text}” is not on the list; choose from: {}.", en.join(", ")),
    )
}

/// One line; what sets lines or hides characters is refused.
fn line(text: &str) -> Result<String, Bilingual> {
    if text.chars().any(char::is_control) {
        return Err(Bilingual::new("请只填写一行文字。", "Type a single line of text."));
    }
    short(text, NAME)
}

fn prose(text: &str) -> Result<String, Bilingual> {
    // Forms send CR LF.
    let text = text.replace("\r\n", "\n");
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(Bilingual::new(
            "文字中有不可见的控制字符，请删除。",
            "The text has control characters; delete them.",
        ));
    }
    short(&text, SCOPE)
}

fn short(text: &str, most: usize) -> Result<String, Bilingual> {
    let length = text.chars().count();
    if length > most {
        return Err(Bilingual::new(
            format!("最多 {most} 字，现有 {length} 字。"),
            format!("At most {most} characters; this has {length}."),
        ));
    }
    Ok(text.to_owned())
}

fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '—' | '–' => '-',
            _ => c,
        })
        .filter(|c| !c.is_whitespace())
        .collect()
}

/// A day as date fields send it and as people type it: 2025-3-1, 2025/03/01, 2025.3.1, 2025年3月1日.
fn day(text: &str) -> Result<NaiveDate, Bilingual> {
    let plain = half_width(text).replace(['/', '.', '年', '月'], "-");
    let parts: Vec<&str> = plain.trim_end_matches('日').split('-').collect();
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let read = || {
        let year = i32::try_from(number(0)?).ok().filter(|year| (1949..=2199).contains(year))?;
        NaiveDate::from_ymd_opt(year, number(1)?, number(2)?).filter(|_| parts.len() == 3)
    };
    read().ok_or_else(|| {
        Bilingual::new(
            format!("“{text}”不是日期；请按 2025-03-01 的样式填写。"),
            format!("“{text}” is not a day; type it like 2025-03-01."),
        )
    })
}

fn amount(text: &str) -> Result<String, Bilingual> {
    let would_do = || {
        Bilingual::new(
            format!("“{text}”不是金额；请填写如 1200（万元）、1.2亿 或 12000000元，精确到元。"),
            format!("“{text}” is not an amount; type such as 1200 (万元), 1.2亿 or 12000000元, to the yuan."),
        )
    };
    let yuan = Yuan::parse(text, 10_000).map_err(|_| would_do())?;
    if yuan < Yuan::ZERO {
        return Err(Bilingual::new("金额不能为负。", "The amount must not be negative."));
    }
    Ok(yuan.exact_wan())
}

fn stage(stage: &str, from: &str) -> Result<String, Wrong> {
    if stage.is_empty() && from.is_empty() {
        return Ok(String::new());
    }
    let known = match stage {
        "" => None,
        code => Some(Stage::from_code(code).ok_or_else(|| ("stage", not_listed::<Stage>(code)))?),
    };
    if from.is_empty() {
        let message =
            Bilingual::new("请填写该阶段自哪一天起。", "Say since which day the project is in this stage.");
        return Err(("stage_effective_from", message));
    }
    let from = day(from).map_err(|message| ("stage_effective_from", message))?;
    Ok(StageValue { stage: known, from }.written())
}
