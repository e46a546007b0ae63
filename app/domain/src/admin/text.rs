//! Lines of text, days and numbers as forms send them.

use crate::form::Fields;
use crate::label::{Bilingual, Label};
use chrono::NaiveDate;

/// A line that must be filled, blanks around it taken off.
pub(super) fn filled(fields: &Fields, name: &str, what: Label, most: usize) -> Result<String, Bilingual> {
    optional(fields, name, what, most)?.ok_or_else(|| {
        Bilingual::new(format!("请填写{}。", what.zh), format!("Please fill in the {}.", what.en))
    })
}

/// A line that may be left out.
pub(super) fn optional(
    fields: &Fields,
    name: &str,
    what: Label,
    most: usize,
) -> Result<Option<String>, Bilingual> {
    let Some(text) = fields.filled(name) else { return Ok(None) };
    if text.chars().any(char::is_control) {
        return Err(Bilingual::new(
            format!("{}中有不可见的控制字符，请删去后重填。", what.zh),
            format!("The {} has control characters in it; please type it again.", what.en),
        ));
    }
    if text.chars().count() > most {
        return Err(Bilingual::new(
            format!("{}最多 {most} 个字。", what.zh),
            format!("The {} has at most {most} characters.", what.en),
        ));
    }
    Ok(Some(text.to_owned()))
}

/// A day that may be left out.
pub(super) fn day(fields: &Fields, name: &str) -> Result<Option<NaiveDate>, Bilingual> {
    let wrong = |_| {
        Bilingual::new(
            "日期不对，请按 2025-12-31 的样式填写。",
            "This is no day; please write it like 2025-12-31.",
        )
    };
    fields.filled(name).map(|text| text.parse().map_err(wrong)).transpose()
}

/// A whole number up to `most` that may be left out.
pub(super) fn count(fields: &Fields, name: &str, most: u32) -> Result<Option<u32>, Bilingual> {
    let wrong = || {
        Bilingual::new(
            format!("请填 0 至 {most} 的整数，不用时留空。"),
            format!("Please give a whole number from 0 to {most}, or leave it empty."),
        )
    };
    let Some(text) = fields.filled(name) else { return Ok(None) };
    text.parse().ok().filter(|number| *number <= most).map(Some).ok_or_else(wrong)
}
