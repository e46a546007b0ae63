//! Settings that change while the program runs: kept in the database, journalled, not a matter of security.

use crate::label::Bilingual;

crate::code_list::code_list! {
    /// A setting.
    SettingKey as "setting" {
        /// The day of the following month reports are due on.
        ReportDueDay = "report_due_day", "月报默认截止日", "Day reports are due";
        /// Stands under every reminder.
        RemindFooter = "remind_footer", "催报文字落款", "Foot of reminders";
        /// The notice on every page, in Chinese.
        NoticeZh = "notice_zh", "站内公告（中文）", "Notice (Chinese)";
        /// The same in English.
        NoticeEn = "notice_en", "站内公告（英文）", "Notice (English)";
    }
}

impl SettingKey {
    /// What it is until somebody sets it.
    #[must_use]
    pub const fn default_value(self) -> &'static str {
        match self {
            Self::ReportDueDay => "5",
            Self::RemindFooter | Self::NoticeZh | Self::NoticeEn => "",
        }
    }

    /// The day that a kept value of [`Self::ReportDueDay`] names.
    #[must_use]
    pub fn due_day(kept: &str) -> u32 {
        kept.parse().unwrap_or(5)
    }

    /// The value as it is kept.
    ///
    /// # Errors
    /// What would do.
    pub fn parse(self, typed: &str) -> Result<String, Bilingual> {
        let typed = typed.trim();
        match self {
            Self::ReportDueDay => {
                let day = typed.parse().ok().filter(|day: &u32| (1..=28).contains(day));
                day.map(|day| day.to_string()).ok_or_else(|| {
                    Bilingual::new(
                        "请填 1 至 28 的整数，每个月都有这一天。",
                        "Please give a day from 1 to 28: every month has it.",
                    )
                })
            }
            Self::RemindFooter | Self::NoticeZh | Self::NoticeEn => {
                if typed.chars().count() > 200
                    || typed.chars().any(|c| c.is_control() && c != '\n' && c != '\r')
                {
                    return Err(Bilingual::new(
                        "最多 200 个字，不含控制字符。",
                        "At most 200 characters, and no control characters.",
                    ));
                }
                Ok(typed.split_whitespace().collect::<Vec<_>>().join(" "))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SettingKey;

    #[test]
    fn a_due_day_is_in_every_month_and_a_notice_is_one_line() {
        assert_eq!(SettingKey::ReportDueDay.parse(" 08 "), Ok("8".to_owned()));
        for wrong in ["", "0", "29", "五", "-1"] {
            assert!(SettingKey::ReportDueDay.parse(wrong).is_err(), "{wrong}");
        }
        assert_eq!(SettingKey::NoticeZh.parse(" 今晚\r\n维护 "), Ok("今晚 维护".to_owned()));
        assert!(SettingKey::NoticeEn.parse(&"x".repeat(201)).is_err());
        assert!(SettingKey::ReportDueDay.parse(SettingKey::ReportDueDay.default_value()).is_ok());
    }
}
