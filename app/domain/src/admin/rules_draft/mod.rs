//! A new version of the rules of the lights as a form gives it: one limit a colour for each kind of condition.

mod first_day;
#[cfg(test)]
mod tests;

use super::text::{count, day};
use crate::calendar::ReportingCalendar;
use crate::form::{FieldErrors, Fields};
use crate::label::Bilingual;
use crate::status_light::{Condition, IssueRule, Light, Rule, RuleTable, RulesVersion};
use crate::unit::BasisPoints;
use chrono::NaiveDate;
use first_day::outside_closed_months;

/// A version to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesDraft {
    /// The first day it holds.
    pub effective_from: NaiveDate,
    /// The newest version the writer saw.
    pub based_on: u32,
    rules: Vec<Rule>,
    yellow_months_to_red: u32,
    overdue_issues: Option<IssueRule>,
}

/// Numbers in the form: name, the largest that makes sense, colour, condition.
type Counted = (&'static str, u32, Light, fn(u32) -> Condition);

const COUNTED: [Counted; 6] = [
    ("milestone_red", 365, Light::Red, |days| Condition::MilestoneOverdue { more_than_days: days }),
    ("milestone_yellow", 365, Light::Yellow, |days| Condition::MilestoneOverdue { more_than_days: days }),
    ("missing_red", 12, Light::Red, |months| Condition::ReportsMissing { months }),
    ("missing_yellow", 12, Light::Yellow, |months| Condition::ReportsMissing { months }),
    ("start_red", 24, Light::Red, |months| Condition::StartMissed { months }),
    ("start_yellow", 24, Light::Yellow, |months| Condition::StartMissed { months }),
];

/// Days an issue may be overdue, by colour; left empty, issues do not count.
const ISSUES: [(&str, Light); 2] = [("issue_red", Light::Red), ("issue_yellow", Light::Yellow)];

impl RulesDraft {
    /// What stands in the form for a version.
    #[must_use]
    pub fn fields(table: &RuleTable, newest: u32, effective_from: NaiveDate) -> Fields {
        let mut mode = "gap";
        let mut texts = Vec::new();
        for rule in &table.rules {
            let colour = if rule.light == Light::Red { "red" } else { "yellow" };
            let (name, text) = match rule.condition {
                Condition::GapBelow { limit } => ("limit", points(limit)),
                Condition::RatioBelow { limit } => {
                    mode = "ratio";
                    ("limit", points(limit))
                }
                Condition::MilestoneOverdue { more_than_days } => ("milestone", more_than_days.to_string()),
                Condition::ReportsMissing { months } => ("missing", months.to_string()),
                Condition::StartMissed { months } => ("start", months.to_string()),
            };
            texts.push((format!("{name}_{colour}"), text));
        }
        for (name, light) in ISSUES {
            let days = table.overdue_issues.and_then(|rule| rule.more_than_days(light));
            texts.extend(days.map(|days| (name.to_owned(), days.to_string())));
        }
        texts.push(("mode".to_owned(), mode.to_owned()));
        texts.push(("escalation".to_owned(), table.yellow_months_to_red.to_string()));
        texts.push(("effective_from".to_owned(), effective_from.to_string()));
        texts.push(("based_on".to_owned(), newest.to_string()));
        texts.into_iter().collect()
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Everything that is wrong, at its field.
    pub fn parse(
        fields: &Fields,
        today: NaiveDate,
        calendar: &ReportingCalendar,
    ) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::default();
        let ratio = fields.get("mode") == "ratio";
        let mut rules = Vec::new();
        let mut limits = Vec::new();
        for (name, light) in [("limit_red", Light::Red), ("limit_yellow", Light::Yellow)] {
            let Some(Some(limit)) = errors.take(name, limit(fields, name, ratio)) else { continue };
            limits.push(limit);
            let condition =
                if ratio { Condition::RatioBelow { limit } } else { Condition::GapBelow { limit } };
            rules.push(Rule { light, condition });
        }
        if let [red, yellow] = limits[..]
            && red >= yellow
        {
            errors.add("limit_red", Bilingual::new("红灯界限要低于黄灯界限。", "Red must be below yellow."));
        }
        let mut numbers = Vec::new();
        for (name, most, light, condition) in COUNTED {
            let number = errors.take(name, count(fields, name, most)).flatten();
            let is_zero_months = number == Some(0) && !name.starts_with("milestone");
            // No month in a row is no condition.
            let number = number.filter(|_| !is_zero_months);
            rules.extend(number.map(|number| Rule { light, condition: condition(number) }));
            numbers.push((name, number));
        }
        let [red, yellow] = ISSUES.map(|(name, _)| errors.take(name, count(fields, name, 365)).flatten());
        numbers.extend([(ISSUES[0].0, red), (ISSUES[1].0, yellow)]);
        let overdue_issues = (red.is_some() || yellow.is_some())
            .then_some(IssueRule { yellow_more_than_days: yellow, red_more_than_days: red });
        for pair in numbers.chunks(2) {
            if let [(name, Some(red)), (_, Some(yellow))] = *pair
                && red <= yellow
            {
                errors.add(name, Bilingual::new("红灯要比黄灯的数大。", "Red must be more than yellow."));
            }
        }
        let escalation = errors.take("escalation", count(fields, "escalation", 12)).flatten();
        let effective = day(fields, "effective_from").and_then(|from| {
            from.filter(|from| *from >= today).ok_or_else(|| {
                Bilingual::new(
                    format!("请填写生效日期，今天（{today}）或以后。"),
                    format!("Please give the first day it holds: today ({today}) or later."),
                )
            })
        });
        let effective = effective.and_then(|from| outside_closed_months(from, calendar));
        let effective_from = errors.take("effective_from", effective);
        if rules.is_empty() && overdue_issues.is_none() && errors.is_empty() {
            errors.add("", Bilingual::new("至少要有一条规则。", "There must be at least one rule."));
        }
        let based_on = fields.get("based_on").parse().unwrap_or_default();
        let yellow_months_to_red = escalation.unwrap_or_default();
        errors.or(effective_from.map(|effective_from| Self {
            effective_from,
            based_on,
            rules,
            yellow_months_to_red,
            overdue_issues,
        }))
    }

    /// As the version of this number, with its first day.
    #[must_use]
    pub fn version(&self, number: u32) -> RulesVersion {
        RulesVersion { effective_from: self.effective_from, rules: self.table(number) }
    }

    /// As the version of this number.
    #[must_use]
    pub fn table(&self, version: u32) -> RuleTable {
        RuleTable {
            version,
            rules: self.rules.clone(),
            yellow_months_to_red: self.yellow_months_to_red,
            overdue_issues: self.overdue_issues,
        }
    }
}

/// A limit in percent, two decimals at most; empty = none.
fn limit(fields: &Fields, name: &str, ratio: bool) -> Result<Option<BasisPoints>, Bilingual> {
    let Some(text) = fields.filled(name) else { return Ok(None) };
    let range = if ratio { 0..=20_000 } else { -10_000..=10_000 };
    let limit = hundredths(text).filter(|limit| range.contains(limit));
    let wrong = || {
        if ratio {
            Bilingual::new(
                "请填 0 至 200 的数（百分比），如 80。",
                "Please give a number from 0 to 200 (percent), like 80.",
            )
        } else {
            Bilingual::new(
                "请填 −100 至 100 的数（百分点），如 -10，最多两位小数。",
                "Please give a number from -100 to 100 (percentage points), like -10, with two decimals at most.",
            )
        }
    };
    limit.map(|limit| Some(BasisPoints(limit))).ok_or_else(wrong)
}

/// `-10.25` as −1025; `−` is a minus, too.
fn hundredths(text: &str) -> Option<i64> {
    let text = text.trim_end_matches(['%', '％']).trim();
    let (sign, digits) = match text.strip_prefix(['-', '−', '－']) {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let only_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || part.len() > 2 || !only_digits(whole) || !only_digits(part) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 100 + part))
}

/// A limit as it stands in the form.
fn points(limit: BasisPoints) -> String {
    let (sign, size) = (if limit.0 < 0 { "-" } else { "" }, limit.0.abs());
    match size % 100 {
        0 => format!("{sign}{}", size / 100),
        part => format!("{sign}{}.{part:02}", size / 100),
    }
}
