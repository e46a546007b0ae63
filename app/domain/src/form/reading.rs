//! Reading what was typed into a field: texts of a certain length, days that can be meant.

use crate::label::Bilingual;
use crate::unit::{ParseYuanError, Yuan};
use chrono::{Datelike as _, NaiveDate};
use std::ops::RangeInclusive;

/// Years a day of a project can be in: beyond, it is a slip of the hand.
const YEARS: RangeInclusive<i32> = 2000..=2100;

/// A text without the blanks around it; `None` when nothing is left.
///
/// # Errors
/// When it has more than `most` characters.
pub fn optional_text(text: Option<&str>, most: usize) -> Result<Option<String>, Bilingual> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    // PostgreSQL stores no NUL, and nobody types one.
    let text = text.replace('\0', "");
    let count = text.chars().count();
    if count <= most {
        return Ok(Some(text));
    }
    Err(Bilingual::new(
        format!("最多 {most} 个字，现在有 {count} 个。"),
        format!("At most {most} characters; there are {count}."),
    ))
}

/// The same, where something must be typed.
///
/// # Errors
/// When nothing is left, or it is too long.
pub fn required_text(text: Option<&str>, most: usize) -> Result<String, Bilingual> {
    optional_text(text, most)?.ok_or_else(|| Bilingual::new("请填写此项。", "Please fill this in."))
}

/// A day, `YYYY-MM-DD`; `None` when nothing was typed.
///
/// # Errors
/// When it is no day, or in a year that cannot be meant.
pub fn optional_day(text: Option<&str>) -> Result<Option<NaiveDate>, Bilingual> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let day = text.parse().map_err(|_| {
        Bilingual::new(
            "日期请写成“年-月-日”，例如 2025-09-30。",
            "Write the date as year-month-day, such as 2025-09-30.",
        )
    })?;
    day_in_range(day).map(Some)
}

/// The same, where a day must be typed.
///
/// # Errors
/// When nothing was typed, and as [`optional_day`].
pub fn required_day(text: Option<&str>) -> Result<NaiveDate, Bilingual> {
    optional_day(text)?.ok_or_else(|| Bilingual::new("请填写日期。", "Please give a date."))
}

/// The day, if its year can be meant.
///
/// # Errors
/// When it cannot.
pub fn day_in_range(day: NaiveDate) -> Result<NaiveDate, Bilingual> {
    if YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(Bilingual::new(
        format!("年份请填写在 {} 至 {} 之间。", YEARS.start(), YEARS.end()),
        format!("The year must be between {} and {}.", YEARS.start(), YEARS.end()),
    ))
}

/// An amount as people type it, in 万元 unless it names a unit; `None` when nothing was typed.
///
/// # Errors
/// When it is no amount, or no whole number of yuan.
pub fn optional_amount(text: Option<&str>) -> Result<Option<Yuan>, Bilingual> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    Yuan::parse(text, 10_000).map(Some).map_err(|error| match error {
        ParseYuanError::Empty | ParseYuanError::NotANumber => Bilingual::new(
            "请填写数字，单位万元，也可写明“亿元”，例如 1200 或 1.5亿。",
            "Type a number in 万元 (10 000 yuan), or name 亿 (100 million): 1200 or 1.5亿.",
        ),
        ParseYuanError::NotWholeYuan => Bilingual::new(
            "小数位太多：万元最多 4 位，亿元最多 8 位。",
            "Too many decimals: 万元 takes 4, 亿元 takes 8.",
        ),
        ParseYuanError::TooLarge => Bilingual::new("数字太大。", "The number is too large."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_trimmed_and_measured_in_characters() {
        assert_eq!(optional_text(Some("  管线迁改  "), 4), Ok(Some("管线迁改".to_owned())));
        assert!(optional_text(Some("管线迁改了"), 4).is_err());
        assert_eq!(optional_text(Some("  "), 4), Ok(None));
        assert!(required_text(Some("  "), 4).is_err() && required_text(None, 4).is_err());
    }

    #[test]
    fn a_day_is_read_or_told_how_to_be_written() {
        assert_eq!(optional_day(Some(" 2025-09-30 ")), Ok(NaiveDate::from_ymd_opt(2025, 9, 30)));
        assert_eq!(optional_day(Some("")), Ok(None));
        for wrong in ["2025-02-30", "30.9.2025", "0025-09-30", "20250-01-01"] {
            assert!(optional_day(Some(wrong)).is_err(), "{wrong}");
        }
        assert!(required_day(None).is_err());
    }
}
