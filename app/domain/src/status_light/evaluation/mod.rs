//! From facts to a light. The rules are data; this only reads them.

use super::{Condition, Excused, Finding, Light, LightExcuse, MonthRules, RuleTable};
use crate::calendar::ReportingMonth;
use crate::code_list::{CodeList as _, Stage};
use crate::label::Bilingual;
use crate::unit::BasisPoints;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// What the rules look at, all of it as of the last day of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LightFacts {
    /// The month.
    pub month: ReportingMonth,
    /// The stage; `None` = unknown.
    pub stage: Option<Stage>,
    /// Whether the year has a plan.
    pub has_annual_plan: bool,
    /// Completion rate of the year, when plan and completed are known.
    pub completion_rate: Option<BasisPoints>,
    /// Days the most overdue milestone is past; 0 = none.
    pub milestone_days_overdue: u32,
    /// Days the most overdue issue is past its due date; 0 = none.
    pub issue_days_overdue: u32,
    /// Consecutive months ending here without a report; 0 for projects that owe none.
    pub reports_missing: u32,
    /// The planned start.
    pub planned_start: Option<NaiveDate>,
    /// Whether work has begun.
    pub has_started: bool,
}

/// A light and what decided it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The light.
    pub light: Light,
    /// What decided it: every rule of that colour that held; one entry for green and grey.
    pub findings: Vec<Finding>,
    /// Version of the rules.
    pub rule_version: u32,
    /// Set when the office has set the light aside: then the light is grey.
    pub excused: Option<Excused>,
}

impl Evaluation {
    /// The findings in words with the version of the rules, both languages.
    #[must_use]
    pub fn reason(&self) -> Bilingual {
        let words: Vec<Bilingual> = self.findings.iter().map(Finding::explain).collect();
        let join = |texts: Vec<&str>, by: &str| texts.join(by);
        let version = self.rule_version;
        let zh = format!("{}（规则 v{version}）", join(words.iter().map(|w| w.zh.as_str()).collect(), "；"));
        let en = format!("{} (rule v{version})", join(words.iter().map(|w| w.en.as_str()).collect(), "; "));
        let Some(Excused { computed, until, reason }) = &self.excused else { return Bilingual::new(zh, en) };
        let light = computed.label();
        Bilingual::new(
            format!("已豁免至 {until}：{reason}；按规则为{}：{zh}", light.zh),
            format!("Excused until {until}: {reason}; {} by the rules: {en}", light.en.to_ascii_lowercase()),
        )
    }

    /// The same where an excuse holds: what would be yellow or red is grey.
    #[must_use]
    pub fn excused_by(self, excuse: Option<&LightExcuse>) -> Self {
        match excuse {
            Some(excuse) if matches!(self.light, Light::Yellow | Light::Red) => Self {
                light: Light::Grey,
                excused: Some(Excused {
                    computed: self.light,
                    until: excuse.until,
                    reason: excuse.reason.clone(),
                }),
                ..self
            },
            _ => self,
        }
    }

    /// The light the rules give, whether it was set aside or not.
    #[must_use]
    pub fn computed(&self) -> Light {
        self.excused.as_ref().map_or(self.light, |excused| excused.computed)
    }
}

/// The light of a month. `facts_of` tells the facts of the months before it that the escalation looks back on; each
/// of them counts with the light it has by its own rules.
#[must_use]
pub fn evaluate(
    rules: &MonthRules<'_>,
    facts: &LightFacts,
    facts_of: impl Fn(ReportingMonth) -> LightFacts,
) -> Evaluation {
    let mut evaluation = base_light(rules.table, facts);
    let months = rules.table.yellow_months_to_red;
    let needed = months as usize;
    if evaluation.light == Light::Yellow && needed >= 2 {
        let was_yellow =
            |(month, table): &&(_, &_)| base_light(table, &facts_of(*month)).light == Light::Yellow;
        let in_a_row = rules.previous.iter().take(needed - 1).take_while(was_yellow).count() + 1;
        if in_a_row >= needed {
            evaluation.light = Light::Red;
            evaluation.findings.insert(0, Finding::YellowInARow { months });
        }
    }
    evaluation
}

/// The light of a month by itself, before escalation.
fn base_light(table: &RuleTable, facts: &LightFacts) -> Evaluation {
    let decided =
        |light, findings| Evaluation { light, findings, rule_version: table.version, excused: None };
    match facts.stage {
        None => return decided(Light::Grey, vec![Finding::StageUnknown]),
        Some(Stage::Preparatory | Stage::UnderConstruction) => {}
        Some(stage) => return decided(Light::Grey, vec![Finding::StageNotJudged { stage }]),
    }
    if !facts.has_annual_plan {
        return decided(Light::Grey, vec![Finding::NoAnnualPlan { year: facts.month.year() }]);
    }
    for light in [Light::Red, Light::Yellow] {
        let rules = table.rules.iter().filter(|rule| rule.light == light);
        let findings = rules.filter_map(|rule| holds(&rule.condition, facts));
        let findings: Vec<Finding> = findings.chain(issue_overdue(table, light, facts)).collect();
        if !findings.is_empty() {
            return decided(light, findings);
        }
    }
    let time = facts.month.time_proportional();
    let on_time = match facts.completion_rate {
        Some(rate) => Finding::Gap { rate, time, limit: None },
        None => Finding::NothingBehind,
    };
    decided(Light::Green, vec![on_time])
}

/// Whether an overdue issue gives a light, where the rules look at issues at all.
fn issue_overdue(table: &RuleTable, light: Light, facts: &LightFacts) -> Option<Finding> {
    let more_than_days = table.overdue_issues?.more_than_days(light)?;
    let days = facts.issue_days_overdue;
    (days > more_than_days).then_some(Finding::IssueOverdue { days, more_than_days })
}

/// Whether a condition holds, and the figures it held with.
fn holds(condition: &Condition, facts: &LightFacts) -> Option<Finding> {
    let time = facts.month.time_proportional();
    match *condition {
        Condition::GapBelow { limit } => {
            let rate = facts.completion_rate?;
            (rate - time < limit).then_some(Finding::Gap { rate, time, limit: Some(limit) })
        }
        Condition::RatioBelow { limit } => {
            let ratio = BasisPoints(facts.completion_rate?.0.checked_mul(10_000)?.checked_div(time.0)?);
            (ratio < limit).then_some(Finding::Ratio { ratio, limit })
        }
        Condition::MilestoneOverdue { more_than_days } => (facts.milestone_days_overdue > more_than_days)
            .then_some(Finding::MilestoneOverdue { days: facts.milestone_days_overdue, more_than_days }),
        Condition::ReportsMissing { months } => (months > 0 && facts.reports_missing >= months)
            .then_some(Finding::ReportsMissing { months: facts.reports_missing }),
        Condition::StartMissed { months } => {
            let start = facts.planned_start.filter(|_| !facts.has_started)?;
            let day = facts.month.last_day();
            let latest = start.checked_add_months(Months::new(months))?;
            (latest <= day).then_some(Finding::StartMissed { months: whole_months(start, day) })
        }
    }
}

/// Whole months from one day to a later one.
fn whole_months(from: NaiveDate, to: NaiveDate) -> u32 {
    (1..=1200)
        .take_while(|n| from.checked_add_months(Months::new(*n)).is_some_and(|day| day <= to))
        .last()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests;
