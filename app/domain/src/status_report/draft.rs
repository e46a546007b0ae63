//! A report as it is typed: every field a text, valid or not.

use super::content::{
    MOST_TEXT, adds_up, amount_in_bounds, progress_in_bounds, tidy, tidy_explanations, too_large,
};
use super::{CheckCode, ReportContent, ReportContext, StatusReport};
use crate::code_list::CodeList as _;
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use crate::unit::{BasisPoints, ParsePercentError, ParseYuanError, Yuan};

crate::code_list::code_list! {
    /// The unit an amount is typed in.
    AmountUnit as "amount_unit" {
        /// 10 000 yuan.
        Wan = "wan", "万元", "CNY 10,000";
        /// 100 000 000 yuan.
        Yi = "yi", "亿元", "CNY 100 million";
    }
}

impl AmountUnit {
    /// One of it in yuan.
    #[must_use]
    pub const fn in_yuan(self) -> i64 {
        match self {
            Self::Wan => 10_000,
            Self::Yi => 100_000_000,
        }
    }
}

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportDraft {
    /// `amount`: 本月完成投资, with or without a unit.
    pub amount: String,
    /// `amount_unit`: a code of [`AmountUnit`]; empty = 万元.
    pub amount_unit: String,
    /// `progress`: 形象进度 in percent.
    pub progress: String,
    /// `note`.
    pub note: String,
    /// `problems`.
    pub problems: String,
    /// `next_steps`.
    pub next_steps: String,
    /// `explain.<check>`.
    pub explanations: Vec<(CheckCode, String)>,
    /// `seen_revision`: of the report the form was filled from; empty = there was none.
    pub seen_revision: String,
}

impl ReportDraft {
    /// From a form.
    #[must_use]
    pub fn from_fields(fields: &Fields) -> Self {
        let text = |name: &str| fields.get(name).to_owned();
        let explained = |code: &CheckCode| Some((*code, fields.find(&code.field())?.to_owned()));
        Self {
            amount: text("amount"),
            amount_unit: text("amount_unit"),
            progress: text("progress"),
            note: text("note"),
            problems: text("problems"),
            next_steps: text("next_steps"),
            explanations: CheckCode::ALL.iter().filter_map(explained).collect(),
            seen_revision: text("seen_revision"),
        }
    }

    /// As a form.
    #[must_use]
    pub fn to_fields(&self) -> Fields {
        let plain = [
            ("amount", &self.amount),
            ("amount_unit", &self.amount_unit),
            ("progress", &self.progress),
            ("note", &self.note),
            ("problems", &self.problems),
            ("next_steps", &self.next_steps),
            ("seen_revision", &self.seen_revision),
        ];
        let explained = self.explanations.iter().map(|(code, text)| (code.field(), text.clone()));
        plain.into_iter().map(|(name, text)| (name.to_owned(), text.clone())).chain(explained).collect()
    }

    /// How a month begins: progress and texts of the last report, so that nothing is typed twice; the amount
    /// is this month's own.
    #[must_use]
    pub fn carry_over(previous: Option<&StatusReport>) -> Self {
        let Some(previous) = previous else { return Self::default() };
        let texts = Self::of_report(previous);
        Self { amount: String::new(), explanations: Vec::new(), seen_revision: String::new(), ..texts }
    }

    /// A report as a form shows it again.
    #[must_use]
    pub fn of_report(report: &StatusReport) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            amount: report.investment_completed_this_month.exact_wan(),
            amount_unit: AmountUnit::Wan.code().to_owned(),
            progress: report.physical_progress.map(BasisPoints::exact_percent).unwrap_or_default(),
            note: text(&report.note),
            problems: text(&report.problems),
            next_steps: text(&report.next_steps),
            explanations: report.explanations.iter().map(|(code, text)| (*code, text.clone())).collect(),
            seen_revision: report.revision.to_string(),
        }
    }

    /// What a manager finds in the form of a month: its report as far as there is one, else the last one
    /// handed in, carried over. `reports` in any order and of any state.
    #[must_use]
    pub fn starting(reports: &[StatusReport], context: &ReportContext) -> Self {
        let of = |month| reports.iter().find(|report| report.month == month);
        match of(context.month) {
            Some(report) => Self::of_report(report),
            None => Self::carry_over(context.previous.and_then(|previous| of(previous.month))),
        }
    }

    /// The revision the form was filled from.
    ///
    /// # Errors
    /// The field does not hold one: the form was tampered with.
    pub fn revision_seen(&self) -> Result<Option<i64>, FieldErrors> {
        let text = self.seen_revision.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let lost = || {
            let message = Bilingual::new(
                "页面信息不完整，请重新打开填报页；您填写的内容已保留。",
                "The page is not complete; open it again. What you typed is kept.",
            );
            FieldErrors::one("", message)
        };
        text.parse().map(Some).map_err(|_| lost())
    }

    /// What is typed, read.
    ///
    /// # Errors
    /// Everything that is wrong with it, each at its field.
    pub fn parse(&self, context: &ReportContext) -> Result<ReportContent, FieldErrors> {
        let mut errors = FieldErrors::default();
        let unit = errors.take("amount_unit", self.unit());
        let amount = read_amount(&self.amount, unit.unwrap_or(AmountUnit::Wan));
        let amount = errors.take("amount", amount.and_then(|amount| adds_up(amount, context)));
        let progress = errors.take("progress", read_progress(&self.progress));
        let mut text = |field: &str, text: &str| errors.take(field, tidy(text, MOST_TEXT)).flatten();
        let (note, problems) = (text("note", &self.note), text("problems", &self.problems));
        let next_steps = text("next_steps", &self.next_steps);
        let typed = self.explanations.iter().map(|(code, text)| (*code, text.as_str()));
        let explanations = tidy_explanations(&mut errors, typed);
        let content =
            amount.zip(progress).map(|(investment_completed_this_month, physical_progress)| ReportContent {
                investment_completed_this_month,
                physical_progress,
                note,
                problems,
                next_steps,
                explanations,
            });
        errors.or(content)
    }

    fn unit(&self) -> Result<AmountUnit, Bilingual> {
        match self.amount_unit.trim() {
            "" => Ok(AmountUnit::Wan),
            code => AmountUnit::from_code(code)
                .ok_or_else(|| Bilingual::new("单位只能是万元或亿元。", "The unit is 万元 or 亿元.")),
        }
    }
}

fn read_amount(text: &str, unit: AmountUnit) -> Result<Yuan, Bilingual> {
    let amount = Yuan::parse(text, unit.in_yuan()).map_err(|error| match error {
        ParseYuanError::Empty => Bilingual::new(
            "请填写本月完成投资；本月没有完成的填 0。",
            "Enter the investment completed this month; 0 if there was none.",
        ),
        ParseYuanError::NotANumber => Bilingual::new(
            "请填写数字，例如 1234.5；可以带单位，例如 0.12 亿元。",
            "Enter a number such as 1234.5; a unit may follow, such as 0.12 亿元.",
        ),
        ParseYuanError::NotWholeYuan => Bilingual::new(
            "金额须精确到元：以万元计最多 4 位小数，以亿元计最多 8 位小数。",
            "Amounts are whole yuan: at most 4 decimals in 万元, 8 in 亿元.",
        ),
        ParseYuanError::TooLarge => too_large(),
    })?;
    amount_in_bounds(amount)
}

fn read_progress(text: &str) -> Result<Option<BasisPoints>, Bilingual> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let progress = BasisPoints::parse_percent(text).map_err(|error| match error {
        ParsePercentError::TooFine => {
            Bilingual::new("形象进度最多 2 位小数。", "Physical progress has at most 2 decimals.")
        }
        ParsePercentError::Empty | ParsePercentError::NotANumber | ParsePercentError::TooLarge => {
            Bilingual::new(
                "请填写 0 至 100 之间的数字，例如 45.5。",
                "Enter a number from 0 to 100, such as 45.5.",
            )
        }
    })?;
    progress_in_bounds(progress).map(Some)
}
