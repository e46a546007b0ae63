//! A machine's token as a form asks for it.

use super::text::{day, filled};
use crate::form::{FieldErrors, Fields};
use crate::label::{Bilingual, Label};
use chrono::NaiveDate;

crate::code_list::code_list! {
    /// What a token is good for; it never lets more than its account may.
    TokenScope as "token_scope" {
        /// Reads what the account reads.
        ProjectsRead = "projects:read", "读取项目", "Read projects";
        /// Changes records.
        ProjectsWrite = "projects:write", "修改项目", "Change projects";
        /// Drafts, submits and reviews reports; opens, closes and reopens months.
        ReportsWrite = "reports:write", "填报与审核月报，月份的开放、关账与重开", "Write and review reports; open, close and reopen months";
    }
}

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenDraft {
    /// What it is for.
    pub name: String,
    /// The sign-in name of the account whose rights it has.
    pub account: String,
    /// What it is good for.
    pub scopes: Vec<TokenScope>,
    /// The last day it can be used.
    pub last_day: NaiveDate,
}

impl TokenDraft {
    /// Longer than this no token lives: what is forgotten must end by itself.
    pub const LONGEST_DAYS: u64 = 400;

    /// Reads `token_name`, `account`, `scope` (several), `last_day`.
    ///
    /// # Errors
    /// Everything that is wrong, at its field.
    pub fn parse(fields: &Fields, today: NaiveDate) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let what = Label { zh: "用途", en: "purpose" };
        let name = errors.take("token_name", filled(fields, "token_name", what, 60));
        let whose = Label { zh: "所属账号", en: "account" };
        let account = errors.take("account", filled(fields, "account", whose, 64));
        let scopes: Vec<TokenScope> = fields.all("scope").filter_map(|code| code.parse().ok()).collect();
        if scopes.is_empty() {
            errors.add(
                "scope",
                Bilingual::new("请至少选择一项权限范围。", "Please choose at least one scope."),
            );
        }
        let longest = today + chrono::Days::new(Self::LONGEST_DAYS);
        let last_day = day(fields, "last_day").and_then(|last| {
            last.filter(|last| (today..=longest).contains(last)).ok_or_else(|| {
                Bilingual::new(
                    format!("请填写到期日：今天至 {longest}。令牌必须有期限。"),
                    format!("Please give the last day, from today to {longest}: every token has an end."),
                )
            })
        });
        let last_day = errors.take("last_day", last_day);
        let draft = name.zip(account).zip(last_day);
        errors.or(draft.map(|((name, account), last_day)| Self { name, account, scopes, last_day }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_an_end() {
        let today = "2025-10-15".parse().expect("day");
        let with = |last: &str| {
            let pairs =
                [("token_name", "同步"), ("account", "m"), ("scope", "projects:read"), ("last_day", last)];
            TokenDraft::parse(&pairs.into_iter().collect(), today)
        };
        assert_eq!(with("2026-10-15").expect("a token").scopes, [TokenScope::ProjectsRead]);
        for last in ["", "2025-10-14", "2027-10-15"] {
            assert_eq!(with(last).expect_err("no end").0[0].field, "last_day");
        }
        let nothing = TokenDraft::parse(&Fields::default(), today).expect_err("nothing");
        assert_eq!(nothing.0.len(), 4);
    }
}
